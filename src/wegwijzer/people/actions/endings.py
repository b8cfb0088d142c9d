"""What ends with an employment, and what a corrected end gives back: roles and the people led.

What belongs to an employment that starts later stays.
"""

from datetime import date

from django.db.models import Q, QuerySet

from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today
from wegwijzer.people.models import Employment, Membership, ReportingLine
from wegwijzer.people.rules import keeps_a_career_lead


def runs_past(day: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=day)


def end_along(employment: Employment, ends_on: date) -> None:
    """End the person's roles and lines downward on `ends_on`, the new last day of the employment.

    Raises ValidationError when nobody would be left to keep the organisation's data.
    """
    following = _following(employment, ends_on)
    roles = Membership.objects.filter(person=employment.person_id)
    if following is None:
        _refuse_without_career_lead(employment, ends_on)
    # Last the role by which HR writes all of these, also when it is their own (people/locks.py).
    key = [each.pk for each in roles.filter(role=Role.CAREER_LEAD).on(today())]
    _end(ReportingLine.objects.filter(manager=employment.person_id), ends_on, following)
    _end(roles.exclude(pk__in=key), ends_on, following)
    if following and not roles.on(following.starts_on).filter(role=Role.EMPLOYEE).exists():
        days = {"starts_on": following.starts_on, "ends_on": following.ends_on}
        Membership.objects.create(
            organisation_id=employment.organisation_id, person_id=employment.person_id, role=Role.EMPLOYEE, **days
        )
    _end(roles.filter(pk__in=key), ends_on, following)


def _end(rows: QuerySet, ends_on: date, following: Employment | None) -> None:
    later = rows.filter(starts_on__gt=ends_on)
    (later.filter(starts_on__lt=following.starts_on) if following else later).delete()
    rows.filter(runs_past(ends_on), starts_on__lte=ends_on).update(ends_on=ends_on)


def extend_along(employment: Employment, old_end: date, ends_on: date | None) -> None:
    """The employment went on longer than was thought: the roles that ended with it do too."""
    roles = Membership.objects.filter(person=employment.person_id, ends_on=old_end)
    roles.update(ends_on=ends_on)


def _following(employment: Employment, day: date) -> Employment | None:
    """The person's next employment after this one, if one is planned."""
    others = Employment.objects.filter(person=employment.person_id, starts_on__gt=day).exclude(pk=employment.pk)
    return others.order_by("starts_on").first()


def _refuse_without_career_lead(employment: Employment, ends_on: date) -> None:
    held = Membership.objects.filter(role=Role.CAREER_LEAD).filter(runs_past(ends_on))
    if held.filter(person=employment.person_id).exists():
        others = held.filter(starts_on__lte=ends_on).exclude(person=employment.person_id)
        keeps_a_career_lead(others.count(), Role.CAREER_LEAD, ends_on)
