"""Addresses of one's own appointments, within an organisation."""

from django.urls import path

from wegwijzer.agenda import views

urlpatterns = [
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/feed/", views.feed_new, name="agenda-feed-new"),
    path("agenda/feed/close/", views.feed_close, name="agenda-feed-close"),
    path("agenda/<uuid:appointment>/answer/", views.answer, name="agenda-answer"),
    path("agenda/<uuid:appointment>/take-over/", views.take_over, name="agenda-take-over"),
    path("agenda/<uuid:appointment>/event/", views.event, name="agenda-event"),
]
