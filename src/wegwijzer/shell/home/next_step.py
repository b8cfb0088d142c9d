"""The one next step on somebody's home page. Pure: what is known goes in, the step comes out.

Only what is real and can be done now; with nothing to do, there is no sign.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


@dataclass(frozen=True)
class Situation:
    """What is known of somebody today. The counts are for who keeps the data."""

    keeps_data: bool
    leads: bool
    has_path: bool
    path_checked: bool
    second_factor: bool
    remarks: int = 0
    to_invite: int = 0
    asked_of_hr: int = 0
    asked_long_ago: int = 0  # of these, without an answer for two weeks or more
    nobody_yet: bool = False  # the organisation has no people in employment
    talk: "Step | None" = None  # the conversation that waits for this person
    plan: "Step | None" = None  # what waits in an agreement, of this person or with somebody else


@dataclass(frozen=True)
class Step:
    """`url_name` is where the button leads; `ask_path` puts the question about one's own path instead."""

    title: str | Promise
    text: str | Promise
    button: str | Promise = ""
    url_name: str = ""
    outside: bool = False  # the address is not within the organisation
    ask_path: bool = False
    url: str = ""  # an address that carries an id, instead of `url_name`
    day: date | None = None  # on which it is


def next_step(situation: Situation) -> Step | None:
    """The first that applies: somebody who waits for an answer or comes to talk, then people's questions to HR."""
    return next(iter(_steps(situation)), None)


def _steps(now: Situation) -> Iterator[Step]:
    if now.talk:
        yield now.talk
    if now.plan:
        yield now.plan
    if now.keeps_data:
        yield from _for_hr(now)
    if now.has_path and not now.path_checked:
        yield Step(
            _("Je volgende stap: klopt je pad?"),
            _("Hieronder staat welke functies je had en wanneer. Kijk het na. Eén minuut is genoeg."),
            ask_path=True,
        )
    if not now.second_factor:
        yield _safer(now)


def what_is_asked(now: Situation) -> str:
    """Of HR, and that it waits long, if it does."""
    text = str(_("Iemand heeft een opleiding, budget, een plaats of tijd nodig om verder te kunnen."))
    if not now.asked_long_ago:
        return text
    long = ngettext_lazy(
        "Eén vraag wacht al twee weken of langer.",
        "%(count)d vragen wachten al twee weken of langer.",
        now.asked_long_ago,
    )
    return f"{text} {long % {'count': now.asked_long_ago}}"


def _for_hr(now: Situation) -> Iterator[Step]:
    if now.nobody_yet:
        yield Step(
            _("Je volgende stap: breng je mensen binnen"),
            _("Met een lijst uit Excel of je loonpakket staat iedereen hier in een paar minuten. Je kijkt alles na."),
            _("Bestand kiezen"),
            "import-new",
        )
    if now.asked_of_hr:
        yield Step(
            ngettext_lazy(
                "Eén vraag uit een afspraak wacht op HR",
                "%(count)d vragen uit afspraken wachten op HR",
                now.asked_of_hr,
            )
            % {"count": now.asked_of_hr},
            what_is_asked(now),
            _("Vragen bekijken"),
            "requests",
        )
    if now.remarks:
        yield Step(
            ngettext_lazy(
                "Eén collega zegt dat het pad niet klopt",
                "%(count)d collega’s zeggen dat hun pad niet klopt",
                now.remarks,
            )
            % {"count": now.remarks},
            _("Lees wat er niet klopt en verbeter het. Daarna laat je weten dat het in orde is."),
            _("Opmerkingen bekijken"),
            "administration-path-remarks",
        )
    if now.to_invite:
        yield Step(
            ngettext_lazy(
                "Eén collega heeft een e-mailadres maar nog geen account",
                "%(count)d collega’s hebben een e-mailadres maar nog geen account",
                now.to_invite,
            )
            % {"count": now.to_invite},
            _("Nodig ze uit. Dan zien ze hun eigen pad en wie wat over hen weet."),
            _("Mensen uitnodigen"),
            "administration-accounts",
        )


def _safer(now: Situation) -> Step:
    text = _("Met een code of een passkey erbij komt niemand binnen met alleen je wachtwoord.")
    if now.leads or now.keeps_data:
        text = _("Je ziet gegevens van anderen. Met een code of een passkey erbij blijven die veiliger.")
    title, button = _("Je volgende stap: maak je aanmelding veiliger"), _("Tweede stap instellen")
    return Step(title, text, button, "account", outside=True)
