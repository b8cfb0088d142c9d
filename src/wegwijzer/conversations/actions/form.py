"""The form that the two fill in together: fields with versions, examples, proposals."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations import instrument, rules
from wegwijzer.conversations.actions.common import (
    GONE,
    FieldChanged,
    again,
    can_still_write,
    has_said,
    mine,
    own_row,
    people,
    unchanged,
    with_id,
)
from wegwijzer.conversations.models import Conversation, Example, JointField, Proposal
from wegwijzer.organisations.saving import saving

THEME_FIELDS = ("growth", "term", "actions", "notes")


def save_field(actor: Actor, *, conversation: Conversation, key: str, value, version: int) -> JointField:
    """One field of the form, by either. `version` is the one that was seen on the page, 0 when it was empty.

    Keys: `theme.<key>.growth|term|actions|notes`, `conclusion.outcome|why|until` (ISO day), `place`, `reason`,
    `reason_text`, `flow.<key>.by` (employee or other: who reports along a flow of which either can).
    Saving what stands there already changes nothing, so that a request that was sent twice does no harm.
    Raises ValidationError({"value": …}); FieldChanged(current, yours) when the other saved something else
    meanwhile: nothing is lost, the person chooses and saves again with `current.version`.
    """
    current, _side = mine(actor, conversation, lock=False)
    can_still_write(current)
    value = _checked(actor, current, key, value)
    rows = JointField.objects.select_for_update(of=("self",), no_key=True)
    row = rows.filter(conversation=current, key=key).first()
    if row is None:
        return _first(actor, current, key, value)
    if row.value == value:
        return row
    unchanged(row, version, value)
    row.value, row.version, row.changed_by = value, row.version + 1, actor.person
    with saving():
        row.save(update_fields=["value", "version", "changed_by", "changed_at"])
    return row


def _first(actor: Actor, conversation: Conversation, key: str, value) -> JointField:
    row = JointField(**people(conversation), key=key, value=value, changed_by=actor.person)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != "jointfield_once":
            with saving():
                raise
        there = JointField.objects.get(conversation=conversation, key=key)
        if there.value != value:
            raise FieldChanged(there, value) from error
        return there
    return row


def _checked(actor: Actor, conversation: Conversation, key: str, value):
    if value in (None, ""):
        value = ""
    if key.startswith("theme."):
        return _theme_value(conversation, key, value)
    if key.startswith("flow."):
        return _by_whom(conversation, key, value)
    check = _CHECKS.get(key)
    if check is None:
        raise rules.refuse("value", _("Dit veld staat niet op het formulier."))
    return check(value, actor.today) if value != "" else ""


def _theme_value(conversation: Conversation, key: str, value):
    theme, _dot, name = key.removeprefix("theme.").rpartition(".")
    if name not in THEME_FIELDS or theme not in instrument.themes(conversation):
        raise rules.refuse("value", _("Dit veld staat niet op het formulier."))
    found = instrument.checked(conversation, "form", f"{theme}.{name}", value)
    return "" if found is None else found


def _by_whom(conversation: Conversation, key: str, value) -> str:
    wanted = key.removeprefix("flow.").removesuffix(".by")
    flow = next((flow for flow in shipped.flows_of(conversation.flows) if flow.key == wanted), None)
    if flow is None or flow.sender != shipped.EITHER or not key.endswith(".by"):
        raise rules.refuse("value", _("Over deze weg valt niets af te spreken."))
    return rules.check_choice("value", value, ("", shipped.EMPLOYEE, shipped.OTHER))


def _day(value, today: date) -> str:
    try:
        day = date.fromisoformat(str(value))
    except ValueError as error:
        raise rules.refuse("value", _("Vul een dag in die bestaat, zoals 31-12-2026.")) from error
    return rules.check_term("value", day, today=today).isoformat()


def _text(longest: int) -> Callable:
    return lambda value, today: rules.check_text("value", value, longest)


def _one_of(*among: str) -> Callable:
    return lambda value, today: rules.check_choice("value", value, among)


_CHECKS: dict[str, Callable] = {
    "conclusion.outcome": _one_of(*rules.OUTCOMES),
    "conclusion.why": _text(4000),
    "conclusion.until": _day,
    "place": _text(200),
    "reason": _one_of(*rules.REASONS),
    "reason_text": _text(2000),
}


# ---- Examples (CON-9): only who wrote one changes it


def add_example(
    actor: Actor, *, conversation: Conversation, theme: str, text: str, kind: str = "", token: UUID | None = None
) -> Example:
    """A concrete moment with a theme; `kind` one of rules.EXAMPLES or "". Both see it at once."""
    current, _side = mine(actor, conversation, lock=False)
    if (made := again(Example, token)) is not None:
        if has_said(made, text=text, theme=theme):
            return made
        token = None  # other words are another
    can_still_write(current)
    if theme not in instrument.themes(current):
        raise rules.refuse("theme", _("Dit thema staat niet op het formulier."))
    fields = {"text": rules.check_text("text", text, 2000, needed=True), "kind": _kind(kind)}
    with saving():
        return Example.objects.create(**with_id(token), **people(current), author=actor.person, theme=theme, **fields)


def _kind(kind: str) -> str:
    return rules.check_choice("kind", kind, ("", *rules.EXAMPLES))


def change_example(actor: Actor, *, example: Example, text: str, kind: str = "", version: int | None = None) -> Example:
    current, _side = mine(actor, example.conversation, lock=False)
    can_still_write(current)
    row = own_row(actor, Example, example)
    text = rules.check_text("text", text, 2000, needed=True)
    if (row.text, row.kind) == (text, kind):
        return row
    unchanged(row, version, text)
    row.text, row.kind, row.version = text, _kind(kind), row.version + 1
    with saving():
        row.save(update_fields=["text", "kind", "version"])
    return row


def remove_example(actor: Actor, *, example: Example) -> None:
    """Its text stays among what is kept."""
    current, _side = mine(actor, example.conversation, lock=False)
    can_still_write(current)
    with saving():
        own_row(actor, Example, example).delete()


# ---- Proposals (CON-10): the words are of who wrote them, the verdict of either


def add_proposal(
    actor: Actor,
    *,
    conversation: Conversation,
    text: str,
    direction: str = "",
    place: str = "",
    token: UUID | None = None,
) -> Proposal:
    """Something that could be. `direction` of rules.DIRECTIONS, `place` of rules.PLACES, or "" for not said."""
    current, _side = mine(actor, conversation, lock=False)
    if (made := again(Proposal, token)) is not None:
        if has_said(made, text=text):
            return made
        token = None  # other words are another
    can_still_write(current)
    fields = _proposal(text, direction, place)
    with saving():
        return Proposal.objects.create(**with_id(token), **people(current), author=actor.person, **fields)


def _proposal(text: str, direction: str, place: str) -> dict:
    return {
        "text": rules.check_text("text", text, 2000, needed=True),
        "direction": rules.check_choice("direction", direction, ("", *rules.DIRECTIONS)),
        "place": rules.check_choice("place", place, ("", *rules.PLACES)),
    }


def change_proposal(
    actor: Actor, *, proposal: Proposal, text: str, direction: str = "", place: str = "", version: int | None = None
) -> Proposal:
    """Only who wrote it. Raises FieldChanged when the other judged it meanwhile."""
    current, _side = mine(actor, proposal.conversation, lock=False)
    can_still_write(current)
    row = own_row(actor, Proposal, proposal)
    return _save_proposal(row, version, _proposal(text, direction, place))


def judge_proposal(
    actor: Actor, *, proposal: Proposal, verdict: str, why: str = "", version: int | None = None
) -> Proposal:
    """possible, not_possible, not_yet, or "" for no verdict any more; kept with who said it."""
    current, _side = mine(actor, proposal.conversation, lock=False)
    can_still_write(current)
    row = Proposal.objects.select_for_update(of=("self",), no_key=True).filter(pk=proposal.pk).first()
    if row is None:
        raise ValidationError(GONE)
    rules.check_choice("verdict", verdict, ("", *rules.VERDICTS))
    why = rules.check_text("why", why, 2000)
    return _save_proposal(row, version, {"verdict": verdict, "why": why}, verdict_by=actor.person)


def _save_proposal(row: Proposal, version: int | None, fields: dict, **more) -> Proposal:
    if all(getattr(row, name) == value for name, value in fields.items()):
        return row
    unchanged(row, version, fields)
    for name, value in {**fields, **more}.items():
        setattr(row, name, value)
    row.version += 1
    with saving():
        row.save(update_fields=[*fields, *more, "version"])
    return row


def remove_proposal(actor: Actor, *, proposal: Proposal) -> None:
    current, _side = mine(actor, proposal.conversation, lock=False)
    can_still_write(current)
    with saving():
        own_row(actor, Proposal, proposal).delete()
