"""The life of an invitation: sent, answered, withdrawn, run out, and two people at the same door."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from tests.identity.firms import PASSWORD, Firm, token_in
from tests.identity.post import waiting
from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.identity import actions
from wegwijzer.identity.models import Account, Invitation
from wegwijzer.identity.queries import find_invitation, invitations_of
from wegwijzer.identity.rules import InvitationState, state_of
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Person


def test_only_the_hash_of_the_token_is_kept(firm):
    person = firm.person()
    token = token_in(firm.invite(person))
    with firm.as_lead() as lead:
        (invitation,) = Invitation.objects.filter(person=person)
        kept = " ".join(str(value) for value in vars(invitation).values())
        assert token not in kept and invitation.invited_by_id == lead.person_id
    assert token not in str(waiting("send_invitation"))
    assert waiting("send_invitation")[-1] == {
        "in_organisation": str(firm.organisation_id),
        "as_person": str(firm.lead_id),
        "invitation_id": str(invitation.pk),
    }


def test_who_accepts_has_an_account_with_a_proven_address(firm):
    person = firm.person()
    account, found = actions.accept_invitation(token_in(firm.invite(person)), password=PASSWORD)
    assert found.person_id == person.pk and account.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=account).verified
    with tenant(firm.organisation_id):
        assert Person.objects.get(pk=person.pk).account_id == account.pk
        assert Invitation.objects.get(person=person).accepted_at is not None


def test_a_token_opens_once(firm):
    token = token_in(firm.invite(firm.person()))
    actions.accept_invitation(token, password=PASSWORD)
    with pytest.raises(actions.NotOpen) as late:
        actions.accept_invitation(token, password=PASSWORD)
    assert late.value.found.state is InvitationState.ACCEPTED


def test_inviting_again_ends_the_earlier_one(firm):
    person = firm.person()
    first, second = token_in(firm.invite(person)), token_in(firm.invite(person))
    assert find_invitation(first).state is InvitationState.WITHDRAWN
    assert find_invitation(second).state is InvitationState.OPEN


def test_withdrawing_ends_it_and_twice_is_once(firm):
    person = firm.person()
    token = token_in(firm.invite(person))
    with firm.as_lead() as lead:
        invitation = Invitation.objects.get(person=person)
        first = actions.withdraw_invitation(lead, invitation=invitation)
        assert actions.withdraw_invitation(lead, invitation=invitation).withdrawn_at == first.withdrawn_at
    with pytest.raises(actions.NotOpen, match="withdrawn"):
        actions.accept_invitation(token, password=PASSWORD)


def test_an_accepted_invitation_cannot_be_withdrawn(firm):
    person = firm.person()
    actions.accept_invitation(token_in(firm.invite(person)), password=PASSWORD)
    with firm.as_lead() as lead:
        invitation = Invitation.objects.get(person=person)
        assert actions.withdraw_invitation(lead, invitation=invitation).withdrawn_at is None


def test_it_runs_out_after_two_weeks(firm):
    token = token_in(firm.invite(firm.person()))
    assert find_invitation(token).expires_at - timezone.now() > timedelta(days=13, hours=23)
    with tenant(firm.organisation_id):
        Invitation.objects.update(expires_at=timezone.now())
    with pytest.raises(actions.NotOpen, match="expired"):
        actions.accept_invitation(token, password=PASSWORD)


def test_the_wrong_address_put_right_ends_the_invitation_to_the_wrong_one(firm):
    person = firm.person()
    token = token_in(firm.invite(person))
    with tenant(firm.organisation_id):
        Person.objects.filter(pk=person.pk).update(email=firm.address("juist"))
    assert find_invitation(token).state is InvitationState.WITHDRAWN


@pytest.mark.parametrize("token", ["", "x", "é" * 500, "../../etc/passwd"])
def test_an_unknown_token_opens_nothing(db, token):
    assert find_invitation(token) is None
    with pytest.raises(actions.NotOpen, match="unknown"):
        actions.accept_invitation(token, password=PASSWORD)


def test_a_weak_password_keeps_the_invitation_open_and_nothing_is_half_made(firm):
    person = firm.person()
    token = token_in(firm.invite(person))
    with pytest.raises(ValidationError) as refused:
        actions.accept_invitation(token, password="samira2026")
    assert "password" in refused.value.message_dict
    assert find_invitation(token).state is InvitationState.OPEN
    assert not Account.objects.filter(email=person.email).exists()


def test_there_is_nothing_to_invite_somebody_for_or_by(firm):
    nameless, roleless = firm.person("Luc", email=""), firm.person("Inge", role=None)
    gone = firm.person("Bart", ends_on=today() - timedelta(days=1))
    inside, _account = firm.member("Chantal")
    with firm.as_lead() as lead:
        for person in (nameless, roleless, gone, inside):
            with pytest.raises(ValidationError):
                actions.invite(lead, person=person)
        assert not Invitation.objects.exclude(person=firm.lead_id).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CAREER_LEAD])
def test_only_who_keeps_people_s_data_invites_and_withdraws(firm, role):
    person, other = firm.person(), firm.person("Tomasz")
    firm.invite(person)
    with firm.as_one(other, role) as actor:
        with pytest.raises(PermissionDenied):
            actions.invite(actor, person=other)
        with pytest.raises(PermissionDenied):
            actions.withdraw_invitation(actor, invitation=Invitation.objects.get(person=person))
        assert invitations_of(actor, [person]) == {}


def test_the_list_of_people_shows_how_each_invitation_stands_in_one_statement(firm, django_assert_num_queries):
    people = [firm.person(name) for name in ("Priya", "Daan", "Mohamed")]
    firm.invite(people[0])
    firm.invite(people[0])
    actions.accept_invitation(token_in(firm.invite(people[1])), password=PASSWORD)
    with firm.as_lead() as lead, django_assert_num_queries(1):
        found = invitations_of(lead, people)
    assert {person: state.value for person, (_, state) in found.items()} == {
        people[0].pk: "open",
        people[1].pk: "accepted",
    }


class TestSomebodyWithAnAccount:
    def test_signs_in_instead_of_getting_a_second_account(self, firm):
        other = Firm("Korenbloem")
        _person, account = other.member("Priya")
        token = token_in(firm.invite(firm.person("Priya", email=account.email.upper())))
        with pytest.raises(actions.HasAccount):
            actions.accept_invitation(token, password=PASSWORD)
        actions.accept_with_account(account, token=token)
        assert find_invitation(token).state is InvitationState.ACCEPTED

    def test_is_one_person_in_an_organisation(self, firm):
        _person, account = firm.member("Priya")
        token = token_in(firm.invite(firm.person("Daan")))
        with pytest.raises(ValidationError, match="iemand anders"):
            actions.accept_with_account(account, token=token)
        assert find_invitation(token).state is InvitationState.OPEN


class TestAtTheSameMoment:
    """Two tabs, two clicks. Saved for good: the other connection has to see it."""

    def race(self, work, *arguments):
        start = Barrier(len(arguments))

        def run(argument):
            start.wait()
            try:
                return work(argument)
            except (actions.NotOpen, actions.HasAccount, ValidationError) as refused:
                return refused
            finally:
                connection.close()

        with ThreadPoolExecutor(len(arguments)) as pool:
            return list(pool.map(run, arguments))

    def test_one_of_two_tabs_wins(self, saved):
        firm = Firm()
        token = token_in(firm.invite(firm.person()))
        done = self.race(lambda password: actions.accept_invitation(token, password=password), *[PASSWORD] * 4)
        won = [one for one in done if isinstance(one, tuple)]
        assert len(won) == 1
        assert sum(isinstance(one, actions.NotOpen) for one in done) == 3

    def test_two_organisations_at_once_make_one_account(self, saved):
        here, there = Firm(), Firm("Korenbloem")
        email = here.address("priya")
        tokens = [token_in(firm.invite(firm.person("Priya", email=email))) for firm in (here, there)]
        done = self.race(lambda token: actions.accept_invitation(token, password=PASSWORD), *tokens)
        assert sorted(type(one).__name__ for one in done) == ["HasAccount", "tuple"]
        assert Account.objects.filter(email=email).count() == 1

    def test_inviting_twice_leaves_one_open(self, saved):
        firm = Firm()
        person = firm.person()
        tokens = [token_in(path) for path in self.race(lambda _: firm.invite(person), 1, 2, 3)]
        states = sorted(find_invitation(token).state.value for token in tokens)
        assert states == ["open", "withdrawn", "withdrawn"]

    def test_of_two_organisations_with_one_address_one_is_made(self, saved):
        slug = f"firma-{new_id().hex[-10:]}"
        made = self.race(lambda name: Firm(name, slug=slug), "Glas", "Brood")
        refused = [one for one in made if isinstance(one, ValidationError)]
        assert len(refused) == 1 and "slug" in refused[0].message_dict


@pytest.mark.parametrize(
    ("accepted", "withdrawn", "ahead", "state"),
    [
        (0, 0, 1, InvitationState.OPEN),
        (0, 0, 0, InvitationState.EXPIRED),
        (0, 0, -1, InvitationState.EXPIRED),
        (0, 1, 1, InvitationState.WITHDRAWN),
        (1, 1, -1, InvitationState.ACCEPTED),
    ],
)
def test_how_an_invitation_stands(accepted, withdrawn, ahead, state):
    now = timezone.now()
    found = state_of(
        accepted_at=now if accepted else None,
        withdrawn_at=now if withdrawn else None,
        expires_at=now + timedelta(seconds=ahead),
        now=now,
    )
    assert found is state
