"""Each person says how each group of letters comes, on a page that every letter links to."""

import pytest

from wegwijzer.foundation.links import within
from wegwijzer.notices import kinds
from wegwijzer.notices.kinds import Pace, groups
from wegwijzer.notices.models import Choice, Undelivered
from wegwijzer.notices.queries import paces

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client_for):
    """The page of this actor; with paces, after these were sent."""

    def ask(actor, **said):
        client, address = client_for(actor), within(actor, "notice-choices")
        return client.post(address, said) if said else client.get(address)

    return ask


def shown(actor, as_) -> dict[str, str]:
    with as_(actor) as known:
        return paces(known)


def test_what_is_chosen_is_shown_and_obeyed(cast, page, as_, notify, deliver, smtp):
    usual = shown(cast.employee, as_)
    assert usual["conversations"] == "at_once"
    answer = page(cast.employee, **usual | {"plan": "off", "reports": "digest"})
    assert answer.status_code == 302
    assert shown(cast.employee, as_) == usual | {"plan": "off", "reports": "digest"}
    form = page(cast.employee).context["form"]
    assert form["plan"].value() == "off"
    notify(cast.leader, cast.employee)
    deliver()
    assert smtp.letters == []


def test_only_what_was_changed_is_a_choice(cast, page, as_):
    page(cast.employee, **shown(cast.employee, as_) | {"rounds": "digest"})
    with as_(cast.employee) as samira:
        assert [(row.group, row.pace) for row in Choice.objects.filter(person=samira.person_id)] == [
            ("rounds", "digest")
        ]


@pytest.mark.parametrize("wrong", ["", "every minute", "at_once\x00"])
def test_what_is_no_pace_is_said_beside_it_and_nothing_is_saved(cast, page, as_, wrong):
    usual = shown(cast.employee, as_)
    answer = page(cast.employee, **usual | {"plan": wrong, "rounds": "off"})
    assert answer.status_code in (400, 422)
    assert shown(cast.employee, as_) == usual


def test_nobody_reads_or_makes_the_choice_of_another(cast, page, as_, every_actor):
    page(cast.employee, **shown(cast.employee, as_) | {"plan": "off"})
    for other in every_actor:
        if other.key != "employee":
            with as_(other):
                assert not Choice.objects.filter(person=cast.employee.person_id).exists(), other.key


def test_the_page_says_when_the_digest_comes_and_each_group(cast, page, client_for):
    text = page(cast.employee).content.decode()
    assert "elke dag om 8 uur" in text
    for group in groups():
        assert str(group.label) in text
    for name in ("notices", "home"):
        other = client_for(cast.employee).get(within(cast.employee, name)).content.decode()
        assert within(cast.employee, "notice-choices") in other


def test_who_does_not_get_our_letters_reads_that_here(cast, page, as_):
    assert "komen niet bij je aan" not in page(cast.employee).content.decode()
    with as_(cast.employee) as samira:
        Undelivered.objects.create(
            person=samira.person,
            address="oud@voorbeeld.example",
            failure="full",
            since="2026-11-02T08:00Z",
            last_at="2026-11-09T08:00Z",
        )
    text = page(cast.employee).content.decode()
    assert "sinds 2 november 2026" in text and "oud@voorbeeld.example" in text and "zit vol" in text


def test_every_kind_there_is_can_come_at_once_in_a_digest_or_not(db):
    """Each stands in a group that the page shows, under a name that a letter may say."""
    ours = [kind for kind in kinds.kinds() if not kind.key.startswith("tests.")]
    assert len(ours) > 40
    known = {group.key for group in groups()}
    assert not [kind.key for kind in ours if kind.group not in known], "a slip of the pen would hide it under the rest"
    for kind in ours:
        assert kind.pace_for("off") is Pace.OFF and kind.pace_for("digest") is Pace.DIGEST
        assert kind.pace_for("at_once") is (Pace.AT_ONCE if kind.by_mail else Pace.OFF), kind.key


def test_an_invitation_in_a_calendar_cannot_wait_for_a_digest_and_the_page_says_so(cast, page):
    assert "Een uitnodiging komt altijd meteen" in page(cast.employee).content.decode()
