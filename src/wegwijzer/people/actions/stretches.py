"""Employments and places, from one day to another. The past is ended or corrected, never overwritten:
the database keeps each old version and marks a correction as one."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.functions.models import Function
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.saving import assign, correcting, locked, saving
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.actions import sentences  # noqa: F401  registers what to say
from wegwijzer.people.actions.endings import end_along, extend_along, runs_past
from wegwijzer.people.models import Employment, Membership, Person, Position, ReportingLine
from wegwijzer.people.rules import check_stretch, day_before


def employ(
    actor: Actor, *, person: Person, starts_on: date, ends_on: date | None = None, kind: str = "permanent"
) -> Employment:
    """Starts an employment, and with it the role of employee for the same days."""
    CHANGE_PERSON.require(actor, person)
    check_stretch(starts_on, ends_on, today=actor.today)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    employment = assign(Employment(organisation=actor.organisation, person=person), {**days, "kind": kind})
    with saving():
        employment.save()
        held = Membership.objects.filter(person=person, role=Role.EMPLOYEE)
        if not held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)).exists():
            Membership.objects.create(organisation=actor.organisation, person=person, role=Role.EMPLOYEE, **days)
    return employment


def give_place(
    actor: Actor,
    *,
    employment: Employment,
    function: Function,
    unit: Unit,
    share,
    starts_on: date,
    ends_on: date | None = None,
) -> Position:
    """A place within an employment, beside any other places at that time. Ends with the employment."""
    CHANGE_PERSON.require(actor, employment.person)
    ends_on = ends_on or employment.ends_on
    check_stretch(starts_on, ends_on, today=actor.today)
    _exists_then(function, "function", starts_on)
    _exists_then(unit, "unit", starts_on)
    position = Position(organisation=actor.organisation, employment=employment, person_id=employment.person_id)
    place = {"function": function, "unit": unit, "share": share, "starts_on": starts_on, "ends_on": ends_on}
    with saving():
        assign(position, place).save()
    return position


def move_place(actor: Actor, *, position: Position, starts_on: date, keep_leader: bool = True, **place) -> Position:
    """From `starts_on` another function, unit or share in place of this one, which ends the day before.

    The lines go along when `keep_leader`; otherwise the new place starts without a leader.
    """
    CHANGE_PERSON.require(actor, position.person)
    with saving():
        old = locked(position)
        if starts_on is not None and starts_on <= old.starts_on:
            raise ValidationError(
                {"starts_on": [_("De vorige plaats begon pas later. Verbeter die plaats in plaats daarvan.")]}
            )
        if old.ends_on is not None and starts_on is not None and starts_on > old.ends_on:
            raise ValidationError({"starts_on": [_("De vorige plaats is dan al voorbij. Voeg een nieuwe plaats toe.")]})
        check_stretch(starts_on, old.ends_on, today=actor.today)
        lines = list(old.lines.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)))
        ends_on = place.pop("ends_on", None) or old.ends_on
        end_position(actor, position=old, ends_on=day_before(starts_on))
        now = {"function": old.function, "unit": old.unit, "share": old.share, **place}
        new = give_place(actor, employment=old.employment, starts_on=starts_on, ends_on=ends_on, **now)
        for line in lines if keep_leader else []:
            _continue_line(line, new)
    return new


def _continue_line(line: ReportingLine, position: Position) -> None:
    starts_on = max(line.starts_on, position.starts_on)
    ends = [day for day in (line.ends_on, position.ends_on) if day]
    ReportingLine.objects.create(
        organisation_id=position.organisation_id,
        position=position,
        person_id=position.person_id,
        manager_id=line.manager_id,
        kind=line.kind,
        starts_on=starts_on,
        ends_on=min(ends) if ends else None,
    )


def _exists_then(thing: Function | Unit, field: str, day: date) -> None:
    if (thing.ends_on and thing.ends_on < day) or (thing.starts_on and thing.starts_on > day):
        raise ValidationError({field: [_("“%(name)s” bestaat niet op die dag.") % {"name": thing.name}]})


def end_position(actor: Actor, *, position: Position, ends_on: date) -> Position:
    """The last day in this place. Its lines end with it; those that would start later go."""
    CHANGE_PERSON.require(actor, position.person)
    with saving():
        current = locked(position)
        check_stretch(current.starts_on, ends_on, today=actor.today)
        current.lines.filter(starts_on__gt=ends_on).delete()
        current.lines.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on)).update(ends_on=ends_on)
        current.ends_on = ends_on
        current.save(update_fields=["ends_on"])
    return current


def end_employment(actor: Actor, *, employment: Employment, ends_on: date) -> Employment:
    """The last day of an employment: places, lines upward and downward, and roles end with it.

    People led by this person are without that leader from the next day; HR's home page names them.
    Refused when it is over already: roles and lines of today may belong to an employment after it.
    """
    CHANGE_PERSON.require(actor, employment.person)
    with saving():
        current = locked(employment)
        if current.ends_on is not None and current.ends_on < actor.today:
            raise ValidationError(
                {"ends_on": [_("Dit dienstverband is al voorbij. Klopt de dag niet, verbeter hem dan.")]}
            )
        check_stretch(current.starts_on, ends_on, today=actor.today)
        if Position.objects.filter(employment=current, starts_on__gt=ends_on).exists():
            raise ValidationError({"ends_on": [_("Er staat nog een plaats die pas daarna begint.")]})
        for position in Position.objects.filter(employment=current).filter(runs_past(ends_on)):
            end_position(actor, position=position, ends_on=ends_on)
        end_along(current, ends_on)
        current.ends_on = ends_on
        current.save(update_fields=["ends_on"])
    return current


def correct_position(
    actor: Actor, *, position: Position, reason: str, version: str | None = None, **fields
) -> Position:
    """Put a mistake right. Kept in the history as a correction, with the reason and who did it.

    Fields: function, unit, share, starts_on, ends_on. Lines that stick out are cut to the new days.
    """
    CHANGE_PERSON.require(actor, position.person)
    _said_why(reason)
    with saving(), correcting(reason):
        current = assign(locked(position, version), {**fields, "corrected_at": timezone.now()})
        check_stretch(current.starts_on, current.ends_on, today=actor.today)
        _cut_lines(current)
        current.save()
    return current


def correct_employment(
    actor: Actor, *, employment: Employment, reason: str, version: str | None = None, **fields
) -> Employment:
    """Put a mistake right in the days or kind of an employment. Its places must still lie within it.

    Another last day takes along the roles that ended with it, or that would now run past it."""
    CHANGE_PERSON.require(actor, employment.person)
    _said_why(reason)
    with saving(), correcting(reason):
        current = locked(employment, version)
        old_end = current.ends_on
        assign(current, {**fields, "corrected_at": timezone.now()})
        check_stretch(current.starts_on, current.ends_on, today=actor.today)
        if current.ends_on is not None and (old_end is None or current.ends_on < old_end):
            end_along(current, current.ends_on)
        elif old_end is not None and current.ends_on != old_end:
            extend_along(current, old_end, current.ends_on)
        current.save()
    return current


def _said_why(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": [_("Zeg in een paar woorden wat er niet klopte.")]})


def _cut_lines(position: Position) -> None:
    lines = position.lines.all()
    lines.filter(ends_on__lt=position.starts_on).delete()
    lines.filter(starts_on__lt=position.starts_on).update(starts_on=position.starts_on)
    if position.ends_on:
        lines.filter(starts_on__gt=position.ends_on).delete()
        lines.filter(runs_past(position.ends_on)).update(ends_on=position.ends_on)
