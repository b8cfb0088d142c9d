"""What fits an outcome: instruments to go on with, as the instrument itself says per part (SELF-7)."""

from dataclasses import dataclass

from django.utils.translation import get_language

from wegwijzer.access.actor import Actor
from wegwijzer.instruments import queries
from wegwijzer.instruments.outcome import PartOutcome
from wegwijzer.instruments.structure import Instrument


@dataclass(frozen=True)
class Fits:
    part: PartOutcome
    instruments: list[Instrument]


def fitting(actor: Actor, instrument: Instrument, outcome: tuple[PartOutcome, ...]) -> list[Fits]:
    """Per part for which something fits, the part with the lowest mean first; parts without a mean at the end."""
    if instrument.scoring is None:
        return []
    found = [Fits(each, _named(actor, instrument.scoring.fitting(each.key, each.range))) for each in outcome]
    return sorted((each for each in found if each.instruments), key=_order)


def _order(each: Fits) -> tuple:
    return (each.part.mean is None, each.part.mean or 0)


def _named(actor: Actor, keys) -> list[Instrument]:
    language = get_language() or "nl"
    found = []
    for key in keys:
        if queries.known(key):
            version = queries.current(actor.organisation, key)
            found.append(version.in_language(language, actor.organisation.language))
    return found
