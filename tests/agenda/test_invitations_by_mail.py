"""Each gets an invitation of their own, once for each change, with nothing of what it is about."""

from contextlib import suppress

import icalendar
import pytest

from tests.agenda.conftest import at, uid_of
from tests.identity.post import plain, waiting
from tests.mail import free_port
from wegwijzer.agenda import actions, jobs
from wegwijzer.agenda.models import Appointment
from wegwijzer.foundation.links import within
from wegwijzer.identity.letters import NotSent
from wegwijzer.identity.models import Account
from wegwijzer.notices import once
from wegwijzer.notices.actions import without_letters
from wegwijzer.notices.models import Choice
from wegwijzer.output import post

pytestmark = pytest.mark.django_db


def calendar_of(letter) -> icalendar.Calendar:
    (part,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    found = icalendar.Calendar.from_ical(part.get_content())
    assert part.get_param("method") == str(found["method"])
    return found


def events(letters) -> list:
    return [calendar_of(letter).walk("VEVENT")[0] for letter in letters]


def test_each_gets_an_invitation_that_names_nobody_else(cast, meeting, post_runs, smtp):
    row = meeting()
    assert post_runs() == 2
    (letter,) = smtp.to(cast.employee.account.email)
    its = calendar_of(letter).walk("VEVENT")[0]
    assert (str(its["uid"]), its["sequence"], its["dtstart"].dt) == (uid_of(row, cast.employee), 0, at(7))
    assert str(its["summary"]) == "Afspraak via Wegwijzer" == letter["subject"]
    assert its["attendee"] == f"mailto:{cast.employee.account.email}"
    assert its["attendee"].params["PARTSTAT"] == "NEEDS-ACTION"
    everything = letter.as_string() + plain(letter)
    for secret in ("Johan", "Vercammen", "Koffie", "gesprek", "loopbaangesprek"):
        assert secret not in everything


def test_the_two_have_different_ones_in_their_calendars(cast, meeting, post_runs, smtp):
    meeting()
    post_runs()
    both = [events(smtp.to(persona.account.email))[0] for persona in (cast.employee, cast.leader)]
    assert both[0]["uid"] != both[1]["uid"] and both[0]["dtstart"].dt == both[1]["dtstart"].dt


def test_who_made_it_is_there_already(cast, meeting, post_runs, smtp):
    meeting()
    post_runs()
    (its,) = events(smtp.to(cast.leader.account.email))
    assert its["attendee"].params["PARTSTAT"] == "ACCEPTED"


def test_the_letter_says_when_and_leads_to_the_page(cast, meeting, post_runs, smtp):
    meeting()
    post_runs()
    (letter,) = smtp.to(cast.employee.account.email)
    assert "om 10.00 uur" in plain(letter)
    assert within(cast.employee, "agenda") in plain(letter)


def test_a_move_rises_a_cancel_takes_it_away(cast, as_, meeting, post_runs, smtp):
    row = meeting()
    post_runs()
    with as_(cast.employee) as samira:
        actions.move(samira, appointment=row, starts_at=at(8))
    post_runs()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    post_runs()
    letters = smtp.to(cast.employee.account.email)
    assert [str(calendar_of(letter)["method"]) for letter in letters] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [its["sequence"] for its in events(letters)] == [0, 1, 2]
    assert {str(its["uid"]) for its in events(letters)} == {uid_of(row, cast.employee)}
    assert [letter["subject"] for letter in letters] == [
        "Afspraak via Wegwijzer",
        "Afspraak via Wegwijzer op een ander moment",
        "Afspraak via Wegwijzer gaat niet door",
    ]


def test_however_often_a_job_runs_each_change_goes_once(cast, meeting, post_runs, smtp):
    meeting()
    post_runs()
    post_runs()
    assert len(smtp.to(cast.employee.account.email)) == 1


def test_a_change_before_the_post_came_by_sends_the_last_alone(cast, as_, meeting, post_runs, smtp):
    row = meeting()
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(9))
    post_runs()
    (its,) = events(smtp.to(cast.employee.account.email))
    assert its["sequence"] == 1 and its["dtstart"].dt == at(9)


def test_what_was_cancelled_before_it_went_is_never_told(cast, as_, meeting, post_runs, smtp):
    row = meeting()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    post_runs()
    assert smtp.letters == []


def test_it_is_in_the_language_of_who_receives_it(cast, meeting, post_runs, smtp):
    Account.objects.filter(pk=cast.employee.account.pk).update(language="en")
    meeting()
    post_runs()
    (letter,) = smtp.to(cast.employee.account.email)
    assert letter["Content-Language"] == "en"


def test_who_wants_no_such_letters_gets_none(cast, as_, meeting, post_runs, smtp):
    with as_(cast.employee):
        Choice.objects.create(person=cast.employee.person, group="appointments", pace="off")
    meeting()
    post_runs()
    assert smtp.to(cast.employee.account.email) == [] and smtp.to(cast.leader.account.email)


def test_what_a_letter_put_in_a_calendar_still_moves_and_goes_for_who_wants_no_more_of_them(
    cast, as_, meeting, post_runs, smtp
):
    row = meeting()
    post_runs()
    with as_(cast.employee):
        Choice.objects.create(person=cast.employee.person, group="appointments", pace="off")
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(9))
    post_runs()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    post_runs()
    letters = smtp.to(cast.employee.account.email)
    assert [str(calendar_of(letter)["method"]) for letter in letters] == ["REQUEST", "REQUEST", "CANCEL"]


