"""What somebody could try with SQL of their own, under the application's role and in their own name."""

import pytest
from django.db import DatabaseError, connection, transaction

from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Report
from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db


def run(sql: str, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def refused(sql: str, *parameters) -> bool:
    """Whether it fails, or touches nothing."""
    try:
        with transaction.atomic():
            return run(sql, *parameters) in (0, [])
    except DatabaseError:
        return True


def as_row(talk, table: str, **columns) -> tuple[str, list]:
    """An INSERT of a row of this conversation."""
    given = {
        "id": new_id(),
        "organisation_id": talk.employee.organisation.pk,
        "conversation_id": talk.conversation.pk,
        "employee_id": talk.employee.person_id,
        "other_id": talk.other.person_id,
        **columns,
    }
    names = ", ".join(f'"{name}"' for name in given)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(given))})", list(given.values())


@pytest.fixture
def scored(accepted, as_):
    talk = accepted("line")
    for one, score in ((talk.employee, 2), (talk.other, 4)):
        with as_(one):
            actions.set_score(one, conversation=talk.conversation, theme="career", score=score)
    return talk


COUNTED = "SELECT count(*) FROM conversations_participation WHERE conversation_id = %s"
SCORES = "SELECT value FROM conversations_ownanswer WHERE part = 'score' AND conversation_id = %s"


def test_a_temporary_table_does_not_show_scores(scored, as_):
    with as_(scored.other):
        run(
            "CREATE TEMPORARY TABLE conversations_participation (organisation_id uuid, conversation_id uuid, "
            "side text, scores_ready_at timestamptz)"
        )
        try:
            for side in ("employee", "other"):
                run(
                    "INSERT INTO pg_temp.conversations_participation VALUES (wegwijzer_organisation(), %s, %s, now())",
                    scored.conversation.pk,
                    side,
                )
            assert len(run(SCORES, scored.conversation.pk)) == 1
        finally:
            run("DROP TABLE pg_temp.conversations_participation")


def test_nobody_shows_the_scores_alone(scored, as_):
    with as_(scored.other) as johan:
        ready = "UPDATE conversations_participation SET scores_ready_at = now() WHERE conversation_id = %s"
        assert run(ready, scored.conversation.pk) == 1, "only one's own"
        assert len(run(SCORES, scored.conversation.pk)) == 1
        for change in ("person_id = %s", "side = 'employee'"):
            parameters = [johan.person_id] if "%s" in change else []
            assert refused(
                f"UPDATE conversations_participation SET {change} WHERE conversation_id = %s AND person_id <> %s",
                *parameters,
                scored.conversation.pk,
                johan.person_id,
            )
        third = {"person_id": johan.person_id, "side": "other", "scores_ready_at": "2026-01-01"}
        sql, parameters = as_row(scored, "conversations_participation", **third)
        assert refused(sql, *parameters)


def test_a_fake_role_or_confirmation_opens_nothing(held, cast, as_):
    talk = held("line")
    with as_(cast.newcomer) as priya:
        run("CREATE TEMPORARY TABLE people_membership (LIKE public.people_membership)")
        try:
            run(
                "INSERT INTO pg_temp.people_membership (id, organisation_id, person_id, role, starts_on) VALUES "
                "(%s, wegwijzer_organisation(), %s, 'career_lead', '2020-01-01')",
                new_id(),
                priya.person_id,
            )
            assert run("SELECT count(*) FROM conversations_conversation WHERE id = %s", talk.conversation.pk) == [(0,)]
        finally:
            run("DROP TABLE pg_temp.people_membership")
    with as_(talk.other) as johan:
        run("CREATE TEMPORARY TABLE conversations_confirmation (LIKE public.conversations_confirmation)")
        try:
            for person in (johan.person_id, talk.employee.person_id):
                sql, parameters = as_row(
                    talk, "pg_temp.conversations_confirmation", person_id=person, remark="", confirmed_at="now"
                )
                run(sql, *parameters)
            conclude = "UPDATE conversations_conversation SET concluded_at = now() WHERE id = %s"
            assert refused(conclude, talk.conversation.pk)
        finally:
            run("DROP TABLE pg_temp.conversations_confirmation")


