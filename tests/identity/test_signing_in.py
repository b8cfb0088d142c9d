"""Signing in: with a password, with a second step, and what happens to whoever keeps guessing."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.identity.firms import OTHER_PASSWORD, PASSWORD, signed_in
from wegwijzer.identity.queries import has_second_factor

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return answer.content.decode()


def sign_in(client: Client, email: str, password: str = PASSWORD, **more):
    return client.post("/account/login/", {"login": email, "password": password, **more})


@pytest.fixture
def samira(firm):
    _person, account = firm.member()
    return account


@pytest.fixture(autouse=True)
def nobody_counted_yet():
    cache.clear()


class TestWithAPassword:
    def test_it_ends_at_the_own_organisation(self, firm, samira, client):
        answer = sign_in(client, samira.email.upper())
        assert (answer.status_code, answer["Location"]) == (302, "/")
        assert client.get("/")["Location"] == firm.home
        assert client.session.get_expire_at_browser_close()

    def test_it_goes_on_to_where_one_wanted_to_be(self, firm, samira, client):
        answer = client.get(f"{firm.home}people/?q=bart")
        assert answer["Location"] == f"/account/login/?next={firm.home}people/%3Fq%3Dbart"
        assert sign_in(client, samira.email, next=f"{firm.home}people/")["Location"] == f"{firm.home}people/"

    @pytest.mark.parametrize("elsewhere", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
    def test_it_never_goes_on_to_another_site(self, samira, client, elsewhere):
        assert sign_in(client, samira.email, next=elsewhere)["Location"] == "/"

    def test_a_wrong_one_and_an_unknown_address_look_alike(self, samira, client):
        sentences = set()
        for email, password in ((samira.email, "fout wachtwoord"), ("niemand@nergens.example", PASSWORD)):
            answer = sign_in(client, email, password)
            assert answer.status_code == 200 and "sessionid" not in answer.cookies
            sentences |= set(re.findall(r"Dit e-mailadres en dit wachtwoord horen niet bij elkaar\.", said(answer)))
        assert len(sentences) == 1

    def test_a_closed_account_does_not_open(self, samira, client):
        samira.is_active = False
        samira.save()
        sign_in(client, samira.email)
        assert client.get("/").status_code == 302 and "_auth_user_id" not in client.session

    def test_nobody_signs_up(self, client):
        answer = client.post("/account/signup/", {"email": "ik@elders.example", "password1": PASSWORD})
        assert answer.status_code == 200 and "_auth_user_id" not in client.session
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM identity_account WHERE email = 'ik@elders.example'")
            assert cursor.fetchone() == (0,)


class TestGuessing:
    def test_after_five_wrong_ones_also_the_right_one_waits(self, samira, client):
        for _ in range(5):
            assert "horen niet bij elkaar" in said(sign_in(client, samira.email, "fout wachtwoord"))
        answer = sign_in(client, samira.email)
        assert answer.status_code == 200 and "Wacht vijf minuten" in said(answer)

    def test_another_account_is_not_held_up(self, firm, samira, client):
        _person, other = firm.member("Bart")
        for _ in range(6):
            sign_in(client, samira.email, "fout wachtwoord")
        assert sign_in(client, other.email).status_code == 302

    def test_an_address_that_nobody_has_is_held_up_just_so(self, client):
        for _ in range(5):
            sign_in(client, "niemand@nergens.example", "fout wachtwoord")
        assert "Wacht vijf minuten" in said(sign_in(client, "niemand@nergens.example"))

    def test_signing_in_well_does_not_count(self, samira):
        for _ in range(8):
            assert sign_in(Client(), samira.email).status_code == 302

    def test_asking_for_links_has_an_end(self, samira, client):
        for _ in range(5):
            assert client.post("/account/password/reset/", {"email": samira.email}).status_code == 302
        assert client.post("/account/password/reset/", {"email": samira.email}).status_code == 429

    def test_the_count_is_shared_by_all_processes(self, samira, client):
        """It stands in the database, and the application's role may write it there."""
        sign_in(client, samira.email, "fout wachtwoord")
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, count(*) FROM wegwijzer_cache WHERE cache_key LIKE '%login_failed%'")
            user, count = cursor.fetchone()
        assert user == "wegwijzer_app" and count >= 1


def confirm(client: Client, password: str = PASSWORD) -> None:
    """Show once more who one is, as is asked before something delicate."""
    assert client.post("/account/reauthenticate/", {"password": password}).status_code == 302


def code_now(account) -> str:
    secret = totp.decrypt(Authenticator.objects.get(user=account, type="totp").data["secret"])
    _before, now, _after = totp.yield_hotp_counters_from_time()  # any of the three is taken; the first not for long
    return totp.format_hotp_value(totp.hotp_value(secret, now))


def activate(client: Client) -> None:
    """Set up an app with codes, as somebody does it on the page."""
    confirm(client)
    client.get("/account/2fa/totp/activate/")
    secret = client.session[totp.SECRET_SESSION_KEY]
    counter = list(totp.yield_hotp_counters_from_time())[1]
    answer = client.post("/account/2fa/totp/activate/", {"code": f"{totp.hotp_value(secret, counter):06}"})
    assert answer.status_code == 302, said(answer)


@pytest.fixture
def with_app(samira):
    activate(signed_in(samira))
    return samira


