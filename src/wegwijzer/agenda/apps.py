from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "wegwijzer.agenda"
    label = "agenda"

    def ready(self) -> None:
        from wegwijzer.agenda import leaving  # noqa: F401  (its jobs are known from here on)
        from wegwijzer.agenda.replies import handle
        from wegwijzer.agenda.telling import begin
        from wegwijzer.notices.inbound import add_handler

        begin()
        add_handler("text/calendar", handle)
