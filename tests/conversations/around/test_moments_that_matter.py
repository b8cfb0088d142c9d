"""Moments that somebody notes (CON-3), what the dates say, and who learns what of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.conversations.everything import as_actor
from wegwijzer.access.actor import Actor, acting_as
from wegwijzer.access.models import Reading
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import OfferedModel, PivotalMoment, PutAside, SignalChoice
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.conversations.queries.signals import how_many, my_signal, named_with, people_with, signals_of, watch
from wegwijzer.conversations.reason_words import REASONS
from wegwijzer.conversations.signals import KINDS, OFFER, Watch
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.functions.models import Function
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Employment, Membership, Person, Position, ReportingLine

pytestmark = pytest.mark.django_db
SECRET = "Mijn moeder woont bij ons"


def ago(actor, days: int | None):
    return actor.today - timedelta(days=days) if days is not None else None


@pytest.fixture
def worked(cast):
    """`worked([(900, None)])`: somebody with an account who had this work from so many days ago to so many days ago,
    in the first function or the second, led by Johan or by who is named. Answers them as an actor."""

    def make(places, leaders=(), functions=None) -> Actor:
        with acting_as(cast.hr) as hr:
            first, second = Function.objects.order_by("name")[:2]
            unit = Position.objects.on(hr.today).filter(person=cast.employee.person)[0].unit
            person = Person.objects.create(given_name="Nora", family_name="Peeters")
            work = Employment.objects.create(person=person, starts_on=ago(hr, max(start for start, _end in places)))
            Membership.objects.create(person=person, role="employee", starts_on=work.starts_on)
            for number, (start, end) in enumerate(places):
                days = {"starts_on": ago(hr, start), "ends_on": ago(hr, end)}
                which = second if functions and functions[number] else first
                given = {"person": person, "employment": work, "unit": unit, "function": which}
                place = Position.objects.create(**given, **days)
                for leader, since, until in leaders or [(cast.leader, start, end)]:
                    line = {"starts_on": ago(hr, since), "ends_on": ago(hr, until)}
                    ReportingLine.objects.create(position=place, person=person, manager=leader.person, **line)
            return as_actor(person, hr.today)

    return make


def kind_for(looks, about, *only: str):
    """The signal about this person in the eyes of who looks."""
    with acting_as(looks):
        watching = watch()
        if only:
            watching = Watch(watching.numbers, frozenset(KINDS) - set(only))
        found = signals_of(looks, [about.person_id], watching).get(about.person_id)
    return found.kind if found else None


def test_it_is_noted_in_one_form_and_nobody_else_finds_it(cast, client_for):
    samira = client_for(cast.employee)
    said = {"kind": "care", "on": cast.employee.today, "note": SECRET, "to": "", "token": new_id()}
    assert samira.post(within(cast.employee, "moment-new"), said).status_code == 302
    samira.post(within(cast.employee, "moment-new"), said)
    with acting_as(cast.employee):
        assert PivotalMoment.objects.filter(note=SECRET).count() == 1, "sent twice, noted once"
    for key in ("leader", "leader_above", "hr", "coach", "executive"):
        actor, client = cast[key], client_for(cast[key])
        with acting_as(actor):
            assert not PivotalMoment.objects.filter(note=SECRET).exists()
        for name in ("home", "moments", "conversations", "team"):
            page = client.get(within(actor, name))
            assert SECRET not in page.content.decode(), (key, name)


def test_told_to_one_it_is_read_by_that_one_alone_and_the_owner_sees_who_looked(cast, client_for):
    said = {"kind": "care", "on": cast.employee.today, "note": SECRET, "to": cast.leader.person_id}
    client_for(cast.employee).post(within(cast.employee, "moment-new"), said)
    assert SECRET in client_for(cast.leader).get(within(cast.leader, "moments")).content.decode()
    assert SECRET not in client_for(cast.hr).get(within(cast.hr, "moments")).content.decode()
    with acting_as(cast.employee):
        assert Reading.objects.filter(reader_id=cast.leader.person_id, subject="moment").exists()
        moment = PivotalMoment.objects.get(note=SECRET)
    client = client_for(cast.employee)
    address = within(cast.employee, "moment-tell", moment.pk)
    client.post(address, {"to": "", "version": client.get(address).context["version"]})
    assert SECRET not in client_for(cast.leader).get(within(cast.leader, "moments")).content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "nonsense"}, "kind"),
        ({"on": "1999-01-01"}, "on"),
        ({"note": "x" * 100_000}, "note"),
        ({"to": "00000000-0000-0000-0000-000000000007"}, "to"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(cast, client_for, said, field):
    right = {"kind": "care", "on": cast.employee.today, "note": SECRET, "to": ""}
    answer = client_for(cast.employee).post(within(cast.employee, "moment-new"), right | said)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    with acting_as(cast.employee):
        assert not PivotalMoment.objects.filter(note=SECRET).exists()


# ---- What the dates say

A_YEAR, SINCE_LATELY = (400, None), (20, None)


def test_a_new_function_is_seen_by_the_person_the_leader_and_hr(worked, cast):
    nora = worked([(400, 21), SINCE_LATELY], functions=(0, 1))
    for looks in (nora, cast.leader, cast.hr):
        assert kind_for(looks, nora, "new_place", "return") == "new_place"


def test_who_is_new_here_has_a_new_place_too(worked, cast):
    assert kind_for(cast.leader, worked([SINCE_LATELY])) == "new_place"


def test_a_contract_renewed_in_the_same_function_is_nothing_new(worked, cast):
    nora = worked([(400, 21), SINCE_LATELY])
    assert kind_for(cast.leader, nora, "new_place", "return", "leader") is None


def test_back_after_months_away(worked, cast):
    assert kind_for(cast.hr, worked([(600, 150), SINCE_LATELY]), "return") == "return"
    assert kind_for(cast.hr, worked([(600, 60), SINCE_LATELY]), "return") is None, "a month is no long time"


def test_another_leader(worked, cast):
    nora = worked([A_YEAR], leaders=[(cast.coach, 400, 11), (cast.leader, 10, None)])
    assert kind_for(nora, nora, "leader") == "leader"
    same = worked([A_YEAR], leaders=[(cast.leader, 400, 11), (cast.leader, 10, None)])
    assert kind_for(same, same, "leader") is None


def test_long_in_one_function_over_places_that_follow_on_each_other(worked, cast):
    assert kind_for(cast.hr, worked([(3000, 101), (100, None)]), "long") == "long"
    assert kind_for(cast.hr, worked([(3000, 103), (100, None)]), "long") is None, "two days without it"
    assert kind_for(cast.hr, worked([(1000, None)]), "long") is None, "not long enough"


def test_a_leader_counts_only_the_conversations_with_themselves(worked, cast):
    nora = worked([A_YEAR])
    with acting_as(cast.hr) as hr:
        actions.begin_with_models(hr)
        OfferedModel.objects.get_or_create(key="staff", withdrawn_at=None, unit=None, defaults={"flows": []})
        talk = actions.ask(hr, model="staff", employee=nora.person, other=hr.person, reason="growth_seen")
    with acting_as(nora):
        actions.hold(nora, conversation=talk)
        actions.save_field(nora, conversation=talk, key="conclusion.outcome", value="none", version=0)
        actions.confirm(nora, conversation=talk)
    with acting_as(cast.hr) as hr:
        actions.confirm(hr, conversation=talk)
    assert kind_for(nora, nora, "no_talk") is None
    assert kind_for(cast.hr, nora, "no_talk") is None
    assert kind_for(cast.leader, nora, "no_talk") == "no_talk", "Johan learns nothing of what Nora did with HR"


def test_an_open_conversation_says_enough(worked, cast):
    nora = worked([SINCE_LATELY])
    with acting_as(nora):
        actions.ask(nora, model="line", employee=nora.person, other=cast.leader.person, reason="other")
    assert kind_for(nora, nora) is None
    assert kind_for(cast.leader, nora) is None


def test_put_aside_by_the_person_it_is_gone_there_and_nobody_knows(worked, cast):
    nora = worked([SINCE_LATELY])
    with acting_as(nora):
        signal = my_signal(nora)
        actions.put_aside(nora, kind=signal.kind, since=signal.since)
        assert my_signal(nora) is None
    assert kind_for(cast.leader, nora) == "new_place"
    with acting_as(cast.hr):
        assert not PutAside.objects.filter(person=nora.person_id).exists()


def test_the_home_of_who_began_lately_offers_a_conversation_once(cast, client_for):
    priya, home = client_for(cast.newcomer), within(cast.newcomer, "home")
    page = priya.get(home)
    assert "Een nieuwe functie: tijd voor een gesprek?" in page.content.decode()
    with acting_as(cast.newcomer) as me:
        since = my_signal(me).since
    priya.post(within(cast.newcomer, "signal-aside"), {"kind": "new_place", "since": since.isoformat()})
    assert "Een nieuwe functie: tijd voor een gesprek?" not in priya.get(home).content.decode()


@pytest.mark.parametrize("said", [{}, {"kind": "nonsense"}, {"kind": "long", "since": "gisteren"}])
def test_nonsense_is_put_aside_without_an_error(cast, client_for, said):
    assert client_for(cast.newcomer).post(within(cast.newcomer, "signal-aside"), said).status_code == 302


def test_hr_chooses_what_counts_and_the_pages_follow(worked, cast, client_for):
    nora, hr = worked([SINCE_LATELY]), client_for(cast.hr)
    said = {key: kind.number for key, kind in KINDS.items()} | {"long_on": "on"}
    assert hr.post(within(cast.hr, "signal-choices"), said).status_code == 302
    assert kind_for(cast.leader, nora) is None
    assert "In de laatste" not in hr.get(within(cast.hr, "signals")).content.decode(), "only what is looked out for"
    assert "Nora Peeters" not in hr.get(within(cast.hr, "signalled")).content.decode()
    assert hr.post(within(cast.hr, "signal-choices"), said | {"long": "0"}).status_code == 422
    with acting_as(cast.hr):
        assert SignalChoice.objects.get(kind="long").number == KINDS["long"].number


def test_hr_finds_them_by_name_and_by_number(worked, cast, client_for):
    nora = worked([SINCE_LATELY])
    with acting_as(cast.hr) as hr:
        here = people_with(hr, watch())
        assert here.filter(pk=nora.person_id).exists()
        assert {person.pk for person in named_with(hr, watch())} == {person.pk for person in here}
        number = how_many(hr, watch())
        assert number == here.count()
    page = client_for(cast.hr).get(within(cast.hr, "signals") + "?counted")
    assert f"{number} mensen" in page.content.decode()


OF_A_REASON = {
    "return": {"places": [(600, 150), SINCE_LATELY]},
    "new_place": {"places": [(400, 21), SINCE_LATELY], "functions": (0, 1)},
    "leader": {"places": [A_YEAR], "leaders": "changed"},
    "long": {"places": [(3000, None)]},
}


@pytest.mark.parametrize("kind", OF_A_REASON)
def test_others_learn_that_there_is_something_to_offer_and_never_why(kind, worked, cast, client_for):
    """The same words for whatever it is, on the page of who leads them and in HR's list."""
    how = OF_A_REASON[kind]
    if "leaders" in how:
        how = how | {"leaders": [(cast.coach, 400, 11), (cast.leader, 10, None)]}
    nora = worked(**how)
    assert kind_for(nora, nora, kind) == kind
    with acting_as(cast.hr) as hr:
        actions.choose_signals(hr, {each: (each == kind, its.number) for each, its in KINDS.items()})
        assert people_with(hr, watch()).filter(pk=nora.person_id).exists()
    team = client_for(cast.leader).get(within(cast.leader, "team") + "?show=signal")
    (hers,) = [each for each in team.context["shown"] if each.row.person.pk == nora.person_id]
    assert [(each.words, each.icon, each.kind) for each in hers.signals] == [(str(OFFER), "turn", "turn")]
    assert within(cast.leader, "conversation-invite", nora.person_id) in team.content.decode()
    listed = client_for(cast.hr).get(within(cast.hr, "signalled")).content.decode()
    for page in (team.content.decode(), listed):
        assert not [said for its in KINDS.values() for said in (its.label, its.to_self) if str(said) in page]


