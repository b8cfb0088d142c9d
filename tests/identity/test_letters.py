"""Letters leave: a real worker, a real mail server, and a queue that knows nobody's name."""

from email.message import EmailMessage

import pytest
from django.db import connection, transaction

from tests.identity.firms import PASSWORD, Firm, token_in
from tests.identity.post import link_in, plain, waiting, work
from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.jobs import enqueue
from wegwijzer.identity import actions, jobs, letters
from wegwijzer.identity.models import Invitation
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Membership, Person


def attempts(task: str, invitation_id) -> tuple[int, str]:
    """How often a job was tried and how it stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attempts, status FROM procrastinate_jobs WHERE task_name LIKE %s AND args->>'invitation_id' = %s",
            [f"%{task}", str(invitation_id)],
        )
        return cursor.fetchone()


def of(person: Person, firm: Firm) -> Invitation:
    with tenant(firm.organisation_id):
        return Invitation.objects.get(person=person)


class TestTheInvitation:
    def test_arrives_with_a_link_that_opens(self, saved, mailbox, client):
        firm = Firm()
        person = firm.person()
        path = firm.invite(person)
        assert not mailbox.to(person.email)
        work()
        (letter,) = mailbox.to(person.email)
        assert "Glasfabriek Noord" in letter["subject"] and link_in(letter) == path
        assert client.get(path).status_code == 200
        assert of(person, firm).sent_at is not None

    def test_goes_once_however_often_the_job_runs(self, saved, mailbox):
        firm = Firm()
        person = firm.person()
        firm.invite(person)
        work()
        with firm.as_lead() as lead:
            jobs.send_invitation.enqueue(lead, invitation_id=of_pk(person))
        work()
        assert len(mailbox.to(person.email)) == 1

    def test_sent_again_after_a_crash_holds_the_same_link(self, saved, mailbox):
        firm = Firm()
        person = firm.person()
        firm.invite(person)
        with pytest.raises(KeyboardInterrupt), firm.as_lead() as lead:
            jobs.send_invitation.body(lead, str(of_pk(person)))
            raise KeyboardInterrupt  # the worker dies after the mail server took it, before it is written down
        assert of(person, firm).sent_at is None
        work()
        first, second = mailbox.to(person.email)
        assert link_in(first) == link_in(second)

    def test_waits_for_a_mail_server_that_is_away(self, saved, mailbox, caplog):
        firm = Firm()
        person = firm.person()
        firm.invite(person)
        mailbox.refuse = "451 not now"
        work()
        invitation = of(person, firm)
        assert attempts("send_invitation", invitation.pk) == (1, "todo") and invitation.sent_at is None
        assert person.email not in caplog.text
        mailbox.refuse = ""
        hurry()
        work()
        assert len(mailbox.to(person.email)) == 1 and of(person, firm).sent_at is not None

    def test_is_not_sent_when_it_was_withdrawn_meanwhile(self, saved, mailbox):
        firm = Firm()
        person = firm.person()
        firm.invite(person)
        with firm.as_lead() as lead:
            actions.withdraw_invitation(lead, invitation=Invitation.objects.get(person=person))
        work()
        assert not mailbox.to(person.email)

    def test_is_not_sent_to_an_address_that_was_put_right_meanwhile(self, saved, mailbox):
        firm = Firm()
        person = firm.person()
        firm.invite(person)
        with tenant(firm.organisation_id):
            Person.objects.filter(pk=person.pk).update(email=firm.address("juist"))
        work()
        assert not mailbox.to(person.email) and not mailbox.to(firm.address("juist"))

    def test_is_not_asked_for_when_the_request_fails(self, saved, mailbox):
        firm = Firm()
        person = firm.person()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            firm.invite(person)
            raise ZeroDivisionError
        work()
        assert not mailbox.to(person.email)

    def test_ends_quietly_when_who_asked_has_no_role_any_more(self, saved, mailbox, caplog):
        firm = Firm()
        person = firm.person()
        firm.invite(person)
        with tenant(firm.organisation_id):
            Membership.objects.filter(person=firm.lead_id).update(starts_on=today().replace(year=2099))
        work()
        assert not mailbox.to(person.email)
        assert "no role any more" in caplog.text
        assert "Nele" not in caplog.text and person.email not in caplog.text
        assert attempts("send_invitation", of(person, firm).pk)[1] == "succeeded"

    def test_speaks_the_language_of_the_organisation(self, saved, mailbox):
        firm = Firm(language="en")
        person = firm.person()
        firm.invite(person)
        work()
        (letter,) = mailbox.to(person.email)
        assert letter["Content-Language"] == "en"
        assert '<html lang="en">' in letter.get_body(("html",)).get_content()


def of_pk(person: Person):
    with tenant(person.organisation_id):
        return Invitation.objects.get(person=person).pk


def hurry() -> None:
    """What waits for its next try is due now."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")