def test_nobody_writes_in_the_name_of_the_other(held, as_):
    talk = held("line")
    samira, johan = talk.employee, talk.other
    said = {"value": '"x"', "version": 1, "changed_at": "now"}
    text = {"text": "x", "version": 1, "written_at": "now"}
    rows = (
        ("ownanswer", {"part": "note", "key": "x", **said}, "author_id"),
        ("jointfield", {"key": "conclusion.why", **said}, "changed_by_id"),
        ("example", {"theme": "career", "kind": "", **text}, "author_id"),
        ("confirmation", {"remark": "", "confirmed_at": "now"}, "person_id"),
    )
    never = (
        ("addition", {"text": "x", "added_at": "now"}, "author_id"),
        ("kept", {"key": "x", "part": "", "value": '"x"', "version": 1, "kept_at": "now"}, "written_by_id"),
    )
    with as_(samira):
        field = actions.save_field(samira, conversation=talk.conversation, key="conclusion.until", value="", version=0)
        proposal = actions.add_proposal(samira, conversation=talk.conversation, text="Aalst")
    with as_(johan):
        for table, columns, whose in (*rows, *never):
            sql, parameters = as_row(talk, f"conversations_{table}", **columns, **{whose: samira.person_id})
            assert refused(sql, *parameters), table
        for table, columns, whose in rows:
            sql, parameters = as_row(talk, f"conversations_{table}", **columns, **{whose: johan.person_id})
            with transaction.atomic():
                assert run(sql, *parameters) == 1, "in one's own name it is fine"
        reopened = "DELETE FROM conversations_confirmation WHERE conversation_id = %s"
        assert run(reopened, talk.conversation.pk) == 1
        assert refused("UPDATE conversations_jointfield SET value = '\"x\"' WHERE id = %s", field.pk)
        judge = "UPDATE conversations_proposal SET verdict = 'possible', verdict_by_id = %s WHERE id = %s"
        assert refused(judge, samira.person_id, proposal.pk)
        assert refused("DELETE FROM conversations_proposal WHERE id = %s", proposal.pk)
        accepted = "UPDATE conversations_conversation SET cancelled_at = now(), cancelled_by_id = %s WHERE id = %s"
        assert refused(accepted, samira.person_id, talk.conversation.pk)


def test_a_conversation_gets_no_other_people(held, cast, as_):
    talk = held("line")
    for column in ("employee_id", "other_id", "asked_by_id"):
        for one in talk.both:
            with as_(one):
                change = f"UPDATE conversations_conversation SET {column} = %s WHERE id = %s"
                assert refused(change, cast.newcomer.person_id, talk.conversation.pk)
    with as_(talk.employee):
        assert refused("UPDATE conversations_conversation SET model = 'staff' WHERE id = %s", talk.conversation.pk)
        assert refused("DELETE FROM conversations_conversation WHERE id = %s", talk.conversation.pk)


def test_hr_cannot_go_further_than_letting_it_go(accepted, cast, as_):
    talk = accepted("line")
    with as_(cast.hr):
        for change in ("held_at = now()", "planned_for = now()", "phase = 'agree'", "concluded_at = now()"):
            assert refused(f"UPDATE conversations_conversation SET {change} WHERE id = %s", talk.conversation.pk), (
                change
            )


def test_what_both_confirmed_is_not_moved_out_of_the_way(concluded, held, as_):
    done = concluded("line")
    with as_(done.employee):
        for table in ("ownanswer", "jointfield", "example", "confirmation", "agreementmade"):
            change = f"UPDATE conversations_{table} SET conversation_id = %s WHERE conversation_id = %s"
            assert refused(change, new_id(), done.conversation.pk), table
            assert refused(f"DELETE FROM conversations_{table} WHERE conversation_id = %s", done.conversation.pk), table
        hide = "UPDATE conversations_ownanswer SET part = 'note' WHERE conversation_id = %s"
        assert refused(hide, done.conversation.pk)
        assert refused("UPDATE conversations_conversation SET concluded_at = NULL WHERE id = %s", done.conversation.pk)


