from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "wegwijzer.notices"
    label = "notices"
