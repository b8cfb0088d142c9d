"""Why there are conversations, in the organisation's own words (CON-2)."""

import pytest

from wegwijzer.conversations.framework import parts_of, shipped
from wegwijzer.foundation.links import within

pytestmark = pytest.mark.django_db
OWN = "Eerst dit\nWe kijken vooruit.\n\nGewoon een alinea."


@pytest.fixture
def publish(cast, client_for):
    """`publish(text)`: HR's form for Dutch, as it stands now, with this text."""

    def send(text=OWN, title="Waarom wij praten", language="nl"):
        client, address = client_for(cast.hr), within(cast.hr, "framework-edit", language)
        version = client.get(address).context["version"]
        return client.post(address, {"title": title, "text": text, "version": version})

    return send


@pytest.fixture
def read(cast, client_for):
    return lambda key: client_for(cast[key]).get(within(cast[key], "framework")).content.decode()


def test_everybody_reads_what_ships_until_hr_writes(read):
    assert shipped("nl").title in read("newcomer")
    assert shipped("nl").title in read("adviser")


def test_the_own_text_is_read_by_everybody_also_when_preparing(publish, read, cast, client_for):
    assert publish().status_code == 302
    assert "Waarom wij praten" in read("newcomer")
    assert "We kijken vooruit." in read("newcomer")


def test_what_stood_there_is_kept_and_can_be_used_again(publish, cast, client_for):
    publish()
    publish(text="Iets nieuws.")
    client = client_for(cast.hr)
    page = client.get(within(cast.hr, "framework-texts"))
    (earlier, _its), *_more = page.context["rows"][0]["versions"]
    form = client.get(within(cast.hr, "framework-edit", "nl") + f"?from={earlier.pk}").context["form"]
    assert form.initial["text"] == OWN


def test_back_to_what_ships(publish, read, cast, client_for):
    publish()
    client, address = client_for(cast.hr), within(cast.hr, "framework-back", "nl")
    client.post(address, {"version": client.get(address).context["version"]})
    assert shipped("nl").title in read("newcomer")


def test_two_of_hr_at_once_see_both_texts(publish, cast, client_for):
    client, address = client_for(cast.hr), within(cast.hr, "framework-edit", "nl")
    before = client.get(address).context["version"]
    publish()
    answer = client.post(address, {"title": "Andere", "text": "Iets anders.", "version": before})
    assert answer.status_code == 409
    assert "We kijken vooruit." in answer.content.decode()


@pytest.mark.parametrize("text", ["", "x" * 100_000])
def test_no_text_and_too_much_text_are_refused_with_a_sentence(publish, read, text):
    answer = publish(text=text)
    assert answer.status_code == 422
    assert answer.context["form"].errors["text"]
    assert shipped("nl").title in read("newcomer")


def test_a_language_that_people_cannot_choose_is_not_there(cast, client_for):
    assert client_for(cast.hr).get(within(cast.hr, "framework-edit", "xx")).status_code == 404


def test_the_shipped_text_survives_being_read_and_written():
    its = shipped("nl")
    assert parts_of(its.as_text) == its.parts
