"""Outside the organisations: for who holds the link of an invitation to write a story, without an account."""

from django.urls import path

from wegwijzer.selfwork.portrait.views import writer

urlpatterns = [
    path("story/<str:token>/", writer.write, name="story-write"),
    path("story/<str:token>/begin/", writer.begin, name="story-begin"),
    path("story/<str:token>/save/", writer.save, name="story-save"),
    path("story/<str:token>/send/", writer.send, name="story-send"),
    path("story/<str:token>/later/", writer.later, name="story-later"),
    path("story/<str:token>/no/", writer.decline, name="story-decline"),
    path("story/<str:token>/<int:number>/", writer.step, name="story-step"),
]
