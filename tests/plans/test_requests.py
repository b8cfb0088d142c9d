"""What agreements ask of HR: sent, answered, handed back, taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.cast import INSIDE
from tests.conversations.everything import as_actor
from tests.plans.agreed import a_request, an_agreement, of_plans
from wegwijzer.access.actor import acting_as
from wegwijzer.notices.queries import told
from wegwijzer.people.actions import grant_role
from wegwijzer.people.models import Membership
from wegwijzer.plans.actions import requests as actions
from wegwijzer.plans.models import Request
from wegwijzer.plans.queries import requests as queries
from wegwijzer.plans.queries.requests import Wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast) -> Request:
    return a_request(cast)


def answered(cast, request, verdict="yes", answer="", again_on=None) -> Request:
    with acting_as(cast.hr):
        return actions.answer(cast.hr, request=request, verdict=verdict, answer=answer, again_on=again_on)


def seen(actor, request) -> bool:
    """By the application, and with SQL of one's own."""
    with acting_as(actor):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM plans_request WHERE id = %s", [request.pk])
            (there,) = cursor.fetchone()
        assert bool(there) == (queries.one(actor, request.pk) is not None)
        return bool(there)


def refused(actor, sql, *values) -> bool:
    with acting_as(actor):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.rowcount == 0
        except DatabaseError:
            return True


# ---- Who sees it


def test_the_two_and_hr_see_it_and_nobody_else(cast, asked):
    who = INSIDE
    assert {key for key in who if seen(cast[key], asked)} == {"employee", "leader", "hr"}


def test_hr_does_not_see_the_agreement_it_comes_from(cast, asked):
    with acting_as(cast.hr), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM plans_agreement WHERE id = %s", [asked.agreement_id])
        assert cursor.fetchone() == (0,)


def test_taken_back_hr_sees_it_no_more_and_it_cannot_be_answered(cast, asked):
    with acting_as(cast.leader):
        actions.withdraw(cast.leader, request=asked)
    assert {key for key in ("employee", "leader", "hr") if seen(cast[key], asked)} == {"employee", "leader"}
    with acting_as(cast.hr), pytest.raises(PermissionDenied):
        actions.answer(cast.hr, request=asked, verdict="yes")
    assert refused(cast.employee, "UPDATE plans_request SET withdrawn_at = NULL WHERE id = %s", asked.pk)


def test_what_somebody_asked_who_left_waits_no_more(cast, asked):
    with acting_as(cast.hr):
        assert asked in queries.to_hr(cast.hr, Wanted())
        Membership.objects.filter(person=asked.employee_id).update(ends_on=cast.hr.today - timedelta(days=1))
        assert asked not in queries.to_hr(cast.hr, Wanted())


# ---- Answering


def test_an_answer_goes_back_to_the_two_once(cast, asked):
    answered(cast, asked, "partly", "De eerste dag betalen we. De tweede bekijken we in juni.")
    for persona in (cast.employee, cast.leader):
        with acting_as(persona):
            found = [each for each in told(persona) if each.row.about == asked.pk]
            assert [each.sentence for each in found] == ["HR antwoordde op je vraag."]
    with acting_as(cast.employee):
        assert asked in queries.unread_answers(cast.employee)
        actions.mark_seen(cast.employee, request=asked)
        assert asked not in queries.unread_answers(cast.employee)


def test_reading_it_by_the_other_one_leaves_it_unread(cast, asked):
    answered(cast, asked)
    with acting_as(cast.leader):
        actions.mark_seen(cast.leader, request=asked)
    with acting_as(cast.employee):
        assert asked in queries.unread_answers(cast.employee)
    assert refused(cast.leader, "UPDATE plans_request SET seen_at = now() WHERE id = %s", asked.pk)


def test_a_new_answer_keeps_the_one_before(cast, asked):
    day = cast.hr.today + timedelta(days=30)
    answered(cast, asked, "later", "Het budget van dit jaar is op.", day)
    with acting_as(cast.employee):
        actions.mark_seen(cast.employee, request=asked)
    row = answered(cast, asked, "yes", "In maart, in Aalst.")
    assert (row.verdict, row.again_on, row.seen_at) == ("yes", None, None)
    assert [(each["verdict"], each["answer"]) for each in row.earlier] == [("later", "Het budget van dit jaar is op.")]
    again = answered(cast, asked, "yes", "In maart, in Aalst.")
    assert again.answered_at == row.answered_at, "the same once more is no new answer"


