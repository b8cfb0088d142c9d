"""Workers and jobs put in the queue by hand."""

from django.db import connection


def put_worker(silent_for: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 second')", [silent_for]
        )


def put_job(task: str, status: str = "todo", *, deferred: int = 0, scheduled: int | None = None) -> None:
    """A job that came `deferred` seconds ago and may start in `scheduled` seconds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at)"
            " VALUES ('default', %s, %s, now() + %s * interval '1 second') RETURNING id",
            [task, status, scheduled],
        )
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - %s * interval '1 second'"
            " WHERE job_id = %s AND type = 'deferred'",
            [deferred, cursor.fetchone()[0]],
        )
