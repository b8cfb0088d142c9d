"""People without an account: the three lists, inviting and withdrawing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from wegwijzer.administration.forms import MOST_AT_ONCE
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.identity.actions import invite
from wegwijzer.identity.models import Invitation

pytestmark = pytest.mark.django_db

NAME = "administration-accounts"


@pytest.fixture
def wiebe(newcomer):
    return newcomer("Wiebe", "Werker", email="wiebe@lindeveld.example")


@pytest.fixture
def wieke(newcomer):
    return newcomer("Wieke", "Werker", email="wieke@lindeveld.example")


def invitations(cast, as_, person) -> list[Invitation]:
    with as_(cast.hr):
        return list(Invitation.objects.filter(person=person).order_by("invited_at", "pk"))


def test_each_list_holds_its_own(ask, cast, as_, wiebe, wieke, newcomer, text):
    newcomer("Wietske", "Werker")
    with as_(cast.hr) as hr:
        invite(hr, person=wieke)
    lists = {show: text(ask(cast.hr, NAME, show=show, q="werker")) for show in ("to-invite", "invited", "no-email")}
    for show, name in (("to-invite", "Wiebe"), ("invited", "Wieke"), ("no-email", "Wietske")):
        assert [key for key, page in lists.items() if f"{name} Werker" in page] == [show]


def test_who_has_an_account_or_no_role_to_come_is_in_none(ask, cast, as_, wiebe, text):
    with as_(cast.hr) as hr:
        wiebe.memberships.update(ends_on=hr.today - timedelta(days=1))
    assert "Wiebe Werker" not in text(ask(cast.hr, NAME, q="wiebe"))
    assert f'value="{cast.employee.person_id}"' not in text(ask(cast.hr, NAME, q=cast.employee.person.given_name))


def test_who_is_ticked_is_invited_and_nobody_else(send, cast, as_, wiebe, wieke, text):
    answer = send(cast.hr, "administration-invite", person=[wiebe.pk], shown=[wiebe.pk, wieke.pk], follow=True)
    assert "1 uitnodiging vertrekt nu." in text(answer)
    assert len(invitations(cast, as_, wiebe)) == 1
    assert invitations(cast, as_, wieke) == []


def test_what_is_said_of_somebody_does_not_outlive_signing_out(send, cast):
    """Kept with the session: the browser itself holds no name for whoever uses it next."""
    answer = send(cast.hr, "administration-invite", person=[cast.employee.person_id])
    assert answer.status_code == 302
    assert "messages" not in answer.cookies
    assert cast.employee.person.given_name in str(answer.client.session["_messages"])
    answer.client.logout()
    assert "_messages" not in answer.client.session


def test_everybody_on_the_page_goes_in_one_press(send, cast, as_, wiebe, wieke, text):
    shown = [wiebe.pk, wieke.pk]
    answer = send(cast.hr, "administration-invite", shown=shown, everybody="yes", follow=True)
    assert "2 uitnodigingen vertrekken nu." in text(answer)
    assert invitations(cast, as_, wiebe)
    assert invitations(cast, as_, wieke)


def test_inviting_again_makes_the_former_invitation_worthless(send, cast, as_, wiebe):
    send(cast.hr, "administration-invite", person=[wiebe.pk])
    send(cast.hr, "administration-invite", person=[wiebe.pk])
    former, latest = invitations(cast, as_, wiebe)
    assert former.withdrawn_at is not None
    assert latest.withdrawn_at is None


def test_who_cannot_be_invited_is_named_and_the_others_go(send, cast, as_, wiebe, text):
    answer = send(cast.hr, "administration-invite", person=[wiebe.pk, cast.employee.person_id], follow=True)
    page = text(answer)
    assert "1 uitnodiging vertrekt nu." in page
    assert "heeft al toegang" in page
    assert len(invitations(cast, as_, wiebe)) == 1


def test_pressing_without_ticking_anybody_is_said(send, cast, wiebe, text):
    answer = send(cast.hr, "administration-invite", shown=[wiebe.pk])
    assert answer.status_code == 422
    assert "Vink eerst aan" in text(answer)


def test_more_than_two_hundred_at_once_is_refused(send, cast, as_, wiebe):
    many = [wiebe.pk, *(new_id() for _ in range(MOST_AT_ONCE))]
    answer = send(cast.hr, "administration-invite", person=many)
    assert answer.status_code == 422
    assert invitations(cast, as_, wiebe) == []


@pytest.mark.parametrize("wrong", ["geen id", "1234", "'; DROP"])
def test_an_id_that_is_none_is_refused(send, cast, wrong):
    assert send(cast.hr, "administration-invite", person=[wrong]).status_code == 422


def test_somebody_of_another_organisation_gets_no_invitation(send, cast, as_):
    answer = send(cast.hr, "administration-invite", person=[cast.stranger.person_id])
    assert answer.status_code == 302
    with as_(cast.stranger):
        assert not Invitation.objects.filter(person=cast.stranger.person_id).exists()


def test_the_list_says_how_each_invitation_stands(ask, cast, as_, wiebe, text):
    with as_(cast.hr) as hr:
        invitation = invite(hr, person=wiebe)
    assert "Vertrekt zo" in text(ask(cast.hr, NAME, show="invited", q="wiebe"))
    now = timezone.now()
    stands = {
        "Verstuurd op": ("invited", {"sent_at": now}),
        "Verlopen op": ("to-invite", {"expires_at": now - timedelta(days=1)}),
        "Ingetrokken op": ("to-invite", {"withdrawn_at": now}),
    }
    for words, (show, fields) in stands.items():
        with as_(cast.hr):
            Invitation.objects.filter(pk=invitation.pk).update(**fields)
        assert words in text(ask(cast.hr, NAME, show=show, q="wiebe"))


def test_a_withdrawn_invitation_is_withdrawn(send, cast, as_, wiebe, text):
    with as_(cast.hr) as hr:
        invitation = invite(hr, person=wiebe)
    answer = send(cast.hr, "administration-invitation-withdraw", invitation.pk, follow=True)
    assert "is ingetrokken" in text(answer)
    assert invitations(cast, as_, wiebe)[0].withdrawn_at is not None


def test_an_answered_invitation_stays_answered(send, cast, as_, wiebe, text):
    with as_(cast.hr) as hr:
        invitation = invite(hr, person=wiebe)
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())
    assert "al gebruikt" in text(send(cast.hr, "administration-invitation-withdraw", invitation.pk, follow=True))
    assert invitations(cast, as_, wiebe)[0].withdrawn_at is None


def test_an_invitation_of_another_organisation_does_not_exist(send, cast, as_):
    with as_(cast.stranger) as stranger:
        theirs = Invitation.objects.create(
            organisation=stranger.organisation,
            person=stranger.person,
            email="iemand@voorbeeld.example",
            token_hash="not a real hash",
            expires_at=timezone.now() + timedelta(days=1),
        )
    assert send(cast.hr, "administration-invitation-withdraw", theirs.pk).status_code == 404
    with as_(cast.stranger):
        assert Invitation.objects.get(pk=theirs.pk).withdrawn_at is None


def test_only_hr_invites_and_withdraws(send, cast, as_, wiebe):
    with as_(cast.hr) as hr:
        invitation = invite(hr, person=wiebe)
    for other in (cast.employee, cast.leader):
        assert send(other, "administration-invite", person=[wiebe.pk]).status_code == 403
        assert send(other, "administration-invitation-withdraw", invitation.pk).status_code == 403
    assert len(invitations(cast, as_, wiebe)) == 1
    assert invitations(cast, as_, wiebe)[0].withdrawn_at is None


def test_looking_at_it_invites_nobody(client_for, cast):
    address = within(cast.hr, "administration-invite")
    assert client_for(cast.hr).get(address).status_code == 405


def test_afterwards_the_same_list_is_open(client_for, cast, wiebe):
    address = within(cast.hr, "administration-invite") + "?show=invited&q=wie&after=weg"
    answer = client_for(cast.hr).post(address, {"person": [wiebe.pk]})
    assert answer["Location"] == within(cast.hr, NAME) + "?show=invited&q=wie"
