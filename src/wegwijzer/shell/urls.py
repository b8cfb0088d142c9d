"""Addresses of the roof. Include before allauth's, so that ``/account/`` is our own page."""

from django.urls import path

from wegwijzer.shell import account, views

urlpatterns = [
    path("offline/", views.offline, name="offline"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("language/", views.language, name="language"),
    path("appearance/", views.choose_appearance, name="appearance"),
    path("account/", account.account, name="account"),
    path("account/sessions/<int:session>/end/", account.end_session, name="session-end"),
]
