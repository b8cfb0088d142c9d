"""The organisation's own words on why these conversations are held (CON-2)."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import framework, rules
from wegwijzer.conversations.access import CHANGE_FRAMEWORK
from wegwijzer.conversations.models import FrameworkText
from wegwijzer.conversations.queries.framework import newest
from wegwijzer.organisations.saving import saving

LONGEST_TITLE = 120


def publish_framework(actor: Actor, *, language: str, title: str, text: str) -> FrameworkText:
    """From now on this is what everybody reads in this language. What stood there before is kept."""
    CHANGE_FRAMEWORK.require_role(actor)
    rules.check_choice("language", language, dict(settings.LANGUAGES))
    title = rules.check_text("title", title, LONGEST_TITLE, needed=True)
    text = rules.check_text("text", text.replace("\r\n", "\n"), needed=True)
    if not framework.parts_of(text):
        raise rules.refuse("text", _("Schrijf hier iets."))
    before = newest(language)
    if before is not None and (before.title, before.text) == (title, text):
        return before
    return _kept(actor, language, title, text)


def back_to_shipped(actor: Actor, *, language: str) -> FrameworkText | None:
    """From now on the text that ships holds again. None when it does already."""
    CHANGE_FRAMEWORK.require_role(actor)
    rules.check_choice("language", language, dict(settings.LANGUAGES))
    before = newest(language)
    return _kept(actor, language, "", "") if before is not None and before.text else None


def _kept(actor: Actor, language: str, title: str, text: str) -> FrameworkText:
    with saving():
        return FrameworkText.objects.create(
            organisation=actor.organisation, language=language, title=title, text=text, by=actor.person
        )
