from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "wegwijzer.conversations"
    label = "conversations"

    def ready(self) -> None:
        from wegwijzer.conversations import taking
        from wegwijzer.conversations.telling import begin
        from wegwijzer.conversations.views.own_section import contact_section, offer_section
        from wegwijzer.conversations.views.section import conversation_section
        from wegwijzer.people.sections import add_section

        add_section(offer_section)
        add_section(conversation_section)
        add_section(contact_section)
        begin()
        taking.begin()
