"""Moments to look at agreements again, within an organisation."""

from django.urls import path

from wegwijzer.plans.views import checkpoints

urlpatterns = [
    path("checkpoints/new/", checkpoints.NewCheckpoint.as_view(), name="checkpoint-new"),
    path("checkpoints/<uuid:checkpoint>/", checkpoints.checkpoint, name="checkpoint"),
    path("checkpoints/<uuid:checkpoint>/move/", checkpoints.Move.as_view(), name="checkpoint-move"),
    path("checkpoints/<uuid:checkpoint>/cancel/", checkpoints.Cancel.as_view(), name="checkpoint-cancel"),
    path("checkpoints/<uuid:checkpoint>/note/", checkpoints.Hold.as_view(), name="checkpoint-hold"),
]
