"""Rounds of the demo: one that runs, and some that are over. Made by HR and taken up by its people, with the very acts
that the pages use. Only where the company's folder has `rounds.json`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.timezone import localdate

from wegwijzer.conversations import actions
from wegwijzer.conversations.actions.rounds import make_round
from wegwijzer.conversations.models import Conversation, Round, RoundMember
from wegwijzer.conversations.round_plan import Wanted
from wegwijzer.demo.content import CONTENT, Company, read
from wegwijzer.demo.days import at_moment
from wegwijzer.notices.actions import without_letters
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.people.models import Membership, Person

HR = "nele"
HELD, FAR = ("held", "concluded"), 24  # how many of a round went further than being asked: enough to look at


def hold_rounds(organisation_id: UUID, company: Company, today: date) -> None:
    """Within the transaction of the load, after the models are offered."""
    if not (CONTENT / company.slug / "rounds.json").is_file():
        return
    pins = {pin["key"]: pin for group in ("seats", "advisers") for pin in company.cast[group]}
    with without_letters():
        for told in read(company.slug, "rounds.json"):
            began = timezone.now() + timedelta(days=told["starts"])
            with acting_for(organisation_id, _hr(organisation_id, pins[HR])) as hr:
                with at_moment(began):  # with who was here that day, nobody who came after
                    row = _make(replace(hr, today=localdate(began)), told, pins)
                talks = _of_who_is_here(row, today)
            _go_on(organisation_id, talks, told, began)
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


def _of_who_is_here(row: Round, today: date) -> list[Conversation]:
    here = Membership.objects.on(today).values("person")
    talks = Conversation.objects.filter(round=row, employee__in=here, other__in=here)
    return list(talks.order_by("employee__sort_name", "pk"))


def _set_days(row: Round, told: dict, today: date) -> None:
    """A round is made for the days to come; those of the demo began a while ago."""
    row.starts_on, row.ends_on = today + timedelta(days=told["starts"]), today + timedelta(days=told["ends"])
    began = timezone.now() + timedelta(days=told["starts"])
    row.closed_at = timezone.now() + timedelta(days=told["ends"]) if told["closed"] else None
    row.reminded_at = None if told["closed"] else began + timedelta(days=7)
    row.save()
    Round.objects.filter(pk=row.pk).update(made_at=began)
    RoundMember.objects.filter(round=row).update(invited_at=began)


def _go_on(organisation_id: UUID, talks: list[Conversation], told: dict, began: datetime) -> None:
    last = timezone.now() + timedelta(days=min(0, told["ends"]), hours=-1)
    for place, talk in enumerate(talks[:FAR] if told["stages"] else []):
        stage = told["stages"][place % len(told["stages"])]
        since = began + timedelta(days=place % 5)
        _one(organisation_id, talk, stage, lambda days, since=since: min(last, since + timedelta(days=days)))


def _one(organisation_id: UUID, talk: Conversation, stage: str, after: Callable[[int], datetime]) -> None:
    """`after(3)`: three days after it was asked, and for each pair on another day."""
    given = {"conversation": talk}
    with acting_for(organisation_id, talk.employee_id) as employee, at_moment(after(1)):
        if stage == "cancelled":
            actions.cancel(employee, **given)
            return
        if stage in ("own", "prepared", *HELD):
            actions.accept(employee, **given)
            with at_moment(after(3)):
                actions.set_prepared(employee, **given)
    with acting_for(organisation_id, talk.other_id) as other:
        if stage in ("theirs", "prepared", *HELD):
            with at_moment(after(4)):
                actions.set_prepared(other, **given)
        if stage in HELD:
            with at_moment(after(7)):
                actions.hold(other, **given)
        if stage == "concluded":
            with at_moment(after(9)):
                actions.save_field(other, **given, key="conclusion.outcome", value="own_function", version=0)
                actions.confirm(other, **given)
    if stage == "concluded":
        with acting_for(organisation_id, talk.employee_id) as employee, at_moment(after(10)):
            actions.confirm(employee, **given)
