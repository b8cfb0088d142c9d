"""Addresses of trainings, within an organisation."""

from django.urls import path

from wegwijzer.training.views import editing
from wegwijzer.training.views.listing import trainings

urlpatterns = [
    path("trainings/", trainings, name="trainings"),
    path("trainings/new/", editing.NewTraining.as_view(), name="training-new"),
    path("trainings/<uuid:training>/edit/", editing.ChangeTraining.as_view(), name="training-edit"),
    path("trainings/<uuid:training>/remove/", editing.RemoveTraining.as_view(), name="training-remove"),
]