class TestWithACodeFromAnApp:
    def test_the_secret_is_not_readable_in_the_database(self, with_app):
        stored = Authenticator.objects.get(user=with_app, type="totp").data["secret"]
        assert stored.startswith("gAAAA") and totp.decrypt(stored) not in stored

    def test_a_password_alone_does_not_open(self, firm, with_app, client):
        assert not has_second_factor(firm.member("Bart")[1]) and has_second_factor(with_app)
        assert sign_in(client, with_app.email)["Location"] == "/account/2fa/authenticate/"
        assert client.get(firm.home)["Location"].startswith("/account/login/")
        answer = client.post("/account/2fa/authenticate/", {"code": code_now(with_app)})
        assert answer.status_code == 302 and client.get(firm.home).status_code == 200

    def test_a_code_works_once(self, with_app):
        code = code_now(with_app)
        for number, expected in ((1, 302), (2, 200)):
            client = Client()
            sign_in(client, with_app.email)
            answer = client.post("/account/2fa/authenticate/", {"code": code})
            assert answer.status_code == expected, number
        assert "klopt niet, of ze is al gebruikt" in said(answer)

    def test_guessing_codes_has_an_end(self, with_app, client):
        sign_in(client, with_app.email)
        for _ in range(5):
            answer = client.post("/account/2fa/authenticate/", {"code": "000000"})
            assert "klopt niet" in said(answer)
        answer = client.post("/account/2fa/authenticate/", {"code": code_now(with_app)})
        assert "Wacht vijf minuten" in said(answer) and "_auth_user_id" not in client.session

    def test_it_can_be_taken_away_after_showing_who_one_is(self, with_app, client):
        sign_in(client, with_app.email)
        client.post("/account/2fa/authenticate/", {"code": code_now(with_app)})
        client.post("/account/2fa/totp/deactivate/")
        assert Authenticator.objects.filter(user=with_app).exists()
        confirm(client)
        client.post("/account/2fa/totp/deactivate/")
        assert not Authenticator.objects.filter(user=with_app).exists()

    def test_a_new_password_does_not_pass_by_the_second_step(self, with_app, client):
        with_app.set_password(OTHER_PASSWORD)
        with_app.save()
        assert sign_in(client, with_app.email, OTHER_PASSWORD)["Location"] == "/account/2fa/authenticate/"


class TestWithARecoveryCode:
    def test_each_works_once(self, with_app):
        codes = RecoveryCodes(Authenticator.objects.get(user=with_app, type="recovery_codes")).get_unused_codes()
        assert len(codes) == 10
        for code, expected in ((codes[0], 302), (codes[0], 200), (codes[1], 302)):
            client = Client()
            sign_in(client, with_app.email)
            assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == expected

    def test_they_are_shown_to_their_owner_and_derived_from_a_sealed_seed(self, with_app, client):
        held = Authenticator.objects.get(user=with_app, type="recovery_codes")
        assert held.data["seed"].startswith("gAAAA")
        sign_in(client, with_app.email)
        client.post("/account/2fa/authenticate/", {"code": code_now(with_app)})
        assert client.get("/account/2fa/recovery-codes/").status_code == 302
        confirm(client)
        codes = RecoveryCodes(Authenticator.objects.get(user=with_app, type="recovery_codes")).get_unused_codes()
        assert all(code in said(client.get("/account/2fa/recovery-codes/")) for code in codes)


class TestSessions:
    def test_each_place_is_listed(self, samira):
        here, there = signed_in(samira), signed_in(samira)
        page = said(here.get("/account/sessions/"))
        assert page.count("127.0.0.1") == 2 and "Dit toestel" in page
        assert there.get("/account/").status_code == 200

    def test_signing_out_everywhere_else_really_does(self, firm, samira):
        here, there, elsewhere = (signed_in(samira) for _ in range(3))
        _person, other = firm.member("Bart")
        another = signed_in(other)
        assert here.post("/account/sessions/").status_code == 302
        for client in (there, elsewhere):
            assert client.get(firm.home)["Location"].startswith("/account/login/")
        assert here.get(firm.home).status_code == 200 and another.get(firm.home).status_code == 200

    def test_a_changed_password_ends_them_all(self, firm, samira):
        here, there = signed_in(samira), signed_in(samira)
        new = {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
        assert here.post("/account/password/change/", new).status_code == 302
        for client in (here, there):
            assert client.get(firm.home)["Location"].startswith("/account/login/")
        assert signed_in(samira, OTHER_PASSWORD).get(firm.home).status_code == 200

    def test_signing_out_takes_a_press_on_a_button(self, firm, samira):
        client = signed_in(samira)
        client.get("/account/logout/")
        assert client.get(firm.home).status_code == 200
        client.post("/account/logout/")
        assert client.get(firm.home).status_code == 302

    def test_nobody_ends_another_s(self, firm, samira):
        from allauth.usersessions.models import UserSession

        _person, other = firm.member("Bart")
        theirs = signed_in(other)
        session = UserSession.objects.get(user=other)
        assert signed_in(samira).post(f"/account/sessions/{session.pk}/end/").status_code == 404
        assert theirs.get(firm.home).status_code == 200


def test_what_ended_is_forgotten(samira):
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from wegwijzer.identity.jobs import forget_old_sessions

    signed_in(samira)
    Session.objects.update(expire_date=timezone.now())
    forget_old_sessions(0)
    assert not UserSession.objects.filter(user=samira).exists()


def test_the_address_to_sign_in_with_stays_when_a_second_step_guards_it(with_app, client):
    sign_in(client, with_app.email)
    client.post("/account/2fa/authenticate/", {"code": code_now(with_app)})
    answer = client.post("/account/email/", {"action_add": "", "email": "nieuw@elders.example"})
    assert "twee stappen eerst uit" in said(answer)
