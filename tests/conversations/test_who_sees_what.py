"""Every model × every persona × every artefact × every state: in raw SQL, and by the rules.

What is right stands in expected.py alone.
"""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, models, transaction

from tests.conversations.artefacts import Artefact, Making
from tests.conversations.conftest import ALL_MODELS
from tests.conversations.expected import DOCUMENT, STATES, document, expected
from wegwijzer.access.actor import Actor
from wegwijzer.access.rules import Rule
from wegwijzer.conversations import access
from wegwijzer.conversations.models import (
    CareerContact,
    Conversation,
    InformalNote,
    OwnAnswer,
    PivotalMoment,
    Report,
    YearGoals,
)
from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import NoLongerThere, acting_for
from wegwijzer.people.models import Membership, ReportingLine
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_REQUEST
from wegwijzer.plans.models import Agreement, Request

pytestmark = pytest.mark.django_db

LINDEVELD = ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser", "newcomer", "left")
ELSEWHERE = ("stranger", "neighbour", "adviser_elsewhere")
RULES: dict[type[models.Model], Rule] = {
    Conversation: access.SEE_THAT,
    OwnAnswer: access.SEE_ANSWER,
    Report: access.SEE_REPORT,
    InformalNote: access.SEE_NOTE,
    YearGoals: access.SEE_GOALS,
    PivotalMoment: access.SEE_MOMENT,
    CareerContact: access.SEE_CONTACT,
    Agreement: SEE_AGREEMENT,
    Request: SEE_REQUEST,
}


def update(artefact: Artefact, person_id) -> str:
    """SQL that changes it."""
    changed = {
        "value": "'5'::jsonb",
        "on": '"on" + 1',
        "until": "until + 1",
        "ends_on": "current_date + 10",
        "planned_for": "now() + interval '5 days'",
        "prepared_at": "now() - interval '1 hour'",
        "invited_at": "now() - interval '1 hour'",
    }.get(artefact.column, "'Iets heel anders'")
    columns = [f'"{artefact.column}" = {changed}']
    if any(field.column == "changed_by_id" for field in artefact.model._meta.local_fields) and person_id:
        columns.append(f"changed_by_id = '{person_id}'")
    return f"UPDATE \"{artefact.model._meta.db_table}\" SET {', '.join(columns)} WHERE id = '{artefact.pk}'"


def delete(artefact: Artefact) -> str:
    return f"DELETE FROM \"{artefact.model._meta.db_table}\" WHERE id = '{artefact.pk}'"


def touches(*statements: str) -> int:
    """How many rows these change together; undone again. A refusal is none."""
    parts = [f"s{number} AS ({statement} RETURNING 1)" for number, statement in enumerate(statements)]
    counts = " + ".join(f"(SELECT count(*) FROM s{number})" for number in range(len(statements)))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"WITH {', '.join(parts)} SELECT {counts}")
            transaction.set_rollback(True)
            return cursor.fetchone()[0]
    except DatabaseError:
        return 0


def granted(artefact: Artefact, right: str) -> bool:
    return right in getattr(artefact.model, "application_may", ("UPDATE", "DELETE"))


def seen(made: dict[str, Artefact]) -> set[str]:
    """Which of these the database shows."""
    asked = " UNION ALL ".join(
        f"SELECT '{name}' FROM \"{each.model._meta.db_table}\" WHERE id = '{each.pk}'" for name, each in made.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall()}


def touched_unseen(made: dict[str, Artefact], person_id) -> int:
    """What can be changed or removed among rows that one does not see. One statement each, so that it is quick: a
    refusal of one would hide the others, and where there is no right at all the database needs no policy."""
    updates = [update(each, person_id) for each in made.values() if granted(each, "UPDATE")]
    removals = [delete(each) for each in made.values() if granted(each, "DELETE")]
    return sum(touches(*statements) for statements in (updates, removals) if statements)


def letters(actor: Actor, key: str, talk, made: dict[str, Artefact]) -> dict[str, set[str]]:
    """In which of the capacities of expected.py this persona stands to each artefact."""
    found = {
        "E": actor.person_id == talk.employee.person_id,
        "O": actor.person_id == talk.other.person_id,
        "H": key == "hr",
        "X": key == "executive",
    }
    always = {letter for letter, holds in found.items() if holds}
    if ReportingLine.objects.on(actor.today).filter(manager=actor.person_id, person=talk.employee.person).exists():
        always |= {"L", "M"}
    return {name: always | {"R"} if each.receiver == actor.person_id else always for name, each in made.items()}


def seen_by_rule(actor: Actor, made: dict[str, Artefact]) -> set[str]:
    """Those of them that are under a rule, and that their rule lets this actor read."""
    found = set()
    for model, rule in RULES.items():
        names = {each.pk: name for name, each in made.items() if each.model is model}
        rows = rule.filter(actor, model.objects.filter(pk__in=names))
        found |= {names[pk] for pk in rows.values_list("pk", flat=True)}
    return found


