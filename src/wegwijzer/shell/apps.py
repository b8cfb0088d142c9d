from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Must stand before ``allauth`` and ``django.forms`` in INSTALLED_APPS: our templates go first."""

    name = "wegwijzer.shell"
    label = "shell"
