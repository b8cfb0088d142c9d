"""Outside the organisations: the way in."""

from django.urls import path

from wegwijzer.identity import views

urlpatterns = [
    path("", views.entry, name="entry"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("invitation/<str:token>/account/", views.invitation_account, name="invitation-account"),
]
