from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "wegwijzer.identity"
    label = "identity"
