from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "wegwijzer.plans"
    label = "plans"
