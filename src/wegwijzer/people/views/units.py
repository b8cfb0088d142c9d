"""Units: the tree a branch at a time, and a page for each."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.foundation.picking import answer_options
from wegwijzer.organisations.models import Unit, UnitKind
from wegwijzer.people.access import SEE_DETAILS, SEE_PERSON
from wegwijzer.people.forms.filters import UnitFilter
from wegwijzer.people.queries.listing import COUNTED, count_up_to, page_of_people
from wegwijzer.people.queries.pickers import UnitSource
from wegwijzer.people.queries.units import BY_NAME, above, branch, found_units, people_in, units_seen, with_way


@dataclass(frozen=True)
class Branch:
    """A unit as the tree draws it. `open_url` works without script, `children_url` with it."""

    id: str
    name: str
    hint: str
    url: str
    open_url: str
    children_url: str
    has_children: bool


@require_safe
def units(request, organisation):
    """Opened at the top; `?q=` searches, `?gone=1` shows what no longer exists too."""
    actor, gone = request.actor, bool(request.GET.get("gone"))
    form = UnitFilter(request.GET, actor=actor)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "gone": gone, "may_change": CHANGE_STRUCTURE.may_at_all(actor), "text": text}
    if text:
        found = page_by_key(found_units(actor, text, gone=gone), request.GET, keys=BY_NAME)
        context |= {"page": found, "found": with_way(found.rows)}
    else:
        top, page = _top(actor, request.GET, gone)
        context |= {"top": top, "page": page, "branches": [_branch(actor, row, gone) for row in page.rows]}
    return render(request, "people/units/units.html", context)


def _top(actor, asked, gone: bool) -> tuple[Unit | None, KeyPage]:
    """The first level to choose from: below the organisation itself when that is the only unit on top."""
    page = branch(actor, None, {}, gone=gone, size=1)
    if len(page.rows) == 1 and page.next is None:
        return page.rows[0], branch(actor, page.rows[0], asked, gone=gone)
    return None, branch(actor, None, asked, gone=gone)


def _branch(actor, unit: Unit, gone: bool) -> Branch:
    page, rest = within(actor, "unit", unit.pk), "?gone=1" if gone else ""
    return Branch(
        id=str(unit.pk),
        name=unit.name,
        hint=_hint(actor, unit),
        url=page,
        open_url=f"{page}{rest}#onder",
        children_url=within(actor, "unit-below", unit.pk) + rest,
        has_children=unit.has_children,
    )


def _hint(actor, unit: Unit) -> str:
    if unit.ends_on and unit.ends_on < actor.today:
        return _("bestond tot en met %(day)s") % {"day": date_format(unit.ends_on, "j F Y")}
    if unit.starts_on and unit.starts_on > actor.today:
        return _("vanaf %(day)s") % {"day": date_format(unit.starts_on, "j F Y")}
    return unit.get_kind_display() if unit.kind == UnitKind.SITE else ""


@require_safe
def unit_below(request, organisation, unit):
    """What stands right below a unit: a part of the tree, for opening a branch in place."""
    actor, gone = request.actor, bool(request.GET.get("gone"))
    parent = _unit_or_404(actor, unit)
    page = branch(actor, parent, request.GET, gone=gone)
    context = {
        "branches": [_branch(actor, row, gone) for row in page.rows],
        "page": page,
        "more": within(actor, "unit-below", parent.pk),
    }
    return render(request, "people/units/below.html", context)


@require_safe
def unit(request, organisation, unit):
    """A unit's page: where it belongs, what stands below, and who works in it."""
    actor, gone = request.actor, bool(request.GET.get("gone"))
    here = _unit_or_404(actor, unit)
    way = above([here])[here.pk]
    below = branch(actor, here, request.GET, gone=gone, prefix="below_")
    people = people_in(actor, here)
    page, rows = page_of_people(actor, people, request.GET)
    context = {
        "unit": here,
        "crumbs": [Crumb(u.name, within(actor, "unit", u.pk)) for u in way] + [Crumb(here.name)],
        "below": below,
        "branches": [_branch(actor, row, gone) for row in below.rows],
        "page": page,
        "rows": rows,
        "numbers_shown": SEE_DETAILS.may_at_all(actor),
        "number": count_up_to(people),
        "most": COUNTED,
        "gone": gone,
        "everybody_seen": SEE_PERSON.may_at_all(actor),
        "exists": units_seen(actor).filter(pk=here.pk).exists(),
        "may_change": CHANGE_STRUCTURE.may_at_all(actor),
    }
    return render(request, "people/units/unit.html", context)


@require_safe
def unit_options(request, organisation):
    return answer_options(request, UnitSource(request.actor))


def _unit_or_404(actor, identifier) -> Unit:
    found = units_seen(actor, gone=True).filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found
