from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "wegwijzer.exchange"
    label = "exchange"