def test_a_report_does_not_begin_as_sent_and_does_not_go_unseen(held, cast, as_):
    talk = held("line")
    johan = talk.other
    columns = {
        "author_id": johan.person_id,
        "receiver_id": cast.leader_above.person_id,
        "flow": "leader_above",
        "text": "Ongelezen",
        "version": 1,
        "addition": "",
        "drafted_at": "now",
    }
    with as_(johan):
        for moments in ({"shown_at": "now", "sent_at": "now"}, {"agreed_at": "now"}, {"waits_until": "2020-01-01"}):
            sql, parameters = as_row(talk, "conversations_report", **columns, **moments)
            assert refused(sql, *parameters), moments
        sql, parameters = as_row(talk, "conversations_report", **{**columns, "flow": "hr"})
        assert refused(sql, *parameters), "that flow is the employee's"
        sql, parameters = as_row(talk, "conversations_report", **columns)
        assert run(sql, *parameters) == 1
        for change in (
            "shown_at = now(), sent_at = now()",
            "shown_at = now(), waits_until = current_date - 1, sent_at = now()",
            "agreed_at = now()",
            "read_at = now()",
        ):
            assert refused(f"UPDATE conversations_report SET {change} WHERE id = %s", parameters[0]), change
        assert run("UPDATE conversations_report SET shown_at = now() WHERE id = %s", parameters[0]) == 1
        for change in ("sent_at = now()", "text = 'Anders'", "shown_at = NULL", "waits_until = current_date + 30"):
            assert refused(f"UPDATE conversations_report SET {change} WHERE id = %s", parameters[0]), change
        assert refused("DELETE FROM conversations_report WHERE id = %s", parameters[0])


def test_a_receiver_changes_and_removes_nothing(held, cast, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        given = {"conversation": talk.conversation, "flow": "hr", "receiver": cast.hr.person, "text": "Een cursus"}
        report = actions.send_report(samira, report=actions.draft_report(samira, **given))
    with as_(cast.hr):
        for change in ("text = 'x'", "withdrawn_at = now()", "addition = 'x'", "receiver_id = author_id"):
            assert refused(f"UPDATE conversations_report SET {change} WHERE id = %s", report.pk), change
        assert refused("DELETE FROM conversations_report WHERE id = %s", report.pk)
        assert Report.objects.filter(pk=report.pk).exists()


def test_whether_an_external_conversation_is_there_cannot_be_probed(held, cast, as_):
    talk = held("external")
    for nosy in (cast.hr, cast.executive, cast.leader, cast.newcomer):
        with as_(nosy):
            assert run(COUNTED, talk.conversation.pk) == [(0,)]
            copy = (
                "INSERT INTO conversations_conversation (id, organisation_id, employee_id, other_id, model, flows, "
                "instruments, asked_by_id, asked_at, phase) VALUES (%s, wegwijzer_organisation(), %s, %s, 'external', "
                "'[]', '{}', %s, now(), 'explore')"
            )
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                run(copy, talk.conversation.pk, talk.employee.person_id, talk.other.person_id, nosy.person_id)


def test_nothing_is_asked_of_hr_before_both_confirmed(held, as_):
    talk = held("line")
    with as_(talk.other) as johan:
        agreement = actions.make_agreement(
            johan, conversation=talk.conversation, what="Cursus", requests=[{"kind": "budget", "text": "480 euro"}]
        )
        assert refused("UPDATE plans_request SET sent_at = now() WHERE agreement_id = %s", agreement.pk)
        assert refused("UPDATE plans_agreement SET fixed_at = now() WHERE id = %s", agreement.pk)
        assert refused(
            "UPDATE plans_agreement SET other_id = made_by_id, employee_id = other_id WHERE id = %s", agreement.pk
        )


def test_the_functions_of_the_owner_are_not_for_hire(cast, as_):
    with as_(cast.hr):
        run("CREATE TEMPORARY TABLE bait (id uuid, organisation_id uuid, conversation_id uuid, employee_id uuid)")
        assert refused(
            "CREATE TRIGGER forged AFTER DELETE ON pg_temp.bait FOR EACH ROW EXECUTE FUNCTION wegwijzer_keep_said()"
        )
        run("DROP TABLE pg_temp.bait")
    loose = run(
        "SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef "
        "AND p.prorettype = 'trigger'::regtype AND has_function_privilege('wegwijzer_app', p.oid, 'EXECUTE')"
    )
    assert loose == []
