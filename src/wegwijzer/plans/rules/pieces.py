"""The pieces of a plan, per layout: what can be written, by whom, and what stands in a plan of that layout.

docs/plans.md says which rules the layouts for career guidance and for sheltered work answer to.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

EMPLOYEE, PARTNER, BOTH = "employee", "partner", "both"
GENERAL, CAREER_GUIDANCE, SHELTERED = "general", "career_guidance", "sheltered"
YEARLY = frozenset({CAREER_GUIDANCE, SHELTERED})  # looked at again every year
IMPROVEMENTS = {SHELTERED: 2}  # layout → agreements there must be at least

DIRECTIONS = {
    "deepen": _("Sterker worden in wat ik doe"),
    "broaden": _("Er iets bij leren of bij doen"),
    "across": _("Ander werk op hetzelfde niveau"),
    "up": _("Meer verantwoordelijkheid"),
    "lighter": _("Lichter werk of minder uren"),
    "elsewhere": _("Ergens anders, ook buiten deze organisatie"),
    "stay": _("Blijven zoals het is"),
}
LONGEST = 5000  # characters in one piece


@dataclass(frozen=True)
class Piece:
    """`writer`: the employee (private until shared), the partner (seen by both), or either of them."""

    key: str
    label: Any
    hint: Any = ""
    writer: str = EMPLOYEE
    choices: bool = False

    @property
    def of_employee(self) -> bool:
        return self.writer == EMPLOYEE


@dataclass(frozen=True)
class Section:
    key: str
    title: Any
    lead: Any
    pieces: tuple[Piece, ...]
    icon: str = "signpost"

    @property
    def writer(self) -> str:
        return self.pieces[0].writer


WISHES = Section(
    "wishes",
    _("Wat ik wil"),
    _("Groot of klein, het is jouw plan."),
    (
        Piece("wish_short", _("Dit jaar en volgend jaar"), _("Wat wil je leren, doen of anders hebben?")),
        Piece("wish_long", _("Over drie tot vijf jaar"), _("Waar wil je dan staan? Een droom mag ook.")),
    ),
    "sun",
)
DIRECTION = Section(
    "direction",
    _("Welke kant op"),
    _("Meer dan één kant mag. Elke kant is even goed."),
    (
        Piece("direction", _("Welke kant wil je op?"), choices=True),
        Piece("direction_why", _("Waarom?"), _("Wat trekt je aan, of wat wil je niet meer?")),
    ),
    "compass",
)
VIEW = Section(
    "view",
    _("Hoe de organisatie het ziet"),
    _("Geschreven door wie dit plan met de medewerker deelt, en altijd leesbaar voor allebei."),
    (
        Piece("view_role", _("In welke rol?"), _("Waar zien jullie deze persoon over enkele jaren?"), PARTNER),
        Piece("view_knowledge", _("Met welke nieuwe kennis?"), _("Wat zal hier nodig zijn?"), PARTNER),
    ),
    "eye",
)
REACHABILITY = Section(
    "reachability",
    _("Bereikbaar"),
    _("Wanneer en hoe kan je terecht bij wie je helpt?"),
    (
        Piece(
            "reachability",
            _("Wanneer en hoe"),
            _("Bijvoorbeeld: elke dinsdag tussen 14 en 15 uur, of bellen op 214. Schrijf het samen op."),
            BOTH,
        ),
    ),
    "phone",
)
GUIDANCE = Section(
    "guidance",
    _("Mijn vraag en wat ik leerde"),
    _("Wat je meenam uit je loopbaanbegeleiding."),
    (
        Piece("question", _("Waarmee begon je?"), _("Je vraag over je loopbaan, in je eigen woorden.")),
        Piece("question_now", _("Hoe stel je die vraag nu?"), _("Laat leeg als ze dezelfde bleef.")),
        Piece("insights", _("Wat weet je nu over jezelf?"), _("Wat je kan, wat je belangrijk vindt, wat je boeit.")),
        Piece("choices", _("Wat besliste je?"), _("Welke keuzes maakte je, en waarom?")),
        Piece("evaluation", _("Wat werkte al, en wat niet?"), _("Kijk terug op de stappen die je zette.")),
    ),
    "curve",
)
PERSON = Section(
    "person",
    _("Over mij"),
    _("Wat iemand moet weten om goed met je te werken. Schrijf niets op wat je niet kwijt wil."),
    (
        Piece(
            "person",
            _("Wie ben je op het werk?"),
            _("Je werk, je opleiding, je ervaring, en wat je nodig hebt om goed te werken."),
            BOTH,
        ),
    ),
    "person",
)
COMPETENCES = Section(
    "competences",
    _("Wat ik kan en wil kunnen"),
    _("Algemeen is wat overal telt, zoals op tijd komen en samenwerken. Technisch is wat bij je vak hoort."),
    (
        Piece("present_generic", _("Wat je nu kan: algemeen"), writer=BOTH),
        Piece("present_technical", _("Wat je nu kan: technisch"), writer=BOTH),
        Piece("future_generic", _("Wat je wil kunnen: algemeen"), writer=BOTH),
        Piece("future_technical", _("Wat je wil kunnen: technisch"), writer=BOTH),
    ),
    "list",
)
SECTIONS = {
    GENERAL: (WISHES, DIRECTION, VIEW, REACHABILITY),
    CAREER_GUIDANCE: (GUIDANCE, WISHES, DIRECTION, VIEW, REACHABILITY),
    SHELTERED: (PERSON, COMPETENCES, WISHES, DIRECTION, VIEW, REACHABILITY),
}
# What the history tells of the plan itself; not written by hand.
HORIZON, LAYOUT, WITH, REVIEW = "horizon", "layout", "partner", "review"
ABOUT_THE_PLAN = {
    HORIZON: _("Hoe ver het plan kijkt"),
    LAYOUT: _("Indeling van het plan"),
    WITH: _("Met wie het plan gedeeld is"),
    REVIEW: _("Het plan opnieuw bekeken"),
}


def section(layout: str, key: str) -> Section | None:
    return next((each for each in SECTIONS[layout] if each.key == key), None)


def pieces(layout: str) -> dict[str, Piece]:
    return {piece.key: piece for each in SECTIONS[layout] for piece in each.pieces}


def all_pieces() -> dict[str, Piece]:
    """Of every layout: a plan that changed its layout keeps what was written."""
    return {key: piece for layout in SECTIONS for key, piece in pieces(layout).items()}


def label_of(key: str) -> Any:
    found = all_pieces().get(key)
    return found.label if found else ABOUT_THE_PLAN.get(key, key)


def own_keys() -> frozenset[str]:
    """What the employee alone writes, and shares piece by piece."""
    return frozenset(key for key, piece in all_pieces().items() if piece.of_employee)
