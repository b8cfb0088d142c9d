from django.apps import AppConfig


class SelfworkConfig(AppConfig):
    name = "wegwijzer.selfwork"
    label = "selfwork"

    def ready(self) -> None:
        from wegwijzer.selfwork.telling import begin

        begin()
