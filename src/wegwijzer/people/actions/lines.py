"""Who leads whom, in which way, from when. A change of leader ends one line and starts another."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import assign, correcting, locked, saving
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.actions import sentences  # noqa: F401  registers what to say
from wegwijzer.people.models import LineKind, Membership, Person, Position, ReportingLine
from wegwijzer.people.rules import check_stretch, day_before


def appoint_leader(
    actor: Actor,
    *,
    position: Position,
    manager: Person,
    kind: str = LineKind.HIERARCHICAL,
    starts_on: date,
    ends_on: date | None = None,
) -> ReportingLine:
    """Somebody leads the person in this place from `starts_on`.

    A hierarchical leader takes over: the one before ends the day before. Raises ValidationError when the
    leader is the person themselves, or has no role in the organisation on that day (left, or not there yet).
    """
    CHANGE_PERSON.require(actor, position.person)
    ends_on = ends_on or position.ends_on
    check_stretch(starts_on, ends_on, today=actor.today)
    _can_lead(manager, position, starts_on)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    line = ReportingLine(organisation=actor.organisation, position=position, person_id=position.person_id)
    with saving():
        locked(position)
        if kind == LineKind.HIERARCHICAL:
            _take_over(position, starts_on)
        assign(line, {"manager": manager, "kind": kind, **days}).save()
    return line


def _can_lead(manager: Person, position: Position, day: date) -> None:
    if manager.pk == position.person_id:
        raise ValidationError({"manager": [_("Niemand is de leidinggevende van zichzelf.")]})
    if not Membership.objects.filter(person=manager).on(day).exists():
        said = _("%(name)s heeft op die dag geen rol in de organisatie: al weg, of nog niet begonnen.")
        raise ValidationError({"manager": [said % {"name": manager.full_name}]})


def _take_over(position: Position, starts_on: date) -> None:
    lines = position.lines.filter(kind=LineKind.HIERARCHICAL)
    running = lines.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), starts_on__lt=starts_on)
    running.update(ends_on=day_before(starts_on))


def end_line(actor: Actor, *, line: ReportingLine, ends_on: date) -> ReportingLine:
    """The last day on which this person leads."""
    CHANGE_PERSON.require(actor, line.person)
    with saving():
        current = locked(line)
        check_stretch(current.starts_on, ends_on, today=actor.today)
        current.ends_on = ends_on
        current.save(update_fields=["ends_on"])
    return current


def change_line(
    actor: Actor, *, line: ReportingLine, reason: str, version: str | None = None, **fields
) -> ReportingLine:
    """Put a mistake in a line right (manager, kind, days); kept as a correction."""
    CHANGE_PERSON.require(actor, line.person)
    if not reason.strip():
        raise ValidationError({"reason": [_("Zeg in een paar woorden wat er niet klopte.")]})
    with saving(), correcting(reason):
        current = assign(locked(line, version), {**fields, "corrected_at": timezone.now()})
        check_stretch(current.starts_on, current.ends_on, today=actor.today)
        _can_lead(current.manager, current.position, current.starts_on)
        current.save()
    return current
