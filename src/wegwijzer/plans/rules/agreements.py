"""What may stand in an agreement. Pure: `today` comes in."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FURTHEST = timedelta(days=366 * 10)
MOST_CHECKPOINTS = 24
MOST_REQUESTS = 8


def refuse(field: str, sentence) -> ValidationError:
    return ValidationError({field: [sentence]})


def check_days(starts_on: date | None, due_on: date | None, *, today: date, before: tuple = (None, None)) -> None:
    """Raises ValidationError by field. `before`: the days that stood there already, which may be past by now."""
    for field, day, was in (("starts_on", starts_on, before[0]), ("due_on", due_on, before[1])):
        if day is not None and day != was:
            _not_past(field, day, today)
    if starts_on and due_on and due_on < starts_on:
        raise refuse("due_on", _("De laatste dag ligt voor de eerste dag."))


def _not_past(field: str, day: date, today: date) -> None:
    if day < today:
        raise refuse(field, _("Deze dag is voorbij. Kies vandaag of later."))
    if day > today + FURTHEST:
        raise refuse(field, _("Dit jaar kan niet kloppen."))


def check_doers(doers: Iterable[str], known: Iterable[str]) -> list[str]:
    """Each once, in the order given. Somebody must do it."""
    chosen = list(dict.fromkeys(doers))
    if not chosen:
        raise refuse("doers", _("Zeg wie dit doet."))
    if set(chosen) - set(known):
        raise refuse("doers", _("Kies een van de mogelijkheden."))
    return chosen


def check_checkpoints(days: Iterable[date], *, today: date, before: Iterable[date] = ()) -> list[date]:
    """Each day once, in order."""
    chosen, stood = sorted(set(days)), set(before)
    if len(chosen) > MOST_CHECKPOINTS:
        raise refuse(
            "checkpoints", _("Dat zijn wel veel opvolgmomenten. Kies er hoogstens %(n)s.") % {"n": MOST_CHECKPOINTS}
        )
    for day in chosen:
        if day not in stood:
            _not_past("checkpoints", day, today)
    return chosen


def check_requests(requests: Iterable[Mapping[str, str]], known: Iterable[str]) -> list[dict[str, str]]:
    """What is asked of HR, each with a kind and a few words."""
    found = []
    for each in requests:
        text = str(each.get("text") or "").strip()
        if each.get("kind") not in set(known):
            raise refuse("requests", _("Kies wat jullie aan HR vragen."))
        if not text:
            raise refuse("requests", _("Schrijf in een paar woorden wat HR moet weten."))
        if len(text) > 500:
            raise refuse("requests", _("Hou de vraag aan HR kort: hoogstens 500 tekens."))
        found.append({"kind": each["kind"], "text": text})
    if len(found) > MOST_REQUESTS:
        raise refuse("requests", _("Kies hoogstens %(n)s vragen aan HR.") % {"n": MOST_REQUESTS})
    return found
