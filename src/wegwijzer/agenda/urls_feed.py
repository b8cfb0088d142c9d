"""Outside the organisations: what a calendar fetches by itself."""

from django.urls import path

from wegwijzer.agenda import views

urlpatterns = [path("calendar/<str:token>.ics", views.feed, name="calendar-feed")]