def hold_to_the_table(cast, talk, made: dict[str, Artefact], table: dict) -> None:
    assert set(table) <= set(made), "every artefact of the table is there"
    made = {name: made[name] for name in table}
    for key in LINDEVELD:
        with tenant(cast[key].organisation.pk):
            leads = ReportingLine.objects.on(cast[key].today).filter(manager=cast[key].person_id).exists()
            actor = replace(cast[key], has_reports=leads)
            stands = letters(actor, key, talk, made)
        reading = {name for name in table if stands[name] & table[name][0]}
        writing = {name for name in table if stands[name] & table[name][1]}
        with tenant(actor.organisation.pk, person_id=actor.person_id, account_id=actor.account_id):
            assert seen(made) == reading, key
            assert {name for name in reading if touches(update(made[name], actor.person_id))} == writing, key
            assert not touched_unseen({n: each for n, each in made.items() if n not in reading}, actor.person_id), key
            if key != "left":
                right = {name for name in table if stands[name] & (table[name][0] - {"X"})}
                assert seen_by_rule(actor, made) == {name for name in right if made[name].model in RULES}, key
    for key in ELSEWHERE:
        actor = cast[key]
        with tenant(actor.organisation.pk, person_id=actor.person_id, account_id=actor.account_id):
            assert not seen(made) and not touched_unseen(made, actor.person_id), key
    with tenant(talk.employee.organisation.pk):  # the operator: the application's role, and nobody's name
        assert not seen(made) and not touched_unseen(made, None)
    assert not seen(made), "without an organisation"


def receivers(cast, model: str) -> dict:
    """Letter → the flow along which that side reports, and to whom."""
    return {
        "line": {"e": ("hr", cast.hr.person), "o": ("leader_above", cast.leader_above.person)},
        "staff": {"e": ("leader", cast.leader.person), "o": ("leader", cast.leader.person)},
        "management": {"e": ("leader", cast.leader.person), "o": ("hr", cast.hr.person)},
        "external": {"e": ("leader", cast.leader.person)},
    }[model]


SHOWN = [(state, False) for state in STATES] + [("during", True), ("after", True)]


@pytest.mark.parametrize(("state", "shown"), SHOWN, ids=[f"{s}{'-shown' * x}" for s, x in SHOWN])
@pytest.mark.parametrize("model", ALL_MODELS)
def test_who_reads_and_writes_what(model, state, shown, accepted, cast, as_):
    talk = accepted(model)
    made = Making(talk, cast.hr, receivers(cast, model)).reach(state, shown=shown)
    table = expected(model, state, shown=shown)
    hold_to_the_table(cast, talk, made, table)
    if state in ("during", "after"):
        change_the_leader(cast, as_)
        hold_to_the_table(cast, talk, made, table)
    if state == "after" and not shown and talk.other.key not in ("leader_above",):
        leave(cast, talk.other, as_)
        stays = {name: (r - {"H"} if talk.other.key == "hr" else r, w) for name, (r, w) in table.items()}
        hold_to_the_table(cast, talk, made, stays)
        with pytest.raises(NoLongerThere), acting_for(talk.other.organisation.pk, talk.other.person_id):
            pass


def change_the_leader(cast, as_) -> None:
    """From today the newcomer leads the employee."""
    with as_(cast.hr):
        line = cast.employee.person.upward_lines.on(cast.hr.today).get()
        line.manager = cast.newcomer.person
        line.save()


def leave(cast, persona, as_) -> None:
    with as_(cast.hr):
        Membership.objects.filter(person=persona.person).delete()


def test_the_document_says_what_the_table_says():
    assert DOCUMENT.read_text("utf-8") == document(), "run: python -m tests.conversations.expected"


def test_an_id_that_is_not_there_is_as_another_ones(asked, cast, as_):
    talk = asked("external")
    with as_(cast.hr) as nele:
        for identifier in (talk.conversation.pk, new_id()):
            assert not Conversation.objects.filter(pk=identifier).exists()
            assert not access.SEE_THAT.filter(nele, Conversation.objects.all()).filter(pk=identifier).exists()


@pytest.mark.parametrize("model", ALL_MODELS)
def test_who_sees_this_names_the_same_people(model, accepted, cast, as_):
    talk = accepted(model)
    with as_(talk.employee):
        conversation = Conversation.objects.get(pk=talk.conversation.pk)
        named = {reader.person_id for reader in access.SEE_CONVERSATION.readers(conversation)}
        assert named == {talk.employee.person_id, talk.other.person_id}
        knows = [reader.role for reader in access.SEE_THAT.readers(conversation) if reader.role]
        assert bool(knows) == (model != "external")
