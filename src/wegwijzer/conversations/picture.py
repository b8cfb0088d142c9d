"""Who hears what, as a picture and as a list (WHO-2): both made from the same flows, so that they cannot disagree.

The picture knows five places: the employee, the leader, the one above, HR, and outside the organisation an adviser.
A thick line is the conversation, an arrow a text that always goes, a dashed one a text that goes only if the employee
wants. Nothing here asks the database anything: names come in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.flows import Flow

EMPLOYEE, LEADER, ABOVE, HR, OUTSIDE = "employee", "leader", "leader_above", "hr", "adviser"
PLACE_OF = {"leader": LEADER, "leader_above": ABOVE, "hr": HR, "staff": HR, "adviser": OUTSIDE}
LONGEST_NAME = 15  # letters that fit in a box
LOW, HIGH = 292, 378  # heights of the drawing: with nobody outside, and with somebody
BOXES = {  # x, y, width; all equally high
    ABOVE: (36, 18, 142),
    LEADER: (36, 118, 142),
    EMPLOYEE: (36, 218, 142),
    HR: (222, 118, 122),
    OUTSIDE: (222, 314, 122),
}
TALKS = {
    LEADER: "M107 218V172",
    HR: "M178 250C250 246 283 216 283 172",
    ABOVE: "M36 245H24Q16 245 16 237V53Q16 45 24 45H36",
    OUTSIDE: "M128 272C132 322 172 341 222 341",
}
UP, DOWN, LEFT, RIGHT = "M-6 10L0 0L6 10Z", "M-6-10L0 0L6-10Z", "M10-6L0 0L10 6Z", "M-10-6L0 0L-10 6Z"
ROUTES = {  # from, to: the line, where its arrow points, and which way
    (LEADER, ABOVE): ("M107 118V84", (107, 75), UP),
    (ABOVE, LEADER): ("M107 72V106", (107, 115), DOWN),
    (ABOVE, HR): ("M178 45C246 45 283 66 283 106", (283, 115), DOWN),
    (HR, LEADER): ("M222 145H190", (181, 145), LEFT),
    (HR, ABOVE): ("M283 118C283 66 246 45 190 45", (181, 45), LEFT),
    (LEADER, HR): ("M178 145H210", (219, 145), RIGHT),
    (EMPLOYEE, LEADER): ("M107 218V184", (107, 175), UP),
    (EMPLOYEE, ABOVE): ("M36 245H24Q16 245 16 237V53Q16 45 24 45", (33, 45), RIGHT),
    (EMPLOYEE, HR): ("M178 238C236 234 268 216 268 184", (268, 175), UP),
}


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    width: int
    name: str
    role: str
    kind: str  # me, partner, outside, or "" ; "still" for who hears nothing

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def line(self) -> int:
        """Where the name stands: in the middle, or above the role."""
        return self.y + (24 if self.role else 32)


@dataclass(frozen=True)
class Arrow:
    line: str
    tip: tuple[int, int]
    head: str
    by_choice: bool


@dataclass(frozen=True)
class Line:
    """Of the list: who, and what reaches them."""

    icon: str
    who: str
    text: str


@dataclass(frozen=True)
class Picture:
    """`key` tells two pictures on one page apart."""

    key: str
    name: str
    organisation: str
    talk: str
    boxes: list[Box]
    arrows: list[Arrow]
    lines: list[Line]
    height: int

    @property
    def always(self) -> bool:
        return any(not arrow.by_choice for arrow in self.arrows)

    @property
    def by_choice(self) -> bool:
        return any(arrow.by_choice for arrow in self.arrows)

    @property
    def said(self) -> str:
        """The whole picture in words, for who does not see it."""
        return " ".join(f"{line.who} {line.text}" for line in self.lines)

    @property
    def border(self) -> int:
        return LOW - 4


@dataclass(frozen=True)
class Way:
    """A flow as it goes in this picture. `names`: given names of who hears; `by`: employee, other, or either."""

    flow: Flow
    names: Sequence[str] = ()
    by: str = ""

    @property
    def senders(self) -> tuple[str, ...]:
        return ("other", "employee") if self.by == shipped.EITHER else (self.by,)


@dataclass(frozen=True)
class Cast:
    """Who is in the picture, and who looks at it: employee, other, or "" for somebody who chooses among models."""

    other: str  # how the other side is found
    viewer: str = "employee"
    employee_name: str = ""
    other_name: str = ""
    organisation: str = ""
    key: str = ""
    ways: Sequence[Way] = field(default_factory=tuple)

    def subject(self, side: str) -> str:
        """Of one of the two, as who does something."""
        if side == self.viewer:
            return _("jij")
        name = self.employee_name if side == "employee" else self.other_name
        return name or (_("de medewerker") if side == "employee" else _("de gesprekspartner"))

    def object(self, side: str) -> str:
        return _("jou") if side == self.viewer else self.subject(side)


def role(place: str) -> str:
    return {
        EMPLOYEE: _("Medewerker"),
        LEADER: _("Leidinggevende"),
        ABOVE: _("Een niveau hoger"),
        HR: _("HR"),
        "staff": _("HR of coach"),
        OUTSIDE: _("Adviseur"),
    }[place]


def draw(cast: Cast) -> Picture:
    partner = PLACE_OF[cast.other]
    return Picture(
        key=cast.key,
        name=_("Wie hoort wat: met wie je praat, en naar wie daarna iets gaat"),
        organisation=_shortened(cast.organisation),
        talk=TALKS[partner],
        boxes=_boxes(cast, partner),
        arrows=_arrows(cast, partner),
        lines=_lines(cast),
        height=HIGH if partner == OUTSIDE else LOW,
    )


def _boxes(cast: Cast, partner: str) -> list[Box]:
    heard = {PLACE_OF[way.flow.to]: way for way in cast.ways}
    places = [place for place in BOXES if place != OUTSIDE or partner == OUTSIDE]
    return [_box(cast, place, partner, heard.get(place)) for place in places]


def _box(cast: Cast, place: str, partner: str, way: Way | None) -> Box:
    name, kind = "", "" if way else "still"
    if place == EMPLOYEE:
        name, kind = _("Jij") if cast.viewer == "employee" else cast.employee_name, "me"
    elif place == partner:
        name, kind = _("Jij") if cast.viewer == "other" else cast.other_name, "partner"
    elif way and len(way.names) == 1:
        name = way.names[0]
    word = role("staff" if place == partner and cast.other == "staff" else place)
    if cast.viewer == "employee" and place == EMPLOYEE:
        word = ""
    return Box(*BOXES[place], _shortened(name or word), word if name else "", kind)


def _shortened(name: str, longest: int = LONGEST_NAME) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _arrows(cast: Cast, partner: str) -> list[Arrow]:
    of_side = {"employee": EMPLOYEE, "other": partner}
    asked = [(of_side[side], PLACE_OF[way.flow.to], way.flow.by_choice) for way in cast.ways for side in way.senders]
    return [Arrow(*ROUTES[start, end], by_choice) for start, end, by_choice in asked if (start, end) in ROUTES]


# ---- In words


def _lines(cast: Cast) -> list[Line]:
    return [_talk(cast), *(_heard(cast, way) for way in cast.ways), Line("cross", _("Alle anderen"), _("horen niets."))]


def _talk(cast: Cast) -> Line:
    who = _capital(cast.subject("other")) if cast.other_name or cast.viewer == "other" else role(cast.other)
    text = _("hoort wat er in het gesprek gezegd wordt, en leest wat jullie samen opschrijven.")
    if cast.other == "adviser":
        text = text + " " + _("Een adviseur geeft niets door, aan niemand.")
    return Line("chat", who, text)


def _heard(cast: Cast, way: Way) -> Line:
    place = role(PLACE_OF[way.flow.to])
    who = place
    if 0 < len(way.names) <= 2:
        between = " " + _("of") + " "
        who = f"{between.join(way.names)} ({place if place == role(HR) else place[0].lower() + place[1:]})"
    employee = cast.subject("employee")
    if way.flow.by_choice:
        sentences = [_("krijgt alleen iets als %(employee)s dat wil.") % {"employee": employee}, _written(cast, way)]
    else:
        sentences = [_always(cast, way)]
        if way.by != "employee":
            sentences.append(_("%(employee)s leest die eerst.") % {"employee": _capital(employee)})
    return Line("lock" if way.flow.by_choice else "eye", who, " ".join(sentences))


def _always(cast: Cast, way: Way) -> str:
    if way.by == shipped.EITHER:
        return _("krijgt altijd een korte tekst, van %(one)s of van %(other)s. Dat spreken jullie samen af.") % {
            "one": cast.object("employee"),
            "other": cast.object("other"),
        }
    return _("krijgt altijd een korte tekst van %(sender)s.") % {"sender": cast.object(way.by)}


def _written(cast: Cast, way: Way) -> str:
    if way.by == shipped.EITHER:
        return _("De tekst komt van %(one)s of van %(other)s.") % {
            "one": cast.object("employee"),
            "other": cast.object("other"),
        }
    return _("De tekst komt van %(sender)s.") % {"sender": cast.object(way.by)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# ---- Of a conversation, and of a model that somebody can choose


def of_conversation(actor, conversation, hearers, *, viewer: str) -> Picture:
    """`hearers` as queries.hearers answers them: already what this actor may know."""
    ways = [Way(each.flow, [one.given_name for one in each.people], each.by or shipped.EITHER) for each in hearers]
    cast = Cast(
        other=_side_of(conversation),
        viewer=viewer,
        employee_name=conversation.employee.given_name,
        other_name=conversation.other.given_name,
        organisation=actor.organisation.name,
        key=str(conversation.pk)[-12:],
        ways=ways,
    )
    return draw(cast)


def _side_of(conversation) -> str:
    return shipped.model(conversation.model).other


def of_offer(
    actor,
    key: str,
    flows: Sequence[Flow],
    *,
    viewer: str = "",
    names: Mapping[str, str] | None = None,
    heard: Mapping[str, Sequence[str]] | None = None,
) -> Picture:
    """Of a model before there is a conversation: roles instead of names. `names`: employee or other, where known;
    `heard`: key of a flow → given names of who would hear."""
    names, heard = names or {}, heard or {}
    cast = Cast(
        other=shipped.model(key).other,
        viewer=viewer,
        employee_name=names.get("employee", ""),
        other_name=names.get("other", ""),
        organisation=actor.organisation.name,
        key=key,
        ways=[Way(flow, heard.get(flow.key, ()), flow.sender) for flow in flows],
    )
    return draw(cast)
