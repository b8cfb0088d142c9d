"""Asking: who, how many, how often; and letters that nobody can misuse."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.selfwork.portrait.asked import a_mail, an_asking, tell
from wegwijzer.selfwork.models import Invited, Story
from wegwijzer.selfwork.portrait import asking as actions
from wegwijzer.selfwork.portrait import queries, rules
from wegwijzer.selfwork.portrait.tokens import fingerprint


@pytest.fixture
def asked(cast, am):
    """Of Priya, who asked nobody yet."""
    found = an_asking(am(cast.newcomer))
    am()
    return found


@pytest.fixture
def priya(cast, am, asked):
    return am(cast.newcomer)


def test_the_letter_holds_a_name_and_nothing_that_was_written(priya, run_letters):
    row = an_asking(priya, intro="Koop nu goedkope horloges op http://kwaad.example")
    actions.invite_by_mail(priya, asking=row, addresses="Lees dit: <an@voorbeeld.example>")
    (letter,) = run_letters(priya)
    body = letter.body + letter.alternatives[0][0]
    assert letter.to == ["an@voorbeeld.example"]
    assert letter.subject == "Priya Nair vraagt je om een verhaal"
    assert "horloges" not in body and "Lees dit" not in body
    assert body.count("/story/") >= 2


def test_a_letter_goes_once_however_often_the_job_runs(priya, asked, run_letters):
    a_mail(priya, asked, "an@voorbeeld.example")
    assert len(run_letters(priya)) == 1
    assert run_letters(priya) == []


def test_a_reminder_goes_once_and_not_at_once(priya, asked, run_letters):
    a_mail(priya, asked, "an@voorbeeld.example")
    run_letters(priya)
    row = Invited.objects.get(email="an@voorbeeld.example")
    with pytest.raises(ValidationError, match="drie dagen"):
        actions.remind(priya, invited=row)
    early = timezone.now() - timedelta(days=4)
    assert rules.may_remind(
        Invited(way="mail", invited_at=early), now=timezone.now(), until=asked.until, today=priya.today
    )
    Invited.objects.filter(pk=row.pk).update(reminded_at=timezone.now())
    assert len(run_letters(priya)) == 1
    assert run_letters(priya) == []
    with pytest.raises(ValidationError):
        actions.remind(priya, invited=row)


def test_one_address_gets_few_letters_from_everybody_together(cast, am, run_letters):
    went = 0
    for who in ("employee", "leader", "hr", "coach", "newcomer"):
        actor = am(cast[who])
        a_mail(actor, an_asking(actor), "veelgevraagd@voorbeeld.example")
        went += len(run_letters(actor))
    assert went == rules.MOST_TO_ONE


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        ("", "minstens één"),
        ("geen adres", "geen e-mailadres"),
        ("an@voorbeeld.example\nAN@voorbeeld.example", "twee keer"),
        ("Priya.Nair@lindeveld.example", "eigen adres"),
        ("\n".join(f"n{n}@voorbeeld.example" for n in range(200)), "Je kan er nu nog 20 vragen, en hier staan er 200"),
        ("an@voorbeeld.example\r\nBcc: anderen@voorbeeld.example, x", "geen e-mailadres"),
        ("x" * 30_000, "te veel tekst"),
    ],
)
def test_bad_lists_are_said_beside_the_field_and_nobody_is_asked(priya, asked, addresses, said):
    with pytest.raises(ValidationError) as refused:
        actions.invite_by_mail(priya, asking=asked, addresses=addresses)
    assert said in refused.value.message_dict["addresses"][0]
    assert not queries.invited_of(priya, asked).exists()


def test_names_and_addresses_are_read_from_a_pasted_list():
    found = rules.addressees('An Peeters <an@x.example>; "Bo" bo@x.example\n cas@x.example ,')
    assert [(each.name, each.email) for each in found] == [
        ("An Peeters", "an@x.example"),
        ("Bo", "bo@x.example"),
        ("cas", "cas@x.example"),
    ]


def test_who_was_asked_is_not_asked_twice(priya, asked):
    a_mail(priya, asked, "an@voorbeeld.example")
    with pytest.raises(ValidationError, match="vroeg je al"):
        a_mail(priya, asked, "An@Voorbeeld.example")


def test_not_more_than_so_many_letters_a_day_also_over_several_times(priya):
    for number in range(rules.MOST_A_DAY):
        a_mail(priya, an_asking(priya) if number == 10 else queries.askings(priya)[0], f"n{number}@x.example")
    with pytest.raises(ValidationError, match="Wacht tot morgen"):
        a_mail(priya, queries.askings(priya)[0], "nog@x.example")
    actions.invite_by_link(priya, asking=queries.askings(priya)[0], name="Nog iemand")  # no letter


def test_close_colleagues_can_be_chosen_and_others_cannot(priya, asked, cast):
    johan, els = cast.leader.person, cast.executive.person
    actions.invite_colleagues(priya, asking=asked, people=[johan])
    assert queries.invited_of(priya, asked).get().name == johan.full_name
    with pytest.raises(ValidationError) as refused:
        actions.invite_colleagues(priya, asking=asked, people=[els])
    assert "people" in refused.value.message_dict


def test_the_answer_is_the_same_for_an_address_that_wants_no_letters(cast, am, client_for, asked):
    pages = []
    for address in ("bestaat@voorbeeld.example", "weigert@voorbeeld.example"):
        client = client_for(cast.newcomer)
        answer = client.post(f"/o/lindeveld/self/stories/{asked.pk}/mail/", {"addresses": address})
        pages.append((answer.status_code, answer.url))
    assert len(set(pages)) == 1


@pytest.mark.parametrize(
    "how", [{"until": timezone.localdate() - timedelta(days=1)}, {"until": timezone.localdate() + timedelta(days=200)}]
)
def test_a_last_day_that_cannot_be(priya, how):
    with pytest.raises(ValidationError) as refused:
        an_asking(priya, **how)
    assert "until" in refused.value.message_dict


def test_long_words_before_are_refused(priya):
    with pytest.raises(ValidationError) as refused:
        an_asking(priya, intro="x" * 601)
    assert "intro" in refused.value.message_dict


def test_removing_takes_all_of_it(priya, am, cast, asked):
    token = a_mail(priya, asked, "an@voorbeeld.example")
    am()
    tell(token)
    priya = am(cast.newcomer)
    actions.remove(priya, asking=asked)
    assert not queries.askings(priya).exclude(portrait="Begin").filter(pk=asked.pk).exists()
    assert not Story.objects.filter(asking=asked).exists()
    assert Invited.objects.get(asking=asked).email == ""


def test_a_fingerprint_says_nothing_elsewhere(lindeveld, korenbloem):
    assert fingerprint(lindeveld, " An@X.example") == fingerprint(lindeveld, "an@x.example")
    assert fingerprint(lindeveld, "an@x.example") != fingerprint(korenbloem, "an@x.example")


def test_a_form_for_the_last_free_place_may_be_sent_twice_as_well(cast, am, asked, client_for, monkeypatch):
    monkeypatch.setattr(rules, "MOST_INVITED", 1)
    am()
    client, address = client_for(cast.newcomer), reverse("asking-link", args=["lindeveld", asked.pk])
    token = str(uuid4())
    for _twice in range(2):
        assert client.post(address, {"name": "Bea", "token": token}).status_code == 302
    assert client.post(address, {"name": "Cas", "token": token}).status_code == 422
    am(cast.newcomer)
    assert Invited.objects.get(asking=asked).name == "Bea"


def test_a_form_sent_twice_makes_one_link(cast, am, asked, client_for):
    am()
    client, address = client_for(cast.newcomer), reverse("asking-link", args=["lindeveld", asked.pk])
    token = str(client.get(address).context["form"]["token"].value())
    for _twice in range(2):
        assert client.post(address, {"name": "Bea", "token": token}).status_code == 302
    for _twice in range(2):  # back in the browser, for another
        assert client.post(address, {"name": "Cas", "token": token}).status_code == 302
    priya = am(cast.newcomer)
    bea, cas = Invited.objects.filter(asking=asked).order_by("name")
    assert (bea.name, cas.name) == ("Bea", "Cas")
    actions.withdraw(priya, invited=bea)
    am()
    assert client.post(address, {"name": "Bea", "token": token}).status_code == 302
    am(cast.newcomer)
    assert Invited.objects.filter(asking=asked, name="Bea", withdrawn_at=None).exists(), "the first works no more"
