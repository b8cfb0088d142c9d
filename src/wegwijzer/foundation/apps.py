from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "wegwijzer.foundation"
    label = "foundation"

    def ready(self) -> None:
        from wegwijzer.foundation import checks  # noqa: F401  registers the system checks
