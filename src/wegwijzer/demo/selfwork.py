"""Sheets of the demo: what somebody found out alone, and shared a little of. Only where the company's folder has
`selfwork.json`."""

from uuid import UUID

from wegwijzer.demo.content import CONTENT, Company, read
from wegwijzer.demo.plans import person_of
from wegwijzer.notices.actions import without_letters
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.selfwork import actions


def fill_sheets(organisation_id: UUID, company: Company) -> None:
    """Within the transaction of the load."""
    if not (CONTENT / company.slug / "selfwork.json").is_file():
        return
    pins = {pin["key"]: pin for pin in company.cast["seats"]}
    with without_letters():
        for told in read(company.slug, "selfwork.json")["sheets"]:
            _fill(organisation_id, pins, told)


def _fill(organisation_id: UUID, pins: dict, told: dict) -> None:
    with tenant(organisation_id):
        person = person_of(pins[told["person"]])
        receiver = person_of(pins[told["shared_with"]]) if "shared_with" in told else None
    with acting_for(organisation_id, person.pk) as actor:
        sheet = actions.begin(actor, key=told["instrument"])
        for field, value in told["answers"].items():
            actions.save_answer(actor, sheet=sheet, field=field, value=value)
        if told.get("finished"):
            actions.finish(actor, sheet=sheet)
        if receiver:
            actions.share(actor, sheet=sheet, fields=told["share"], receiver=receiver, until=None)
