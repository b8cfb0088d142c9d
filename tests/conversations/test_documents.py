"""The form, the conclusion and a report as PDF: what the page says to this reader, and nothing more."""

import pytest
from django.urls import reverse

from tests.output.pdf import examples, reading
from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.identity.models import Account


@pytest.fixture
def fetched(client_for):
    """`fetched(actor, name, *ids)`: the document that this address gives."""

    def fetch(actor, name, *ids):
        answer = client_for(actor).get(reverse(name, args=["lindeveld", *ids]))
        assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
        assert "no-store" in answer["Cache-Control"]
        assert actor.person.family_name.lower() not in answer["Content-Disposition"].lower()
        return answer.content

    return fetch


@pytest.fixture
def talk(held):
    """With a score, an example, a field, a proposal and an agreement in it."""
    talk = held("line")
    employee, conversation = talk.employee, talk.conversation
    with acting_as(employee):
        actions.set_score(employee, conversation=conversation, theme="tasks", score=4)
        actions.add_example(employee, conversation=conversation, theme="tasks", text="De zaag afgesteld in mei.")
        actions.save_field(
            employee, conversation=conversation, key="theme.tasks.growth", value=examples.NASTY, version=0
        )
        actions.add_proposal(employee, conversation=conversation, text="Meelopen met kwaliteit")
        actions.make_agreement(employee, conversation=conversation, what="Elke dinsdag meelopen", doers=["employee"])
    with acting_as(talk.other):
        actions.set_score(talk.other, conversation=conversation, theme="tasks", score=2)
    return talk


def test_the_blank_form_is_two_pages_in_either_language_and_holds_nothing_that_was_said(talk, fetched, cast):
    for who in talk.both:
        blank = fetched(who, "conversation-print-blank-file", talk.conversation.pk)
        text = reading.words(blank)
        assert reading.pages(blank) == 2 and reading.faults(blank) == []
        assert "Samira El Idrissi" in text and "Jij en" in text and "1 is helemaal niet" in text
        assert "zaag" not in text and "Meelopen" not in text.replace("Meelopen of stage doen", "")
    who.person.account.language = "en"
    who.person.account.save()
    english = fetched(who, "conversation-print-blank-file", talk.conversation.pk)
    assert reading.pages(english) == 2 and reading.head(english)["language"] == "en"


def test_the_filled_form_shows_each_their_own_score_and_what_both_wrote(talk, fetched):
    mine = reading.words(fetched(talk.employee, "conversation-print-file", talk.conversation.pk))
    theirs = reading.words(fetched(talk.other, "conversation-print-file", talk.conversation.pk))
    assert "Samira geeft 4" in mine and "Johan geeft 2" not in mine
    assert "Johan geeft 2" in theirs and "Samira geeft 4" not in theirs
    for text in (mine, theirs):
        assert "De zaag afgesteld in mei." in text and "Elke dinsdag meelopen" in text and "#let x" in text


def test_the_conclusion_says_what_was_decided_and_who_agreed(concluded, fetched):
    talk = concluded("line")
    made = fetched(talk.other, "conversation-conclusion-file", talk.conversation.pk)
    text = reading.words(made)
    assert "Groei in de eigen functie" in text and "door allebei bevestigd op" in text
    assert "Samira El Idrissi:" in text and "Jij en Samira" in text.replace("Jij en\r\nSamira", "Jij en Samira")
    assert reading.head(made)["title"] == "Besluit van het gesprek" and reading.faults(made) == []


def test_a_report_to_take_along_is_read_by_who_receives_it(concluded, fetched, cast, client_for):
    talk = concluded("line")
    boss = cast.hr
    with acting_as(talk.employee):
        report = actions.draft_report(
            talk.employee, conversation=talk.conversation, flow="hr", receiver=boss.person, text="Ik wil *doorgroeien*."
        )
    address = reverse("report-file", args=["lindeveld", report.pk])
    assert client_for(boss).get(address).status_code == 404  # nothing tells that it is there
    with acting_as(talk.employee):
        actions.send_report(talk.employee, report=report)
    assert "Ik wil *doorgroeien*." in reading.words(fetched(boss, "report-file", report.pk))
    with acting_as(talk.employee):
        report.refresh_from_db()
    assert report.read_at


def test_nobody_else_gets_any_of_it(talk, client_for, cast):
    for name in ("conversation-print-file", "conversation-print-blank-file", "conversation-conclusion-file"):
        for persona in (cast.hr, cast.leader_above, cast.coach, cast.executive):
            assert client_for(persona).get(reverse(name, args=["lindeveld", talk.conversation.pk])).status_code == 404


OPENING = {"nl": "Wie ziet dit?", "en": "Who sees this?"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_document_is_tagged_in_the_language_of_who_reads_and_says_who_may_see_it(
    concluded, fetched, cast, language
):
    talk = concluded("line")
    with acting_as(talk.employee):
        given = {"conversation": talk.conversation, "flow": "hr", "receiver": cast.hr.person, "text": examples.NASTY}
        report = actions.draft_report(talk.employee, **given)
    Account.objects.filter(pk=talk.employee.account.pk).update(language=language)
    ids = talk.conversation.pk
    for name, key in (
        ("conversation-print-blank-file", ids),
        ("conversation-print-file", ids),
        ("conversation-conclusion-file", ids),
        ("report-file", report.pk),
    ):
        made = fetched(talk.employee, name, key)
        head, tags = reading.head(made), reading.tags(made)
        assert reading.faults(made) == [], name
        assert (head["language"], head["part"], head["tagged"], head["shows_title"]) == (language, "1", "True", "True")
        assert head["title"] and "El Idrissi" not in head["title"], "a title is seen in lists of files"
        assert tags["H1"] == 1 and tags["P"] > 3, name
        assert OPENING[language] in " ".join(reading.words(made).split()), name
