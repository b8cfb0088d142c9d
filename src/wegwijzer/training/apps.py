from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "wegwijzer.training"
    label = "training"

    def ready(self) -> None:
        from wegwijzer.people.sections import add_section
        from wegwijzer.training.views.section import training_section

        add_section(training_section)
