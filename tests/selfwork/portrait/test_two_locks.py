"""Who can reach what: every member of the cast, every table, by raw SQL and by the functions of the owner."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.selfwork.portrait.asked import TEXT, a_mail, an_asking, of_stories
from wegwijzer.foundation.clock import today
from wegwijzer.identity.secrets import hash_of
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.selfwork.models import Asking, Passage, Story
from wegwijzer.selfwork.portrait import asking as asking_actions
from wegwijzer.selfwork.portrait import gathering, queries, writing

WHO = ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser", "newcomer")
TABLES = ("asking", "invited", "story", "thread", "passage")


def run(sql: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else [(cursor.rowcount,)]


def refused(sql: str, *values) -> bool:
    try:
        with transaction.atomic():
            return run(sql, *values) == [(0,)]
    except DatabaseError:
        return True


@pytest.mark.parametrize("who", WHO)
def test_raw_sql_shows_stories_to_who_asked_and_to_nobody_else(cast, am, who):
    carried = of_stories(cast.employee)
    am(cast[who])
    for table in TABLES:
        seen = run(f"SELECT count(*) FROM selfwork_{table} WHERE id = %s", carried[table])[0][0]
        assert bool(seen) == (who == "employee"), table
        if who != "employee":
            assert refused(f"UPDATE selfwork_{table} SET id = id WHERE id = %s", carried[table])
            assert refused(f"DELETE FROM selfwork_{table} WHERE id = %s", carried[table])


def test_without_a_person_nothing_is_there(cast, am):
    of_stories(cast.employee)
    with tenant(cast.employee.organisation.pk):
        for table in TABLES:
            assert run(f"SELECT count(*) FROM selfwork_{table}") == [(0,)]


@pytest.mark.parametrize("who", WHO)
def test_a_draft_is_seen_by_nobody_but_its_writer(cast, am, written, asked, who):
    am(cast[who])
    assert not Story.objects.filter(asking=asked.pk).exists()
    for token_hash in (hash_of(written),):  # the one who asked has this hash in a row of their own
        assert run("SELECT * FROM wegwijzer_story(%s, %s)", token_hash, today()) == []
        assert run("SELECT outcome FROM wegwijzer_story_keep(%s, %s, 'difference', 'x', 1)", token_hash, today()) == [
            ("closed",)
        ]
        assert run("SELECT wegwijzer_story_send(%s, %s)", token_hash, today()) == [("closed",)]
    am()
    assert writing.find(written).answers["difference"].startswith("Toen")


def test_who_asked_cannot_put_words_in_a_story_nor_move_a_link(cast, am):
    carried = of_stories(cast.employee)
    am(cast.employee)
    for change in (
        "UPDATE selfwork_story SET answers = '{}' WHERE id = %s",
        "UPDATE selfwork_story SET sent_at = now() WHERE id = %s",
    ):
        assert refused(change, carried["story"])
    for change in ("token_hash = 'x'", "answered_at = now()", "fingerprint = 'x'", "handed_hash = 'x'"):
        assert refused(f"UPDATE selfwork_invited SET {change} WHERE id = %s", carried["invited"]), change
    assert refused(
        "INSERT INTO selfwork_story (id, organisation_id, asking_id, invited_id, person_id, answers, versions, letters)"
        " SELECT gen_random_uuid(), organisation_id, asking_id, id, person_id, '{}', '{}', 0 FROM selfwork_invited"
    )


def test_nobody_marks_in_a_story_of_another_also_by_raw_sql(cast, am):
    carried = of_stories(cast.employee)
    johan = am(cast.leader)
    own = an_asking(johan)
    with pytest.raises(DatabaseError), transaction.atomic():
        Passage.objects.create(
            asking_id=own.pk, story_id=carried["story"], person=johan.person, field="x", start=0, end=1, text="x"
        )


def test_the_rule_refuses_others(cast, am, asked):
    johan = am(cast.leader)
    with pytest.raises(PermissionDenied):
        asking_actions.change(johan, asking=asked, intro="", until=johan.today)
    with pytest.raises(PermissionDenied):
        gathering.write_portrait(johan, asking=asked, text="x", version=0)
    assert not queries.askings(johan).filter(pk=asked.pk).exists()
    assert not Asking.objects.filter(pk=asked.pk).exists()


def test_functions_of_the_owner_are_for_the_application_alone(owner):
    rows = owner.execute(
        "SELECT p.proname FROM pg_proc p, LATERAL aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) a "
        "WHERE p.proname LIKE 'wegwijzer_story%' AND a.grantee = 0"
    ).fetchall()
    assert rows == []


def test_a_letter_is_asked_about_an_invitation_of_ones_own_alone(cast, am, asked):
    a_mail(am(cast.employee), asked, "iemand@voorbeeld.example")
    invited = run("SELECT id FROM selfwork_invited WHERE email = 'iemand@voorbeeld.example'")[0][0]
    am(cast.hr)
    assert run("SELECT wegwijzer_story_letter(%s, 3, true)", invited) == [(False,)]
    run("SELECT wegwijzer_story_letter_back(%s)", invited)  # of another's it takes nothing back
    am(cast.employee)
    assert run("SELECT wegwijzer_story_letter(%s, 3, true)", invited) == [(True,)]
    am(cast.hr)
    run("SELECT wegwijzer_story_letter_back(%s)", invited)
    am(cast.employee)
    assert run("SELECT wegwijzer_story_letter(%s, 3, true)", invited) == [(False,)], "it is still counted"


def test_nothing_of_a_story_stands_in_the_memory_of_rows_or_the_queue(cast, am, owner):
    of_stories(cast.employee)
    am(cast.employee)
    assert TEXT not in str(run("SELECT args FROM procrastinate_jobs"))
    assert "an@voorbeeld" not in str(run("SELECT args FROM procrastinate_jobs"))
