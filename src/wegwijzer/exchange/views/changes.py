"""What would change for one person, unit or function: before and after, in words."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.roles import Role
from wegwijzer.exchange.fields import FieldKind, SheetKind
from wegwijzer.exchange.models import Change, What
from wegwijzer.people.models import EmploymentKind, Gender

TITLES = {
    What.CREATED: gettext_lazy("Wat nieuw is"),
    What.CHANGED: gettext_lazy("Wat verandert"),
    What.ENDED: gettext_lazy("Wat eindigt"),
    What.ABSENT: gettext_lazy("Wie niet in het bestand staat"),
    What.LEFT_OUT: gettext_lazy("Wat we weglaten"),
}
AFTER_SAVING = {
    What.CREATED: gettext_lazy("Wat nieuw was"),
    What.CHANGED: gettext_lazy("Wat veranderde"),
    What.ENDED: gettext_lazy("Wat eindigde"),
    What.ABSENT: gettext_lazy("Wie niet in het bestand stond"),
    What.LEFT_OUT: gettext_lazy("Wat we weglieten"),
}
CHOICES = {FieldKind.GENDER: dict(Gender.choices), FieldKind.CONTRACT: dict(EmploymentKind.choices)}
THINGS = {
    "place": gettext_lazy("Plaats"),
    "employment": gettext_lazy("Dienstverband"),
    "leader": gettext_lazy("Leidinggevende"),
    "role": gettext_lazy("Rol"),
    "above": gettext_lazy("Onder"),
}
CODES = {"employment": dict(EmploymentKind.choices), "role": dict(Role.choices)}
BETWEEN = " · "
DAYS = re.compile(r"(\d{4}-\d{2}-\d{2}) – (\d{4}-\d{2}-\d{2}|…|infinity)")


@dataclass(frozen=True)
class Line:
    """`before` or `after` is empty for what was not there or is no more; `same` is what holds for both; `since` is
    the day from which it holds."""

    label: str | Promise
    before: str
    after: str
    since: str = ""
    same: str = ""


def lines_of(change: Change, kind: SheetKind) -> list[Line]:
    return [_line(detail, kind) for detail in change.details or ()]


def _line(detail: dict, kind: SheetKind) -> Line:
    key = detail.get("field") or ""
    what = detail.get("what") or ""
    field = kind.field(key)
    if field and what not in CODES and key not in THINGS:
        before, after = (in_words(detail.get(end), field.kind) for end in ("before", "after"))
        return Line(field.label, before, after, in_words(detail.get("from"), FieldKind.DATE))
    before, after = (_pieces(detail.get(end), what) for end in ("before", "after"))
    label = THINGS.get(key) or THINGS.get(what, "")
    since = "" if _has_days(detail) else in_words(detail.get("from"), FieldKind.DATE)
    if key == "days" and before and after:
        return Line(label, before[-1], after[-1], same=BETWEEN.join(after[:-1]))
    return Line(label, BETWEEN.join(before), BETWEEN.join(after), since)


def _has_days(detail: dict) -> bool:
    return any(DAYS.search(str(detail.get(end) or "")) for end in ("before", "after"))


def _pieces(value: object, what: str) -> list[str]:
    """“permanent · 2020-02-01 – …” as ["Vast contract", "vanaf 1 feb 2020"]."""
    if not value:
        return []
    pieces = str(value).split(BETWEEN)
    pieces[0] = str(CODES.get(what, {}).get(pieces[0], pieces[0]))
    if days := DAYS.fullmatch(pieces[-1]):
        pieces[-1] = _stretch(*days.groups())
    return pieces


def _stretch(first: str, last: str) -> str:
    if not last[0].isdigit():
        return _("vanaf %(day)s") % {"day": _day(first)}
    return _("van %(first)s tot en met %(last)s") % {"first": _day(first), "last": _day(last)}


def in_words(value: object, kind: FieldKind | None) -> str:
    """A value as people read it: a day in full, a share with its sign, the word for a code."""
    if value in (None, ""):
        return ""
    text = str(value)
    if kind in CHOICES:
        return str(CHOICES[kind].get(text, text))
    if kind is FieldKind.DATE:
        return _day(text)
    if kind is FieldKind.SHARE:
        return _("%(number)s %%") % {"number": _number(text)}
    return text


def _day(text: str) -> str:
    try:
        return date_format(date.fromisoformat(text), "j F Y")
    except ValueError:
        return text


def _number(text: str) -> str:
    try:
        return number_format(Decimal(f"{Decimal(text).normalize():f}"), use_l10n=True)
    except InvalidOperation:
        return text
