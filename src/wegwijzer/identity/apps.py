from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "wegwijzer.identity"
    label = "identity"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in

        from wegwijzer.identity.signing_in import on_signed_in

        user_logged_in.connect(on_signed_in, dispatch_uid="identity.language")
