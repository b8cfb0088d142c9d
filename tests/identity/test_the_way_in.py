"""Where somebody comes out: the first page, several organisations, a role that ends, the language."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from tests.identity.firms import PASSWORD, Firm, path_in, signed_in, token_in
from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today
from wegwijzer.identity import actions
from wegwijzer.identity.queries import my_doors
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Membership, Person

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return answer.content.decode()


def end_roles(firm: Firm, person: Person, on) -> None:
    with tenant(firm.organisation_id):
        Membership.objects.filter(person=person).update(ends_on=on)


class TestARoleThatEnds:
    def test_ends_the_access_of_who_is_signed_in(self, firm):
        person, account = firm.member()
        client = signed_in(account)
        assert client.get(firm.home).status_code == 200
        end_roles(firm, person, today())
        assert client.get(firm.home).status_code == 200, "the last day counts"
        end_roles(firm, person, today() - timedelta(days=1))
        assert client.get(firm.home).status_code == 404
        page = client.get("/")
        assert page.status_code == 200 and "geen organisatie voor jou" in said(page)
        assert firm.name not in said(page)

    def test_leaves_the_account_and_its_other_organisation(self, firm):
        other = Firm("Korenbloem")
        person, account = firm.member()
        actions.accept_with_account(account, token=token_in(other.invite(other.person("Priya"))))
        client = signed_in(account)
        end_roles(firm, person, today() - timedelta(days=1))
        assert client.get("/")["Location"] == other.home
        assert client.get(firm.home).status_code == 404 and client.get(other.home).status_code == 200

    def test_comes_back_with_a_new_one(self, firm):
        person, account = firm.member()
        end_roles(firm, person, today() - timedelta(days=1))
        client = signed_in(account)
        with tenant(firm.organisation_id):
            Membership.objects.create(person=person, role=Role.COACH, starts_on=today())
        assert client.get("/")["Location"] == firm.home

    def test_one_to_come_does_not_open_yet(self, firm):
        person, account = firm.member(role=None)
        with tenant(firm.organisation_id):
            Membership.objects.create(person=person, role=Role.COACH, starts_on=today() + timedelta(days=1))
        assert "eerste dag" in said(signed_in(account).get("/"))


class TestSeveralOrganisations:
    @pytest.fixture
    def both(self, firm):
        other = Firm("Korenbloem")
        _person, account = firm.member()
        extra = other.person("Priya", role=Role.COACH)
        actions.accept_with_account(account, token=token_in(other.invite(extra)))
        return other, account

    def test_one_moves_between_them_without_signing_in_again(self, firm, both):
        other, account = both
        client = signed_in(account)
        for home in (firm.home, other.home, firm.home):
            assert client.get(home).status_code == 200

    def test_the_first_page_lets_one_choose_and_says_as_what(self, firm, both):
        other, account = both
        page = said(signed_in(account).get("/"))
        assert f'href="{firm.home}"' in page and f'href="{other.home}"' in page
        assert "Medewerker" in page and "Interne loopbaancoach" in page

    def test_the_menu_offers_the_other_one_also_outside(self, firm, both):
        other, account = both
        client = signed_in(account)
        assert f'href="{other.home}"' in said(client.get(firm.home))
        assert f'href="{other.home}"' in said(client.get("/account/"))

    def test_the_doors_are_asked_once(self, both, django_assert_num_queries):
        request = RequestFactory().get("/")
        request.user, request.actor, request.doors = both[1], None, []
        with django_assert_num_queries(1):
            assert len(my_doors(request)) == len(my_doors(request)) == 2


def test_without_signing_in_there_is_only_the_way_in(firm, client):
    answer = client.get("/")
    assert answer.status_code == 302 and answer["Location"] == "/account/login/?next=/"
    assert client.post("/").status_code == 405


def test_an_organisation_that_is_not_one_s_own_and_one_that_never_was_look_alike(firm):
    other = Firm("Korenbloem")
    client = signed_in(firm.member()[1])
    theirs, nobodys = client.get(other.home), client.get("/o/bestaat-niet/")
    assert theirs.status_code == nobodys.status_code == 404
    assert without_marks(said(theirs), other.slug) == without_marks(said(nobodys), "bestaat-niet")


def without_marks(page: str, slug: str) -> str:
    """A page without what differs between any two: the mark of its form, and its own address."""
    return re.sub(r'value="[A-Za-z0-9]{64}"|"X-CSRFToken": "[A-Za-z0-9]{64}"', "", page).replace(slug, "")


class TestTheLanguage:
    def test_is_the_organisation_s_until_somebody_chooses(self):
        firm = Firm(language="en")
        client = signed_in(firm.member()[1])
        assert '<html lang="en"' in said(client.get(firm.home, headers={"accept-language": "nl"}))

    def test_chosen_goes_to_the_account_and_comes_along_to_another_browser(self, firm):
        _person, account = firm.member()
        client = signed_in(account)
        client.post("/language/", {"language": "en", "next": firm.home})
        account.refresh_from_db()
        assert account.language == "en"
        another = signed_in(account)
        assert another.cookies["language"].value == "en"
        assert '<html lang="en"' in said(another.get(firm.home))
        assert '<html lang="en"' in said(another.get("/account/"))

    def test_of_the_account_wins_over_what_this_browser_was_left_in(self, firm):
        _person, account = firm.member()
        client = signed_in(account)
        client.cookies["language"] = "nl"
        actions.set_language(account, "en")
        answer = client.get(firm.home)
        assert '<html lang="en"' in said(answer) and answer.cookies["language"].value == "en"

    @pytest.mark.parametrize("code", ["fr", "", "../../", "nl' OR 1=1", "é"])
    def test_one_that_we_do_not_have_is_refused(self, firm, code):
        _person, account = firm.member()
        with pytest.raises(ValidationError):
            actions.set_language(account, code)
        assert signed_in(account).post("/language/", {"language": code}).status_code == 400


class TestFounding:
    """`wegwijzer organisation create`: what the command calls."""

    GOOD = {
        "name": "Korenbloem",
        "language": "nl",
        "lead_given_name": "An",
        "lead_family_name": "Peeters",
        "lead_email": "an@korenbloem.example",
    }

    def test_the_link_that_is_printed_lets_the_first_person_in(self, client):
        founded = actions.found_organisation(slug="korenbloem-9", **self.GOOD)
        answer = client.post(path_in(founded.invitation_address), {"password": PASSWORD})
        assert answer["Location"] == "/o/korenbloem-9/"
        with tenant(founded.organisation_id):
            (membership,) = Membership.objects.select_related("person")
            assert membership.role == Role.CAREER_LEAD and membership.person.full_name == "An Peeters"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("slug", "Met Spaties"),
            ("slug", ""),
            ("slug", "x" * 41),
            ("name", "  "),
            ("language", "fr"),
            ("lead_email", "geen adres"),
            ("lead_email", ""),
            ("lead_given_name", ""),
            ("lead_family_name", "x" * 200),
        ],
    )
    def test_what_cannot_be_is_named_and_nothing_is_made(self, field, value):
        given = {"slug": "korenbloem-8", **self.GOOD, field: value}
        with pytest.raises(ValidationError) as refused:
            actions.found_organisation(**given)
        assert field in refused.value.message_dict

    def test_a_name_in_the_address_that_is_taken(self, firm):
        with pytest.raises(ValidationError, match="al van een andere organisatie"):
            actions.found_organisation(slug=firm.slug, **self.GOOD)

    def test_the_operator_sees_nothing_of_it_afterwards(self):
        founded = actions.found_organisation(slug="korenbloem-7", **self.GOOD)
        assert not Organisation.objects.filter(pk=founded.organisation_id).exists()
