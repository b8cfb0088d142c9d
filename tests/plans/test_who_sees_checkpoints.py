"""That and when: the two, and who leads now when the agreement is open to the leader. What is noted: the two alone."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.plans.moments import a_checkpoint, agreed, gone_by
from wegwijzer.foundation.ids import new_id
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import ReportingLine
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT, SEE_CHECKPOINT_NOTE
from wegwijzer.plans.actions import checkpoints
from wegwijzer.plans.models import Checkpoint, CheckpointAbout, CheckpointNote, CheckpointPlace

pytestmark = pytest.mark.django_db
EVERYBODY = ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser", "newcomer")


@pytest.fixture
def held(cast, as_):
    """`held(other=…)`: a checkpoint of Samira with Johan or another, with a note of hers."""

    def make(**more) -> Checkpoint:
        row = gone_by(cast, a_checkpoint(cast, agreed(cast, **more)))
        with as_(cast.employee) as samira:
            checkpoints.hold(samira, checkpoint=row, difficulties="Het is druk.")
        return row

    return make


def in_sql(table: str, column: str, value) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [value])
        return cursor.fetchone()[0]


def readers(cast, as_, row) -> tuple[set, set]:
    """Who reads the moment and who reads the note: by the rules and by the database alone, which must agree."""
    moment, note = set(), set()
    for key in EVERYBODY:
        with as_(cast[key]) as actor:
            allowed = SEE_CHECKPOINT.filter(actor, Checkpoint.objects.filter(pk=row.pk)).exists()
            assert allowed == bool(in_sql("plans_checkpoint", "id", row.pk)), key
            words = SEE_CHECKPOINT_NOTE.filter(actor, CheckpointNote.objects.filter(checkpoint=row.pk)).exists()
            assert words == bool(in_sql("plans_checkpointnote", "checkpoint_id", row.pk)), key
            moment |= {key} if allowed else set()
            note |= {key} if words else set()
    return moment, note


def test_made_with_the_leader_it_is_of_those_two(cast, as_, held):
    assert readers(cast, as_, held()) == ({"employee", "leader"}, {"employee", "leader"})


def test_made_with_a_coach_the_leader_sees_nothing(cast, as_, held):
    assert readers(cast, as_, held(other=cast.coach)) == ({"employee", "coach"}, {"employee", "coach"})


def test_opened_to_the_leader_that_and_when_are_seen_and_no_word_of_it(cast, as_, held):
    row = held(other=cast.coach)
    with as_(cast.employee):
        about = CheckpointAbout.objects.get(checkpoint=row).agreement
        type(about).objects.filter(pk=about.pk).update(open_to_leader_at=timezone.now())
    assert readers(cast, as_, row) == ({"employee", "coach", "leader"}, {"employee", "coach"})
    with as_(cast.employee):
        type(about).objects.filter(pk=about.pk).update(open_to_leader_at=None)
    assert readers(cast, as_, row) == ({"employee", "coach"}, {"employee", "coach"})


def test_where_they_meet_is_shown_to_the_two_alone(cast, as_, held, client_for):
    row = held(other=cast.coach)
    with as_(cast.employee):
        about = CheckpointAbout.objects.get(checkpoint=row).agreement
        type(about).objects.filter(pk=about.pk).update(open_to_leader_at=timezone.now())
        CheckpointPlace.objects.create(
            checkpoint=row, employee=row.employee, other=row.other, text="Bij de bedrijfsarts"
        )
    for persona, shown in ((cast.employee, True), (cast.coach, True), (cast.leader, False)):
        with as_(persona):
            assert (Checkpoint.objects.get(pk=row.pk).place == "Bij de bedrijfsarts") == shown, "with SQL of one's own"
        page = client_for(persona).get(f"/o/lindeveld/checkpoints/{row.pk}/")
        assert page.status_code == 200 and ("Bij de bedrijfsarts" in page.text) == shown


def test_a_new_leader_sees_that_and_when_and_not_what_was_noted(cast, as_, held):
    row = held()
    with as_(cast.hr):
        lines = ReportingLine.objects.on(cast.hr.today).filter(person=cast.employee.person, manager=cast.leader.person)
        lines.update(manager=cast.leader_above.person)
    assert readers(cast, as_, row) == ({"employee", "leader", "leader_above"}, {"employee", "leader"})


def test_a_reminder_to_oneself_is_for_oneself(cast, as_, held):
    assert readers(cast, as_, held(other=False)) == ({"employee"}, {"employee"})


def test_the_page_names_who_sees_it(cast, as_, held):
    row = held()
    with as_(cast.employee) as samira:
        assert who_sees(SEE_CHECKPOINT_NOTE, row, samira).short == "Jij en Johan Vercammen"


def test_nobody_writes_in_the_name_of_the_other(cast, as_, held):
    row = held()
    people = {"organisation": cast.leader.organisation, "employee": cast.employee.person, "other": cast.leader.person}
    with as_(cast.leader):
        assert CheckpointNote.objects.filter(by=cast.employee.person).update(progress="Slecht") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            CheckpointNote.objects.create(**people, checkpoint=row, by=cast.employee.person, progress="Slecht")


def test_it_never_gets_other_people(cast, as_, held):
    row = held()
    with as_(cast.leader):
        for change in ({"other": cast.coach.person}, {"employee": cast.newcomer.person}, {"held_at": None}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Checkpoint.objects.filter(pk=row.pk).update(**change)


def test_an_agreement_of_others_does_not_hang_on_it(cast, as_, held):
    """Else who sees that agreement would see the moment."""
    row, strange = held(), agreed(cast, other=cast.coach)
    people = {"organisation": cast.employee.organisation, "employee": cast.employee.person, "other": cast.leader.person}
    with as_(cast.employee), pytest.raises(DatabaseError), transaction.atomic():
        CheckpointAbout.objects.bulk_create([CheckpointAbout(id=new_id(), **people, checkpoint=row, agreement=strange)])


@pytest.mark.parametrize("key", ["hr", "coach", "newcomer"])
def test_the_page_is_not_there_for_others(cast, client_for, held, key):
    row = held()
    for page in ("", "move/", "cancel/", "note/"):
        assert client_for(cast[key]).get(f"/o/lindeveld/checkpoints/{row.pk}/{page}").status_code == 404


def test_the_leader_of_an_opened_one_gets_that_and_when_on_the_page(cast, as_, client_for, held):
    row = held(other=cast.coach)
    with as_(cast.employee):
        about = CheckpointAbout.objects.get(checkpoint=row).agreement
        type(about).objects.filter(pk=about.pk).update(open_to_leader_at=timezone.now())
    page = client_for(cast.leader).get(f"/o/lindeveld/checkpoints/{row.pk}/").content.decode()
    assert "Opvolging bij Samira El Idrissi" in page and "Het is druk." not in page
    assert client_for(cast.leader).get(f"/o/lindeveld/checkpoints/{row.pk}/note/").status_code == 404
