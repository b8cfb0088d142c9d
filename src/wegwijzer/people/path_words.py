"""The steps of a career path in words: to whom it is about ("je"), or to somebody else who may read it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import Employment, EmploymentKind, LineKind, Position, ReportingLine
from wegwijzer.people.queries.career import Before, Career
from wegwijzer.people.queries.units import UnitRow, site_of
from wegwijzer.people.steps import Kind, Step

ICONS = {
    Kind.START: "door",
    Kind.RETURN: "door",
    Kind.FUNCTION: "signpost",
    Kind.BESIDE: "signpost",
    Kind.STOPPED: "flag",
    Kind.SITE: "place",
    Kind.UNIT: "unit",
    Kind.SHARE: "clock",
    Kind.END: "flag",
    Kind.CONTRACT: "card",
    Kind.LEADER: "person",
}
SHORT = 20  # characters under a junction of the drawn road


@dataclass
class Correction:
    text: str
    details: list[str] = field(default_factory=list)


@dataclass
class Stop:
    """One junction of the path, in the list and in the drawing."""

    number: int
    datetime: str
    when: str
    kind: str
    icon: str
    title: str
    text: str
    label: str
    year: str
    future: bool
    notes: list[str] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


@dataclass(frozen=True)
class Drawn:
    """The same junction as the road map wants it."""

    label: str
    when: str
    future: bool


def stops_of(career: Career) -> list[Stop]:
    return [_stop(career, step, number) for number, step in enumerate(career.steps, 1)]


def drawn(stops: list[Stop]) -> list[Drawn]:
    return [Drawn(stop.label, stop.year, stop.future) for stop in stops]


def in_short(day: date) -> str:
    """“maart 2014” for a first of the month, else the day itself."""
    return date_format(day, "F Y" if day.day == 1 else "j F Y")


def percent(share: Decimal) -> str:
    return number_format(share.normalize(), use_l10n=True) + "%"


def share_in_words(share: Decimal) -> str:
    return _("%(share)s van voltijds") % {"share": percent(share)}


def contract_in_words(employment: Employment) -> str:
    return {
        EmploymentKind.PERMANENT: _("vast contract"),
        EmploymentKind.FIXED_TERM: _("tijdelijk contract"),
        EmploymentKind.AGENCY: _("uitzendcontract"),
    }.get(employment.kind, "")


def _stop(career: Career, step: Step, number: int) -> Stop:
    future = step.day > career.actor.today
    title = _title(career, step)
    return Stop(
        number=number,
        datetime=step.day.isoformat(),
        when=in_short(step.day),
        kind=_kind(step),
        icon=ICONS[step.kind],
        title=title,
        text=" ".join(part for part in _sentences(career, step, future) if part),
        label=Truncator(_label(step, title)).chars(SHORT),
        year=date_format(step.day, "F Y" if future else "Y"),
        future=future,
        notes=[_note(note) for note in step.notes],
        corrections=[c for row in step.corrected for c in _corrections(career, row)],
    )


def _kind(step: Step) -> str:
    return {
        Kind.START: _("Start"),
        Kind.RETURN: _("Terug"),
        Kind.FUNCTION: _("Nieuwe functie"),
        Kind.BESIDE: _("Functie erbij"),
        Kind.STOPPED: _("Functie gestopt"),
        Kind.SITE: _("Andere vestiging"),
        Kind.UNIT: _("Andere afdeling"),
        Kind.SHARE: _("Andere werktijd"),
        Kind.END: _("Uit dienst"),
        Kind.CONTRACT: _("Nieuw contract"),
        Kind.LEADER: _("Andere leidinggevende"),
    }[step.kind]


def _title(career: Career, step: Step) -> str:
    if step.kind in (Kind.FUNCTION, Kind.BESIDE):
        return _functions(step.gained)
    if step.kind in (Kind.START, Kind.RETURN):
        return _functions(step.after.places) or _("In dienst")
    if step.kind is Kind.STOPPED:
        return _functions(step.lost)
    if step.kind in (Kind.UNIT, Kind.SITE):
        new = [p.unit for p in step.after.places if p.unit_id not in step.before.units]
        sites = [site_of(unit, career.ways) for unit in new] if step.kind is Kind.SITE else []
        return ", ".join(unit.name for unit in ([s for s in sites if s] or new or [p.unit for p in step.after.places]))
    if step.kind is Kind.SHARE:
        return share_in_words(step.after.share)
    if step.kind is Kind.CONTRACT:
        return capfirst(contract_in_words(step.after.employment)) or _("Nieuw contract")
    if step.kind is Kind.LEADER:
        return ", ".join(line.manager.full_name for line in step.new_leaders) or _("Voorlopig zonder leidinggevende")
    return _("Laatste dag in dienst")


def _functions(places) -> str:
    return ", ".join(dict.fromkeys(place.function.name for place in places))


def _sentences(career: Career, step: Step, future: bool) -> list[str]:
    """What stands under the title: where, how much, under whom, and what was there before."""
    if step.kind in (Kind.START, Kind.RETURN):
        return [_begins(career, step, future), _where(career, step.after.places), _share(step), _leaders(step)]
    if step.kind in (Kind.FUNCTION, Kind.BESIDE):
        return [_where(career, step.gained), _share(step), _contract(step), _leaders(step)]
    if step.kind in (Kind.UNIT, Kind.SITE):
        left = ", ".join(p.unit.name for p in step.before.places if p.unit_id not in step.after.units)
        before = _("Daarvoor in %(unit)s.") % {"unit": left} if left else ""
        return [_work(career, step), before, _share(step), _leaders(step)]
    if step.kind is Kind.SHARE:
        return [_("Daarvoor %(share)s.") % {"share": share_in_words(step.before.share)}, _leaders(step)]
    if step.kind is Kind.END and future:
        return [_("Dan loopt het contract af. Een nieuw contract staat hier nog niet.")]
    return []


def _begins(career: Career, step: Step, future: bool) -> str:
    contract = contract_in_words(step.after.employment)
    if not contract:
        return ""
    if future:
        return _("Met een %(contract)s.") % {"contract": contract}
    returns = step.kind is Kind.RETURN
    if career.own:
        said = _("Je kwam terug met een %(contract)s.") if returns else _("Je begon met een %(contract)s.")
    else:
        said = _("Kwam terug met een %(contract)s.") if returns else _("Begon met een %(contract)s.")
    return said % {"contract": contract}


def _where(career: Career, places) -> str:
    ways = dict.fromkeys(_place_of_unit(career, place.unit) for place in places)
    return _("In %(where)s.") % {"where": _(" en in ").join(ways)} if ways else ""


def _work(career: Career, step: Step) -> str:
    """What somebody does where they went."""
    new = [place for place in step.after.places if place.unit_id not in step.before.units]
    where = _(" en in ").join(dict.fromkeys(_place_of_unit(career, place.unit) for place in new))
    if not where:
        return _functions(step.after.places) + "."
    return _("%(function)s in %(where)s.") % {"function": _functions(new), "where": where}


def _place_of_unit(career: Career, unit: Unit) -> str:
    way = UnitRow(unit, career.ways.get(unit.pk, [])).way
    return f"{unit.name} ({way})" if way else unit.name


def _share(step: Step) -> str:
    before, after = step.before.share, step.after.share
    unchanged = before == after or (not before and after == 100)
    return "" if unchanged or not after else capfirst(share_in_words(after)) + "."


def _contract(step: Step) -> str:
    before, after = step.before.employment, step.after.employment
    if before and after and before.kind != after.kind and contract_in_words(after):
        return _("Met een %(contract)s.") % {"contract": contract_in_words(after)}
    return ""


def _leaders(step: Step) -> str:
    names = [_leader(line) for line in step.new_leaders]
    return _("Leidinggevende: %(names)s.") % {"names": ", ".join(names)} if names else ""


def _leader(line: ReportingLine) -> str:
    if line.kind == LineKind.HIERARCHICAL:
        return line.manager.full_name
    return f"{line.manager.full_name} ({line.get_kind_display().lower()})"


def _note(note: Step) -> str:
    """A small change of its own: contract or leader."""
    if note.kind is Kind.CONTRACT:
        what = contract_in_words(note.after.employment) or _("een ander contract")
        what = " ".join(part for part in (what + ".", _leaders(note)) if part).rstrip(".")
    elif note.new_leaders:
        what = _("%(names)s als leidinggevende") % {"names": ", ".join(map(_leader, note.new_leaders))}
    else:
        what = _("%(names)s niet langer als leidinggevende") % {"names": ", ".join(map(_leader, note.former_leaders))}
    return _("Vanaf %(day)s: %(what)s.") % {"day": in_short(note.day), "what": what}


def _label(step: Step, title: str) -> str:
    if step.kind in (Kind.START, Kind.RETURN, Kind.END):
        return _kind(step)
    if step.kind is Kind.SHARE:
        return percent(step.after.share)
    return title


def _corrections(career: Career, row) -> list[Correction]:
    """That something was put right is for everybody who reads the path; what it was, for who sees details."""
    known = career.corrections.get(row.pk, [])
    if not known:
        day = date_format(timezone.localdate(row.corrected_at), "j F Y")
        return [Correction(_("Verbeterd op %(day)s.") % {"day": day})]
    return [_correction(row, before) for before in known]


def _correction(row, before: Before) -> Correction:
    day = date_format(timezone.localdate(before.version.happened_at), "j F Y")
    details = [_("Eerst stond er: %(was)s.") % {"was": _was(row, before.was)}]
    if before.version.reason:
        details.append(_("Waarom: %(reason)s") % {"reason": before.version.reason})
    return Correction(_("Verbeterd op %(day)s.") % {"day": day}, details)


def _was(row, was: dict) -> str:
    parts = []
    if isinstance(row, Position):
        parts = [was["function_id"], was["unit_id"], percent(Decimal(str(was["share"])))]
    elif isinstance(row, ReportingLine):
        parts = [was["manager_id"], LineKind(was["kind"]).label.lower()]
    elif isinstance(row, Employment):
        parts = [EmploymentKind(was["kind"]).label.lower()]
    return ", ".join([*map(str, parts), _days(was["starts_on"], was["ends_on"])])


def _days(starts_on: str, ends_on: str | None) -> str:
    first = date_format(date.fromisoformat(starts_on), "j F Y")
    if not ends_on:
        return _("vanaf %(first)s") % {"first": first}
    last = date_format(date.fromisoformat(ends_on), "j F Y")
    return _("van %(first)s tot en met %(last)s") % {"first": first, "last": last}
