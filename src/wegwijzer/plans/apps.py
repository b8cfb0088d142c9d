from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "wegwijzer.plans"
    label = "plans"

    def ready(self) -> None:
        from wegwijzer.plans import checkpoint_kinds
        from wegwijzer.plans.telling import begin

        begin()
        checkpoint_kinds.begin()
