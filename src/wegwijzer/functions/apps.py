from django.apps import AppConfig


class FunctionsConfig(AppConfig):
    name = "wegwijzer.functions"
    label = "functions"
