"""Beside each other: everything, and only the people, units or functions."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wegwijzer.exchange.models import Subject
from wegwijzer.exchange.views.words import THINGS, counted


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool


def subject_tabs(counts: dict[Subject, int], current: str) -> list[Tab]:
    """Nothing when there is one subject only: then there is nothing to choose."""
    if len(counts) < 2:
        return []
    each = [Tab(counted(THINGS[s], number), f"?subject={s}", s == current) for s, number in counts.items()]
    return [Tab(_("Alles"), "?", not current), *each]
