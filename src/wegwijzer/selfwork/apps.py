from django.apps import AppConfig


class SelfworkConfig(AppConfig):
    name = "wegwijzer.selfwork"
    label = "selfwork"
