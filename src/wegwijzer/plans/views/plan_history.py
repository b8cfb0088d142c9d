"""What changed in a plan, when, by whom."""

from datetime import MAXYEAR, MINYEAR, datetime, time

from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.people.audience import who_sees
from wegwijzer.plans.access import SEE_PLAN
from wegwijzer.plans.models import Layout
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.rules import pieces as words
from wegwijzer.plans.views.plan import crumb_of, fetch


@require_safe
def history(request, organisation, plan):
    """What changed, when, by whom: newest first, by thirty."""
    actor, found = request.actor, fetch(request.actor, plan)
    before = _moment(request.GET.get("before", ""))
    changes, more = queries.history(actor, found, before=before)
    context = {
        "plan": found,
        "days": _by_day(changes),
        "older": changes[-1].at.isoformat() if more else "",
        "crumbs": [crumb_of(actor, found), Crumb(_("Wat er veranderde"))],
        "answer": who_sees(SEE_PLAN, found, actor),
    }
    return render(request, "plans/plan/history.html", context)


def _moment(said: str) -> datetime | None:
    """None for nonsense: then it begins at the newest."""
    try:
        found = parse_datetime(said.replace(" ", "+"))
    except ValueError:
        return None
    if found is None or found.year in (MINYEAR, MAXYEAR):  # in another time zone it may be none
        return None
    if timezone.is_aware(found):
        return found
    return timezone.make_aware(datetime.combine(found.date(), time()))


def _by_day(changes) -> list[dict]:
    days: list[dict] = []
    for change in changes:
        day = timezone.localtime(change.at).date()
        if not days or days[-1]["day"] != day:
            days.append({"day": day, "changes": []})
        days[-1]["changes"].append(_told(change))
    return days


def _told(change) -> dict:
    """A change in words: what it is about, what stands there now, what stood there."""
    if change.text is not None:
        label = words.label_of(change.text.key)
        return {"change": change, "label": label, "now": _lines(change.text), "was": _lines(change.before)}
    if change.step is not None:
        return {"change": change, "label": change.step.get_kind_display(), "now": change.step.text, "was": ""}
    return {"change": change, "label": _("Nieuwe afspraak"), "now": "", "was": ""}


def _lines(row) -> str:
    """What one row says, also for what is chosen and not written."""
    if row is None:
        return ""
    if row.key == "direction":
        return ", ".join(str(words.DIRECTIONS.get(key, key)) for key in row.chosen)
    if row.key == words.LAYOUT:
        return ", ".join(str(dict(Layout.choices).get(key, key)) for key in row.chosen)
    if row.key == words.HORIZON:
        return ", ".join(
            _("tot %(day)s") % {"day": date_format(datetime.fromisoformat(day), "j F Y")} for day in row.chosen
        )
    if row.key == words.WITH:
        return ", ".join(row.chosen) or _("niemand")
    return row.text
