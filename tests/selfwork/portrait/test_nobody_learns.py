"""What must not be learnt: by whoever asked, that somebody would rather not; by a writer, that words are gone that are
not; and an address that wants no more letters stays so, however it is spelled."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.selfwork.portrait.asked import TEXT, a_mail, of_stories, tell
from tests.selfwork.portrait.conftest import at
from wegwijzer.selfwork.models import Invited, Share
from wegwijzer.selfwork.portrait import asking as asking_actions
from wegwijzer.selfwork.portrait import copying, gathering, queries, rules, writing
from wegwijzer.selfwork.reach import possible_receivers


def what_stands_there(handed: str) -> tuple[int, str]:
    """Of the link as Samira, who made it, can open it."""
    answer = Client().get(at("story-write", handed))
    return answer.status_code, answer.content.decode().split("<h1")[1].split("</h1")[0]


def test_rather_not_by_a_link_that_was_handed_over_is_not_seen_by_who_made_it(writer, handed):
    before = what_stands_there(handed)
    assert "Dat is goed" in writer.post(at("story-decline", handed)).content.decode()
    assert what_stands_there(handed) == before


def test_rather_not_after_beginning_is_not_seen_by_who_made_the_link(writer, handed):
    mine = writer.post(at("story-begin", handed), {"way": "one"}).url.split("/")[2]
    writing.keep(mine, field="difference", said=TEXT, version=0)
    before = what_stands_there(handed)
    writer.post(at("story-decline", mine))
    assert writing.find(mine).state == "declined"
    assert what_stands_there(handed) == before


def test_rather_not_after_the_end_takes_the_words_along_as_its_page_says(cast, am, writer, written):
    samira = am(cast.employee)
    asking_actions.withdraw(samira, invited=Invited.objects.get(name="an"))
    am()
    assert "bleef zij kalm" in writer.get(at("story-write", written)).content.decode()
    assert "is weg" in writer.post(at("story-decline", written)).content.decode()
    assert "bleef zij kalm" not in writer.get(at("story-write", written)).content.decode()


def test_rather_not_after_sending_leaves_the_story_where_it_is(writer, token):
    tell(token)
    writer.post(at("story-decline", token))
    assert writing.find(token).state == "sent"


def test_no_more_letters_holds_for_each_spelling_of_a_mailbox(cast, am, writer, token, run_letters):
    writer.post(at("story-decline", token), {"no_more": "yes"})
    johan = am(cast.leader)
    other = asking_actions.ask(johan, intro="", until=johan.today)
    a_mail(johan, other, "An+werk@Voorbeeld.example")
    assert run_letters(johan) == []


def test_an_address_that_is_longer_than_any_is_refused_in_a_sentence(cast, am, asked):
    long = "a" * 60 + "@" + ".".join(["b" * 60] * 4) + ".example"
    assert len(long) > 254
    with pytest.raises(ValidationError):
        asking_actions.invite_by_mail(am(cast.employee), asking=asked, addresses=long)
    assert rules.addressees("an@voorbeeld.example")


def test_what_is_written_is_never_markup(cast, am, client, writer, token):
    nasty = '<script>alert(1)</script> "><img src=x onerror=alert(1)>. Tweede zin.'
    writer.post(at("story-save", token), {"key": "difference", "a.difference": nasty, "v.difference": "0"})
    for page in ("story-write", "story-send"):
        answer = writer.get(at(page, token) + "?go=1")
        text = answer.content.decode()
        assert "alert(1)" in text and "<script>alert" not in text and "<img src=x" not in text
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_form_from_elsewhere_changes_nothing(token):
    stranger = Client(enforce_csrf_checks=True)
    for name in ("story-begin", "story-save", "story-send", "story-decline"):
        assert stranger.post(at(name, token), {"sure": "yes"}).status_code == 403


@pytest.mark.parametrize("with_names", [False, True])
def test_a_story_that_is_removed_is_read_by_nobody_any_more_also_where_it_was_shared(cast, am, with_names):
    carried = of_stories(cast.employee)
    samira = am(cast.employee)
    asked = queries.askings(samira).get(pk=carried["asking"])
    found = copying.copied(samira, asked, with_names=with_names)
    rows = {
        each.piece.key.partition(".")[0]: gathering.share(
            samira,
            asking=asked,
            title="Op mijn best",
            pieces=[each.plain()],
            receiver=possible_receivers(samira)[0],
            until=None,
        )
        for each in found
    }
    gathering.unmark(samira, passage=queries.passage(samira, carried["passage"]))  # shared it stays, until it goes
    assert not Share.objects.filter(pk__in=[row.pk for row in rows.values()], taken_back_at__isnull=False).exists()
    gathering.remove_story(samira, story=queries.story(samira, carried["story"]))
    still = Share.objects.filter(pk__in=[row.pk for row in rows.values()], taken_back_at=None)
    assert set(still) == {rows["portrait"]}  # in words of one's own