@pytest.mark.parametrize(
    ("verdict", "answer", "days", "field"),
    [
        ("perhaps", "x", None, "verdict"),
        ("no", "  ", None, "answer"),
        ("no", "x" * 501, None, "answer"),
        ("later", "Geen budget.", None, "again_on"),
        ("later", "Geen budget.", 0, "again_on"),
        ("later", "Geen budget.", 9999, "again_on"),
    ],
)
def test_an_answer_that_helps_nobody_is_refused_beside_its_field(cast, asked, verdict, answer, days, field):
    day = None if days is None else cast.hr.today + timedelta(days=days)
    with pytest.raises(ValidationError) as refusal:
        answered(cast, asked, verdict, answer, day)
    assert list(refusal.value.error_dict) == [field]
    with acting_as(cast.hr):
        assert queries.one(cast.hr, asked.pk).answered_at is None


@pytest.mark.parametrize("key", ["employee", "leader", "executive", "coach"])
def test_only_hr_answers(cast, asked, key):
    actor = cast[key]
    with acting_as(actor), pytest.raises(PermissionDenied):
        actions.answer(actor, request=asked, verdict="yes")
    by_hand = "UPDATE plans_request SET verdict = 'yes', answered_by_id = %s, answered_at = now() WHERE id = %s"
    assert refused(actor, by_hand, actor.person_id, asked.pk)
    assert refused(actor, by_hand, cast.hr.person_id, asked.pk), "nor in the name of HR"


def test_nobody_answers_what_they_ask_themselves(cast, asked, as_):
    with as_(cast.hr) as hr:
        grant_role(hr, person=cast.employee.person, role="career_lead", starts_on=hr.today)
    with as_(cast.employee):
        samira = as_actor(cast.employee.person, cast.employee.today)
    with as_(samira), pytest.raises(PermissionDenied):
        actions.answer(samira, request=asked, verdict="yes")
    by_hand = "UPDATE plans_request SET verdict = 'yes', answered_by_id = %s, answered_at = now() WHERE id = %s"
    assert refused(samira, by_hand, samira.person_id, asked.pk)


def test_hr_changes_nothing_but_its_answer(cast, asked):
    for change in ("text = 'x'", "kind = 'budget'", "withdrawn_at = now()", "earlier = '[1]'", "seen_at = now()"):
        assert refused(cast.hr, f"UPDATE plans_request SET {change} WHERE id = %s", asked.pk), change
    assert refused(cast.hr, "DELETE FROM plans_request WHERE id = %s", asked.pk)


def test_once_answered_it_stays(cast, asked):
    answered(cast, asked, "no", "Deze cursus past niet bij de machines die we hebben.")
    with acting_as(cast.employee), pytest.raises(ValidationError):
        actions.withdraw(cast.employee, request=asked)
    assert refused(cast.employee, "UPDATE plans_request SET withdrawn_at = now() WHERE id = %s", asked.pk)
    assert refused(cast.employee, "UPDATE plans_request SET text = 'x' WHERE id = %s", asked.pk)


# ---- Asking later


def test_something_more_is_asked_for_an_agreement_that_stands(cast, asked):
    with acting_as(cast.employee):
        made = actions.ask(cast.employee, agreement=asked.agreement, kind="time", text="Een halve dag in de week.")
        twice = actions.ask(
            cast.employee, agreement=asked.agreement, kind="time", text="Een halve dag in de week.", token=made.pk
        )
        other = actions.ask(cast.employee, agreement=asked.agreement, kind="time", text="Een dag.", token=made.pk)
    assert made.sent_at and made == twice != other and seen(cast.hr, made) and seen(cast.hr, other)


def test_what_was_agreed_with_an_adviser_from_outside_is_no_matter_for_hr(cast):
    agreement = an_agreement(cast.employee, cast.adviser, model="external")
    by_hand = (
        "INSERT INTO plans_request (id, organisation_id, agreement_id, employee_id, other_id, kind, text, verdict,"
        " answer, earlier) VALUES (gen_random_uuid(), wegwijzer_organisation(), %s, %s, %s, 'budget', 'x', '', '',"
        " '[]')"
    )
    people = (agreement.pk, cast.employee.person_id, cast.adviser.person_id)
    assert refused(cast.adviser, by_hand, *people)
    for persona in (cast.employee, cast.adviser):
        with acting_as(persona), pytest.raises(PermissionDenied):
            actions.ask(persona, agreement=agreement, kind="budget", text="Voor een opleiding.")
        assert refused(persona, "UPDATE plans_request SET sent_at = now() WHERE agreement_id = %s", agreement.pk)


def test_the_other_one_asks_for_what_the_organisation_knows(cast, asked, as_):
    with as_(cast.leader) as johan:
        assert seen(cast.hr, actions.ask(johan, agreement=asked.agreement, kind="time", text="Vervanging op dinsdag."))
    staff = an_agreement(cast.employee, cast.coach, model="staff")
    with as_(cast.coach) as dieter, pytest.raises(PermissionDenied):
        actions.ask(dieter, agreement=staff, kind="time", text="Een halve dag.")


# ---- HR's list


