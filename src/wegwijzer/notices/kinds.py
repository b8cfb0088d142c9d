"""What there can be to tell. Each room says its own kinds when it starts; this one knows no other room."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from wegwijzer.access.actor import Actor


class Pace(TextChoices):
    """How somebody gets the letters of a group."""

    AT_ONCE = "at_once", _("Meteen")
    DIGEST = "digest", _("In het overzicht")
    OFF = "off", _("Niet")


@dataclass(frozen=True)
class Group:
    """What a person chooses about at once. `label` and `hint` stand on a page; `neutral` in a letter, where nobody may
    read what it is about: it takes %(count)s."""

    key: str
    label: str | Promise
    hint: str | Promise
    neutral: str | Promise


OTHER = "other"
_groups: dict[str, Group] = {}


def add_group(group: Group) -> None:
    _groups[group.key] = group


def groups() -> list[Group]:
    """In the order in which they stand below; those that rooms add come before what is left over."""
    return [group for key, group in _groups.items() if key != OTHER] + [_groups[OTHER]]


def group_of(key: str) -> Group:
    return _groups.get(key) or _groups[OTHER]


for group in (
    Group(
        "conversations",
        _("Gesprekken"),
        _("Iemand vraagt je om een gesprek, kiest een dag of gaat akkoord met wat jullie besloten."),
        ngettext_lazy("%(count)s bericht over een overleg", "%(count)s berichten over een overleg", "count"),
    ),
    Group(
        "rounds",
        _("Uitnodigingen in een ronde"),
        _("HR nodigt een groep uit, en herinnert wie nog niet koos."),
        ngettext_lazy("%(count)s uitnodiging", "%(count)s uitnodigingen", "count"),
    ),
    Group(
        "reports",
        _("Teksten na een gesprek"),
        _("Er is een tekst die jij eerst leest, of die voor jou bestemd is."),
        ngettext_lazy("%(count)s tekst om te lezen", "%(count)s teksten om te lezen", "count"),
    ),
    Group(
        "plan",
        _("Plan en afspraken"),
        _("Een afspraak wacht op je akkoord, verandert, of is bijna zover."),
        ngettext_lazy("%(count)s bericht over iets dat loopt", "%(count)s berichten over iets dat loopt", "count"),
    ),
    Group(
        "requests",
        _("Vragen aan HR"),
        _("Een vraag om opleiding, budget, een plaats of tijd, en het antwoord."),
        ngettext_lazy("%(count)s vraag of antwoord", "%(count)s vragen of antwoorden", "count"),
    ),
    Group(
        "appointments",
        _("Momenten in je agenda"),
        _(
            "Een moment komt eraan, wordt verplaatst of gaat niet door. "
            "Een uitnodiging komt altijd meteen. "
            "Bij “Niet” komt er geen nieuwe; wat al in je agenda staat, blijft juist."
        ),
        ngettext_lazy("%(count)s bericht over je agenda", "%(count)s berichten over je agenda", "count"),
    ),
    Group(
        OTHER,
        _("Al de rest"),
        _("Wat je collega’s met je delen, en nieuws over Wegwijzer zelf."),
        ngettext_lazy("%(count)s ander bericht", "%(count)s andere berichten", "count"),
    ),
):
    add_group(group)


@dataclass(frozen=True)
class Kind:
    """`sentence` may hold %(name)s, of who did it. `address`: the page it is about, for who reads the notice.

    `group`: what a person chooses about. `pace`: how its letter goes to who did not choose. `by_mail=False` is for what
    nobody has to act on: no letter of its own, and in a digest only for who chose one for this group.
    """

    key: str
    sentence: str | Promise
    address: Callable[[Actor, UUID | None], str]
    by_mail: bool = True
    group: str = OTHER
    pace: Pace = Pace.AT_ONCE

    def pace_for(self, chosen: str | None) -> Pace:
        """How it goes to somebody who chose this for the group, or nothing."""
        if not self.by_mail:
            return Pace.DIGEST if chosen == Pace.DIGEST else Pace.OFF
        return Pace(chosen) if chosen else self.pace


_kinds: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    _kinds[kind.key] = kind


def kind_of(key: str) -> Kind | None:
    """None for what an earlier version told and this one does not know."""
    return _kinds.get(key)


def kinds() -> list[Kind]:
    return list(_kinds.values())
