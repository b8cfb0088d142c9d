"""The career contact, and what the two lay down for a year (CON-14)."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.access import ASSIGN_CONTACT, SEE_GOALS
from wegwijzer.conversations.actions.common import FieldChanged
from wegwijzer.conversations.happenings import tell
from wegwijzer.conversations.models import CareerContact, YearGoals
from wegwijzer.conversations.queries.contacts import can_be_contact, contact_id_of
from wegwijzer.organisations.saving import saving, say
from wegwijzer.people.models import Person

ONE_DAY = timedelta(days=1)
TEXTS = ("goals", "expectations", "roles")

say("contact_one_at_a_time", "starts_on", _("Er is in die periode al een ander vast aanspreekpunt."))
say("goals_laid_down", None, _("Wat jullie allebei vastlegden, blijft staan. Schrijf een nieuw voorstel."))


def name_contact(actor: Actor, *, person: Person, contact: Person, starts_on: date) -> CareerContact:
    """HR says who it is from this day on. Who it was before keeps what the two laid down; nobody else gets it."""
    ASSIGN_CONTACT.require_role(actor)
    if contact.pk == person.pk:
        raise rules.refuse("contact", _("Niemand is het aanspreekpunt van zichzelf."))
    if not can_be_contact(actor, person.pk).filter(pk=contact.pk).exists():
        raise rules.refuse("contact", _("Kies iemand die leidinggeeft, of iemand van HR of een loopbaancoach."))
    _day_that_counts(actor, starts_on)
    with saving():
        before = _ended_before(person, starts_on)
        if before is not None and before.contact_id == contact.pk:
            raise rules.refuse("contact", _("Deze persoon is al het vaste aanspreekpunt."))
        row = CareerContact.objects.create(
            organisation=actor.organisation, person=person, contact=contact, starts_on=starts_on
        )
    tell(actor, "contact_named", persons=(person.pk, contact.pk), record=row)
    return row


def leave_it_to_the_leader(actor: Actor, *, person: Person, starts_on: date) -> None:
    """From this day on the contact is who leads this person, whoever that is."""
    ASSIGN_CONTACT.require_role(actor)
    _day_that_counts(actor, starts_on)
    with saving():
        if _ended_before(person, starts_on) is None:
            raise rules.refuse("starts_on", _("Het is op die dag al de leidinggevende."))


def _day_that_counts(actor: Actor, day: date) -> None:
    if abs((day - actor.today).days) > 366:
        raise rules.refuse("starts_on", _("Kies een dag die hoogstens een jaar van vandaag ligt."))


def _ended_before(person: Person, day: date) -> CareerContact | None:
    """The one that holds on `day`, ended the day before; one that only begins then or later never held."""
    rows = CareerContact.objects.select_for_update(of=("self",), no_key=True).filter(person=person.pk)
    rows.filter(starts_on__gt=day).delete()
    row = rows.on(day).first()
    if row is None:
        return None
    if row.starts_on == day:
        row.delete()
        return row
    row.ends_on = day - ONE_DAY
    row.save(update_fields=["ends_on"])
    return row


# ---- For a year


def lay_down_goals(
    actor: Actor,
    *,
    employee: Person,
    other: Person,
    year: int,
    version: int,
    goals: str = "",
    expectations: str = "",
    roles: str = "",
) -> YearGoals:
    """Proposes goals, expectations and roles, by the employee or the contact of today: who writes agrees, the other
    still has to. One's own open proposal is changed; after the other's, or once laid down, this is a new one.

    `version`: the one that was seen, 0 for none. Raises FieldChanged when the other saved something else meanwhile.
    """
    _one_of_the_two_today(actor, employee, other)
    if abs(year - actor.today.year) > 2:
        raise rules.refuse("year", _("Kies dit jaar, of een jaar ervoor of erna."))
    given = {"goals": goals, "expectations": expectations, "roles": roles}
    said = {name: rules.check_text(name, text, 4000) for name, text in given.items()}
    if not any(said.values()):
        raise rules.refuse("goals", _("Schrijf hier iets."))
    newest = _newest(employee, other, year)
    if (newest.version if newest else 0) != version:
        raise FieldChanged(newest, said)
    if newest is not None and all(getattr(newest, name) == text for name, text in said.items()):
        return newest
    row = _written(actor, newest, employee, other, year, said)
    tell(actor, "goals_proposed", persons=(employee.pk, other.pk), record=row)
    return row


def _one_of_the_two_today(actor: Actor, employee: Person, other: Person) -> None:
    if actor.person_id not in (employee.pk, other.pk):
        raise PermissionDenied(_("Dit is tussen de medewerker en het vaste aanspreekpunt."))
    if contact_id_of(actor, employee.pk) != other.pk:
        raise rules.refuse(None, _("Dit is nu niet meer het vaste aanspreekpunt. Wat er stond, kan je nog lezen."))


def _newest(employee: Person, other: Person, year: int) -> YearGoals | None:
    rows = YearGoals.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(employee=employee.pk, other=other.pk, year=year).order_by("-version").first()


def _written(actor: Actor, newest: YearGoals | None, employee: Person, other: Person, year: int, said) -> YearGoals:
    now = timezone.now()
    version = newest.version + 1 if newest else 1
    if newest is not None and newest.changed_by_id == actor.person_id and not newest.is_laid_down:
        for name, text in (said | {"version": version, "changed_at": now}).items():
            setattr(newest, name, text)
        with saving():
            newest.save(update_fields=[*said, "version", "changed_at"])
        return newest
    row = YearGoals(
        organisation=actor.organisation,
        employee=employee,
        other=other,
        year=year,
        version=version,
        changed_by=actor.person,
        **said,
        **{_stamp(actor, employee): now},
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # the other began at the same moment
        if error.__cause__.diag.constraint_name != "yeargoals_once":
            with saving():
                raise
        raise FieldChanged(_newest(employee, other, year), said) from error
    return row


def _stamp(actor: Actor, employee: Person) -> str:
    return "employee_agreed_at" if actor.person_id == employee.pk else "other_agreed_at"


def agree_with_goals(actor: Actor, *, goals: YearGoals, version: int) -> YearGoals:
    """The actor agrees with what the other wrote: from then on it is laid down. `version`: the one that was seen.

    Raises FieldChanged when something else stands there by now.
    """
    SEE_GOALS.require(actor, goals)
    _one_of_the_two_today(actor, goals.employee, goals.other)
    newest = _newest(goals.employee, goals.other, goals.year)
    if newest.pk != goals.pk or newest.version != version:
        raise FieldChanged(newest, None)
    if newest.is_laid_down or getattr(newest, _stamp(actor, newest.employee)):
        return newest
    setattr(newest, _stamp(actor, newest.employee), timezone.now())
    with saving():
        newest.save(update_fields=[_stamp(actor, newest.employee)])
    tell(actor, "goals_agreed", persons=(newest.employee_id, newest.other_id), record=newest)
    return newest
