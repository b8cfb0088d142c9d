from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "wegwijzer.instruments"
    label = "instruments"

    def ready(self):
        from wegwijzer.instruments import checks  # noqa: F401  (registers itself)
