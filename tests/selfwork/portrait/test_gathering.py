"""Reading, marking, gathering, writing the portrait, sharing it and taking it along."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.selfwork.portrait.asked import TEXT, a_story, an_asking
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.selfwork.models import Passage, Share, Taken
from wegwijzer.selfwork.places import targets_of
from wegwijzer.selfwork.portrait import asking as asking_actions
from wegwijzer.selfwork.portrait import gathering, queries
from wegwijzer.selfwork.portrait.copying import copied
from wegwijzer.selfwork.portrait.sentences import joined, sentences


def address(name, *ids):
    return reverse(name, args=["lindeveld", *ids])


@pytest.fixture
def told(cast):
    return a_story(cast.employee)


@pytest.fixture
def samira(cast, am, told):
    return am(cast.employee)


@pytest.fixture
def found(samira, told):
    """A thread with one passage, and a portrait."""
    row, story = told
    thread = gathering.begin_thread(samira, asking=row, name="Rust")
    gathering.mark(samira, story=story, chosen=[("difference", 0, 38)], thread=thread)
    return gathering.write_portrait(samira, asking=row, text="Op mijn best blijf ik kalm.", version=0)


def test_a_text_is_cut_into_sentences_with_their_place():
    text = "  Een. Twee is 2.5!\nDrie zonder punt\n\n“Vier?” Vijf…"
    assert [each.text for each in sentences(text)] == ["Een.", "Twee is 2.5!", "Drie zonder punt", "“Vier?”", "Vijf…"]
    assert all(text[each.start : each.end] == each.text for each in sentences(text))
    assert [each.ends_line for each in sentences(text)] == [False, True, True, False, False]
    assert sentences("x" * 20_000)[0].end == 20_000


def test_sentences_that_follow_each_other_are_one_passage():
    first, second, third = sentences(TEXT)
    chosen = [(each.start, each.end) for each in (third, first)]
    assert joined(chosen, TEXT) == [(first.start, first.end), (third.start, third.end)]
    assert joined([(second.start, second.end), *chosen], TEXT) == [(0, len(TEXT))]


def test_sentences_are_marked_without_script(cast, am, told, client_for):
    row, story = told
    client = client_for(cast.employee)
    page = client.get(address("story", story.pk)).content.decode()
    boxes = [part.split('"')[0] for part in page.split('name="stretch" value="')[1:]]
    assert len(boxes) == 3
    assert client.post(address("story-mark", story.pk), {"stretch": boxes[:2]}).status_code == 302
    samira = am(cast.employee)
    assert [each.text for each in queries.passages(samira, row)] == [
        "Toen de band stilviel, bleef zij kalm. Ze liet iedereen uitspreken!"
    ]


@pytest.mark.parametrize(
    "stretch", ["difference 0 9999", "difference 5 5", "andere 0 4", "difference x y", "", "a b c d"]
)
def test_what_is_not_in_the_story_is_not_marked(cast, told, client_for, stretch):
    client = client_for(cast.employee)
    answer = client.post(address("story-mark", told[1].pk), {"stretch": stretch}, follow=True)
    assert "niet in het verhaal" in answer.content.decode()


def test_the_same_passage_is_marked_once(samira, told):
    for _time in range(2):
        gathering.mark(samira, story=told[1], chosen=[("difference", 0, 38)])
    assert Passage.objects.filter(story=told[1]).count() == 1


def test_passages_and_threads_keep_the_order_that_one_gives(samira, told):
    row, story = told
    made = [
        gathering.mark(samira, story=story, chosen=[("difference", *place)])[0] for place in ((0, 4), (5, 7), (8, 12))
    ]
    gathering.move_passage(samira, passage=made[2], by=-1)
    assert [each.pk for each in queries.passages(samira, row)] == [made[0].pk, made[2].pk, made[1].pk]
    one, two = (gathering.begin_thread(samira, asking=row, name=name) for name in ("Een", "Twee"))
    gathering.move_thread(samira, thread=two, by=-1)
    gathering.put_in(samira, passage=made[0], thread=one)
    gathered = queries.threads(samira, row)
    assert [each.thread and each.thread.name for each in gathered] == ["Twee", "Een", None]
    assert [len(each.passages) for each in gathered] == [0, 1, 2]
    gathering.remove_thread(samira, thread=one)
    assert queries.passages(samira, row).count() == 3


def test_the_portrait_saves_itself_and_two_tabs_lose_nothing(cast, told, client_for):
    client, at = client_for(cast.employee), address("portrait-save", told[0].pk)
    assert client.post(at, {"a.portrait": "Kalm.", "v.portrait": "0"}).json() == {"version": 1}
    answer = client.post(at, {"a.portrait": "Iets anders.", "v.portrait": "0"})
    assert (answer.status_code, answer.json()) == (409, {"version": 1, "lines": ["Kalm."]})
    long = client.post(at, {"a.portrait": "x" * 20_001, "v.portrait": "1"})
    assert long.status_code == 422
    assert client.post(at, {}).status_code == 422  # nothing is not the same as empty
    page = client.post(address("portrait", told[0].pk), {"a.portrait": "Iets anders.", "v.portrait": "0"})
    assert page.status_code == 422
    assert "Kalm." in page.content.decode() and "Iets anders." in page.content.decode()


def test_a_portrait_changed_elsewhere_is_not_written_over(samira, told, found):
    with pytest.raises(ChangedMeanwhile):
        gathering.write_portrait(samira, asking=told[0], text="Anders.", version=0)


def test_what_is_shared_is_a_copy_without_names_unless_chosen(samira, told, found, cast, am, client_for):
    row = found
    pieces = [each.plain() for each in copied(samira, row)]
    named = [each.plain() for each in copied(samira, row, with_names=True)]
    assert "an" not in str(pieces).split() and "– an" in str(named)
    share = gathering.share(
        samira, asking=row, title="Op mijn best", pieces=pieces[:2], receiver=cast.leader.person, until=samira.today
    )
    gathering.write_portrait(samira, asking=row, text="Geheim.", version=1)
    am()
    page = client_for(cast.leader).get(address("share", share.pk)).content.decode()
    assert "Op mijn best blijf ik kalm." in page and "bleef zij kalm." in page
    assert "Geheim." not in page
    assert "Op mijn best" in client_for(cast.leader).get(address("shares")).content.decode()
    samira = am(cast.employee)
    asking_actions.remove(samira, asking=row)
    am(cast.leader)
    assert not Share.objects.filter(pk=share.pk).exists()


def test_sharing_is_a_page_with_what_there_is_to_choose(cast, am, found, client_for):
    am()
    sent = {"fields_chosen": "portrait", "receiver": str(cast.leader.person_id), "until": ""}
    answer = client_for(cast.employee).post(address("asking-share", found.pk), sent)
    assert answer.status_code == 302
    am(cast.leader)
    assert [each["lines"] for each in Share.objects.get(asking=found.pk).pieces] == [["Op mijn best blijf ik kalm."]]


def test_nothing_chosen_is_said_beside_the_field(samira, told, cast):
    with pytest.raises(ValidationError) as refused:
        gathering.share(samira, asking=told[0], title="x", pieces=[], receiver=cast.leader.person, until=None)
    assert "fields_chosen" in refused.value.message_dict


def test_a_portrait_goes_along_to_a_preparation_with_one_action(cast, am, samira, found, client_for):
    place, target = targets_of(samira)[0]
    am()
    sent = {"to": f"{place.key} {target.id}", "field": "portrait"}
    assert client_for(cast.employee).post(address("asking-take", found.pk), sent).url == target.address
    samira = am(cast.employee)
    assert Taken.objects.get(field=f"portrait.{found.pk}").text == "Op mijn best blijf ik kalm."
    other = an_asking(samira)
    gathering.write_portrait(samira, asking=other, text="Later las ik meer.", version=0)
    am()
    client_for(cast.employee).post(address("asking-take", other.pk), sent)
    am(cast.employee)
    assert Taken.objects.get(field=f"portrait.{other.pk}").text == "Later las ik meer."  # one does not hide the other


def test_all_of_it_goes_along_in_the_file_without_addresses(cast, am, found, client_for):
    am()
    content = client_for(cast.employee).get(address("self-export")).content.decode()
    mine = json.loads(content)["stories"][-1]
    assert mine["portrait"] == "Op mijn best blijf ik kalm."
    assert mine["stories"][0]["answers"][0]["answer"] == TEXT
    assert mine["threads"][0]["passages"] == ["Toen de band stilviel, bleef zij kalm."]
    assert "voorbeeld.example" not in content


def test_a_story_is_removed_with_what_was_marked_in_it(samira, told, found):
    gathering.remove_story(samira, story=told[1])
    assert not Passage.objects.filter(asking=found).exists()
    assert queries.invited_of(samira, found).get().answered_at  # the link stays used


def test_somebody_elses_story_or_thread_is_not_there(cast, am, told, client_for):
    client = client_for(cast.leader)
    for name, key in (("asking", told[0].pk), ("story", told[1].pk), ("threads", told[0].pk), ("portrait", told[0].pk)):
        assert client.get(address(name, key)).status_code == 404
