"""Addresses of what somebody does alone, within an organisation."""

from django.urls import include, path

from wegwijzer.selfwork.views import answering, curves, listing, reading, sharing, taking

urlpatterns = [
    path("self/", listing.listing, name="self"),
    path("", include("wegwijzer.selfwork.portrait.urls")),
    path("self/begin/", listing.begin, name="self-begin"),
    path("self/export/", listing.export, name="self-export"),
    path("self/file/", listing.paper, name="self-file"),
    path("self/shares/", sharing.shares, name="shares"),
    path("self/shares/<uuid:share>/", sharing.share, name="share"),
    path("self/shares/<uuid:share>/file/", sharing.paper, name="share-file"),
    path("self/shares/<uuid:share>/take-back/", sharing.take_back, name="share-take-back"),
    path("self/over-time/<slug:instrument_drawn>/", curves.over_time, name="self-curves"),
    path("self/compare/<slug:instrument_self>/", reading.compare, name="self-compare"),
    path("self/taken/<uuid:taken>/remove/", taking.put_back, name="taken-remove"),
    path("self/<uuid:sheet>/", answering.sheet, name="sheet"),
    path("self/<uuid:sheet>/save/", answering.save, name="sheet-save"),
    path("self/<uuid:sheet>/question/<int:number>/", answering.step, name="sheet-step"),
    path("self/<uuid:sheet>/way/", answering.way, name="sheet-way"),
    path("self/<uuid:sheet>/finish/", answering.finish, name="sheet-finish"),
    path("self/<uuid:sheet>/read/", reading.read, name="sheet-read"),
    path("self/<uuid:sheet>/file/", reading.paper, name="sheet-file"),
    path("self/<uuid:sheet>/name/", listing.Rename.as_view(), name="sheet-name"),
    path("self/<uuid:sheet>/remove/", listing.Remove.as_view(), name="sheet-remove"),
    path("self/<uuid:sheet>/share/", sharing.ShareSheet.as_view(), name="sheet-share"),
    path("self/<uuid:sheet>/take/", taking.take, name="sheet-take"),
]
