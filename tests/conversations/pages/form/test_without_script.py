"""The same form sent by the browser itself: all fields are saved, or none; and the way from beginning to conclusion."""

from datetime import timedelta

import pytest

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.foundation.ids import new_id
from wegwijzer.plans.models import Request

pytestmark = pytest.mark.django_db

GROWTH, TERM = "theme.tasks.growth", "theme.tasks.term"


def filled_in(one, **said) -> dict:
    """The form of the theme as it stands on the page of this one, with what is filled in."""
    page = one.get("conversation-form").context
    row = next(row for row in page["rows"] if row.key == "tasks")
    data = {"here": "explore", "place": "thema-tasks"}
    for field in row.joint:
        data |= {field.version_name: field.version, field.seen_name: field.seen}
        if field.kind != "any":  # boxes that are not ticked are not sent
            data[field.name] = field.value
    return data | {f"value.{key}": value for key, value in said.items()}


def test_a_form_saves_what_was_touched_and_leads_back_to_its_theme(table):
    data = filled_in(table.employee, **{GROWTH: "Meelopen", TERM: "this-year"})
    answer = table.employee.post("conversation-fields", data=data)
    assert answer.url.endswith("form/#thema-tasks")
    desk = table.other.desk()
    assert (desk.value(GROWTH), desk.value(TERM)) == ("Meelopen", "this-year")


def test_what_was_not_touched_disturbs_nobody(table):
    data = filled_in(table.employee, **{GROWTH: "Meelopen"})
    table.other.save(TERM, "later")
    assert table.employee.post("conversation-fields", data=data).status_code == 302
    assert table.employee.desk().value(TERM) == "later"


def test_both_texts_are_shown_and_nothing_is_saved_until_one_chooses(table, text):
    data = filled_in(table.employee, **{GROWTH: "Meelopen\r\nop dinsdag", TERM: "this-year"})
    table.other.save(GROWTH, "Een cursus")
    answer = table.employee.post("conversation-fields", data=data)
    assert answer.status_code == 409
    page = text(answer)
    assert "Tekst van Johan" in page
    assert "Meelopen" in page
    assert table.employee.desk().value(TERM) == ""
    (conflict,) = answer.context["conflicts"]
    assert conflict.together == "Een cursus\n\nMeelopen\nop dinsdag"
    chosen = {
        conflict.field.name: conflict.together,
        conflict.field.version_name: conflict.field.version,
        f"value.{TERM}": "this-year",
        f"version.{TERM}": 0,
    }
    assert table.employee.post("conversation-fields", data=chosen).status_code == 302
    desk = table.employee.desk()
    assert (desk.value(GROWTH), desk.value(TERM)) == (conflict.together, "this-year")


def test_a_refusal_stands_beside_its_field_and_keeps_the_rest(table, text):
    data = filled_in(table.employee, **{GROWTH: "x" * 30_000, TERM: "later"})
    answer = table.employee.post("conversation-fields", data=data)
    assert answer.status_code == 422
    assert {field.key for field in answer.context["fields"]} == {GROWTH, TERM}
    assert GROWTH not in table.employee.desk().fields


def test_an_address_to_go_back_to_stays_within_the_form(table):
    data = filled_in(table.employee, **{GROWTH: "Meelopen"}) | {"place": "https://elders.example/", "here": "nowhere"}
    assert table.employee.post("conversation-fields", data=data).url.endswith("/form/")


def test_the_phases_go_forth_and_back(table):
    assert table.employee.post("conversation-phase", data={"phase": "propose"}).url.endswith("/proposals/")
    assert table.other.post("conversation-phase", data={"phase": "agree"}).url.endswith("/conclusion/")
    assert table.other.post("conversation-phase", data={"phase": "explore"}).url.endswith("/form/")
    table.employee.post("conversation-phase", data={"phase": "nowhere"})
    assert table.employee.desk().conversation.phase == "explore"


def test_a_paper_form_is_entered_with_the_day_it_was_held(accepted, at_table):
    table = at_table(accepted("line"))
    day = table.employee.actor.today - timedelta(days=9)
    assert table.employee.post("conversation-begin", data={"when": "paper"}).status_code == 422
    late = {"when": "paper", "on": (day + timedelta(days=30)).isoformat()}
    refused = table.employee.post("conversation-begin", data=late)
    assert refused.status_code == 422
    assert "Dit moment moet nog komen" in refused.content.decode()
    answer = table.employee.post("conversation-begin", data={"when": "paper", "on": day.isoformat(), "at": "14:30"})
    assert answer.status_code == 302
    assert table.other.desk().conversation.held_at.date() == day


