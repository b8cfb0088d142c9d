"""What each role can do here today: the rooms that are open to this actor, each with one sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.people.access import SEE_PERSON


@dataclass(frozen=True)
class Room:
    title: str | Promise
    text: str | Promise
    icon: str
    url_name: str
    open_to: Callable[[Actor], bool]


def _has(*roles: Role) -> Callable[[Actor], bool]:
    return lambda actor: bool(actor.roles & set(roles))


ROOMS = (
    Room(
        _("Mijn team"),
        _("Wie er bij je werkt, wat jullie afspraken en op wie iets wacht."),
        "people",
        "team",
        lambda actor: actor.has_reports,
    ),
    Room(
        _("Mensen"),
        _("Iedereen die je mag zien. Zoek op naam of nummer, of kies een afdeling."),
        "person",
        "people",
        lambda actor: actor.has_reports or SEE_PERSON.may_at_all(actor),
    ),
    Room(
        _("Afdelingen"),
        _("Hoe de organisatie in elkaar zit, van de top tot het team."),
        "unit",
        "units",
        _has(Role.EXECUTIVE, Role.CAREER_LEAD, Role.COACH, Role.EXTERNAL_ADVISER),
    ),
    Room(
        _("Functies"),
        _("Welk werk er is, wat het vraagt en wat erop lijkt."),
        "function",
        "functions",
        lambda actor: True,
    ),
    Room(
        _("Opleidingen"),
        _("Wat mensen volgen om bij te leren. Houd het bij of zoek wie wat volgde."),
        "book",
        "trainings",
        _has(Role.CAREER_LEAD),
    ),
    Room(
        _("Vragen aan HR"),
        _("Wat mensen nodig hebben voor hun afspraken: een opleiding, budget, een plaats of tijd. Jij antwoordt."),
        "raise",
        "requests",
        _has(Role.CAREER_LEAD),
    ),
    Room(
        _("Gespreksrondes"),
        _("Een groep samen uitgenodigd: hoever het staat, per afdeling. Nooit wat er gezegd werd."),
        "chat",
        "rounds",
        _has(Role.EXECUTIVE, Role.CAREER_LEAD),
    ),
    Room(
        _("Beheer"),
        _("Bestanden met mensen, rollen, talen, en wie er nog geen account heeft."),
        "settings",
        "administration",
        _has(Role.CAREER_LEAD),
    ),
    Room(
        _("Waarom deze gesprekken?"),
        _("Waarvoor een loopbaangesprek dient, en wat het niet is. Ook om aan nieuwkomers te geven."),
        "signpost",
        "framework",
        lambda actor: True,
    ),
    Room(
        _("Wie keek naar mijn gegevens?"),
        _("Elke keer dat iemand anders je pagina opent, staat het hier."),
        "eye",
        "readings",
        lambda actor: True,
    ),
)


def rooms(actor: Actor) -> list[Room]:
    return [room for room in ROOMS if room.open_to(actor)]
