from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "wegwijzer.administration"
    label = "administration"
