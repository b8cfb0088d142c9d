"""What is told of conversations, to whom: from what happened to notices. Never a word of what was said."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import kinds as agenda
from wegwijzer.conversations.actions import going_on
from wegwijzer.conversations.actions.calendars import KIND as TALK
from wegwijzer.conversations.happenings import happened
from wegwijzer.conversations.models import Conversation
from wegwijzer.conversations.rules import has_day_to_come
from wegwijzer.foundation.links import within
from wegwijzer.notices.actions import notify
from wegwijzer.notices.kinds import Kind, Pace, add_kind


def _another_day(actor: Actor, identifier: UUID, starts_at: datetime, minutes: int) -> None:
    """For as long as talks last: of what somebody proposed from a calendar, the beginning."""
    going_on.plan(actor, conversation=Conversation.objects.get(pk=identifier), planned_for=starts_at)


def _conversation(actor: Actor, identifier: UUID | None) -> str:
    return _first(actor, ("conversation", "conversation-form"), identifier)


def _conclusion(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "conversation-conclusion", identifier)


def _report(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "report", identifier)


def _round(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "round", identifier) if identifier else _mine(actor, identifier)


def _mine(actor: Actor, identifier: UUID | None) -> str:
    return _first(actor, ("conversations", "home"))


def _first(actor: Actor, names: tuple[str, ...], *ids) -> str:
    """The first of these pages that is there."""
    for name in names[:-1]:
        with suppress(NoReverseMatch):
            return within(actor, name, *ids)
    return within(actor, names[-1], *ids)


def _informal(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "informal")


def _moments(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "moments")


def _contact(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "contact")


def _goals(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "goals-row", identifier) if identifier else _contact(actor, identifier)


KINDS = (  # what happened, the sentence, the page, and whether a letter goes
    ("asked", _("%(name)s vraagt je om een loopbaangesprek."), _conversation, True),
    ("invited", _("Je bent uitgenodigd voor een loopbaangesprek."), _conversation, True),
    ("accepted", _("%(name)s zegt ja op je vraag om een gesprek."), _conversation, True),
    ("planned", _("%(name)s koos een dag voor jullie gesprek."), _conversation, True),
    ("cancelled", _("%(name)s laat weten dat jullie gesprek niet doorgaat."), _conversation, True),
    ("planned_in_calendars", _("%(name)s koos een dag voor jullie gesprek."), _conversation, False),
    ("cancelled_in_calendars", _("%(name)s laat weten dat jullie gesprek niet doorgaat."), _conversation, False),
    ("shared", _("%(name)s deelde iets van de voorbereiding met je."), _conversation, False),
    ("scores_shown", _("De scores van jou en %(name)s staan nu naast elkaar."), _conversation, False),
    ("confirmed", _("%(name)s ging akkoord met jullie besluit. Nu is het aan jou."), _conclusion, True),
    ("reopened", _("%(name)s heropende jullie besluit."), _conclusion, True),
    ("concluded", _("%(name)s bevestigde ook. Jullie besluit staat vast."), _conclusion, False),
    ("added", _("%(name)s zette iets bij jullie besluit."), _conclusion, True),
    ("report_shown", _("%(name)s schreef een tekst over jullie gesprek. Jij leest die eerst."), _report, True),
    ("report_answered", _("%(name)s wil niet dat je tekst doorgegeven wordt."), _report, True),
    ("report_sent", _("Na een gesprek is er iets aan jou doorgegeven."), _report, True),
    ("report_gone", _("De tekst over jullie gesprek is verstuurd."), _report, False),
    ("report_withdrawn", _("%(name)s nam een tekst over jullie gesprek terug."), _report, False),
    ("partner_left", _("Een gesprek van jou gaat niet verder: de ander heeft hier geen rol meer."), _mine, True),
    ("round_invited", _("Je bent uitgenodigd voor een loopbaangesprek."), _round, True),
    ("round_asks", _("In een gespreksronde staan gesprekken voor je klaar."), _round, True),
    ("round_reminded", _("Je loopbaangesprek wacht nog op je."), _round, True),
    ("note_shared", _("%(name)s deelde een korte notitie met je."), _informal, False),
    ("moment_told", _("%(name)s vertelde je over een moment dat telt."), _moments, True),
    ("contact_named", _("HR koos een vast aanspreekpunt voor vragen over een loopbaan."), _contact, False),
    ("goals_proposed", _("%(name)s schreef doelen voor een jaar. Kijk je mee?"), _goals, True),
    ("goals_agreed", _("%(name)s gaat akkoord met jullie doelen voor het jaar."), _goals, False),
)
ONCE = (
    "asked",
    "invited",
    "round_invited",
    "round_asks",
    "accepted",
    "concluded",
    "scores_shown",
)  # of a conversation; all else may come again
CAN_WAIT = ("reopened", "added", "report_answered", "report_sent", "moment_told")  # until the digest
PREFIX = "conversations."


def begin() -> None:
    """When the application starts."""
    talk = agenda.Kind(TALK, _("Loopbaangesprek"), _conversation, move=_another_day, let_go=going_on.let_day_go)
    agenda.add_kind(talk)
    for key, sentence, address, by_mail in KINDS:
        pace = Pace.DIGEST if key in CAN_WAIT else Pace.AT_ONCE
        add_kind(Kind(PREFIX + key, sentence, address, by_mail, _group(key), pace))
    happened.connect(told, dispatch_uid="conversations.telling")


def _group(key: str) -> str:
    """What a person chooses about, of the groups in notices/kinds.py."""
    if key in ("note_shared", "moment_told", "contact_named"):
        return "other"
    return {"round": "rounds", "report": "reports"}.get(key.partition("_")[0], "conversations")


def told(sender, *, what: str, actor: Actor, conversation, persons: list[UUID], record, **more) -> None:
    """Some acts are told to nobody: that somebody prepared is seen on the page, and no reason for a letter."""
    for kind, to in _by_kind(what, actor, conversation, persons, record):
        about = record or conversation
        notify(
            actor,
            persons=to,
            kind=PREFIX + kind,
            about=getattr(about, "pk", None),
            moment=_moment(kind, actor, conversation),
        )


def _by_kind(what: str, actor: Actor, conversation, persons: list[UUID], record):
    if what == "asked" and actor.person_id not in (conversation.employee_id, conversation.other_id):
        what = "invited"
    if what == "report_sent":
        receiver = [person for person in persons if person == record.receiver_id]
        return [("report_sent", receiver), ("report_gone", [one for one in persons if one not in receiver])]
    if what in ("planned", "cancelled") and has_day_to_come(conversation, now=timezone.now()):
        what += "_in_calendars"  # the invitation, or its end, is the letter
    return [(what, persons)] if any(what == key for key, *_rest in KINDS) else []


def _moment(kind: str, actor: Actor, conversation) -> str:
    """What tells one time from another: the day that was chosen, else the day on which it happened."""
    if kind in ONCE or kind.startswith("report"):
        return ""
    if kind.startswith("planned") and conversation.planned_for:
        return conversation.planned_for.isoformat()
    return actor.today.isoformat()