class TestTheLinkForANewPassword:
    def test_works_once(self, saved, mailbox, client):
        _person, account = Firm().member()
        client.post("/account/password/reset/", {"email": account.email})
        work()
        (letter,) = mailbox.to(account.email)
        form = client.get(link_in(letter), follow=True)
        where = form.redirect_chain[-1][0]
        new = {"password1": "boot kaas wind trommel", "password2": "boot kaas wind trommel"}
        assert client.post(where, {"password1": "wachtwoord123", "password2": "wachtwoord123"}).status_code == 200
        assert client.post(where, new).status_code == 302
        account.refresh_from_db()
        assert account.check_password("boot kaas wind trommel")
        assert "werkt niet meer" in client.get(link_in(letter), follow=True).content.decode()

    def test_tells_afterwards_that_it_happened(self, saved, mailbox):
        _person, account = Firm().member()
        enqueue(jobs.send_change, account_id=account.pk, change="password_reset", at=0, language="nl")
        work()
        (letter,) = mailbox.to(account.email)
        assert "link uit je mailbox" in plain(letter) and "1 januari 1970" in plain(letter)

    def test_an_address_that_nobody_has_gets_the_same_answer_the_same_job_and_no_mail(self, saved, mailbox, client):
        _person, account = Firm().member()
        before = len(waiting("send_password_link"))
        answers = [
            client.post("/account/password/reset/", {"email": email})
            for email in (account.email, "niemand@nergens.example")
        ]
        assert {(answer.status_code, answer["Location"]) for answer in answers} == {
            (302, "/account/password/reset/done/")
        }
        assert len(waiting("send_password_link")) == before + 2
        assert "nergens" not in str(waiting("send_password_link"))
        work()
        assert [letter["to"] for letter in mailbox.letters].count("niemand@nergens.example") == 0


def test_a_new_address_is_confirmed_before_it_counts(saved, mailbox, client):
    firm = Firm()
    _person, account = firm.member()
    client.post("/account/login/", {"login": account.email, "password": PASSWORD})
    new = firm.address("nieuw")
    client.post("/account/email/", {"action_add": "", "email": new})
    work()
    account.refresh_from_db()
    assert account.email == firm.address("samira")
    (letter,) = mailbox.to(new)
    client.post(link_in(letter))
    account.refresh_from_db()
    assert account.email == new
    assert "ander e-mailadres" in plain(mailbox.to(firm.address("samira"))[-1])


def test_somebody_else_s_address_can_be_typed_and_nothing_comes_of_it(saved, mailbox, client):
    firm = Firm()
    _person, account = firm.member("Samira")
    _person, other = firm.member("Bart")
    client.post("/account/login/", {"login": account.email, "password": PASSWORD})
    client.post("/account/email/", {"action_add": "", "email": other.email})
    work()
    assert not mailbox.to(other.email)


@pytest.mark.parametrize("kind", letters.CHANGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_change_has_its_letter(saved, mailbox, kind, language):
    _person, account = Firm().member()
    actions.set_language(account, language)
    jobs.send_change(str(account.pk), kind, 0, "nl")
    (letter,) = mailbox.to(account.email)
    assert letter["Content-Language"] == language and "/account/" in plain(letter)


def test_every_kind_of_news_that_the_library_knows_has_its_letter():
    """A new version with a new kind of mail must not pass unseen."""
    import re
    from pathlib import Path

    import allauth

    root = Path(allauth.__file__).parent
    source = "\n".join(
        path.read_text() for room in ("account", "mfa", "usersessions") for path in (root / room).rglob("*.py")
    )
    kinds = set(re.findall(r'send_notification_mail\(\s*"[a-z]+/email/([a-z_]+)"', source))
    assert len(kinds) >= 8 and kinds <= set(letters.CHANGES)


@pytest.mark.parametrize("value", ["samira@voorbeeld.example", "Samira", 1.5, {"a": 1}, "twee woorden"])
def test_the_queue_takes_ids_only(db, value):
    with pytest.raises(TypeError):
        enqueue(jobs.send_change, account_id=value)


def test_a_subject_is_one_line_and_a_letter_has_both_forms():
    from wegwijzer.output.mail import Letter, compose

    letter = Letter("een\r\nBcc: x@y.example", "Dag <b>", ["a & b"], "Wegwijzer", ("Open", "https://a.example/?b=1&c"))
    message = compose(letter, to="a@b.example", sender="c@d.example", language="nl").message()
    assert message["Subject"] == "een Bcc: x@y.example" and message["Bcc"] is None
    assert isinstance(message, EmailMessage) or message.is_multipart()


def test_roles_of_a_job_are_those_of_the_moment(saved):
    """The body sees what the actor may do when it runs, not when it was asked for."""
    firm = Firm()
    with tenant(firm.organisation_id):
        Membership.objects.create(person_id=firm.lead_id, role=Role.COACH, starts_on=today())
    with firm.as_lead() as lead:
        assert lead.roles == {Role.CAREER_LEAD, Role.COACH}


def test_a_token_is_in_no_table(saved, mailbox):
    firm = Firm()
    token = token_in(firm.invite(firm.person()))
    work()
    with connection.cursor() as cursor:
        for table in ("procrastinate_jobs", "identity_invitation", "wegwijzer_cache", "django_session"):
            with transaction.atomic():
                cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{token}%"])
                assert cursor.fetchone() == (0,), table
