"""Addresses: what is nobody's in particular at the top, an organisation's rooms under its name."""

from django.urls import include, path

organisation = [
    path("", include("wegwijzer.shell.home.urls")),
    path("", include("wegwijzer.shell.team.urls")),
    path("", include("wegwijzer.people.urls")),
    path("", include("wegwijzer.functions.urls")),
    path("", include("wegwijzer.training.urls")),
    path("", include("wegwijzer.exchange.urls")),
    path("", include("wegwijzer.selfwork.urls")),
    path("", include("wegwijzer.instruments.urls")),
    path("", include("wegwijzer.conversations.urls")),
    path("", include("wegwijzer.plans.urls")),
    path("", include("wegwijzer.plans.urls_requests")),
    path("", include("wegwijzer.plans.urls_checkpoints")),
    path("", include("wegwijzer.agenda.urls")),
    path("", include("wegwijzer.notices.urls")),
    path("", include("wegwijzer.administration.urls")),
]

urlpatterns = [
    path("", include("wegwijzer.operations.urls")),
    path("", include("wegwijzer.shell.urls")),
    path("", include("wegwijzer.identity.urls")),
    path("", include("wegwijzer.agenda.urls_feed")),
    path("", include("wegwijzer.selfwork.portrait.urls_writer")),
    path("account/", include("allauth.urls")),
    path("o/<slug:organisation>/", include(organisation)),
]

handler400 = "wegwijzer.shell.views.bad_request"
handler403 = "wegwijzer.shell.views.permission_denied"
handler404 = "wegwijzer.shell.views.page_not_found"
handler500 = "wegwijzer.shell.views.server_error"
