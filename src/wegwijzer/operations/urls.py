"""Addresses for machines, outside every organisation."""

from django.urls import path

from wegwijzer.operations import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("metrics", views.figures, name="metrics"),
]
