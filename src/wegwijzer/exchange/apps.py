from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "wegwijzer.exchange"
    label = "exchange"

    def ready(self) -> None:
        from wegwijzer.exchange import kinds  # models must be known first

        kinds.discover()
