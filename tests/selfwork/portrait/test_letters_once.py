"""A letter that asks for a story goes once, whatever the mail server and the worker do."""

import pytest

from tests.identity.post import waiting
from tests.notices.conftest import moody  # noqa: F401  a fixture
from tests.notices.moody import HANG_UP
from tests.selfwork.portrait.asked import a_mail
from wegwijzer.identity.letters import NotSent
from wegwijzer.output import post
from wegwijzer.selfwork import jobs


@pytest.fixture
def run(am, cast, asked, moody):  # noqa: F811
    """An was asked; `run()` does the job."""
    a_mail(am(cast.employee), asked, "an@voorbeeld.example")
    am()
    ids = next(ids for ids in waiting("selfwork.send_story_letter") if ids["as_person"] == str(cast.employee.person_id))
    return lambda: jobs.send_story_letter(**ids)


@pytest.mark.parametrize(("step", "mood"), [("receiver", HANG_UP), ("receiver", "450 later"), ("end", "451 later")])
def test_what_certainly_did_not_go_is_tried_again(run, moody, step, mood):  # noqa: F811
    moody.at[step] = mood
    for _twice in range(2):
        with pytest.raises(NotSent):
            run()
    assert moody.letters == []
    moody.at.clear()
    run()
    run()
    assert len(moody.letters) == 1


def test_what_was_given_whole_and_not_answered_is_not_sent_again(run, moody):  # noqa: F811
    moody.at["taken"] = HANG_UP
    run()
    moody.at.clear()
    run()
    assert len(moody.letters) == 1


def test_a_worker_that_dies_after_the_server_took_it_sends_no_second_one(run, moody):  # noqa: F811
    def dies(message, last=post.nothing):
        rest(message, last)
        raise KeyboardInterrupt

    rest = post.hand_over
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(post, "hand_over", dies)
        with pytest.raises(KeyboardInterrupt):
            run()
    run()
    assert len(moody.letters) == 1


def test_of_two_workers_one_hangs_up_and_takes_nothing_back(run, moody):  # noqa: F811
    """The second comes when the first has given all but the last line."""
    rest, done = post.hand_over, []

    def overtaken(message, last=post.nothing):
        def first_the_other():
            if not done:
                done.append(True)
                run()
            last()

        rest(message, first_the_other)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(post, "hand_over", overtaken)
        run()
    run()
    assert len(moody.letters) == 1


def test_an_address_that_the_server_refuses_counts_like_any_other(run, moody):  # noqa: F811
    moody.at["receiver"] = "550 5.1.1 nobody"
    run()
    run()
    assert moody.seen["receiver"] == 1
