"""My team: the people somebody leads, what was agreed with them, and who waits for whom."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wegwijzer.access.roles import Role
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.foundation.sent import as_id
from wegwijzer.people.access import SEE_PERSON
from wegwijzer.people.audience import (
    LEADER,
    LEADER_ABOVE,
    SELF,
    Answer,
    Line,
    joined,
    role_in_short,
    sides_of,
)
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import COUNTED, count_up_to
from wegwijzer.people.queries.team import members
from wegwijzer.plans.access import SEE_AGREEMENT
from wegwijzer.plans.queries import team as agreements
from wegwijzer.shell.team import attention, queries
from wegwijzer.shell.team.forms import TeamFilter

AT_A_GLANCE = 12  # a team that is larger is searched by name
FILTERS = (
    (queries.ALL, gettext_lazy("Iedereen")),
    (queries.SIGNAL, gettext_lazy("Met een signaal")),
    (queries.SOON, gettext_lazy("Deze of volgende maand")),
    (queries.YOURS, gettext_lazy("Wacht op jou")),
)
STATES = (
    (agreements.RUNNING, gettext_lazy("Lopend")),
    (agreements.LATE, gettext_lazy("De dag is voorbij")),
    (agreements.YOURS, gettext_lazy("Wacht op jou")),
    (agreements.DONE, gettext_lazy("Gedaan of gestopt")),
)
DOERS = {
    "you": gettext_lazy("jou"),
    "leader": gettext_lazy("wie nu leidt"),
    "hr": gettext_lazy("HR"),
    "coach": gettext_lazy("de coach"),
}


def _tabs(actor, here: str) -> list[dict]:
    pages = (("team", _("Mensen"), "people"), ("team-agreements", _("Afspraken"), "list"))
    return [
        {"label": label, "url": within(actor, name), "icon": icon, "current": name == here}
        for name, label, icon in pages
    ]


# ---- People


@dataclass(frozen=True)
class Shown:
    row: queries.Row
    signals: list[attention.Status]
    act: attention.Act

    @property
    def member(self):
        return self.row.member


@require_safe
def team(request, organisation):
    actor, to = request.actor, partial(within, request.actor)
    seen, form = queries.overview(actor), TeamFilter(request.GET, actor=actor)
    number = count_up_to(members(actor))
    context = {
        "tabs": _tabs(actor, "team"),
        "first": attention.first(seen, to),
        "form": form,
        "searches": number > AT_A_GLANCE or bool(form.data.get("q")),
        "number": number,
        "most": COUNTED,
        "seen": who_sees_my_team(),
    }
    return render(request, "shell/team/team.html", context | _people(actor, seen, form, request.GET))


def _people(actor, seen: queries.Overview, form: TeamFilter, asked) -> dict:
    to, text, chosen = partial(within, actor), form.text, form.chosen
    people = queries.wanted(actor, text)
    among = queries.ids_up_to(people) if text else None
    page, rows = queries.page_of_team(actor, seen, people, chosen, asked)
    return {
        "text": text,
        "found": len(among) if text else None,
        "filters": _filters(seen.counts(actor.today, among), chosen, address=to("team"), text=text),
        "page": page,
        "members": [row.member for row in rows],
        "shown": [Shown(row, attention.signals(row), attention.act_of(row, to, actor.today)) for row in rows],
    }


def _filters(counts: dict[str, int], chosen: str, *, address: str, text: str) -> list[dict]:
    return [
        {
            "label": _("%(label)s (%(number)s)") % {"label": label, "number": counts[key]},
            "url": f"{address}?{urlencode({'show': key} | ({'q': text} if text else {}))}#iedereen",
            "current": key == chosen,
        }
        for key, label in FILTERS
    ]


def who_sees_my_team() -> Answer:
    """Said to the leader, of everybody in the team at once: read off the rules, not written beside them."""
    people, agreed = sides_of(SEE_PERSON), sides_of(SEE_AGREEMENT)
    also = [side for side in sorted(people, key=(LEADER, SELF, LEADER_ABOVE, *Role).index) if side not in agreed]
    words = {LEADER_ABOVE: _("wie jou leidt")}
    others = joined([words.get(side) or role_in_short(Role(side)) for side in also])
    lines = [
        Line(True, _("Jij ziet van wie je leidt de gesprekken met jou, de afspraken en wat uit het werk zelf blijkt.")),
        Line(True, _("Je medewerker ziet hetzelfde over zichzelf, en ziet ook dat jij de eigen pagina opende.")),
        Line(False, _("%(who)s: die zien je mensen en hun werk, niet deze afspraken.") % {"who": capfirst(others)}),
        Line(False, _("Voorbereidingen, wensen en oefeningen zie je pas als iemand ze met jou deelt.")),
        Line(False, _("Waarom iemand weg was of iets vraagt, staat hier nooit, tenzij die persoon het jou vertelde.")),
    ]
    return Answer(capfirst(joined([_("jij"), _("je medewerker")])), lines, private=False)


# ---- Agreements


@dataclass(frozen=True)
class Agreed:
    """One line, with whom it waits for in words."""

    line: agreements.Line
    waits: str


@require_safe
def team_agreements(request, organisation):
    """Every agreement of the team, by the day on which it is to be ready."""
    actor = request.actor
    state = request.GET.get("state", agreements.RUNNING)
    state = state if state in agreements.STATES else agreements.RUNNING
    person = _of_team(actor, request.GET.get("person"))
    base = agreements.by_day(agreements.visible(actor))
    rows = agreements.by_day(agreements.in_state(actor, state)).select_related("employee", "other")
    rows = rows.filter(employee=person) if person else rows
    page = page_by_key(rows, request.GET, keys=("by", "pk"), among=base, newest_first=state == agreements.DONE)
    context = {
        "tabs": _tabs(actor, "team-agreements"),
        "states": _states(actor, state, person),
        "state": state,
        "person": person,
        "page": page,
        "agreed": [Agreed(line, _waits(line)) for line in agreements.lines(actor, page.rows)],
        "leads": actor.has_reports,
    }
    return render(request, "shell/team/agreements.html", context)


def _of_team(actor, said) -> Person | None:
    identifier = as_id(said)
    return members(actor).filter(pk=identifier).first() if identifier else None


def _states(actor, chosen: str, person: Person | None) -> list[dict]:
    address, more = within(actor, "team-agreements"), f"&person={person.pk}" if person else ""
    return [{"label": label, "url": f"{address}?state={key}{more}", "current": key == chosen} for key, label in STATES]


def _waits(line: agreements.Line) -> str:
    names = {"employee": line.row.employee.given_name, "other": line.row.other.given_name if line.row.other else ""}
    who = [names.get(key) or str(DOERS.get(key, "")) for key in line.waits.who]
    return joined([name for name in who if name])
