"""The page behind an invitation, as whoever opens it meets it."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.identity.firms import PASSWORD, Firm, signed_in, token_in
from wegwijzer.identity import actions
from wegwijzer.identity.models import Account, Invitation
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Person

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return answer.content.decode()


def test_it_says_who_asks_and_whom(firm, client):
    page = said(client.get(firm.invite(firm.person())))
    assert "Welkom, Samira" in page and "Glasfabriek Noord" in page
    assert f'value="{firm.address("samira")}"' in page and 'autocomplete="username" readonly' in page


def test_a_password_is_all_it_takes(firm, client):
    answer = client.post(firm.invite(firm.person()), {"password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, firm.home)
    assert client.get("/")["Location"] == firm.home
    assert client.get(firm.home).status_code == 200


def test_the_session_that_was_there_does_not_stay(firm, client):
    client.get("/account/login/")
    before = client.session.session_key
    client.post(firm.invite(firm.person()), {"password": PASSWORD})
    assert client.session.session_key != before
    assert client.session.get_expire_at_browser_close()


def test_a_weak_password_is_refused_beside_the_field(firm, client):
    path = firm.invite(firm.person())
    answer = client.post(path, {"password": "samira2026"})
    assert answer.status_code == 422
    assert "lijkt te veel op je naam" in said(answer) and "id_password_error" in said(answer)
    assert "samira2026" not in said(answer)
    assert client.post(path, {}).status_code == 422
    assert not Account.objects.filter(email=firm.address("samira")).exists()


def test_a_used_one_points_to_signing_in(firm, client):
    path = firm.invite(firm.person())
    actions.accept_invitation(token_in(path), password=PASSWORD)
    for answer in (client.get(path), client.post(path, {"password": PASSWORD})):
        assert answer.status_code == 410
        assert "al gebruikt" in said(answer) and 'href="/account/login/"' in said(answer)


def test_a_withdrawn_one_says_so(firm, client):
    person = firm.person()
    path = firm.invite(person)
    firm.invite(person)
    answer = client.get(path)
    assert answer.status_code == 410 and "geldt niet meer" in said(answer)
    assert "personeelsdienst van Glasfabriek Noord" in said(answer)


def test_one_that_ran_out_says_until_when(firm, client):
    path = firm.invite(firm.person())
    with tenant(firm.organisation_id):
        Invitation.objects.update(expires_at=timezone.now())
    answer = client.get(path)
    assert answer.status_code == 410 and "verlopen" in said(answer)
    assert "personeelsdienst van Glasfabriek Noord" in said(answer)


@pytest.mark.parametrize("token", ["x", "A" * 43, "%F0%9F%92%A9", "a'b\"c", "A" * 3000])
def test_one_that_never_was_says_how_that_may_come(client, token):
    for path in (f"/invitation/{token}/", f"/invitation/{token}/account/"):
        answer = client.get(path)
        assert answer.status_code in (404, 405)
    answer = client.get(f"/invitation/{token}/")
    assert "kennen we niet" in said(answer)


def test_a_name_is_text_and_not_markup(client):
    firm = Firm(name="<b>Glas</b> & Zonen")
    page = said(client.get(firm.invite(firm.person("<i>Bart", email="bart@voorbeeld.example"))))
    assert "<b>Glas" not in page and "<i>Bart" not in page
    assert "&lt;b&gt;Glas&lt;/b&gt; &amp; Zonen" in page


def test_it_speaks_the_organisation_s_language_until_somebody_chooses(client):
    firm = Firm(language="en")
    path = firm.invite(firm.person())
    assert '<html lang="en"' in said(client.get(path))
    client.post("/language/", {"language": "nl", "next": path})
    assert '<html lang="nl"' in said(client.get(path))


def test_it_is_kept_by_nobody_and_tells_no_other_site_where_one_was(firm, client):
    answer = client.get(firm.invite(firm.person()))
    assert "no-store" in answer["Cache-Control"] and answer["Referrer-Policy"] == "same-origin"


class TestWithAnAccountAlready:
    @pytest.fixture
    def priya(self, firm):
        """Somebody with an account at another firm, invited by this one."""
        _person, account = Firm("Korenbloem").member("Priya")
        return account, firm.person("Priya", email=account.email)

    def test_one_signs_in_first_and_comes_back(self, firm, priya, client):
        account, person = priya
        path = firm.invite(person)
        page = said(client.get(path))
        assert "heb je al een account" in page and 'name="password"' not in page
        login = f"/account/login/?next={path.replace('/', '%2F')}"
        assert login in page
        answer = client.post(login, {"login": account.email, "password": PASSWORD, "next": path})
        assert answer["Location"] == path
        assert "Toevoegen en beginnen" in said(client.get(path))
        answer = client.post(f"{path}account/")
        assert (answer.status_code, answer["Location"]) == (302, firm.home)
        assert client.get(firm.home).status_code == 200

    def test_a_password_typed_all_the_same_makes_no_second_one(self, firm, priya, client):
        account, person = priya
        answer = client.post(firm.invite(person), {"password": "boot kaas wind trommel"})
        assert answer.status_code == 200 and "heb je al een account" in said(answer)
        account.refresh_from_db()
        assert account.check_password(PASSWORD)

    def test_without_signing_in_nothing_is_added(self, firm, priya, client):
        path = firm.invite(priya[1])
        answer = client.post(f"{path}account/")
        assert answer.status_code == 302 and answer["Location"].startswith("/account/login/")
        with tenant(firm.organisation_id):
            assert Person.objects.get(pk=priya[1].pk).account_id is None

    def test_looking_adds_nothing(self, firm, priya):
        path = firm.invite(priya[1])
        client = signed_in(priya[0])
        assert client.get(path).status_code == 200
        assert client.get(f"{path}account/").status_code == 405
        with tenant(firm.organisation_id):
            assert Person.objects.get(pk=priya[1].pk).account_id is None

    def test_signed_in_as_another_one_gets_a_choice(self, firm):
        _person, account = Firm("Korenbloem").member("Priya")
        path = firm.invite(firm.person("Daan"))
        client = signed_in(account)
        page = said(client.get(path))
        assert f"Verder als {account.email}" in page
        assert f"Afmelden en verder als {firm.address('daan')}" in page
        answer = client.post("/account/logout/", {"next": path})
        assert answer["Location"] == path
        assert "Kies een wachtwoord" in said(client.get(path))

    def test_one_s_own_account_under_another_address_will_do(self, firm):
        _person, account = Firm("Korenbloem").member("Priya")
        client = signed_in(account)
        assert client.post(firm.invite(firm.person("Daan")) + "account/")["Location"] == firm.home
        assert client.get(firm.home).status_code == 200

    def test_an_account_of_somebody_else_here_is_refused_in_a_sentence(self, firm):
        _person, account = firm.member("Priya")
        client = signed_in(account)
        answer = client.post(firm.invite(firm.person("Daan")) + "account/")
        assert answer.status_code == 409 and "meldt iemand anders zich al aan" in said(answer)

    def test_answering_late_is_a_sentence_and_no_error(self, firm, priya):
        path = firm.invite(priya[1])
        client = signed_in(priya[0])
        client.post(f"{path}account/")
        again = client.post(f"{path}account/")
        assert again.status_code == 410 and "al gebruikt" in said(again)


def test_a_form_of_another_site_is_refused(firm):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(firm.invite(firm.person()), {"password": PASSWORD})
    assert answer.status_code == 403
    assert not Account.objects.filter(email=firm.address("samira")).exists()
