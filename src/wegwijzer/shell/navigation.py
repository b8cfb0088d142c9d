"""What the main menu offers, as a table: one row per page, with who gets it.

The menu is a convenience. Whether someone may open a page is decided by the page's own access rule.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.people.access import SEE_PERSON

ON_A_PHONE = 5  # places in the tab bar; with more items the last place says "Meer"
IN_A_ROW = 7  # places in the row on a wide screen; likewise


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    icon: str
    url_name: str
    shown_to: Callable[[object], bool]
    is_start: bool = False  # the start page is current only on its own address


@dataclass(frozen=True)
class Item:
    label: str | Promise
    icon: str
    url: str
    current: bool
    extra: bool = False  # moves into "Meer" on a phone
    folded: bool = False  # also where there is more room


def _has_career(actor) -> bool:
    return "employee" in actor.roles


def _has_no_career(actor) -> bool:
    return not _has_career(actor)


def _leads(actor) -> bool:
    return bool(getattr(actor, "has_reports", False)) or "team_leader" in actor.roles


def _sees_people(actor) -> bool:
    """Whoever may see nobody but themselves has their own page already: the start."""
    return actor.has_reports or SEE_PERSON.may_at_all(actor)


def _belongs(actor) -> bool:
    """An adviser from outside knows people by conversation, not by browsing the organisation."""
    return bool(actor.roles - {"external_adviser"})


def _administers(actor) -> bool:
    return "career_lead" in actor.roles


ENTRIES = (
    Entry(_("Mijn loopbaan"), "path", "home", _has_career, is_start=True),
    Entry(_("Begin"), "home", "home", _has_no_career, is_start=True),
    Entry(_("Mijn plan"), "flag", "plan", _has_career),
    Entry(_("Gesprekken"), "chat", "conversations", bool),
    Entry(_("Voor mezelf"), "compass", "self", _has_career),
    Entry(_("Mijn team"), "people", "team", _leads),
    Entry(_("Mensen"), "person", "people", _sees_people),
    Entry(_("Afdelingen"), "unit", "units", _belongs),
    Entry(_("Functies"), "function", "functions", _belongs),
    Entry(_("Vragen aan HR"), "raise", "requests", _administers),
    Entry(_("Beheer"), "settings", "administration", _administers),
)


def items_for(actor, path: str) -> list[Item]:
    """The menu of this actor on the page with this path; [] without an actor.

    Entries whose page is not installed are left out, so the shell stands on its own.
    """
    if actor is None:
        return []
    found = [(entry, _address(entry.url_name, actor.organisation.slug)) for entry in ENTRIES if entry.shown_to(actor)]
    found = [(entry, url) for entry, url in found if url]
    room, wide = _room(len(found), ON_A_PHONE), _room(len(found), IN_A_ROW)
    return [
        Item(
            label=entry.label,
            icon=entry.icon,
            url=url,
            current=path == url if entry.is_start else path.startswith(url),
            extra=place >= room,
            folded=place >= wide,
        )
        for place, (entry, url) in enumerate(found)
    ]


def _room(count: int, places: int) -> int:
    """How many stand in the row itself; the last place is for "Meer" when not all of them do."""
    return count if count <= places else places - 1


def start_of(organisation) -> str:
    """The start page of an organisation."""
    return _address("home", organisation.slug) or "/"


def own_links(actor) -> list[Item]:
    """What someone finds under the own name: the way in, and what others read."""
    links = [Item(_("Mijn account"), "key", reverse("account"), current=False)]
    log = _address("readings", actor.organisation.slug) if actor is not None else None
    agenda = _address("agenda", actor.organisation.slug) if actor is not None else None
    told = _address("notices", actor.organisation.slug) if actor is not None else None
    if agenda:
        links.append(Item(_("Agenda"), "calendar", agenda, current=False))
    if told:
        links.append(Item(_("Berichten"), "mail", told, current=False))
        choices = reverse("notice-choices", kwargs={"organisation": actor.organisation.slug})
        links.append(Item(_("Welke e-mails krijg ik?"), "settings", choices, current=False))
    if log:
        links.append(Item(_("Wie keek naar mijn gegevens?"), "eye", log, current=False))
    return links


def footer_links(actor) -> list[Item]:
    """What stands under every page of an organisation."""
    openness = _address("who-sees-what", actor.organisation.slug) if actor is not None else None
    return [Item(_("Wie ziet wat?"), "eye", openness, current=False)] if openness else []


def _address(url_name: str, organisation_slug: str) -> str | None:
    try:
        return reverse(url_name, kwargs={"organisation": organisation_slug})
    except NoReverseMatch:
        return None
