"""Rounds of the demo: one that runs, and some that are over. Made by HR and taken up by its people, with the very acts
that the pages use. Only where the company's folder has `rounds.json`."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from wegwijzer.conversations import actions
from wegwijzer.conversations.actions.rounds import make_round
from wegwijzer.conversations.models import Conversation, Round, RoundMember
from wegwijzer.conversations.round_plan import Wanted
from wegwijzer.demo.content import CONTENT, Company, read
from wegwijzer.notices.actions import without_letters
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.people.models import Person

HR = "nele"
HELD, FAR = ("held", "concluded"), 24  # how many of a round went further than being asked: enough to look at


def hold_rounds(organisation_id: UUID, company: Company, today: date) -> None:
    """Within the transaction of the load, after the models are offered."""
    if not (CONTENT / company.slug / "rounds.json").is_file():
        return
    pins = {pin["key"]: pin for group in ("seats", "advisers") for pin in company.cast[group]}
    with without_letters():
        for told in read(company.slug, "rounds.json"):
            with acting_for(organisation_id, _hr(organisation_id, pins[HR])) as hr:
                row = _make(hr, told, pins)
                talks = list(Conversation.objects.filter(round=row).order_by("employee__sort_name", "pk"))
            _go_on(organisation_id, talks, told["stages"])
            with acting_for(organisation_id, hr.person_id):
                _set_days(row, told, today)


def _hr(organisation_id: UUID, pin: dict) -> UUID:
    with tenant(organisation_id):
        return _person(pin).pk


def _person(pin: dict) -> Person:
    return Person.objects.get(given_name=pin["given"], family_name=pin["family"])


def _make(hr, told: dict, pins: dict) -> Round:
    wanted = Wanted(
        model=told["model"],
        units=tuple(Unit.objects.filter(name__in=told["units"]).values_list("pk", flat=True)),
        sharers=tuple(_person(pins[key]).pk for key in told["with"]),
    )
    return make_round(hr, name=told["name"], wanted=wanted, starts_on=hr.today, ends_on=hr.today + timedelta(days=1))


def _set_days(row: Round, told: dict, today: date) -> None:
    """A round is made for the days to come; those of the demo began a while ago."""
    row.starts_on, row.ends_on = today + timedelta(days=told["starts"]), today + timedelta(days=told["ends"])
    began = timezone.now() + timedelta(days=told["starts"])
    row.closed_at = timezone.now() + timedelta(days=told["ends"]) if told["closed"] else None
    row.reminded_at = None if told["closed"] else began + timedelta(days=7)
    row.save()
    Round.objects.filter(pk=row.pk).update(made_at=began)
    RoundMember.objects.filter(round=row).update(invited_at=began)


def _go_on(organisation_id: UUID, talks: list[Conversation], stages: list[str]) -> None:
    for place, talk in enumerate(talks[:FAR] if stages else []):
        _one(organisation_id, talk, stages[place % len(stages)])


def _one(organisation_id: UUID, talk: Conversation, stage: str) -> None:
    given = {"conversation": talk}
    with acting_for(organisation_id, talk.employee_id) as employee:
        if stage == "cancelled":
            actions.cancel(employee, **given)
            return
        if stage in ("own", "prepared", *HELD):
            actions.accept(employee, **given)
            actions.set_prepared(employee, **given)
    with acting_for(organisation_id, talk.other_id) as other:
        if stage in ("theirs", "prepared", *HELD):
            actions.set_prepared(other, **given)
        if stage in HELD:
            actions.hold(other, **given)
        if stage == "concluded":
            actions.save_field(other, **given, key="conclusion.outcome", value="own_function", version=0)
            actions.confirm(other, **given)
    if stage == "concluded":
        with acting_for(organisation_id, talk.employee_id) as employee:
            actions.confirm(employee, **given)
