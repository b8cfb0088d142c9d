"""How a file was read, in words and with an example out of the file itself."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wegwijzer.exchange.fields import FieldKind
from wegwijzer.exchange.forms.reading import DATE_ORDERS, DECIMALS, ENDS, NAME_ORDERS, SEPARATORS, SHARES, encoding_name
from wegwijzer.exchange.models import Import
from wegwijzer.exchange.queries import Column

DAY = re.compile(r"(\d{1,4})\D(\d{1,2})\D(\d{1,4})")
UNCLEAR = ("03/04/2019", {"dmy": date(2019, 4, 3), "mdy": date(2019, 3, 4), "ymd": date(2019, 3, 4)})
NAMED = 5  # sheets that are not read
NUMBERS = {FieldKind.SHARE, FieldKind.NUMBER}


@dataclass(frozen=True)
class Fact:
    label: str
    value: str | Promise
    hint: str = ""


def facts(import_: Import, columns: list[Column]) -> list[Fact]:
    """What matters for the columns of this file: a file without days says nothing about days."""
    dialect, kinds = import_.dialect, {column.field.kind for column in columns if column.field}
    found = [
        Fact(_("Soort bestand"), _file(dialect), _other_sheets(import_)),
        Fact(_("Namen van de kolommen"), _header(dialect)),
    ]
    if FieldKind.DATE in kinds and dialect.get("date_order"):
        found.append(Fact(_("Datums"), *_days(dialect, columns)))
    if any(column.field and column.field.opens for column in columns) and dialect.get("end"):
        found.append(Fact(_("Een einddatum is"), dict(ENDS)[dialect["end"]], _end_example(dialect["end"])))
    if FieldKind.SHARE in kinds and dialect.get("share"):
        found.append(Fact(_("Tewerkstelling"), dict(SHARES)[dialect["share"]]))
    if any(column.field and column.field.key == "full_name" for column in columns) and dialect.get("name_order"):
        found.append(Fact(_("Volledige naam"), dict(NAME_ORDERS)[dialect["name_order"]]))
    if kinds & NUMBERS and dialect.get("decimal"):
        found.append(Fact(_("Cijfers na de komma"), dict(DECIMALS)[dialect["decimal"]]))
    return found


def _file(dialect: dict) -> str:
    if dialect.get("sheet"):
        return _("Werkblad “%(sheet)s”") % {"sheet": dialect["sheet"]}
    separator = str(dict(SEPARATORS).get(dialect.get("separator"), _("iets anders")))
    said = _("CSV met tussen de kolommen een %(separator)s, tekens: %(encoding)s")
    return said % {"separator": separator, "encoding": encoding_name(dialect.get("encoding", ""))}


def _other_sheets(import_: Import) -> str:
    """Somebody who has people on two sheets must not think that both come in."""
    visible = [name for name in import_.seen.get("sheets", []) if name != import_.dialect.get("sheet")]
    others = [_("“%(sheet)s”") % {"sheet": name} for name in visible]
    others += [_("“%(sheet)s” (verborgen)") % {"sheet": name} for name in import_.seen.get("hidden", [])]
    if len(others) > NAMED:
        others[NAMED:] = [_("en nog %(number)s") % {"number": len(others) - NAMED}]
    return _("Niet gelezen: %(sheets)s.") % {"sheets": ", ".join(others)} if others else ""


def _header(dialect: dict) -> str:
    if not dialect.get("header_row"):
        return _("Staan er niet in")
    return _("In rij %(row)s") % {"row": dialect["header_row"]}


def _days(dialect: dict, columns: list[Column]) -> tuple[str, str]:
    """“03/04/2019 = 3 april 2019”, from the file where it has such a day, and the order in words."""
    order = dialect["date_order"]
    samples = (s for column in columns if column.field and column.field.kind is FieldKind.DATE for s in column.samples)
    written = sorted(samples, key=_has_year_first)  # 2020-01-06 tells nothing about the others
    example = next(((sample, day) for sample in written if (day := read_day(sample, order))), None)
    if example and dialect.get("kind") != "csv" and _has_year_first(example[0]):  # a real day of the spreadsheet
        return date_format(example[1], "j F Y"), ""
    sample, day = example or (UNCLEAR[0], UNCLEAR[1][order])
    said = _("%(sample)s = %(day)s") % {"sample": sample, "day": date_format(day, "j F Y")}
    if dialect.get("date_order_by") == "assumed":
        return said, _("Dat zien we niet zeker aan de datums. Kijk het na.")
    return said, str(dict(DATE_ORDERS)[order])


def _has_year_first(sample: str) -> bool:
    return sample[:4].isdigit()


def read_day(sample: str, order: str) -> date | None:
    """For showing only: a day with a year of four figures, as `order` has it; None for anything else."""
    found = DAY.match(sample.strip())
    if not found:
        return None
    parts = found.groups()
    if len(parts[0]) == 4:  # a year in front is never anything else
        order = "ymd"
    said = dict(zip(order, parts, strict=True))
    try:
        return date(int(said["y"]), int(said["m"]), int(said["d"])) if len(said["y"]) == 4 else None
    except ValueError:
        return None


def _end_example(end: str) -> str:
    day = date_format(date(2019, 3, 31), "j F Y")
    after = date_format(date(2019, 4, 1), "j F Y")
    if end == "day_after":
        return _("%(after)s in het bestand = tot en met %(day)s") % {"after": after, "day": day}
    return _("%(day)s in het bestand = tot en met %(day)s") % {"day": day}
