"""The question sets and the form of a conversation, at the versions with which it began."""

from django.utils.translation import get_language

from wegwijzer.conversations.rules import refuse
from wegwijzer.instruments import queries
from wegwijzer.instruments.answers import AnswerRefused, check_answer
from wegwijzer.instruments.sentences import sentence
from wegwijzer.instruments.structure import Instrument

KEYS = {"form": "conversation-form", "employee": "preparation-employee", "other": "preparation-other"}


def refs_now(organisation) -> dict[str, str]:
    """What a conversation that begins now keeps: form, and the preparation of either side."""
    return {name: queries.current(organisation, key).ref for name, key in KEYS.items()}


def instrument(conversation, name: str, language: str | None = None) -> Instrument:
    """`name`: form, employee or other. In the language of who looks, unless said otherwise."""
    found = queries.version(conversation.organisation, conversation.instruments[name])
    return found.in_language(language or get_language() or "nl", conversation.organisation.language)


def checked(conversation, name: str, key: str, value, field: str = "value"):
    """The answer as it is kept, None when it says nothing. Raises ValidationError beside `field`."""
    asked = instrument(conversation, name).fields.get(key)
    if asked is None:
        raise refuse(field, sentence(AnswerRefused("unknown_choice")))
    try:
        return check_answer(asked, value)
    except AnswerRefused as refused:
        raise refuse(field, sentence(refused)) from refused


def themes(conversation) -> dict[str, tuple[int, ...]]:
    """Key of each theme of the form → the steps of its scale, in order."""
    return {theme.key: theme.scale.values for theme in instrument(conversation, "form").themes}
