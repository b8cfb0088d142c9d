"""Around the conversation: short notes on talks in between, goals of a year, moments that matter."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.actions.common import GONE, again, own_row, unchanged, with_id
from wegwijzer.conversations.happenings import tell
from wegwijzer.conversations.models import CareerContact, InformalNote, PivotalMoment, YearGoals
from wegwijzer.conversations.queries.partners import is_here, receivers
from wegwijzer.organisations.saving import saving
from wegwijzer.people.models import Person

SIDES = ("leader", "leader_above", "staff", "adviser")


# ---- Informal conversations (CON-15)


def note_informal(
    actor: Actor, *, employee: Person, other: Person, held_on: date, text: str, token: UUID | None = None
) -> InformalNote:
    """A short note on a talk in between; the actor is one of the two. Of its author until shared.

    The other side is somebody who could hold a conversation with the employee, or their career contact.
    """
    if (made := again(InformalNote, token)) is not None:
        return made
    if actor.person_id not in (employee.pk, other.pk):
        raise PermissionDenied(_("Je noteert alleen gesprekken waar je zelf bij was."))
    if not _talks_with(actor, employee.pk, other.pk):
        field = "other" if actor.person_id == employee.pk else "employee"
        raise rules.refuse(
            field, _("Kies iemand met wie je over loopbanen praat: leidinggevende, HR, coach of adviseur.")
        )
    if held_on > actor.today:
        raise rules.refuse("held_on", _("Deze dag moet nog komen."))
    if held_on < actor.today - rules.OLDEST_FORM:
        raise rules.refuse("held_on", _("Dit is langer dan een jaar geleden."))
    text = rules.check_text("text", text, 2000, needed=True)
    with saving():
        return InformalNote.objects.create(
            **with_id(token),
            organisation=actor.organisation,
            employee=employee,
            other=other,
            author=actor.person,
            held_on=held_on,
            text=text,
        )


def _talks_with(actor: Actor, employee_id: UUID, other_id: UUID) -> bool:
    contacts = CareerContact.objects.on(actor.today).filter(person=employee_id, contact=other_id)
    return contacts.exists() or any(receivers(actor, to, employee_id).filter(pk=other_id).exists() for to in SIDES)


def change_note(actor: Actor, *, note: InformalNote, text: str, version: int | None = None) -> InformalNote:
    row = own_row(actor, InformalNote, note)
    text = rules.check_text("text", text, 2000, needed=True)
    if row.text != text:
        unchanged(row, version, text)
        row.text, row.version = text, row.version + 1
        with saving():
            row.save(update_fields=["text", "version"])
    return row


def share_note(actor: Actor, *, note: InformalNote, shared: bool = True) -> InformalNote:
    """The other of the two can read it, or not any more."""
    row = own_row(actor, InformalNote, note)
    if bool(row.shared_at) != shared:
        row.shared_at = timezone.now() if shared else None
        with saving():
            row.save(update_fields=["shared_at"])
        if shared:
            tell(actor, "note_shared", persons=(row.employee_id, row.other_id), record=row)
    return row


def remove_note(actor: Actor, *, note: InformalNote) -> None:
    with saving():
        own_row(actor, InformalNote, note).delete()


# ---- What was laid down for a year (CON-14)


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
    """Goals, expectations and roles, by the employee or the career contact of today. `version`: the one that was
    seen, 0 for none. Raises FieldChanged when the other saved something else meanwhile."""
    if actor.person_id not in (employee.pk, other.pk):
        raise PermissionDenied(_("Dit is tussen de medewerker en het vaste aanspreekpunt."))
    if abs(year - actor.today.year) > 2:
        raise rules.refuse("year", _("Kies dit jaar, of een jaar ervoor of erna."))
    said = {"goals": goals, "expectations": expectations, "roles": roles}
    said = {name: rules.check_text(name, text, 4000) for name, text in said.items()}
    rows = YearGoals.objects.select_for_update(of=("self",), no_key=True)
    row = rows.filter(employee=employee.pk, other=other.pk, year=year).first()
    if row is None:
        _must_be_contact(actor, employee.pk, other.pk)
        with saving():
            return YearGoals.objects.create(
                organisation=actor.organisation,
                employee=employee,
                other=other,
                year=year,
                changed_by=actor.person,
                **said,
            )
    if all(getattr(row, name) == text for name, text in said.items()):
        return row
    unchanged(row, version, said)
    for name, text in said.items():
        setattr(row, name, text)
    row.version, row.changed_by = row.version + 1, actor.person
    with saving():
        row.save()
    return row


def _must_be_contact(actor: Actor, employee_id: UUID, other_id: UUID) -> None:
    if not CareerContact.objects.on(actor.today).filter(person=employee_id, contact=other_id).exists():
        raise rules.refuse("other", _("Dit is niet het vaste aanspreekpunt van deze medewerker."))


# ---- Pivotal moments (CON-3): the employee's own


def note_moment(actor: Actor, *, kind: str, on: date, note: str = "", token: UUID | None = None) -> PivotalMoment:
    """A turn in one's own work or life; `kind` of rules.MOMENTS. Nobody else sees it."""
    if (made := again(PivotalMoment, token)) is not None:
        return made
    if actor.person is None:
        raise PermissionDenied(_("Dit kan alleen over jezelf."))
    rules.check_choice("kind", kind, rules.MOMENTS)
    if abs(on.year - actor.today.year) > 5:
        raise rules.refuse("on", _("Kies een dag die niet langer dan vijf jaar van vandaag ligt."))
    note = rules.check_text("note", note, 2000)
    with saving():
        return PivotalMoment.objects.create(
            **with_id(token), organisation=actor.organisation, person=actor.person, kind=kind, on=on, note=note
        )


def tell_moment(actor: Actor, *, moment: PivotalMoment, to: Person | None) -> PivotalMoment:
    """One other person may know the reason; None takes that back."""
    row = _own_moment(actor, moment)
    if to is not None and (to.pk == actor.person_id or not is_here(actor, to.pk)):
        raise rules.refuse("to", _("Kies iemand die hier werkt."))
    row.told_to, row.told_at = to, timezone.now() if to else None
    with saving():
        row.save(update_fields=["told_to", "told_at"])
    if to is not None:
        tell(actor, "moment_told", persons=[to.pk], record=row)
    return row


def close_moment(actor: Actor, *, moment: PivotalMoment) -> PivotalMoment:
    """It asks for nothing any more."""
    row = _own_moment(actor, moment)
    if not row.done_at:
        row.done_at = timezone.now()
        with saving():
            row.save(update_fields=["done_at"])
    return row


def remove_moment(actor: Actor, *, moment: PivotalMoment) -> None:
    with saving():
        _own_moment(actor, moment).delete()


def _own_moment(actor: Actor, moment: PivotalMoment) -> PivotalMoment:
    row = PivotalMoment.objects.select_for_update(of=("self",), no_key=True).filter(pk=moment.pk).first()
    if row is None:
        raise ValidationError(GONE)
    if row.person_id != actor.person_id:
        raise PermissionDenied(_("Dit moment is van wie het noteerde."))
    return row
