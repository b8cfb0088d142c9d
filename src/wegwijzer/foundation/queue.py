"""The queue seen from outside: does somebody work, how much waits, and for how long. Numbers only."""

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections

SILENCE = 30  # seconds without a sign of life after which a worker counts as gone; it gives one every ten

ALIVE = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s)"
WAITING = """
SELECT count(*), coalesce(extract(epoch FROM now() - min(coalesce(job.scheduled_at, since.at))), 0)::float
  FROM procrastinate_jobs job
  LEFT JOIN LATERAL (SELECT max(at) AS at FROM procrastinate_events WHERE job_id = job.id AND type = 'deferred')
       since ON true
 WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
"""
BY_STATUS = "SELECT task_name, status::text, count(*) FROM procrastinate_jobs GROUP BY task_name, status ORDER BY 1, 2"


@dataclass(frozen=True)
class Waiting:
    """Jobs that could start now, and how many seconds the oldest has been able to."""

    jobs: int
    oldest: float


def workers_alive(*, using: str = DEFAULT_DB_ALIAS) -> int:
    """How many workers gave a sign of life in the last SILENCE seconds."""
    return _row(ALIVE, using, SILENCE)[0]


def is_worker_alive(*, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether what a page hands to the queue will be taken up. A worker that just stopped counts for a moment."""
    return workers_alive(using=using) > 0


def waiting(*, using: str = DEFAULT_DB_ALIAS) -> Waiting:
    """What waits for a worker now; a job that is planned for later does not count yet."""
    return Waiting(*_row(WAITING, using))


def jobs_by_status(*, using: str = DEFAULT_DB_ALIAS) -> list[tuple[str, str, int]]:
    """(task, status, number) of every job that the queue still remembers."""
    with connections[using].cursor() as cursor:
        cursor.execute(BY_STATUS)
        return cursor.fetchall()


def _row(statement: str, using: str, *values: float) -> tuple:
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()
