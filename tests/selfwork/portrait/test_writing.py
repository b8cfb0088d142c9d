"""A writer without an account: told first, saved as one writes, sent once; and everything that can go wrong."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.selfwork.portrait.asked import TEXT, a_mail, tell
from tests.selfwork.portrait.conftest import at
from wegwijzer.notices.models import Notice
from wegwijzer.people.models import Membership
from wegwijzer.selfwork.jobs import forget_stories, tell_story
from wegwijzer.selfwork.models import Asking, Invited
from wegwijzer.selfwork.portrait import asking as asking_actions
from wegwijzer.selfwork.portrait import queries, writing


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_writer_is_told_first_who_asks_and_who_reads(writer, token, cast):
    page = text_of(writer.get(at("story-write", token)))
    assert "Samira El Idrissi vraagt je om een verhaal" in page
    assert "Ik zoek wat bij me past." in page
    assert "geen leidinggevende en geen HR" in page
    assert "Samira weet dat het van jou komt" in page
    assert "textarea" not in page


def test_written_a_question_at_a_time_paused_resumed_and_sent_once(writer, token, cast, am):
    answer = writer.post(at("story-begin", token), {"way": "one"})
    assert answer.url == at("story-step", token, number=1)
    answer = writer.post(answer.url, {"a.difference": TEXT, "v.difference": "0", "later": "yes"})
    assert answer.url == at("story-later", token)
    assert TEXT in text_of(writer.get(at("story-step", token, number=1)))  # another day
    for number, key in enumerate(("inspired", "with-others", "at-best", "strengths", "growing"), 2):
        answer = writer.post(at("story-step", token, number=number), {f"a.{key}": "", f"v.{key}": "0"})
    assert answer.url == at("story-send", token)
    assert TEXT in text_of(writer.get(answer.url))
    assert "Dank je wel" in text_of(writer.post(answer.url, {"sure": "yes"}, follow=True))
    again = writer.get(at("story-write", token))
    assert again.status_code == 410
    assert TEXT not in text_of(again)
    assert writer.post(at("story-send", token), {"sure": "yes"}).status_code == 410
    samira = am(cast.employee)
    asked = queries.askings(samira)[0]
    assert queries.stories(samira, asked)[0].said[0][2] == TEXT


@pytest.mark.parametrize("way", ["token", "handed"])
def test_paused_here_and_resumed_on_another_device(writer, way, request):
    link = request.getfixturevalue(way)
    begun = writer.post(at("story-begin", link), {"way": "one"}).url
    writer.post(begun, {"a.difference": TEXT, "v.difference": "0", "later": "yes"})
    mine = begun.split("/")[2]
    assert at("story-write", mine) in text_of(writer.get(at("story-later", mine)))  # the address to go on with
    elsewhere = Client()
    page = text_of(elsewhere.get(at("story-write", mine)))
    assert TEXT in page
    sent = {"key": "strengths", "a.strengths": "Geduld.", "v.strengths": "0"}
    assert elsewhere.post(at("story-save", mine), sent).status_code == 200
    assert "Dank je wel" in text_of(elsewhere.post(at("story-send", mine), {"sure": "yes"}, follow=True))
    assert writer.get(at("story-write", mine)).status_code == 410  # once, whichever device


def test_without_script_all_questions_are_one_form(writer, token):
    sent = {"a.difference": TEXT, "v.difference": "0", "a.strengths": "Geduld.", "v.strengths": "0"}
    page = text_of(writer.post(at("story-send", token), sent))
    assert TEXT in page and "Geduld." in page
    assert writing.find(token).state == "open"  # only looked over


def test_an_empty_story_is_not_sent(writer, token):
    page = text_of(writer.post(at("story-send", token), {"sure": "yes", "a.difference": "  ", "v.difference": "0"}))
    assert "Hier staat nog niets" in page
    assert writing.find(token).state == "open"


def test_two_tabs_lose_nothing(writer, written):
    sent = {"key": "difference", "a.difference": "Iets anders.", "v.difference": "0"}
    answer = writer.post(at("story-save", written), sent)
    assert (answer.status_code, answer.json()["version"]) == (409, 1)
    assert answer.json()["lines"] == ["Toen de band stilviel, bleef zij kalm."]


def test_a_hundred_thousand_characters_are_refused_beside_the_field_and_stay_there(writer, token):
    long = "woord " * 17_000
    answer = writer.post(at("story-save", token), {"key": "difference", "a.difference": long, "v.difference": "0"})
    assert (answer.status_code, "20000" in answer.json()["error"]) == (422, True)
    page = writer.post(at("story-write", token), {"a.difference": long, "v.difference": "0"})
    assert page.status_code == 422
    assert long[:500] in text_of(page)


def test_rubbish_gets_the_page_of_a_link_that_we_do_not_know(writer, token):
    pages = {
        text_of(writer.get(f"/story/{junk}/")).split("<h1")[1].split("</main")[0]
        for junk in ("x", "x" * 43, "é" * 43, "a" * 900)
    }
    assert len(pages) == 1
    assert "Deze link kennen we niet" in pages.pop()


def test_guessing_is_slowed_down(writer, db):
    found = [writer.get(f"/story/{number:043d}/").status_code for number in range(22)]
    assert found[:20] == [404] * 20
    assert found[-1] == 429


def withdraw(cast, am):
    samira = am(cast.employee)
    for row in Invited.objects.filter(person=samira.person_id):
        asking_actions.withdraw(samira, invited=row)
    am()


def past(cast, am):
    Asking.objects.filter(person=am(cast.employee).person_id).update(until=cast.employee.today - timedelta(days=1))
    am()


def removed(cast, am):
    samira = am(cast.employee)
    asking_actions.remove(samira, asking=queries.askings(samira)[0])
    am()


@pytest.mark.parametrize("end", [withdraw, past, removed])
def test_closed_while_being_written_the_words_stay_with_their_writer(cast, am, writer, written, asked, end):
    end(cast, am)
    late = {"a.inspired": "Dit was nog niet bewaard.", "v.inspired": "0", "sure": "yes"}
    answer = writer.post(at("story-send", written), late)
    assert answer.status_code == 410
    for words in ("bleef zij kalm", "Dit was nog niet bewaard."):
        assert words in text_of(answer)
    assert "bleef zij kalm" in text_of(writer.get(at("story-write", written)))  # later, on another device
    save = {"key": "inspired", "a.inspired": "x", "v.inspired": "0"}
    answer = writer.post(at("story-save", written), save, headers={"accept": "application/json"})
    assert answer.status_code == 410
    samira = am(cast.employee)
    assert not queries.stories(samira, asked)


def test_some_time_after_the_end_drafts_and_addresses_are_gone(cast, am, written):
    am(cast.employee)
    Asking.objects.filter(person=cast.employee.person_id).update(until=cast.employee.today - timedelta(days=40))
    am()
    forget_stories(0)
    assert writing.find(written).answers == {}
    am(cast.employee)
    row = Invited.objects.get(name="an")
    assert (row.email, row.fingerprint) == ("", "")


def test_what_was_removed_goes_altogether(cast, am, token, asked):
    tell(token)
    removed(cast, am)
    am(cast.employee)
    Asking.objects.filter(pk=asked.pk).update(removed_at="2020-01-01T00:00Z")
    am()
    forget_stories(0)
    assert writing.find(token) is None


# ---- A link that was handed over


def test_who_begins_with_a_handed_link_gets_one_that_nobody_else_has(cast, am, writer, handed, client):
    assert "vraagt je om een verhaal" in text_of(writer.get(at("story-write", handed)))
    mine = writer.post(at("story-begin", handed), {"way": "one"}).url.split("/")[2]
    assert mine != handed
    writer.post(at("story-step", mine, number=1), {"a.difference": TEXT, "v.difference": "0"})
    nosy = client.get(at("story-write", handed))  # Samira, who made the link
    assert nosy.status_code == 410
    assert TEXT not in text_of(nosy)
    assert "Met deze link is al begonnen" in text_of(nosy)
    assert writer.get(at("story-write", handed)).url == at("story-write", mine)  # on the writer's own device
    assert mine in text_of(writer.get(at("story-later", mine)))
    samira = am(cast.employee)
    assert queries.link_of(Invited.objects.get(name="Bea")) == ""
    assert samira


def test_a_handed_link_cannot_be_written_with_before_it_is_exchanged(handed):
    assert writing.keep(handed, field="difference", said="x", version=0).outcome == "closed"


# ---- Rather not


def test_rather_not_is_told_to_nobody_and_takes_the_words_along(cast, am, writer, written):
    page = text_of(writer.post(at("story-decline", written)))
    assert "Dat is goed" in page
    assert writing.find(written).answers == {}
    am(cast.employee)
    row = Invited.objects.get(name="an")
    assert (row.answered_at, row.withdrawn_at) == (None, None)


def test_never_again_holds_for_the_whole_organisation(cast, am, writer, token, asked, run_letters):
    writer.post(at("story-decline", token), {"no_more": "yes"})
    johan = am(cast.leader)
    other = asking_actions.ask(johan, intro="", until=johan.today)
    a_mail(johan, other, "AN@voorbeeld.example")
    assert run_letters(johan) == []


# ---- Afterwards


def test_who_asked_hears_that_there_is_a_story_and_not_from_whom(cast, am, token, asked):
    tell(token)
    samira = am(cast.employee)
    row = Invited.objects.get(name="an")
    tell_story.body(samira, invited_id=str(row.pk))
    told = Notice.objects.get(person=samira.person_id, kind="selfwork.story")
    assert told.about == asked.pk


def test_when_who_asked_left_the_link_is_over(cast, am, writer, token):
    am(cast.hr)
    Membership.objects.filter(person=cast.employee.person).update(ends_on=cast.hr.today - timedelta(days=2))
    am()
    answer = writer.get(at("story-write", token))
    assert (answer.status_code, "ingetrokken" in text_of(answer)) == (410, True)


def test_a_page_of_a_writer_tells_nothing_of_others(writer, token, handed):
    page = text_of(writer.get(at("story-write", token)))
    assert "Bea" not in page
    assert "an@voorbeeld.example" not in page
