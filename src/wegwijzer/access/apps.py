from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "wegwijzer.access"
    label = "access"