def agreement(**said) -> dict:
    return {"what": "Elke dinsdag meelopen", "doers": ["employee"], "token": str(new_id())} | said


def test_an_agreement_takes_three_things_and_may_say_everything(table, text):
    today = table.employee.actor.today
    due, look = today + timedelta(days=60), today + timedelta(days=30)
    everything = agreement(
        doers=["employee", "other"],
        due_on=due.isoformat(),
        how="Met een planning",
        where="Kwaliteitscontrole",
        starts_on=today.isoformat(),
        means="Vervanging op lijn 3",
        guidance="Ilse",
        effort="Een halve dag per week",
        beside_work="Op dinsdag draait lijn 3 trager",
        checkpoint_0=look.isoformat(),
        request_kind_0="budget",
        request_text_0="480 euro voor een cursus",
    )
    assert table.employee.post("agreement-new", data=everything).status_code == 302
    page = text(table.other.get("conversation-conclusion"))
    for said in (
        "Elke dinsdag meelopen",
        "Samira en Johan",
        "Vervanging op lijn 3",
        "Ilse",
        "480 euro voor een cursus",
    ):
        assert said in page
    (made,) = table.other.desk().agreements
    assert [each.on for each in made.checkpoints.all()] == [look]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"what": ""}, "Dit veld is verplicht"),
        ({"due_on": "2020-01-01"}, "Deze dag is voorbij"),
        ({"doers": []}, "Dit veld is verplicht"),
        ({"checkpoint_0": "2020-01-01"}, "Deze dag is voorbij"),
        ({"request_kind_0": "budget"}, "Schrijf in een paar woorden wat HR moet weten"),
        ({"request_text_0": "Geld"}, "Kies wat jullie aan HR vragen"),
        ({"what": "x" * 100_000}, "300"),
    ],
)
def test_an_agreement_that_cannot_be_is_not_half_saved(said, sentence, table, text):
    answer = table.employee.post("agreement-new", data=agreement(**said))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert table.employee.desk().agreements == []


def test_an_agreement_that_the_other_changed_meanwhile_shows_both(table, text):
    table.employee.post("agreement-new", data=agreement())
    (made,) = table.employee.desk().agreements
    page = table.employee.get("agreement", made.pk)
    with acting_as(table.other.actor) as johan:
        actions.change_agreement(johan, agreement=made, what="Elke donderdag meelopen")
    mine = agreement(what="Elke maandag meelopen", version=page.context["version"])
    answer = table.employee.post("agreement", made.pk, data=mine)
    assert answer.status_code == 409
    assert "Elke donderdag meelopen" in text(answer)
    again = table.employee.post("agreement", made.pk, data=mine | {"version": answer.context["version"]})
    assert again.status_code == 302
    assert table.other.desk().agreements[0].what == "Elke maandag meelopen"


def test_an_agreement_can_go_again(table):
    table.employee.post("agreement-new", data=agreement())
    (made,) = table.employee.desk().agreements
    page = table.other.get("agreement-remove", made.pk)
    table.other.post("agreement-remove", made.pk, data={"version": page.context["version"]})
    assert table.employee.desk().agreements == []


def test_in_an_external_conversation_nothing_is_asked_of_hr(held, at_table, text):
    table = at_table(held("external"))
    assert "De regel die HR te zien krijgt" not in text(table.employee.get("agreement-new"))
    sent = agreement(request_kind_0="budget", request_text_0="Geld")
    assert table.employee.post("agreement-new", data=sent).status_code == 302
    with acting_as(table.employee.actor):
        assert not Request.objects.filter(agreement__in=table.employee.desk().agreements).exists()


def decided(table) -> str:
    """The mark of the page after a choice was made."""
    table.employee.save("conclusion.outcome", "not_now")
    return table.employee.get("conversation-conclusion").context["desk"].mark


def test_nobody_agrees_with_what_changed_meanwhile(table, text):
    mark = decided(table)
    table.other.save("conclusion.why", "Er is dit jaar geen plaats")
    answer = table.employee.post("conversation-confirm", data={"mark": mark, "remark": "Jammer, wel duidelijk"})
    assert answer.status_code == 409
    assert "Er veranderde intussen iets" in text(answer)
    assert "Jammer, wel duidelijk" in text(answer)
    assert table.employee.desk().confirmations == []


