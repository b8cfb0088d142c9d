"""What would change for one person, unit or function: before and after, in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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


@dataclass(frozen=True)
class Line:
    """`before` or `after` is empty for what was not there or is no more; `since` is the day it holds from."""

    label: str | Promise
    before: str
    after: str
    since: str


def lines_of(change: Change, kind: SheetKind) -> list[Line]:
    return [_line(detail, kind) for detail in change.details]


def _line(detail: dict, kind: SheetKind) -> Line:
    field = kind.field(detail.get("field", ""))
    field_kind = field.kind if field else None
    return Line(
        field.label if field else "",
        in_words(detail.get("before"), field_kind),
        in_words(detail.get("after"), field_kind),
        in_words(detail.get("from"), FieldKind.DATE),
    )


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
        return date_format(date.fromisoformat(text), "j b Y")
    except ValueError:
        return text


def _number(text: str) -> str:
    try:
        return number_format(Decimal(f"{Decimal(text).normalize():f}"), use_l10n=True)
    except InvalidOperation:
        return text