def test_the_queue_holds_ids_alone(meeting):
    meeting()
    found = waiting("agenda.send_appointment")
    assert [set(ids) for ids in found] == [{"in_organisation", "as_person", "attendance_id", "sequence"}] * 2


def test_the_link_of_a_cancelled_one_still_leads_somewhere(cast, as_, meeting, post_runs, smtp, client_for):
    row = meeting()
    post_runs()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    post_runs()
    letter = smtp.to(cast.employee.account.email)[-1]
    assert client_for(cast.employee).get(first_link(letter), follow=True).status_code == 200


def first_link(letter) -> str:
    return next(line for line in plain(letter).splitlines() if line.startswith("http")).split("8000", 1)[1]


def test_a_company_to_look_around_in_mails_nobody(meeting):
    with without_letters():
        meeting()
    assert waiting("agenda.send_appointment") == []


def test_what_it_is_about_has_one_appointment(cast, as_, meeting):
    row = meeting()
    again = meeting(about=row.about, starts_at=at(10))
    assert (again.pk, again.sequence) == (row.pk, 1)
    with as_(cast.employee):
        assert Appointment.objects.filter(about=row.about).count() == 1


def test_the_same_moment_again_changes_nothing(cast, as_, meeting):
    row = meeting()
    with as_(cast.leader) as johan:
        assert actions.move(johan, appointment=row, starts_at=at(7)).sequence == 0


@pytest.fixture
def mail_server_down(settings):
    def run() -> None:
        for ids in waiting("agenda.send_appointment"):
            with pytest.raises(NotSent):
                jobs.send_appointment(**ids)

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 1
    return run


def test_what_never_left_for_a_mail_server_that_was_down_is_not_taken_away_by_mail(
    cast, as_, meeting, mail_server_down, request
):
    row = meeting()
    mail_server_down()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    smtp = request.getfixturevalue("smtp")
    for ids in waiting("agenda.send_appointment"):
        jobs.send_appointment(**ids)
    assert smtp.letters == [], "nobody knew of it"


def test_what_is_moved_after_such_a_time_is_told_as_new(cast, as_, meeting, mail_server_down, request):
    row = meeting()
    mail_server_down()
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(9))
    smtp = request.getfixturevalue("smtp")
    for ids in waiting("agenda.send_appointment"):
        jobs.send_appointment(**ids)
    (letter,) = smtp.to(cast.employee.account.email)
    assert letter["subject"] == "Afspraak via Wegwijzer" and events([letter])[0]["sequence"] == 1


def test_what_changes_while_its_letter_is_under_way_goes_as_the_newer_one_alone(cast, as_, meeting, smtp, monkeypatch):
    row, rest, moved = meeting(), post.hand_over, []

    def moved_meanwhile(message, last=post.nothing):
        if not moved:
            moved.append(True)
            with as_(cast.leader) as johan:
                actions.move(johan, appointment=row, starts_at=at(9))
        rest(message, last)

    monkeypatch.setattr(once.post, "hand_over", moved_meanwhile)
    for _twice in range(2):
        for ids in waiting("agenda.send_appointment"):
            jobs.send_appointment(**ids)
    for persona in (cast.employee, cast.leader):
        (its,) = events(smtp.to(persona.account.email))
        assert (its["sequence"], its["dtstart"].dt) == (1, at(9))


@pytest.fixture
def not_taken(moody):
    """`not_taken(mood)`: the mail server answers this to every letter, after its last line; then it is well again."""

    def run(mood: str) -> None:
        moody.at["end"], before = mood, moody.seen.get("end", 0)
        for ids in waiting("agenda.send_appointment"):
            with suppress(NotSent):
                jobs.send_appointment(**ids)
        assert moody.seen["end"] >= before + 2, "a letter for each of the two, or the test says nothing"
        moody.at.clear()

    return run


@pytest.mark.parametrize("mood", ["451 later", "554 5.7.1 not here"])
def test_what_the_server_did_not_take_in_the_end_is_no_news_to_take_back(cast, as_, meeting, moody, not_taken, mood):
    moved, cancelled = meeting(), meeting(starts_at=at(8))
    not_taken(mood)
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=moved, starts_at=at(9))
        actions.cancel(johan, appointment=cancelled)
    for ids in waiting("agenda.send_appointment"):
        jobs.send_appointment(**ids)
    (letter,) = moody.to(cast.employee.account.email)
    assert letter["subject"] == "Afspraak via Wegwijzer"
    assert str(calendar_of(letter).walk("VEVENT")[0]["uid"]) == uid_of(moved, cast.employee)


def test_a_move_that_the_server_did_not_take_at_once_is_still_a_move(cast, as_, meeting, moody, not_taken):
    row = meeting()
    for ids in waiting("agenda.send_appointment"):
        jobs.send_appointment(**ids)
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(9))
    not_taken("451 later")
    for ids in waiting("agenda.send_appointment"):
        jobs.send_appointment(**ids)
    subjects = [letter["subject"] for letter in moody.to(cast.employee.account.email)]
    assert subjects == ["Afspraak via Wegwijzer", "Afspraak via Wegwijzer op een ander moment"]
