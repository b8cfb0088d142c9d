"""Two files that HR of the demo brought in: one saved, and one that waits with a question's worth of problems.

They go through the engine as any file does, so what the pages show of them is true.
"""

import io
from datetime import date, timedelta
from uuid import UUID

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import actions, parts, work
from wegwijzer.exchange.models import Import, Kind
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.people.models import Person

HR = "nele.claes@{domain}"
TRAININGS = """\
E-mail;Opleiding;Soort;Aanbieder;Van;Tot;Uren
chantal.dubois@{domain};Veilig werken met de glaskraan;cursus;Veiligheidsdienst;{far};{far};4
daan.pieters@{domain};Veilig werken met de glaskraan;cursus;Veiligheidsdienst;{far};{far};4
inge.vanloo@{domain};Veilig werken met de glaskraan;cursus;Veiligheidsdienst;{far};{far};4
inge.vanloo@{domain};Meten en bijsturen op de lijn;cursus;Vormingscentrum Zennevallei;{near};{near_end};14
daan.pieters@{domain};Meten en bijsturen op de lijn;cursus;Vormingscentrum Zennevallei;{near};{near_end};14
"""
# Of the two by this name nobody knows which one leads; a day that does not exist, and somebody without a name.
NEWCOMERS = """\
Personeelsnummer;Voornaam;Naam;Geboortedatum;Afdeling;Functie;In dienst sinds;Chef;Ploeg
98001;Amber;Wielemans;14/02/1999;Lijn 3, beglazing;Lijnoperator;{start};Johan Vercammen;vroege
98002;Otis;Verbruggen;31/02/2001;Lijn 3, beglazing;Lijnoperator;{start};Johan Vercammen;late
98003;Malika;;07/11/1994;Lijn 3, beglazing;Lijnoperator;{start};Johan Vercammen;late
98004;Ferre;Cools;22/08/2003;Lijn 3, beglazing;Lijnoperator;{start};Ward Dierick;vroege
"""


def bring_in(organisation_id: UUID, domain: str, today: date) -> None:
    """As the career lead of the cast. Does nothing in an organisation without."""
    with tenant(organisation_id):
        person = Person.objects.filter(email=HR.format(domain=domain)).first()
    if person is None:
        return
    with acting_for(organisation_id, person.pk) as actor:
        trainings = _upload(actor, Kind.TRAINING, "Opleidingen dit jaar.csv", TRAININGS.format(**_days(domain, today)))
        with parts.on_disk(trainings) as path:
            work.examine_and_save(actor, trainings, path)
        that_waits(actor, domain, today)


def that_waits(actor: Actor, domain: str, today: date) -> Import:
    """A list that was looked at and not saved: two people are new, and something is asked and wrong."""
    text = NEWCOMERS.format(**_days(domain, today))
    newcomers = _upload(actor, Kind.PEOPLE, "Nieuwe collega’s lijn 3.csv", text)
    with parts.on_disk(newcomers) as path:
        work.examine(actor, newcomers, path)
    return newcomers


def _days(domain: str, today: date) -> dict[str, str]:
    """What the texts above are filled in with."""
    return {
        "domain": domain,
        "far": _day(today - timedelta(days=190)),
        "near": _day(today - timedelta(days=75)),
        "near_end": _day(today - timedelta(days=73)),
        "start": _day(today - timedelta(days=20)),
    }


def _upload(actor: Actor, kind: Kind, name: str, text: str) -> Import:
    """In the encoding of an older Excel, as such files are."""
    return actions.upload(actor, kind=kind, name=name, file=io.BytesIO(text.encode("cp1252")))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
