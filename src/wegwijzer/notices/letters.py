"""The letters of this room. They say that there is something, and not what: a mailbox is no safe place."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wegwijzer.identity.letters import address_of
from wegwijzer.notices.kinds import Group
from wegwijzer.notices.models import Notice
from wegwijzer.notices.once import Envelope
from wegwijzer.output.mail import Letter, Link, Section, compose

MOST_LINKS = 8  # of one group; for more there is the page


def something_new(envelope: Envelope, notice: Notice) -> EmailMessage:
    """That there is something. The link opens what it is about, for who is signed in."""
    actor = envelope.actor
    letter = Letter(
        subject=_("Er staat iets voor je klaar in Wegwijzer"),
        greeting=_("Dag %(name)s") % {"name": actor.person.given_name},
        paragraphs=[
            _("In Wegwijzer bij %(organisation)s is er iets nieuws voor je.")
            % {"organisation": actor.organisation.name},
            _("Wat het is, lees je alleen daar. In een e-mail zetten we niets over je loopbaan."),
        ],
        action=(_("Bekijken"), _page(envelope, "notice", notice=notice.pk)),
        closing="Wegwijzer",
        choose=choose(envelope),
    )
    return as_message(envelope, letter)


@dataclass(frozen=True)
class Part:
    """What a digest holds of one group, the newest first."""

    group: Group
    notices: Sequence[Notice]


def digest(envelope: Envelope, parts: Sequence[Part]) -> EmailMessage:
    """How much there is in each group, with a way to each."""
    actor, number = envelope.actor, sum(len(part.notices) for part in parts)
    subject = ngettext(
        "Er staat %(count)s bericht voor je klaar in Wegwijzer",
        "Er staan %(count)s berichten voor je klaar in Wegwijzer",
        number,
    )
    letter = Letter(
        subject=subject % {"count": number},
        greeting=_("Dag %(name)s") % {"name": actor.person.given_name},
        paragraphs=[
            _("Dit is je overzicht van Wegwijzer bij %(organisation)s. Waarover het gaat, lees je alleen daar.")
            % {"organisation": actor.organisation.name},
        ],
        sections=[_section(envelope, part) for part in parts],
        action=(_("Al je berichten"), _page(envelope, "notices")),
        closing="Wegwijzer",
        choose=choose(envelope),
    )
    return as_message(envelope, letter)


def _section(envelope: Envelope, part: Part) -> Section:
    count = len(part.notices)
    shown = part.notices[:MOST_LINKS]
    links = [(_when(notice), _page(envelope, "notice", notice=notice.pk)) for notice in shown]
    return Section(str(part.group.neutral % {"count": count}), links)


def _when(notice: Notice) -> str:
    moment = localtime(notice.told_at)
    said = {"day": date_format(moment, "l j F"), "time": date_format(moment, "H.i")}
    return _("Bekijk het bericht van %(day)s om %(time)s uur") % said


def choose(envelope: Envelope) -> Link:
    """The way out of every letter."""
    return _("Kies welke e-mails je krijgt"), _page(envelope, "notice-choices")


def as_message(envelope: Envelope, letter: Letter) -> EmailMessage:
    return compose(
        letter,
        to=envelope.to,
        sender=settings.DEFAULT_FROM_EMAIL,
        language=envelope.language,
        message_id=envelope.message_id,
    )


def _page(envelope: Envelope, name: str, **ids) -> str:
    return address_of(name, organisation=envelope.actor.organisation.slug, **ids)
