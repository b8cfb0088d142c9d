from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "wegwijzer.notices"
    label = "notices"

    def ready(self):
        from wegwijzer.identity.jobs import not_wanted, sent
        from wegwijzer.notices import bounces, failures, inbound

        inbound.add_handler(bounces.CONTENT_TYPE, bounces.take_note)
        not_wanted.connect(failures.invitation_refused, dispatch_uid="notices.failures")
        sent.connect(failures.invitation_sent, dispatch_uid="notices.failures")
