"""What asks for a leader's attention first: people who wait for an answer, then what is late, then time to talk.

Pure: what is known of the team goes in. A reason is named only where the person told it; that the two did not talk for
long, the leader knows from their own conversations.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wegwijzer.conversations.moment_words import moment_in_words
from wegwijzer.conversations.signals import NO_TALK, to_leader
from wegwijzer.plans.queries.team import Line
from wegwijzer.plans.rules.waiting import ANSWER
from wegwijzer.shell.team.queries import SIGNAL, Overview, Row

MOST = 5
NEWS = ("return", "new_place", "leader")


@dataclass(frozen=True)
class Item:
    """`about`: whom, for screen readers; `address` is where it is done."""

    title: str
    text: str
    button: str
    address: str
    about: str = ""


@dataclass(frozen=True)
class Status:
    """A signal beside somebody's name: words, icon and kind."""

    words: str
    icon: str
    kind: str = ""


To = Callable[..., str]


def first(seen: Overview, to: To) -> list[Item]:
    """At most MOST; `to(name, *ids)` answers an address."""
    return [item for item, _place in zip(_items(seen, to), range(MOST), strict=False)]


def _items(seen: Overview, to: To) -> Iterator[Item]:
    rows = list(seen.rows.values())
    yield from _asked(rows, to)
    yield from _answers([line for line in seen.team.lines if line.waits.why == ANSWER and line.waits.on_you], to)
    yield from _told(rows, to)
    yield from _late([line for line in seen.team.lines if line.late], to)
    yield from _news(rows, to)
    yield from _long_silent(rows, to)


def _asked(rows: Iterable[Row], to: To) -> Iterator[Item]:
    for row in sorted((row for row in rows if row.talks.asked), key=lambda row: row.talks.open.asked_at):
        day = date_format(timezone.localtime(row.talks.open.asked_at), "j F")
        by_round = row.talks.open.round_id is not None  # it asked both
        words = _("Gesprek met %(name)s") if by_round else _("%(name)s vraagt een gesprek")
        yield Item(
            words % {"name": row.person.given_name},
            _("Gevraagd op %(day)s. Antwoord binnen de week, ook als je nog geen datum hebt.") % {"day": day},
            _("Antwoorden"),
            to("conversation-accept", row.talks.open.pk),
            row.person.full_name,
        )


PROPOSED = (gettext_lazy("%(name)s stelt een afspraak voor"), gettext_lazy("“%(what)s”. Ze staat vast na jouw ja."))
CHANGED = (
    gettext_lazy("%(name)s wil een afspraak aanpassen"),
    gettext_lazy("Het gaat over “%(what)s”. Zonder jouw ja blijft ze zoals ze was."),
)


def _answers(lines: Iterable[Line], to: To) -> Iterator[Item]:
    for line in lines:
        its = line.row.employee
        title, text = CHANGED if line.row.fixed_at else PROPOSED
        yield Item(
            title % {"name": its.given_name},
            text % {"what": line.row.what},
            _("Bekijken"),
            to("agreement-page", line.row.pk),
            its.full_name,
        )


def _told(rows: Iterable[Row], to: To) -> Iterator[Item]:
    for row in rows:
        if row.told:
            yield Item(
                _("%(name)s vertelde je over een moment dat telt") % {"name": row.person.given_name},
                _("%(what)s. Vraag wat er nodig is.") % {"what": moment_in_words(row.told.kind)},
                _("Bekijken"),
                to("moments"),
                row.person.full_name,
            )


def _late(lines: Iterable[Line], to: To) -> Iterator[Item]:
    """One per person, the longest late: an agreement that slips is a reason to ask, not to blame."""
    told = set()
    for line in lines:
        its = line.row.employee
        if its.pk in told:
            continue
        told.add(its.pk)
        day = date_format(line.row.due_on, "j F")
        yield Item(
            _("Vraag %(name)s eens hoe het gaat") % {"name": its.given_name},
            _("“%(what)s” was bedoeld tegen %(day)s.") % {"what": line.row.what, "day": day},
            _("Bekijken"),
            to("agreement-page", line.row.pk),
            its.full_name,
        )


def _news(rows: Iterable[Row], to: To) -> Iterator[Item]:
    for row in rows:
        if row.signal and row.signal.kind in NEWS and row.can_invite and not row.talks.open:
            yield Item(
                _("%(name)s: tijd voor een gesprek?") % {"name": row.person.given_name},
                _("Een goed moment om te vragen wat er nodig is."),
                _("Gesprek aanbieden"),
                to("conversation-invite", row.person.pk),
                row.person.full_name,
            )


def _long_silent(rows: Iterable[Row], to: To) -> Iterator[Item]:
    """Of many at once: with whom there was no conversation for as long as the organisation looks out for."""
    names = [row.person.given_name for row in rows if is_silence(row)]
    if not names:
        return
    title = ngettext(
        "Met %(name)s praatte je al een tijd niet", "Met %(n)s mensen praatte je al een tijd niet", len(names)
    )
    few = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
    yield Item(
        title % {"name": names[0], "n": len(names)},
        _("%(names)s: jullie hadden al een tijd geen loopbaangesprek.") % {"names": few},
        _("Bekijken"),
        f"{to('team')}?show={SIGNAL}#iedereen",
    )


def is_silence(row: Row) -> bool:
    return bool(row.signal and row.signal.kind == NO_TALK)


# ---- Beside a name


def signals(row: Row) -> list[Status]:
    return list(_signals(row))


def _signals(row: Row) -> Iterator[Status]:
    if row.talks.asked:
        yield Status(_("Vraagt zelf een gesprek"), "raise", "done")
    elif row.talks.planned:
        yield Status(_("Gesprek gepland"), "calendar")
    elif row.talks.open:
        yield Status(_("Gesprek loopt"), "chat")
    if row.told:
        yield Status(_("Vertelde je iets"), "turn", "turn")
    if row.facts.late:
        late = ngettext("%(n)s dag te laat", "%(n)s dagen te laat", row.facts.late) % {"n": row.facts.late}
        yield Status(late, "alert", "late")
    if row.facts.yours:
        yield Status(_("Wacht op jou"), "clock", "attention")
    if row.signal:
        yield Status(to_leader(row.signal.kind), *(("clock", "attention") if is_silence(row) else ("turn", "turn")))


@dataclass(frozen=True)
class Act:
    button: str
    address: str


def act_of(row: Row, to: To, today: date) -> Act:
    """The one thing to do now for this person."""
    if row.talks.asked:
        return Act(_("Antwoorden"), to("conversation-accept", row.talks.open.pk))
    if row.talks.open:
        return Act(_("Naar het gesprek"), to("conversation", row.talks.open.pk))
    if row.facts.late or row.facts.yours:
        return Act(_("Opvolgen"), f"{to('team-agreements')}?person={row.person.pk}")
    if row.has_signal and row.can_invite:
        return Act(_("Gesprek aanbieden"), to("conversation-invite", row.person.pk))
    return Act(_("Openen"), to("person", row.person.pk))