def test_only_what_there_is_can_be_chosen(cast):
    with acting_as(cast.hr) as hr, pytest.raises(ValidationError):
        actions.choose_signals(hr, {"absence": (True, 3)})


def rows_that_name(identifier) -> set[str]:
    """Tables in which a row holds this id, of all that the database shows to who asks now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'v', 'm', 'p') AND c.relnamespace = "
            "'public'::regnamespace AND has_table_privilege(c.oid, 'SELECT')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        each = [f"SELECT '{table}' FROM {table} t WHERE t::text LIKE '%{identifier}%'" for table in tables]
        cursor.execute(" UNION ".join(each))
        return {name for (name,) in cursor.fetchall()}


def test_that_there_is_a_moment_or_an_offer_put_aside_stands_in_no_table_for_anybody_else(cast):
    """Not the words alone: no row, no history, no notice, no log and no job names it, changed and removed as well."""
    with acting_as(cast.employee) as samira:
        noted = actions.note_moment(samira, kind="care", on=samira.today, note=SECRET)
        told = actions.note_moment(samira, kind="return", on=samira.today, note=SECRET)
        removed = actions.note_moment(samira, kind="other_job", on=samira.today)
        actions.tell_moment(samira, moment=told, to=cast.coach.person)
        actions.change_moment(samira, moment=noted, kind="other_life", on=samira.today, note="Iets anders")
        gone = removed.pk
        actions.remove_moment(samira, moment=removed)
        aside = actions.put_aside(samira, kind="no_talk", since=samira.today)
        assert "conversations_pivotalmoment" in rows_that_name(noted.pk), "so that it would be found"
    for key in ("leader", "leader_above", "hr", "executive", "adviser", "newcomer"):
        with acting_as(cast[key]):
            for secret in (noted.pk, told.pk, gone, aside.pk):
                assert rows_that_name(secret) == set(), key
    with acting_as(cast.coach):
        assert "conversations_pivotalmoment" in rows_that_name(told.pk)
        assert not rows_that_name(noted.pk) | rows_that_name(aside.pk)
    with tenant(cast.employee.organisation.pk):  # the operator: nobody's name
        for secret in (noted.pk, gone, aside.pk):
            assert rows_that_name(secret) == set()


def test_a_question_out_of_a_moment_tells_the_reason_only_when_the_employee_says_so(cast, client_for):
    """What Johan reads of a question, on its page, in the list, in his notices: that there is one."""
    with acting_as(cast.employee) as samira:
        for row in open_between(samira.person_id, cast.leader.person_id):
            actions.cancel(samira, conversation=row)
        both = {"employee": samira.person, "other": cast.leader.person}
        talk = actions.ask(samira, model="line", **both, reason="moment", text=SECRET, tell_reason=False)
    johan = client_for(cast.leader)
    for address in (
        within(cast.leader, "conversation", talk.pk),
        within(cast.leader, "conversation-form", talk.pk),
        within(cast.leader, "conversations"),
        within(cast.leader, "notices"),
        within(cast.leader, "home"),
        within(cast.leader, "team"),
    ):
        page = johan.get(address).content.decode()
        assert SECRET not in page and str(REASONS["moment"]) not in page, address
    assert SECRET in client_for(cast.employee).get(within(cast.employee, "conversation", talk.pk)).content.decode()
