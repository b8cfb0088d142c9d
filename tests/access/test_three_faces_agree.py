"""Filter, decide and readers of each rule say the same, on organisations made at random."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.access.structure import CHANGE_ORGANISATION, CHANGE_STRUCTURE, SEE_STRUCTURE
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.functions.models import Function, FunctionFamily
from wegwijzer.organisations.models import Organisation, Unit
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.access import CHANGE_PERSON, SEE_DETAILS, SEE_MEMBERSHIPS, SEE_PERSON
from wegwijzer.people.actors import Door, actor_behind
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import Employment, LineKind, Membership, Person, Position, ReportingLine
from wegwijzer.training.access import CHANGE_TRAINING, SEE_PERSONAL, SEE_TRAINING

pytestmark = pytest.mark.django_db

PERSON_RULES = [SEE_PERSON, SEE_DETAILS, SEE_MEMBERSHIPS, CHANGE_PERSON, SEE_TRAINING, SEE_PERSONAL, CHANGE_TRAINING]
STRUCTURE_RULES = [SEE_STRUCTURE, CHANGE_STRUCTURE, CHANGE_ORGANISATION]
PEOPLE = 6
DAYS = {"past": (-400, -100), "now": (-100, None), "ends today": (-100, 0), "future": (30, None), "ended": (-50, -1)}

lines = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.integers(0, PEOPLE - 1),
        st.sampled_from(LineKind.values),
        st.sampled_from(sorted(DAYS)),
    ),
    max_size=10,
    unique_by=lambda line: (line[0], line[2]),
)
roles = st.lists(
    st.tuples(st.integers(0, PEOPLE - 1), st.sampled_from(Role.values), st.sampled_from(sorted(DAYS))),
    max_size=10,
    unique_by=lambda role: role[:2],
)


def days(name: str) -> dict[str, date | None]:
    starts, ends = DAYS[name]
    last = today() + timedelta(days=ends) if ends is not None else None
    return {"starts_on": today() + timedelta(days=starts), "ends_on": last}


def an_organisation(drawn_lines, drawn_roles) -> list[Person]:
    """People with one open place each, and the lines and roles drawn."""
    organisation = Organisation.objects.get()
    family = FunctionFamily.objects.create(organisation=organisation, name="Werk")
    function = Function.objects.create(organisation=organisation, name="Job", family=family)
    unit = Unit.objects.create(organisation=organisation, name="Huis")
    long_ago = today() - timedelta(days=2000)
    people, places = [], []
    for number in range(PEOPLE):
        person = Person.objects.create(organisation=organisation, given_name=f"P{number}", family_name="Test")
        employment = Employment.objects.create(organisation=organisation, person=person, starts_on=long_ago)
        place = {"person": person, "employment": employment, "function": function, "unit": unit}
        places.append(Position.objects.create(organisation=organisation, starts_on=long_ago, **place))
        people.append(person)
    for report, manager, kind, when in drawn_lines:
        if report != manager:
            ReportingLine.objects.create(
                organisation=organisation,
                position=places[report],
                person=people[report],
                manager=people[manager],
                kind=kind,
                **days(when),
            )
    for person, role, when in drawn_roles:
        Membership.objects.create(organisation=organisation, person=people[person], role=role, **days(when))
    return people


def actors_of(people: list[Person]) -> list[Actor]:
    """Who can come in today: people with a role."""
    found = []
    for person in people:
        held = frozenset(Role(m.role) for m in Membership.objects.on(today()).filter(person=person))
        if held:
            organisation = person.organisation
            door = Door(organisation.pk, organisation.slug, organisation.name, person.pk, held)
            found.append(actor_behind(door, today()))
    return found


def expanded(rule, record, actors: list[Actor]) -> set:
    """The people that `readers` comes down to."""
    found = set()
    for reader in rule.readers(record):
        found |= {a.person_id for a in actors if a.person_id == reader.person_id or reader.role in a.roles}
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn_lines=lines, drawn_roles=roles)
def test_filter_decide_and_readers_say_the_same(db, drawn_lines, drawn_roles):
    organisation_id = new_id()
    with tenant(organisation_id):
        Organisation(id=organisation_id, slug=f"t-{organisation_id}"[:40], name="Toeval").save()
        people = an_organisation(drawn_lines, drawn_roles)
        actors = actors_of(people)
        for rule in PERSON_RULES:
            for person in people:
                by_filter = {a.person_id for a in actors if rule.filter(a, Person.objects.all()).filter(pk=person.pk)}
                by_decision = {a.person_id for a in actors if rule.decide(a, person)}
                assert by_filter == by_decision == expanded(rule, person, actors), rule.name
        for rule in STRUCTURE_RULES:
            unit = Unit.objects.get()
            allowed = {a.person_id for a in actors if rule.decide(a, unit)}
            assert allowed == {a.person_id for a in actors if rule.filter(a, Unit.objects.all()).exists()}
            assert allowed == expanded(rule, unit, actors), rule.name
        _remove_all()


def _remove_all() -> None:
    for model in (ReportingLine, Membership, Position, Employment):
        model.objects.all().delete()


def test_a_decision_says_on_which_ground(cast, as_):
    with as_(cast.leader):
        decision = SEE_PERSON.decide(cast.leader, cast.employee.person)
        assert decision.ground == "leader"
        assert not SEE_DETAILS.decide(cast.leader, cast.employee.person)
    with as_(cast.leader_above):
        assert SEE_PERSON.decide(cast.leader_above, cast.employee.person).ground == "leader_above"
    with as_(cast.hr):
        assert SEE_DETAILS.decide(cast.hr, cast.employee.person).ground == "role"
    with as_(cast.coach):
        assert not SEE_PERSON.decide(cast.coach, cast.employee.person)


def test_who_sees_this_names_the_people_that_the_rule_lets_in(cast, as_):
    with as_(cast.employee):
        answer = who_sees(SEE_PERSON, cast.employee.person, cast.employee)
    assert answer.short.startswith("Jij")
    assert cast.leader.person.full_name in answer.short
    assert answer.short.endswith("HR")
    assert not answer.private
    assert [line.sees for line in answer.lines][-1] is False


def test_the_reading_of_a_former_leader_ends_with_the_line(cast, as_):
    with as_(cast.leader):
        lines = ReportingLine.objects.filter(manager=cast.leader.person_id, person=cast.employee.person_id)
        assert SEE_PERSON.decide(cast.leader, cast.employee.person)
    with as_(cast.hr):
        lines.update(ends_on=today() - timedelta(days=1))
    with as_(cast.leader):
        assert not SEE_PERSON.decide(cast.leader, cast.employee.person)
