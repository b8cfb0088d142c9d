"""Addresses of notices, within an organisation."""

from django.urls import path

from wegwijzer.notices import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/seen/", views.all_seen, name="notices-seen"),
    path("notices/choices/", views.choices, name="notice-choices"),
    path("notices/<uuid:notice>/", views.notice, name="notice"),
]
