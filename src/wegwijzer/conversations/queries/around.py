"""Short notes, goals of a year, and moments: each as far as the actor may see it."""

from uuid import UUID

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.access import SEE_GOALS, SEE_MOMENT, SEE_NOTE
from wegwijzer.conversations.models import InformalNote, PivotalMoment, YearGoals


def informal_notes(actor: Actor, *, employee_id: UUID | None = None) -> QuerySet[InformalNote]:
    """Newest first; of one employee, or all that the actor wrote or was given."""
    rows = SEE_NOTE.filter(actor, InformalNote.objects.all())
    rows = rows.filter(employee=employee_id) if employee_id else rows
    return rows.select_related("employee", "other", "author").order_by("-held_on", "-pk")


def goals(actor: Actor, *, employee_id: UUID | None = None) -> QuerySet[YearGoals]:
    rows = SEE_GOALS.filter(actor, YearGoals.objects.all())
    rows = rows.filter(employee=employee_id) if employee_id else rows
    return rows.select_related("employee", "other").order_by("-year", "-pk")


def moments(actor: Actor, *, person_id: UUID | None = None) -> QuerySet[PivotalMoment]:
    """The actor's own, and those that somebody told them."""
    rows = SEE_MOMENT.filter(actor, PivotalMoment.objects.all())
    rows = rows.filter(person=person_id) if person_id else rows
    return rows.select_related("person", "told_to").order_by("-on", "-pk")
