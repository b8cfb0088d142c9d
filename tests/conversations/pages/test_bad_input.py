"""What cannot be, sent at the pages of a conversation: a clear sentence, and nothing half saved."""

from datetime import timedelta

import pytest
from django.apps import apps

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations.models import Addition, AgreementMade, Example, Round, RoundMember
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within

pytestmark = pytest.mark.django_db

HUGE = "x" * 100_000
TOO_LONG = "Dit zijn 100000 tekens"
YESTERDAY = str(today() - timedelta(days=1))
PASSED = "Deze dag is voorbij"


def everything(*readers) -> list:
    """All rows of this room and of plans, as each of these people reads them; that somebody looked is no change."""
    found = []
    for reader in readers:
        with acting_as(reader):
            for room in ("conversations", "plans"):
                for model in apps.get_app_config(room).get_models():
                    rows = list(model.objects.order_by("pk").values())
                    found.append((model.__name__, [{k: v for k, v in row.items() if k != "seen_at"} for row in rows]))
    return found


@pytest.fixture
def sent(at, words):
    """`sent(talk, name, data)` as the employee: the status and the words of the answer, that changed nothing."""

    def send(talk, name: str, data: dict, *ids) -> tuple[int, str]:
        before = everything(*talk.both)
        answer = at(talk.employee, talk).post(name, *ids, data=data)
        assert everything(*talk.both) == before
        return answer.status_code, words(answer)

    return send


AGREEMENT = {"what": "Meelopen", "doers": ["employee"]}


@pytest.mark.parametrize(
    ("name", "ids", "data", "sentence"),
    [
        ("agreement-new", (), AGREEMENT | {"due_on": YESTERDAY}, PASSED),
        ("agreement-new", (), AGREEMENT | {"checkpoint_0": YESTERDAY}, PASSED),
        ("agreement-new", (), AGREEMENT | {"due_on": "31-02-2031"}, "dag in die bestaat"),
        ("agreement-new", (), AGREEMENT | {"how": HUGE}, "tekens"),
        ("conversation-notes", (), {"value.note": HUGE, "version.note": 0}, TOO_LONG),
        ("example-new", ("tasks",), {"text": HUGE}, TOO_LONG),
        ("proposal-new", (), {"text": HUGE}, TOO_LONG),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(name, ids, data, sentence, held, sent):
    status, page = sent(held("line"), name, data, *ids)
    assert 400 <= status < 500
    assert sentence in page


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("conclusion.until", YESTERDAY, PASSED),
        ("conclusion.outcome", "promotion", "Kies een van de mogelijkheden."),
        ("conclusion.why", HUGE, TOO_LONG),
        ("theme.tasks.growth", HUGE, "100"),
        ("theme.tasks.term", "never", "Kies"),
    ],
)
def test_a_field_that_cannot_be_is_said_and_nothing_is_saved(key, value, sentence, held, sent):
    status, page = sent(
        held("line"), "conversation-fields", {f"value.{key}": value, f"version.{key}": 0, "here": "agree"}
    )
    assert 400 <= status < 500
    assert sentence in page


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("conversation-score", {"theme": "career", "score": "6"}, "Kies een score van 1 tot 5."),
        ("conversation-score", {"theme": "career", "score": "0"}, "Kies een score van 1 tot 5."),
        ("conversation-score", {"theme": "career", "score": "3,5"}, "Kies een score van 1 tot 5."),
        ("conversation-score", {"theme": "luck", "score": "3"}, "Dit thema staat niet op het formulier."),
        ("conversation-field", {"key": "theme.luck.growth", "version": 0}, "Dit veld staat niet op het formulier."),
    ],
)
def test_without_script_the_sentence_stands_on_the_next_page(name, data, sentence, held, at, words):
    talk = held("line")
    before = everything(*talk.both)
    employee = at(talk.employee, talk)
    by_script = employee.client.post(employee.address(name), data, headers={"accept": "application/json"})
    assert by_script.status_code == 422 and by_script.json()["error"]
    if name == "conversation-score":
        assert sentence in by_script.json()["error"]
        assert sentence in words(employee.client.post(employee.address(name), data, follow=True))
    assert everything(*talk.both) == before


def test_a_day_in_the_past_is_no_day_to_meet(accepted, sent, at):
    talk = accepted("line")
    version = at(talk.employee, talk).get("conversation-plan").context["version"]
    status, page = sent(talk, "conversation-plan", {"on": YESTERDAY, "at": "10:00", "version": version})
    assert 400 <= status < 500 and PASSED in page


def test_too_long_an_answer_before_the_talk(accepted, sent):
    data = {"key": "dream", "value.dream": HUGE, "version.dream": 0, "version": 0}
    status, page = sent(accepted("line"), "conversation-prepare", data)
    assert 400 <= status < 500 and "100000 tekens" in page.replace(".", "")


def test_too_long_a_text_to_pass_on(held, sent, cast):
    data = {"text": HUGE, "receiver": str(cast.hr.person_id)}
    status, page = sent(held("line"), "report-new", data, "hr")
    assert 400 <= status < 500 and TOO_LONG in page


