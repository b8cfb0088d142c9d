"""What calendars answer: taken in when it is theirs to say, and otherwise handled and named."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.db import connection

from tests.agenda.calendars import reply
from tests.agenda.conftest import at, uid_of
from wegwijzer.access.actor import acting_as
from wegwijzer.agenda import actions, queries
from wegwijzer.agenda.models import Attendance
from wegwijzer.agenda.replies import Outcome, take_reply
from wegwijzer.agenda.rules import Standing
from wegwijzer.identity.models import Account
from wegwijzer.notices import inbound
from wegwijzer.notices.models import Notice
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Membership

pytestmark = pytest.mark.django_db


def now() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


@pytest.fixture
def answers(cast):
    """`answers(row, "ACCEPTED")`: what Samira's calendar sends; answers the outcome."""

    def send(row, partstat, *, attendee=None, sender=None, **more) -> Outcome:
        address = attendee or cast.employee.account.email
        content = reply(uid_of(row, cast.employee), address, partstat, **({"stamp": now()} | more))
        return take_reply(content, sender=sender or address).outcome

    return send


@pytest.fixture
def stands(cast, as_):
    """How Samira stands to it, as Johan sees it."""

    def look(row) -> Standing:
        with as_(cast.leader) as johan:
            (shown,) = [each for each in queries.coming(johan) if each.row.pk == row.pk]
            (other,) = shown.others
            return other.standing

    return look


def told(persona, as_) -> list[str]:
    with as_(persona):
        return list(Notice.objects.filter(kind__startswith="agenda.").order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize("partstat", ["ACCEPTED", "TENTATIVE", "DECLINED"])
def test_yes_perhaps_and_no_are_shown_to_the_other(cast, as_, meeting, answers, stands, partstat):
    row = meeting()
    assert stands(row) is Standing.WAITING
    assert answers(row, partstat) is Outcome.TAKEN
    assert stands(row) == partstat.lower()
    assert told(cast.leader, as_) == [f"agenda.{partstat.lower()}"]


def test_the_same_answer_twice_is_told_once(cast, as_, meeting, answers):
    row = meeting()
    assert [answers(row, "DECLINED"), answers(row, "DECLINED")] == [Outcome.TAKEN, Outcome.TAKEN]
    assert told(cast.leader, as_) == ["agenda.declined"]


def test_a_mind_can_change(meeting, answers, stands):
    row = meeting()
    answers(row, "ACCEPTED")
    answers(row, "DECLINED")
    assert stands(row) is Standing.DECLINED


def test_an_answer_to_the_moment_before_is_old(cast, as_, meeting, answers, stands):
    row = meeting()
    answers(row, "ACCEPTED")
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(9))
    assert stands(row) is Standing.BEFORE_MOVE
    assert answers(row, "DECLINED", sequence=0) is Outcome.OLD
    assert stands(row) is Standing.BEFORE_MOVE
    assert answers(row, "ACCEPTED", sequence=1) is Outcome.TAKEN
    assert stands(row) is Standing.ACCEPTED


def test_an_older_mail_that_comes_later_changes_nothing(meeting, answers, stands):
    row = meeting()
    answers(row, "ACCEPTED")
    assert answers(row, "DECLINED", stamp="20250101T090000Z") is Outcome.OLD
    assert stands(row) is Standing.ACCEPTED


def test_a_reply_for_one_that_does_not_go_on_is_said(cast, as_, meeting, answers):
    row = meeting()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    assert answers(row, "ACCEPTED") is Outcome.CANCELLED
    assert told(cast.leader, as_) == []


def test_a_stranger_changes_nothing(cast, meeting, answers, stands):
    row, samira = meeting(), cast.employee.account.email
    for attendee, sender in [
        ("somebody@elsewhere.example", None),
        (samira, "somebody@elsewhere.example"),  # in her name, from another mailbox
        (cast.coach.account.email, None),  # of the house, and not invited
        (samira, cast.leader.account.email),  # the other one of the two
        (cast.leader.account.email, samira),
    ]:
        assert answers(row, "ACCEPTED", attendee=attendee, sender=sender) is Outcome.STRANGER
    assert stands(row) is Standing.WAITING


def test_the_other_one_of_the_two_answers_for_nobody_else(cast, meeting, stands):
    """Johan knows the uid of his own invitation, and can write any mail in her name."""
    row, samira = meeting(), cast.employee.account.email
    content = reply(uid_of(row, cast.leader), samira, "DECLINED", stamp=now())
    assert take_reply(content, sender=samira).outcome is Outcome.STRANGER
    assert stands(row) is Standing.WAITING


