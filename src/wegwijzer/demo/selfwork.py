"""Sheets of the demo: what somebody found out alone, and shared a little of. Only where the company's folder has
`selfwork.json`. A point of a drawing is [years from today, level] there; `years_ago` is when a sheet was made."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F

from wegwijzer.demo.content import CONTENT, Company, read
from wegwijzer.demo.plans import person_of
from wegwijzer.demo.stories import tell_stories
from wegwijzer.notices.actions import without_letters
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.selfwork import actions
from wegwijzer.selfwork.models import Sheet, SheetAnswer


def fill_sheets(organisation_id: UUID, company: Company) -> None:
    """Within the transaction of the load."""
    if not (CONTENT / company.slug / "selfwork.json").is_file():
        return
    pins = {pin["key"]: pin for pin in company.cast["seats"]}
    with without_letters():
        told = read(company.slug, "selfwork.json")
        for sheet in told["sheets"]:
            _fill(organisation_id, pins, sheet)
        for asked in told["stories"]:
            tell_stories(organisation_id, pins, asked)


def _fill(organisation_id: UUID, pins: dict, told: dict) -> None:
    with tenant(organisation_id):
        person = person_of(pins[told["person"]])
        receiver = person_of(pins[told["shared_with"]]) if "shared_with" in told else None
    with acting_for(organisation_id, person.pk) as actor:
        sheet = actions.begin(actor, key=told["instrument"])
        for field, value in told["answers"].items():
            actions.save_answer(actor, sheet=sheet, field=field, value=_in_days(value, actor.today))
        if told.get("finished"):
            actions.finish(actor, sheet=sheet)
        if "years_ago" in told:
            _made_before(sheet, timedelta(days=round(365.25 * told["years_ago"])))
        if receiver:
            actions.share(actor, sheet=sheet, fields=told["share"], receiver=receiver, until=None)


def _in_days(value: Any, today: date) -> Any:
    if not isinstance(value, dict) or "lines" not in value:
        return value
    lines = [line | {"points": [_point(*point, today) for point in line["points"]]} for line in value["lines"]]
    return {"lines": lines}


def _point(years: float, level: int, today: date) -> dict:
    return {"on": (today + timedelta(days=round(365.25 * years))).isoformat(), "level": level}


def _made_before(sheet: Sheet, ago: timedelta) -> None:
    rows = SheetAnswer.objects.filter(sheet=sheet)
    rows.update(saved_at=F("saved_at") - ago)
    Sheet.objects.filter(pk=sheet.pk).update(begun_at=F("begun_at") - ago, finished_at=F("finished_at") - ago)
