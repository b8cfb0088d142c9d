"""Short notes on talks in between (CON-15)."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.actions.common import again, has_said, own_row, unchanged, with_id
from wegwijzer.conversations.happenings import tell
from wegwijzer.conversations.models import CareerContact, InformalNote
from wegwijzer.conversations.queries.partners import receivers
from wegwijzer.organisations.saving import saving
from wegwijzer.people.models import Person

SIDES = ("leader", "leader_above", "staff", "adviser")


def note_informal(
    actor: Actor, *, employee: Person, other: Person, held_on: date, text: str, token: UUID | None = None
) -> InformalNote:
    """A short note on a talk in between; the actor is one of the two. Of its author until shared.

    The other side is somebody who could hold a conversation with the employee, or their career contact.
    """
    if (made := again(InformalNote, token)) is not None:
        if has_said(made, text=text, held_on=held_on, employee_id=employee.pk, other_id=other.pk):
            return made
        token = None  # other words are another
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
