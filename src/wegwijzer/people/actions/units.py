"""Units of the organisation's tree: added, renamed, moved, ended."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.saving import assign, locked, saving
from wegwijzer.people.actions import sentences  # noqa: F401  registers what to say
from wegwijzer.people.models import Position


def add_unit(actor: Actor, **fields) -> Unit:
    """Fields: name, code, kind, parent, starts_on, ends_on."""
    CHANGE_STRUCTURE.require_role(actor)
    unit = assign(Unit(organisation=actor.organisation), fields)
    with saving():
        unit.save()
    unit.refresh_from_db()
    return unit


def change_unit(actor: Actor, *, unit: Unit, version: str | None = None, **fields) -> Unit:
    """Rename, recode, move or end a unit. A move takes everything below it along.

    Raises ValidationError when it would end while people or units are still in it.
    """
    CHANGE_STRUCTURE.require_role(actor)
    with saving():
        current = assign(locked(unit, version), fields)
        if current.ends_on is not None:
            _nothing_left(current, current.ends_on)
        current.save()
    current.refresh_from_db()
    return current


def _nothing_left(unit: Unit, ends_on: date) -> None:
    later = Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on)
    if Position.objects.filter(later, unit=unit).exists():
        raise ValidationError(
            {"ends_on": [_("Er zijn dan nog mensen in deze afdeling. Geef hun eerst een andere plaats.")]}
        )
    if Unit.objects.filter(later, parent=unit).exists():
        raise ValidationError(
            {"ends_on": [_("Er zijn dan nog afdelingen onder deze. Verplaats of beëindig die eerst.")]}
        )
