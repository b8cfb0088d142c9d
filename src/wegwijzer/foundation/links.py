"""Addresses within an organisation: `/o/<organisation>/…`."""

from django.urls import reverse


def within(actor, name: str, *ids) -> str:
    """The address of a named page in the organisation in which this actor acts."""
    return reverse(name, args=[actor.organisation.slug, *ids])