def test_without_an_outcome_there_is_nothing_to_agree_with(table, text):
    answer = table.employee.post("conversation-confirm", data={"mark": ""})
    assert answer.status_code == 422
    assert "Kies eerst samen welk besluit jullie nemen" in text(answer)


def test_both_agree_each_with_a_remark_and_then_it_stands(table, text):
    mark = decided(table)
    table.employee.post("conversation-confirm", data={"mark": mark, "remark": "Duidelijk"})
    assert "Heropenen" in text(table.other.get("conversation-form"))
    assert table.other.save(GROWTH, "Toch nog iets").status_code == 422
    table.employee.post("conversation-remark", data={"remark": "Heel duidelijk"})
    table.other.post("conversation-confirm", data={"mark": mark})
    page = text(table.other.get("conversation-conclusion"))
    assert "Jullie bevestigden dit allebei" in page
    assert "Heel duidelijk" in page
    assert "<textarea" not in page.split("Aanvullingen")[0]


def test_either_reopens_until_both_agreed(table):
    table.employee.post("conversation-confirm", data={"mark": decided(table)})
    assert table.other.post("conversation-reopen", data={"here": "propose"}).url.endswith("/proposals/")
    assert table.other.save(GROWTH, "Nog iets").status_code == 200


def test_an_addition_is_dated_and_there_once(concluded, at_table, text):
    table = at_table(concluded("line"))
    token = str(new_id())
    for _time in range(2):
        table.employee.post("conversation-add", data={"text": "Ilse weet ervan", "token": token})
    assert len(table.other.desk().additions) == 1
    assert "Ilse weet ervan" in text(table.other.get("conversation-conclusion"))
    assert table.employee.post("conversation-add", data={"text": " "}).status_code == 422
    assert table.employee.post("conversation-add", data={"text": "x" * 100_000}).status_code == 422
    assert table.employee.post("conversation-add", data={"text": "Iets", "token": "geen"}).status_code == 422


def test_a_proposal_with_its_verdict_of_either(table, text):
    sent = {"text": "Meelopen met kwaliteit", "direction": "broaden", "place": "elsewhere"}
    table.employee.post("proposal-new", data=sent)
    (proposal,) = table.employee.desk().proposals
    page = table.other.get("proposal-verdict", proposal.pk)
    said = {"verdict": "not_yet", "why": "Na de zomer", "version": page.context["version"]}
    assert table.other.post("proposal-verdict", proposal.pk, data=said).status_code == 302
    found = text(table.employee.get("conversation-proposals"))
    for words in ("Nog niet", "Gezegd door Johan", "Na de zomer", "Elders in de organisatie"):
        assert words in found
    stale = {**said, "verdict": "possible"}
    assert table.employee.post("proposal-verdict", proposal.pk, data=stale).status_code == 409
    assert table.other.get("proposal", proposal.pk).status_code == 404


def test_the_four_outcomes_look_the_same(table, text):
    page = table.employee.get("conversation-conclusion").content.decode()
    cards = page.split('class="choice is-tall"')[1:]
    assert len(cards) == 4
    assert "status" not in "".join(card.split("</label>")[0] for card in cards)


def test_the_blank_form_says_nothing_of_what_was_said(table, text):
    table.employee.save(GROWTH, "Meelopen met kwaliteit")
    table.employee.ask("conversation-score", {"theme": "tasks", "score": "5"})
    table.employee.post("conversation-ready", data={"ready": "yes"})
    table.other.post("conversation-ready", data={"ready": "yes"})
    blank, filled = (text(table.other.get(name)) for name in ("conversation-print-blank", "conversation-print"))
    assert "Meelopen met kwaliteit" not in blank
    assert "geeft 5" not in blank
    assert "Meelopen met kwaliteit" in filled
    assert "Samira geeft 5" in filled


def test_who_reports_is_agreed_where_either_can(held, at_table, text):
    table = at_table(held("staff"))
    assert "Wie geeft dit door?" in text(table.employee.get("conversation-conclusion"))
    assert table.other.save("flow.leader.by", "employee").status_code == 200


@pytest.mark.parametrize("who", ["hr", "executive", "leader_above", "coach", "adviser", "newcomer"])
def test_nobody_else_finds_the_form(who, table, client_for, cast):
    for name in ("conversation-form", "conversation-live", "conversation-print", "conversation-conclusion"):
        assert client_for(cast[who]).get(table.employee.address(name)).status_code == 404
