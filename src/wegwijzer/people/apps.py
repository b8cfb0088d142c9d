from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "wegwijzer.people"
    label = "people"
