from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "wegwijzer.conversations"
    label = "conversations"