def test_with_the_consent_too_long_a_remark_saves_neither(held, at, words):
    talk = held("line")
    employee = at(talk.employee, talk)
    employee.post("conversation-fields", data={"value.conclusion.outcome": "none", "version.conclusion.outcome": 0})
    before = everything(*talk.both)
    answer = employee.post("conversation-confirm", data={"mark": employee.desk().mark, "remark": HUGE})
    assert answer.status_code == 422 and TOO_LONG in words(answer)
    assert everything(*talk.both) == before


def test_what_is_sent_again_happens_once(concluded, held, at):
    token = str(new_id())
    talk = held("line")
    for _time in range(2):
        employee = at(talk.employee, talk)
        employee.post("agreement-new", data=AGREEMENT | {"token": token})
        employee.post("example-new", "tasks", data={"text": "De zaag", "token": str(talk.conversation.pk)})
        employee.post("conversation-begin", data={"when": "now"})
    with acting_as(talk.employee):
        assert AgreementMade.objects.filter(conversation=talk.conversation).count() == 1
        assert Example.objects.filter(conversation=talk.conversation).count() == 1


def test_what_is_added_again_afterwards_stands_there_once(concluded, at):
    talk, token = concluded("line"), str(new_id())
    for _time in range(2):
        at(talk.employee, talk).post("conversation-add", data={"text": "Ilse zei ja", "token": token})
        at(talk.employee, talk).post("conversation-confirm", data={"mark": "", "remark": "Nog eens"})
    with acting_as(talk.employee):
        assert Addition.objects.filter(conversation=talk.conversation).count() == 1
        assert [each.remark for each in talk.fresh().confirmation_rows.all()] == ["", ""]


@pytest.mark.parametrize("name", ["conversation-accept", "conversation-plan", "conversation-begin"])
def test_the_link_to_what_was_let_go_leads_to_what_became_of_it(name, accepted, at, words):
    """A letter can be older than what happened since."""
    talk = accepted("line")
    at(talk.other, talk).post("conversation-cancel")
    assert talk.fresh().cancelled_at
    before = everything(*talk.both)
    employee = at(talk.employee, talk)
    answers = (employee.get(name), employee.post(name, data={"on": str(today()), "at": "23:59", "when": "now"}))
    assert "Gaat niet door" in words(employee.get("conversation"))
    assert {answer.status_code for answer in answers} <= {200, 302, 404, 409, 422}
    assert not talk.fresh().held_at
    assert everything(*talk.both) == before


@pytest.mark.parametrize("who", ["stranger", "newcomer", "hr"])
def test_the_address_of_anothers_conversation_is_as_one_that_never_was(who, held, at, cast):
    talk = held("line")
    nosy = at(cast[who], talk)
    nowhere = at(cast[who], None)
    for name in ("conversation", "conversation-form", "conversation-notes", "conversation-reports"):
        there = nosy.get(name)
        never = nowhere.get(name, new_id())
        assert there.status_code == never.status_code == 404
        assert len(there.content) == len(never.content)


def test_people_of_another_organisation_are_nowhere_to_be_chosen(held, sent, cast):
    """In what a form sends, not only in its address."""
    talk, elsewhere = held("line"), str(cast.stranger.person_id)
    status, page = sent(talk, "report-new", {"text": "Groei", "receiver": elsewhere}, "hr")
    assert status == 422 and "Kies" in page


def test_a_yes_that_is_sent_again_after_the_other_reopened_and_changed_it_confirms_nothing(held, at, words):
    """A device that had no connection sends what it kept."""
    talk = held("line")
    employee, other = at(talk.employee, talk), at(talk.other, talk)
    employee.post("conversation-fields", data={"value.conclusion.outcome": "none", "version.conclusion.outcome": 0})
    kept = {"mark": employee.desk().mark, "remark": "Akkoord"}
    assert employee.post("conversation-confirm", data=kept).status_code == 302
    other.post("conversation-reopen")
    other.post("conversation-fields", data={"value.conclusion.outcome": "growth", "version.conclusion.outcome": 1})
    answer = employee.post("conversation-confirm", data=kept)
    assert answer.status_code == 409
    assert not employee.desk().confirmations and not talk.fresh().concluded_at


def test_an_invitation_in_a_round_that_is_over_is_answered_with_a_sentence(offered, at, cast, words):
    """The link in a letter outlives the round."""
    with acting_as(cast.hr) as nele:
        days = {"starts_on": nele.today - timedelta(days=9), "ends_on": nele.today - timedelta(days=1)}
        over = Round.objects.create(name="Zomer", model="external", made_by=nele.person, **days)
        RoundMember.objects.create(round=over, person=cast.employee.person)
    samira = at(cast.employee)
    assert "voorbij" in words(samira.get("round", over.pk))
    address = within(cast.employee, "conversation-ask-with", "external", cast.adviser.person_id)
    said = {"reason": "round", "text": "", "tell": "yes", "step": "send", "token": str(new_id())}
    answer = samira.client.post(f"{address}?round={over.pk}", said)
    assert answer.status_code == 422 and "Deze ronde is afgesloten." in words(answer)
    assert not [talk for talk in samira.mine() if talk.round_id == over.pk]
