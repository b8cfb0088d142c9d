"""My team: the people somebody leads."""

from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.roles import Role
from wegwijzer.people.access import SEE_PERSON
from wegwijzer.people.audience import LEADER, LEADER_ABOVE, SELF, Answer, Line, joined, role_in_short, sides_of
from wegwijzer.people.queries.listing import COUNTED, count_up_to
from wegwijzer.people.queries.team import members, team_page


@require_safe
def team(request, organisation):
    actor = request.actor
    page, rows = team_page(actor, request.GET)
    context = {
        "page": page,
        "members": rows,
        "number": count_up_to(members(actor)),
        "most": COUNTED,
        "seen": who_sees_my_team(),
    }
    return render(request, "shell/team/team.html", context)


def who_sees_my_team() -> Answer:
    """Said to the leader, of everybody in the team at once: read off the rule, not written beside it."""
    sides = sorted(sides_of(SEE_PERSON), key=(LEADER, SELF, LEADER_ABOVE, *Role).index)
    short = {SELF: _("je medewerker"), LEADER: _("jij"), LEADER_ABOVE: _("wie jou leidt")}
    full = {
        LEADER: _("Jij ziet de mensen die je nu leidt, zolang je hen leidt."),
        SELF: _("Je medewerker ziet hetzelfde over zichzelf, en ziet ook dat jij de eigen pagina opende."),
        LEADER_ABOVE: _("Wie jou leidt, ziet jouw mensen ook."),
    }
    names = [short.get(side) or role_in_short(Role(side)) for side in sides]
    other = _("%(who)s: dat hoort bij die rol.")
    lines = [Line(True, full.get(side) or other % {"who": role_in_short(Role(side))}) for side in sides]
    lines.append(Line(False, _("Geboortedatum, gender, e-mailadres en nummer zie je hier niet.")))
    return Answer(capfirst(joined(names)), lines, private=False)
