"""The rows of the form: each theme with both marks on one scale, what was written, and the verdict in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import instrument
from wegwijzer.conversations.form_words import EXAMPLES
from wegwijzer.conversations.models import Example
from wegwijzer.conversations.queries import Desk
from wegwijzer.conversations.queries.desk import Theme as Written
from wegwijzer.conversations.views.fields import THEME, Joint, joint, questions
from wegwijzer.instruments.structure import Theme

FAR_APART = 2  # steps between the two from which it is a reason to talk


@dataclass(frozen=True)
class Verdict:
    text: str
    icon: str
    kind: str = ""


@dataclass(frozen=True)
class Point:
    """A step of the scale. `place` counts from 1, whatever the values are."""

    value: int
    place: int
    word: str
    chosen: bool


@dataclass(frozen=True)
class Shown:
    """An example with what its kind is called, and whether the reader wrote it."""

    row: Example
    kind: str
    is_mine: bool
    by_employee: bool


@dataclass(frozen=True)
class Row:
    number: int
    theme: Theme
    text: str  # as this side reads it
    points: list[Point]
    employee: Point | None  # only what this reader may see
    other: Point | None
    mine: Point | None
    theirs: Point | None
    verdict: Verdict
    described: str
    joint: list[Joint]
    examples: list[Shown]
    is_same: bool
    is_apart: bool

    @property
    def key(self) -> str:
        return self.theme.key

    @property
    def first(self) -> int:
        return min(self.employee.place, self.other.place)

    @property
    def last(self) -> int:
        return max(self.employee.place, self.other.place)

    @property
    def written(self) -> list[Joint]:
        """The fields in which something stands."""
        return [each for each in self.joint if each.in_words]


def rows(actor: Actor, desk: Desk) -> list[Row]:
    form = instrument.instrument(desk.conversation, "form")
    asked = questions(desk.conversation)
    by_key = {theme.key: theme for theme in form.themes}
    return [
        _row(actor, desk, number, by_key[written.key], written, asked) for number, written in enumerate(desk.themes, 1)
    ]


def _row(actor: Actor, desk: Desk, number: int, theme: Theme, written: Written, asked: dict) -> Row:
    pair = written.scores
    points = {
        point.value: Point(point.value, place, point.word, False) for place, point in enumerate(theme.scale.points, 1)
    }
    employee, other = points.get(pair.employee), points.get(pair.other)
    mine, theirs = (employee, other) if desk.side == "employee" else (other, employee)
    fields = [
        joint(desk, f"{THEME}{theme.key}.{name}", asked[f"{THEME}{theme.key}.{name}"], actor)
        for name in ("growth", "actions", "term", "notes")
    ]
    return Row(
        number=number,
        theme=theme,
        text=theme.text_for(desk.side),
        points=[Point(p.value, p.place, p.word, p == mine) for p in points.values()],
        employee=employee,
        other=other,
        mine=mine,
        theirs=theirs,
        verdict=verdict(desk, pair, mine, theirs),
        described=described(desk, employee, other),
        joint=fields,
        examples=[
            Shown(
                each,
                str(EXAMPLES.get(each.kind, "")),
                each.author_id == actor.person_id,
                each.author_id == desk.conversation.employee_id,
            )
            for each in written.examples
        ],
        is_same=pair.apart == 0,
        is_apart=bool(pair.apart),
    )


def verdict(desk: Desk, pair, mine: Point | None, theirs: Point | None) -> Verdict:
    """In words, beside an icon. Two steps or more is a reason to talk, and nothing else."""
    name = desk.other_person.given_name
    if not desk.scores_shown:
        if mine is None:
            return Verdict(_("nog geen score"), "clock")
        if desk.theirs.scores_ready_at:
            return Verdict(_("%(name)s is klaar") % {"name": name}, "check")
        return Verdict(_("%(name)s nog niet") % {"name": name}, "clock")
    if mine is None:
        return Verdict(_("jij nog niet"), "clock")
    if theirs is None:
        return Verdict(_("%(name)s nog niet") % {"name": name}, "clock")
    if pair.apart == 0:
        return Verdict(pair.in_words, "check", "done")
    return Verdict(pair.in_words, "chat", "attention") if pair.apart >= FAR_APART else Verdict(pair.in_words, "swap")


def described(desk: Desk, employee: Point | None, other: Point | None) -> str:
    """The scale for who does not see it."""
    names = {
        "employee": desk.conversation.employee.given_name,
        "other": desk.conversation.other.given_name,
    }
    if employee and other and employee == other:
        return _("%(employee)s en %(other)s geven allebei %(n)s") % {**names, "n": employee.value}
    said = [
        _("%(name)s geeft %(n)s") % {"name": names[side], "n": point.value}
        if point
        else _("van %(name)s is er geen score te zien") % {"name": names[side]}
        for side, point in (("employee", employee), ("other", other))
    ]
    return ", ".join(said)