def test_who_acts_is_not_told_whose_invitation_it_is(cast, meeting):
    """Not in another organisation, not in the same one, not a job of another one; the mailbox alone."""
    row, address = meeting(), cast.employee.account.email
    uid = uid_of(row, cast.employee)

    def asked() -> list:
        with connection.cursor() as cursor:
            cursor.execute("SELECT person_id FROM wegwijzer_invited(%s, %s)", [uid, address])
            return cursor.fetchall()

    for persona in (cast.stranger, cast.coach, cast.employee):
        with acting_as(persona):
            assert asked() == []
    with tenant(cast.stranger.organisation.pk):
        assert asked() == []
    assert asked() == [(cast.employee.person_id,)]


def test_an_address_in_other_letters_is_the_same(cast, meeting, answers, stands):
    row = meeting()
    assert answers(row, "ACCEPTED", attendee=cast.employee.account.email.upper()) is Outcome.TAKEN


def test_what_is_no_invitation_of_ours_is_unknown(cast, meeting, answers):
    row = meeting()
    content = reply("made-up@elsewhere.example", cast.employee.account.email, "ACCEPTED")
    assert take_reply(content, sender=cast.employee.account.email).outcome is Outcome.UNKNOWN
    assert answers(row, "ACCEPTED", sequence=7) is Outcome.UNKNOWN


def test_who_left_answers_no_more(cast, as_, meeting, answers):
    row = meeting()
    with as_(cast.hr):
        Membership.objects.filter(person=cast.employee.person).update(ends_on=cast.hr.today - timedelta(days=1))
    assert answers(row, "ACCEPTED") is Outcome.LEFT


def test_junk_is_named_and_never_raises(meeting):
    meeting()
    assert take_reply(b"\x00" * 99, sender="").outcome is Outcome.NO_REPLY
    assert take_reply(b"", sender="").why


def mail(uid: str, partstat: str, address: str) -> bytes:
    """A whole letter, as the program of somebody sends it."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = f"Somebody <{address}>", "wegwijzer@localhost", "Re: Afspraak"
    letter["Message-ID"] = f"<{partstat}.{uid}@elsewhere.example>"
    letter.set_content("Aanvaard.")
    content = reply(uid, address, partstat, stamp=now())
    letter.add_alternative(content, "text", "calendar", params={"method": "REPLY"})
    return letter.as_bytes()


def test_a_letter_that_comes_in_reaches_its_meeting(cast, meeting, stands):
    row = meeting()
    assert inbound.take_in(mail(uid_of(row, cast.employee), "ACCEPTED", cast.employee.account.email))
    assert stands(row) is Standing.ACCEPTED


def test_a_letter_about_nothing_of_ours_is_not_for_us(cast, meeting):
    meeting()
    assert not inbound.take_in(mail("other@elsewhere.example", "ACCEPTED", cast.employee.account.email))


def test_the_page_takes_an_answer_too(cast, meeting, client_for, stands):
    row = meeting()
    address = f"/o/lindeveld/agenda/{row.pk}/answer/"
    assert client_for(cast.employee).post(address, {"answer": "tentative"}).status_code == 302
    assert stands(row) is Standing.TENTATIVE
    assert client_for(cast.coach).post(address, {"answer": "declined"}).status_code == 404
    client_for(cast.employee).post(address, {"answer": "dunno"})
    assert stands(row) is Standing.TENTATIVE


def test_answering_what_does_not_go_on_says_so(cast, as_, meeting, client_for):
    row = meeting()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    answer = client_for(cast.employee).post(
        f"/o/lindeveld/agenda/{row.pk}/answer/", {"answer": "accepted"}, follow=True
    )
    assert "Deze afspraak gaat niet door." in answer.content.decode()


def test_two_mailboxes_of_one_person_are_that_person(cast, meeting, answers, stands):
    """The address to sign in with and the one that HR knows."""
    row = meeting()
    Account.objects.filter(pk=cast.employee.account.pk).update(email="samira@thuis.example")
    work = cast.employee.person.email
    assert answers(row, "ACCEPTED", attendee=work, sender="samira@thuis.example") is Outcome.TAKEN


def test_the_answer_is_kept_for_its_moment(cast, as_, meeting, answers):
    row = meeting()
    answers(row, "ACCEPTED")
    with as_(cast.employee):
        mine = Attendance.objects.get(appointment=row, person=cast.employee.person)
    assert (mine.answer, mine.answered_sequence) == ("accepted", 0)
