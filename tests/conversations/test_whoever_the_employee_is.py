"""Somebody of HR, a leader, and who belongs to two organisations talk about their own career like everybody else: their
colleagues of HR, those they lead and those of the other organisation learn nothing of it."""

from dataclasses import dataclass, replace

import pytest

from tests.conversations.conftest import Talk
from tests.conversations.everything import as_actor
from tests.conversations.test_no_other_way_out import content, in_the_database, opened
from wegwijzer.access.actor import Actor, acting_as
from wegwijzer.access.roles import Role
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import OfferedModel
from wegwijzer.people.models import Membership, ReportingLine

pytestmark = pytest.mark.django_db

SAID = ("reason", "prepared", "shared", "note", "example", "growth", "agreed", "moment")
WORDS = {name: f"zq{name}zq" for name in SAID}


@pytest.fixture
def colleague(cast, as_):
    """Somebody else who is of HR since today."""
    with as_(cast.hr):
        Membership.objects.create(
            organisation=cast.hr.organisation,
            person=cast.newcomer.person,
            role=Role.CAREER_LEAD,
            starts_on=cast.hr.today,
        )
    return replace(cast.newcomer, roles=cast.newcomer.roles | {Role.CAREER_LEAD}, key="hr")


def everything_said(employee, other, model: str) -> Talk:
    """From the question to a conclusion that both confirmed, with every word of WORDS in it."""
    with acting_as(employee):
        for row in queries.conversations(employee, open_only=True):
            actions.cancel(employee, conversation=row)
        both = {"employee": employee.person, "other": other.person}
        talk = actions.ask(employee, model=model, **both, reason="growth_question", text=WORDS["reason"])
        given = {"conversation": talk}
        actions.note_moment(employee, kind="care", on=employee.today, note=WORDS["moment"])
        actions.save_answer(employee, **given, part="preparation", key="must", value=WORDS["prepared"])
        actions.save_answer(employee, **given, part="preparation", key="dream", value=WORDS["shared"])
        actions.share(employee, **given, part="preparation", keys=["dream"])
        actions.save_answer(employee, **given, part="note", key="x", value=WORDS["note"])
        actions.add_example(employee, **given, theme="tasks", text=WORDS["example"])
        actions.save_field(employee, **given, key="theme.career.growth", value=WORDS["growth"], version=0)
        actions.make_agreement(employee, **given, what=WORDS["agreed"])
        actions.save_field(employee, **given, key="conclusion.outcome", value="growth", version=0)
    with acting_as(other):
        actions.hold(other, **given)
    for one in (employee, other):
        with acting_as(one):
            actions.confirm(one, **given)
    return Talk(talk, employee, other)


@dataclass
class Looking:
    """What somebody can come across: in every table, and with `pages` on every page they may open."""

    client_for: object
    as_: object

    def finds(self, who: Actor, talk: Talk, *, pages: bool = False) -> set[str]:
        with self.as_(who):
            found = in_the_database(set(WORDS.values()))
        if not pages:
            return found
        ids = {"conversation": talk.conversation.pk, "person": talk.employee.person_id, "theme": "tasks"}
        for _name, answer in opened(self.client_for(who), who, ids):
            text = content(answer)
            found |= {each for each in WORDS.values() if each in text}
        return found


@pytest.fixture
def looking(client_for, as_):
    return Looking(client_for, as_)


def leader_of(one, as_):
    with as_(one):
        line = ReportingLine.objects.on(one.today).filter(person=one.person, kind="hierarchical").first()
        return as_actor(line.manager, one.today)


def test_what_somebody_of_hr_said_is_not_for_their_colleagues_of_hr(offered, colleague, cast, looking, as_):
    with as_(cast.hr):
        OfferedModel.objects.filter(key="line").update(flows=[])
    talk = everything_said(cast.hr, leader_of(cast.hr, as_), "line")
    assert looking.finds(colleague, talk, pages=True) == set()
    assert looking.finds(talk.employee, talk) == set(WORDS.values()), "so that it would be found"


def test_what_somebody_of_hr_said_to_an_adviser_is_not_even_there_for_their_colleagues(
    offered, colleague, cast, looking, as_
):
    talk = everything_said(cast.hr, cast.adviser, "external")
    assert looking.finds(colleague, talk) == set()
    with as_(colleague):
        assert not queries.known_conversations(colleague).filter(pk=talk.conversation.pk).exists()


def test_a_leader_talks_about_the_own_career_and_the_team_learns_nothing(offered, cast, looking):
    talk = everything_said(cast.leader, cast.leader_above, "line")
    for key in ("employee", "hr", "coach"):
        assert looking.finds(cast[key], talk) == set(), key
    assert looking.finds(talk.other, talk) >= {WORDS["shared"], WORDS["agreed"]}


def test_an_adviser_of_two_organisations_has_each_in_its_own(offered, cast, looking, as_):
    """The same account, in the other organisation: nothing of here, by any table."""
    talk = everything_said(cast.employee, cast.adviser, "external")
    with as_(cast.adviser):
        assert WORDS["shared"] in in_the_database(set(WORDS.values()))
    elsewhere = cast.adviser_elsewhere
    assert elsewhere.account_id == cast.adviser.account_id
    with as_(elsewhere):
        assert in_the_database(set(WORDS.values())) == set()
        assert not queries.conversations(elsewhere).filter(pk=talk.conversation.pk).exists()


def test_an_adviser_whose_assignment_ended_comes_in_no_more_and_the_employee_keeps_all(
    offered, cast, looking, as_, client_for
):
    talk = everything_said(cast.employee, cast.adviser, "external")
    with as_(cast.hr):
        Membership.objects.filter(person=cast.adviser.person).delete()
    farah = client_for(cast.adviser)
    for page in ("", "form/", "conclusion/", "prepare/"):
        assert farah.get(f"/o/lindeveld/conversations/{talk.conversation.pk}/{page}").status_code == 404
    assert looking.finds(talk.employee, talk) == set(WORDS.values())
    with as_(cast.hr):
        assert not in_the_database(set(WORDS.values()))