def test_the_form_says_whose_names_hr_sees_and_hr_sees_those(cast, asked, client_for):
    page = client_for(cast.employee).get(f"/o/lindeveld/agreements/{asked.agreement_id}/ask-hr/").text
    assert "jullie namen: Samira El Idrissi en Johan Vercammen" in page
    seen = client_for(cast.hr).get(f"/o/lindeveld/requests/{asked.pk}/").text
    assert "Samira El Idrissi" in seen and "Johan Vercammen" in seen


def test_the_longest_waiting_stands_on_top_and_what_is_due_again_comes_back(cast, asked, as_):
    with as_(cast.hr) as hr:
        (row,) = queries.shown(hr, [queries.one(hr, asked.pk)])
        assert (row.long, row.again, row.days) == (False, False, 0)
        assert asked in queries.to_hr(hr, Wanted("open"))
    answered(cast, asked, "later", "In de zomer.", cast.hr.today + timedelta(days=1))
    with as_(cast.hr) as hr:
        assert asked not in queries.to_hr(hr, Wanted("open")) and asked in queries.to_hr(hr, Wanted("later"))
        tomorrow = replace(hr, today=hr.today + timedelta(days=1))
        assert asked in queries.to_hr(tomorrow, Wanted("open"))
        assert queries.shown(tomorrow, [queries.one(hr, asked.pk)])[0].again
        late = replace(hr, today=hr.today + timedelta(days=14))
        assert not queries.shown(late, [queries.one(hr, asked.pk)])[0].long, "it has an answer"


def test_after_two_weeks_it_says_how_long_above_what_came_later(cast, asked, client_for):
    with acting_as(cast.hr):
        assert queries.waiting_numbers(cast.hr, 100)[1] == 0
    of_plans(cast, text="Zestien dagen geleden", sent_at=timezone.now() - timedelta(days=16))
    with acting_as(cast.hr):
        assert queries.waiting_numbers(cast.hr, 100)[1] == 1
    client = client_for(cast.hr)
    page = client.get("/o/lindeveld/requests/").text
    assert page.index("Zestien dagen geleden") < page.index("Wacht al 16 dagen") < page.index("Een cursus lassen")
    assert "Eén vraag wacht al twee weken of langer." in client.get("/o/lindeveld/").text


def test_the_list_for_hr_by_kind_and_unit(cast, asked, client_for):
    client = client_for(cast.hr)
    page = client.get("/o/lindeveld/requests/")
    assert "Een cursus lassen, twee dagen." in page.text and "Leren lassen bij Ilse" not in page.text
    assert "Een cursus lassen" in client.get("/o/lindeveld/requests/?kind=training").text
    assert "Een cursus lassen" not in client.get("/o/lindeveld/requests/?kind=place").text
    assert "Een cursus lassen" not in client.get("/o/lindeveld/requests/?state=answered").text


def test_what_hangs_on_the_verdict_is_not_called_needless(cast, asked, client_for):
    """Beside the words stood “hoeft niet”, and three of four verdicts were refused without any."""
    page = client_for(cast.hr).get(f"/o/lindeveld/requests/{asked.pk}/answer/").content.decode()
    assert "In je eigen woorden</label>" in page and "(hoeft niet)" not in page


def test_hr_answers_on_the_page_and_the_employee_reads_it(cast, asked, client_for):
    hr, samira = client_for(cast.hr), client_for(cast.employee)
    address = f"/o/lindeveld/requests/{asked.pk}/"
    page = hr.get(address + "answer/")
    said = {"version": page.context["version"], "verdict": "no", "answer": ""}
    refusal = hr.post(address + "answer/", said)
    assert refusal.status_code == 422 and "Zeg in een paar woorden waarom" in refusal.text
    assert hr.post(address + "answer/", said | {"verdict": "yes", "answer": "In maart."}).status_code == 302
    late = hr.post(address + "answer/", said | {"verdict": "no", "answer": "Toch niet."})
    assert late.status_code == 409, "a colleague answered meanwhile: both stand side by side"
    assert "In maart." in samira.get(address).text
    with acting_as(cast.employee):
        assert asked not in queries.unread_answers(cast.employee)


def test_taking_it_back_and_asking_again_on_the_page(cast, asked, client_for):
    samira = client_for(cast.employee)
    assert samira.post(f"/o/lindeveld/requests/{asked.pk}/withdraw/", {"version": ""}).status_code == 302
    assert client_for(cast.hr).get(f"/o/lindeveld/requests/{asked.pk}/").status_code == 404
    form = f"/o/lindeveld/agreements/{asked.agreement_id}/ask-hr/"
    assert samira.get(form).status_code == 200
    assert samira.post(form, {"kind": "budget", "text": ""}).status_code == 422
    sent = samira.post(form, {"kind": "budget", "text": "Voor een cursus in het weekend."})
    assert sent.status_code == 302 and "Voor een cursus" in client_for(cast.hr).get(sent.url).text
