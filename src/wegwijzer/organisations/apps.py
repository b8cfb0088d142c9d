from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "wegwijzer.organisations"
    label = "organisations"
