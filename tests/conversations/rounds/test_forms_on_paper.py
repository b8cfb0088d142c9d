"""The blank forms of a round in one file: made a few at a time, for who asked, and gone after a day."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import reverse

from tests.output.pdf import reading
from wegwijzer.conversations import round_forms
from wegwijzer.conversations.actions import papers
from wegwijzer.conversations.actions.papers import ask_round_forms, forget_round_forms
from wegwijzer.conversations.jobs import make_round_forms
from wegwijzer.conversations.models import Conversation, RoundForms, RoundFormsPart
from wegwijzer.people.models import Membership


@pytest.fixture
def address(make):
    """`address("round-forms", row)`."""
    return lambda name, row: reverse(name, args=["lindeveld", row.pk])


@pytest.fixture
def another_hr(cast, as_):
    with as_(cast.hr):
        Membership.objects.create(person=cast.coach.person, role="career_lead", starts_on=cast.hr.today)
    return cast.coach


@pytest.fixture
def worked(as_):
    """As a worker does it, job after job; answers how far it was after each."""

    def work(actor, forms) -> list[int]:
        seen = []
        with as_(actor):
            while True:
                make_round_forms.body(actor, forms_id=str(forms.pk))
                forms.refresh_from_db()
                if forms.ready_at or forms.failed_at:
                    return seen
                seen.append(forms.done)

    return work


def test_a_round_on_paper_from_the_button_to_the_file(make, address, client_for, cast, worked, as_, monkeypatch):
    monkeypatch.setattr(round_forms, "AT_A_TIME", 4)
    row, client = make("line"), client_for(cast.hr)
    assert "Formulieren maken voor iedereen" in client.get(address("round-forms", row)).content.decode()
    assert client.post(address("round-forms-ask", row)).status_code == 302
    with as_(cast.hr):
        forms = RoundForms.objects.get(round=row)
        talks = list(Conversation.objects.filter(round=row).select_related("employee", "other"))
    assert f"0 van {forms.total} formulieren gemaakt" in client.get(address("round-forms", row)).content.decode()
    assert client.get(address("round-forms-file", row)).status_code == 404
    seen = worked(cast.hr, forms)
    assert seen == [*range(4, forms.total, 4), forms.total]

    document = client.get(address("round-forms-file", row))
    assert "no-store" in document["Cache-Control"] and 'filename="formulieren.pdf"' in document["Content-Disposition"]
    text = " ".join(reading.words(document.content).split())
    assert reading.pages(document.content) == 2 * forms.total == 2 * len(talks)
    assert reading.tags(document.content)["H1"] == forms.total and reading.faults(document.content) == []
    assert all(f"{talk.employee.full_name} en {talk.other.full_name}" in text for talk in talks)
    page = client.get(address("round-forms", row)).content.decode()
    assert "Het bestand is klaar" in page and "Alleen jij" in page
    assert client.get(address("round-forms-progress", row), headers={"HX-Request": "true"}).status_code == 204

    assert client.post(address("round-forms-remove", row)).status_code == 302
    with as_(cast.hr):
        assert not RoundForms.objects.exists() and not RoundFormsPart.objects.exists()


def test_nobody_but_who_asked_gets_at_it_not_even_by_raw_sql(make, address, client_for, cast, worked, as_, another_hr):
    row = make("line")
    with as_(cast.hr):
        forms = ask_round_forms(cast.hr, round_=row, language="nl")
    worked(cast.hr, forms)
    assert client_for(another_hr).get(address("round-forms-file", row)).status_code == 404
    for persona in (another_hr, cast.employee, cast.leader, cast.executive):
        with as_(persona), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM conversations_roundforms")
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT count(*) FROM conversations_roundformspart")
            assert cursor.fetchone() == (0,)
            cursor.execute("DELETE FROM conversations_roundforms")
            assert cursor.rowcount == 0
    with as_(cast.employee), pytest.raises(PermissionDenied):
        ask_round_forms(cast.employee, round_=row, language="nl")


def test_of_an_external_round_it_does_not_say_with_whom_anybody_talks(offered, make, cast, worked, as_):
    row = make("external", sharers=(cast.adviser.person_id,))
    with as_(cast.hr):
        forms = ask_round_forms(cast.hr, round_=row, language="nl")
    worked(cast.hr, forms)
    with as_(cast.hr):
        text = reading.words(b"".join(round_forms.bytes_of(forms)))
    assert cast.adviser.person.family_name not in text
    assert "Wie dit invult, en met wie die erover praat" in text and "Samira El Idrissi" in text


def test_the_forms_are_in_the_language_that_was_chosen(offered, make, cast, worked, as_, team_unit):
    row = make("line")
    with as_(cast.hr):
        forms = ask_round_forms(cast.hr, round_=row, language="en", unit=team_unit.pk)
    worked(cast.hr, forms)
    with as_(cast.hr):
        document = b"".join(round_forms.bytes_of(forms))
        with pytest.raises(ValidationError, match="taal"):
            ask_round_forms(cast.hr, round_=row, language="xx")
    assert reading.faults(document) == [] and reading.head(document)["language"] == "en"
    hers = next(page for page in reading.by_page(document) if "Samira El Idrissi" in page)
    assert "2. Enjoying the work" in hers


def test_too_many_or_nobody_is_said_and_asking_again_begins_anew(make, cast, as_, monkeypatch, worked):
    row = make("line")
    with as_(cast.hr):
        first = ask_round_forms(cast.hr, round_=row, language="nl")
        second = ask_round_forms(cast.hr, round_=row, language="nl")
        assert list(RoundForms.objects.filter(round=row)) == [second]
        make_round_forms.body(cast.hr, forms_id=str(first.pk))  # the job of the first finds nothing to do
        monkeypatch.setattr(papers, "MOST", 2)
        with pytest.raises(ValidationError, match="te veel"):
            ask_round_forms(cast.hr, round_=row, language="nl")
        with pytest.raises(ValidationError, match="niemand"):
            ask_round_forms(cast.hr, round_=row, language="nl", unit=row.pk)
        forget_round_forms(cast.hr, forms=second)
        assert not RoundForms.objects.exists()


def test_what_cannot_be_made_says_so_and_can_be_asked_again(make, address, cast, as_, worked, client_for, monkeypatch):
    row = make("line")
    with as_(cast.hr):
        forms = ask_round_forms(cast.hr, round_=row, language="nl")
    monkeypatch.setattr(round_forms, "_made", lambda *_given: 1 / 0)
    worked(cast.hr, forms)
    page = client_for(cast.hr).get(address("round-forms", row)).content.decode()
    assert forms.failed_at and "Dat lukte niet" in page and "Formulieren maken voor iedereen" in page


def test_after_a_day_it_is_gone(make, cast, as_, owner):
    row = make("line")
    with as_(cast.hr):
        forms = ask_round_forms(cast.hr, round_=row, language="nl")
        RoundFormsPart.objects.create(of=forms, number=0, data=b"x")
        for hours, left in ((-23, 1), (-25, 0)):
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE conversations_roundforms SET asked_at = now() + make_interval(hours => %s)", [hours]
                )
                cursor.execute("SELECT wegwijzer_forget_round_forms(24)")
            assert RoundForms.objects.count() == left == RoundFormsPart.objects.count()
