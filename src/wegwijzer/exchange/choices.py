"""What somebody may choose about an import, checked. Pure: raises ValidationError by key."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wegwijzer.exchange.fields import SheetKind

ONE_OF = {
    "absent": ("keep", "report", "end"),
    "problem_rows": ("refuse", "leave_out"),
}
DIALECT = {
    "date_order": ("dmy", "mdy", "ymd"),
    "decimal": (",", "."),
    "end": ("last_day", "day_after"),
    "share": ("percent", "fraction"),
    "name_order": ("given_first", "family_first"),
}
DAYS = ("as_of", "absent_on")
FURTHEST = timedelta(days=366)
EARLIEST = date(1930, 1, 1)
LONGEST_ANSWER = 80


def check(choices: Mapping, *, today: date) -> dict:
    """The choices as they are kept: days as text. Keys that are none are passed over."""
    clean: dict = {}
    wrong: dict[str, list[str]] = {}
    for key, value in choices.items():
        if key in ONE_OF and value not in (*ONE_OF[key], None, ""):
            wrong[key] = [_("Kies één van de mogelijkheden.")]
        elif key in DAYS and value:
            _day(key, value, today, clean, wrong)
        elif key == "units_below" and value:
            _id(key, value, clean, wrong)
        elif key == "answers":
            clean[key] = {str(name): str(said)[:LONGEST_ANSWER] for name, said in value.items() if said}
        elif key in (*ONE_OF, *DAYS, "units_below"):
            clean[key] = value or None
    if clean.get("absent") == "end" and not clean.get("absent_on") and "absent_on" not in wrong:
        wrong["absent_on"] = [_("Kies de laatste dag van wie je uit dienst zet.")]
    if wrong:
        raise ValidationError(wrong)
    return clean


def _day(key: str, value: object, today: date, clean: dict, wrong: dict) -> None:
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        wrong[key] = [_("Dit is geen dag.")]
        return
    if not EARLIEST <= day <= today + FURTHEST:
        wrong[key] = [_("Dit jaar kan niet kloppen.")]
    else:
        clean[key] = day.isoformat()


def _id(key: str, value: object, clean: dict, wrong: dict) -> None:
    try:
        clean[key] = str(UUID(str(value)))
    except ValueError:
        wrong[key] = [_("Deze keuze bestaat niet, of niet meer. Zoek ze opnieuw.")]


def check_dialect(said: Mapping) -> None:
    wrong = {
        key: [_("Kies één van de mogelijkheden.")]
        for key, values in DIALECT.items()
        if said.get(key, values[0]) not in values
    }
    for key in ("header_row", "first_row"):
        if said.get(key) not in (None, "") and not str(said[key]).isdigit():
            wrong[key] = [_("Geef het nummer van een rij.")]
    if wrong:
        raise ValidationError(wrong)


def check_mapping(kind: SheetKind, mapping: Mapping[str, str], width: int) -> None:
    """Each column exists, each field exists, and no field comes twice."""
    wrong: list[str] = []
    taken: dict[str, str] = {}
    for index, key in mapping.items():
        field = kind.field(key) if key else None
        if not str(index).isdigit() or int(index) >= width or (key and field is None):
            wrong.append(_("Deze keuze bestaat niet, of niet meer."))
        elif key and key in taken:
            wrong.append(_("“%(field)s” is bij twee kolommen gekozen. Kies er één.") % {"field": field.label})
        else:
            taken[key] = index
    if wrong:
        raise ValidationError({"mapping": wrong})


def check_answers(asked: Mapping[str, Mapping], answers: Mapping[str, str]) -> None:
    wrong = {}
    for key, said in answers.items():
        offered = {candidate["value"] for candidate in asked.get(key, {}).get("candidates", [])}
        if said not in offered:
            wrong[key] = [_("Deze keuze bestaat niet, of niet meer.")]
    if wrong:
        raise ValidationError(wrong)
