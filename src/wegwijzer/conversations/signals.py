"""What in the data makes it time to talk (CON-3): the kinds, their words, and what holds until somebody chooses."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


@dataclass(frozen=True)
class Kind:
    """`label` and `said` for HR, who chooses what counts; `to_self` and `why` for that person alone, who may know which
    it is; `asked` what `number` means, at most `most`."""

    label: str | Promise
    to_self: str | Promise
    why: str | Promise
    asked: str | Promise
    said: str | Promise  # with %(n)s
    number: int
    most: int


# In the order of what is said when several hold.
KINDS: dict[str, Kind] = {
    "return": Kind(
        _("Terug na lange tijd"),
        _("Weer aan het werk hier: tijd voor een gesprek?"),
        _("Er kan veel veranderd zijn, bij jou en bij ons."),
        _("Hoeveel maanden iemand minstens weg was"),
        ngettext_lazy("Na minstens %(n)s maand zonder plaats", "Na minstens %(n)s maanden zonder plaats", "n"),
        3,
        60,
    ),
    "new_place": Kind(
        _("Een nieuwe functie"),
        _("Een nieuwe functie: tijd voor een gesprek?"),
        _("Bij een nieuwe start is het goed om te zeggen wat je ervan verwacht."),
        _("Hoeveel maanden geleden die hoogstens begon"),
        ngettext_lazy("In de laatste maand begonnen", "In de laatste %(n)s maanden begonnen", "n"),
        3,
        24,
    ),
    "leader": Kind(
        _("Een andere leidinggevende"),
        _("Een nieuwe leidinggevende: tijd voor een gesprek?"),
        _("Wat je vroeger zei, weet die niet. Jij kiest wat je opnieuw vertelt."),
        _("Hoeveel maanden geleden die hoogstens begon"),
        ngettext_lazy("In de laatste maand begonnen", "In de laatste %(n)s maanden begonnen", "n"),
        3,
        24,
    ),
    "long": Kind(
        _("Lang in dezelfde functie"),
        _("Al een tijd in dezelfde functie: tijd voor een gesprek?"),
        _("Misschien wil je blijven, misschien iets anders. Allebei is goed."),
        _("Hoeveel jaar iemand dezelfde functie heeft"),
        ngettext_lazy("Al minstens %(n)s jaar", "Al minstens %(n)s jaar", "n"),
        5,
        40,
    ),
    "no_talk": Kind(
        _("Lang geen gesprek"),
        _("Je had al een tijd geen loopbaangesprek"),
        _("Wil je weer eens vooruitkijken? Jij kiest met wie."),
        _("Hoeveel maanden er geen gesprek was"),
        ngettext_lazy("Geen gesprek in de laatste maand", "Geen gesprek in de laatste %(n)s maanden", "n"),
        12,
        120,
    ),
}
# What anybody else learns: that there is something to offer, never why. Only that one did not talk with somebody for
# long, a leader may read: it is counted from their own conversations.
OFFER = _("Tijd voor een gesprek?")
NO_TALK = "no_talk"
LATELY = 3  # months after coming back in which that is still news


def to_leader(kind: str) -> str:
    """What stands beside a name on the page of who leads them."""
    return str(_("Jullie hadden al een tijd geen loopbaangesprek") if kind == NO_TALK else OFFER)


@dataclass(frozen=True)
class Watch:
    """What an organisation looks out for: of each kind whether, and with which number."""

    numbers: Mapping[str, int]
    off: frozenset[str] = frozenset()

    def __contains__(self, kind: str) -> bool:
        return kind not in self.off

    @property
    def kinds(self) -> list[str]:
        return [kind for kind in KINDS if kind in self]
