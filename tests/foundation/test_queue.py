"""The queue seen from outside."""

import pytest
from django.db import connection

from tests.foundation.queueing import put_job, put_worker
from wegwijzer.foundation import queue

pytestmark = pytest.mark.django_db


def test_without_a_worker_nobody_is_alive():
    assert queue.workers_alive() == 0
    assert not queue.is_worker_alive()


def test_a_worker_that_gave_a_sign_just_now_is_alive_and_one_long_silent_is_not():
    put_worker(queue.SILENCE - 5)
    put_worker(queue.SILENCE + 5)
    assert queue.workers_alive() == 1
    assert queue.is_worker_alive()


def test_only_what_could_start_now_waits():
    before = queue.waiting().jobs
    put_job("a.b", deferred=40)
    put_job("a.b", deferred=500, scheduled=100)
    put_job("a.b", "doing", deferred=600)
    found = queue.waiting()
    assert found.jobs == before + 1


def test_the_oldest_that_waits_is_known_in_seconds_and_a_planned_one_counts_from_its_plan():
    put_job("a.b", deferred=4000)
    assert 4000 <= queue.waiting().oldest < 4060
    put_job("a.b", deferred=90_000, scheduled=-5000)
    assert 5000 <= queue.waiting().oldest < 5060


def test_an_empty_queue_has_no_oldest():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")
    assert queue.waiting() == queue.Waiting(0, 0.0)


def test_jobs_are_counted_by_task_and_status():
    put_job("some.task", "failed")
    put_job("some.task", "failed")
    put_job("some.task")
    ours = [row for row in queue.jobs_by_status() if row[0] == "some.task"]
    assert ours == [("some.task", "failed", 2), ("some.task", "todo", 1)]
