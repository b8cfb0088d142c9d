"""A letter goes once, whatever the mail server and the worker do; and what did not go is not lost."""

import socket

import pytest
from django.utils import timezone

from tests.identity.post import waiting
from tests.notices.moody import HANG_UP
from wegwijzer.identity.letters import NotSent
from wegwijzer.identity.models import Account
from wegwijzer.notices import digests, jobs, once
from wegwijzer.notices.models import Letter, Notice, Undelivered
from wegwijzer.output import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters_of(as_):
    def found(actor) -> list[Letter]:
        with as_(actor):
            return list(Letter.objects.filter(person=actor.person_id))

    return found


def refused_of(as_, actor) -> list[tuple[str, str]]:
    with as_(actor):
        return list(Undelivered.objects.filter(person=actor.person_id).values_list("failure", "status"))


@pytest.mark.parametrize(("step", "mood"), [("receiver", HANG_UP), ("receiver", "450 later"), ("end", "451 later")])
def test_what_certainly_did_not_go_is_tried_again_as_the_same_letter(
    cast, notify, deliver, moody, of, letters_of, step, mood
):
    moody.at[step] = mood
    notify(cast.leader, cast.employee)
    with pytest.raises(NotSent):
        deliver()
    assert of(cast.employee)[0].mailed_at is None and moody.letters == []
    (before,) = letters_of(cast.employee)
    assert before.handed_at is None
    moody.at.clear()
    deliver()
    deliver()
    (letter,) = moody.letters
    assert before.pk.hex in letter["Message-ID"]
    (after,) = letters_of(cast.employee)
    assert after.pk == before.pk and after.handed_at <= after.taken_at


def test_a_worker_that_does_not_come_through_gives_back_nothing_of_the_one_that_did(
    cast, notify, deliver, moody, letters_of, monkeypatch
):
    rest, began = post.hand_over, []

    def another_was_first(message, last):
        if began:
            return rest(message, last)
        began.append(True)
        deliver()
        raise post.NotNow("450 later")

    monkeypatch.setattr(once.post, "hand_over", another_was_first)
    notify(cast.leader, cast.employee)
    with pytest.raises(NotSent):
        deliver()
    deliver()
    assert len(moody.letters) == 1 and letters_of(cast.employee)[0].handed_at


def test_what_was_given_whole_and_not_answered_is_not_sent_again_but_told_in_the_next_digest(
    cast, notify, deliver, moody, of, as_
):
    moody.at["taken"] = HANG_UP
    with as_(cast.employee):
        Notice.objects.update(seen_at=timezone.now())  # what the demo has told already
    notify(cast.leader, cast.employee)
    deliver()
    deliver()
    assert len(moody.letters) == 1
    moody.at.clear()
    with as_(cast.employee) as samira:
        assert digests.waiting(samira) == []
        Letter.objects.update(handed_at=timezone.now() - 2 * digests.NO_ANSWER_HAS)
        type(of(cast.employee)[0]).objects.update(told_at=timezone.now() - 2 * digests.AT_ONCE_HAS)
    run = {"in_organisation": str(cast.employee.organisation.pk), "as_person": str(cast.employee.person_id)}
    for _time in range(2):
        jobs.remind_and_digest(**run, day="2026-11-23", with_digest=1)
    first, second = moody.letters
    assert first["Message-ID"] != second["Message-ID"]


def test_a_receiver_whom_the_server_refuses_is_noted_and_not_tried_again_and_again(
    cast, notify, deliver, moody, of, as_
):
    moody.at["receiver"] = "550 5.1.1 nobody of that name: samira@lindeveld.example"
    notify(cast.leader, cast.employee)
    deliver()
    deliver()
    assert moody.seen["receiver"] == 1
    assert refused_of(as_, cast.employee) == [("unknown", "5.1.1")]
    assert of(cast.employee)[0].mailed_at is None  # so it goes along when there is another address
    assert refused_of(as_, cast.leader) == []
    moody.at.clear()
    notify(cast.leader, cast.employee, moment="later")
    deliver()
    assert len(moody.letters) == 1 and refused_of(as_, cast.employee) == []


def test_another_address_is_given_a_chance(cast, notify, deliver, moody, as_):
    moody.at["receiver"] = "552 full"
    notify(cast.leader, cast.employee)
    deliver()
    assert refused_of(as_, cast.employee) == [("full", "5.2.2")]
    account = Account.objects.get(pk=cast.employee.account.pk)
    account.email = "samira.elders@voorbeeld.example"
    account.save()
    assert refused_of(as_, cast.employee) == []


@pytest.mark.parametrize("kind", ["down", "silent"])
def test_a_server_that_is_down_or_hangs_costs_a_little_time_and_no_letter(cast, notify, deliver, settings, of, kind):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    settings.EMAIL_TIMEOUT = 0.2
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.EMAIL_PORT = listener.getsockname()[1]
        if kind == "down":
            listener.close()
        notify(cast.leader, cast.employee)
        with pytest.raises(NotSent):
            deliver()
    assert of(cast.employee)[0].mailed_at is None


def test_of_two_workers_with_the_same_letter_one_hangs_up_before_the_last_line(cast, notify, deliver, moody, as_):
    """The second comes when the first has given all but the last line."""
    notify(cast.leader, cast.employee)
    ids = jobs_waiting()
    rest, done = post.hand_over, []

    def overtaken_by_another(message, last=post.nothing):
        def first_the_other():
            if not done:
                done.append(True)
                jobs.send_notice(**ids)
            last()

        rest(message, first_the_other)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(once.post, "hand_over", overtaken_by_another)
        jobs.send_notice(**ids)
    assert len(moody.letters) == 1


def jobs_waiting() -> dict:
    (ids,) = waiting("notices.send_notice")
    return ids


def test_seen_at_the_last_moment_it_does_not_go(cast, notify, moody, as_, of):
    notify(cast.leader, cast.employee)
    ids, rest = jobs_waiting(), post.hand_over

    def seen_meanwhile(message, last=post.nothing):
        with as_(cast.employee):
            type(of(cast.employee)[0]).objects.update(seen_at=timezone.now())
        rest(message, last)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(once.post, "hand_over", seen_meanwhile)
        jobs.send_notice(**ids)
    assert moody.letters == []


def test_many_letters_go_over_one_line(cast, notify, deliver, moody):
    lines = []
    notify(cast.hr, cast.employee, cast.leader, cast.coach)
    real = post._dial

    def dialled(backend):
        lines.append(backend)
        return real(backend)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(post, "_dial", dialled)
        deliver()
    assert len(moody.letters) == 3 and len(lines) == 1
