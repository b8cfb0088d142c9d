"""Background work: how it enters the queue, and how the queue is kept clean.

The queue is a table of the same database, so a job exists exactly when the transaction that asked for it
was saved. It holds ids and words of ours, never a name, an address, a token or what somebody wrote.
"""

import re
from datetime import date
from uuid import UUID

from procrastinate import builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.job_context import JobContext
from procrastinate.jobs import JobDeferrer, Status
from procrastinate.manager import JobManager
from procrastinate.tasks import Task

OUR_WORD = re.compile(r"[a-z][a-z0-9_]{0,40}")
KEEP_DONE, KEEP_FAILED = 24, 24 * 30  # hours
MOST_DEATHS = 20

Id = UUID | int | date | str | None


def enqueue(task: Task, **ids: Id) -> None:
    """Ask for a job, as part of the current transaction. Raises TypeError for a value that is no id."""
    _deferrer(task, {name: _plain(name, value) for name, value in ids.items()}).defer()


def enqueue_each(task: Task, listed: list[dict[str, Id]]) -> None:
    """A job for each of these, in one statement."""
    plain = [{name: _plain(name, value) for name, value in ids.items()} for ids in listed]
    if plain:
        _deferrer(task, {}).batch_defer(*plain)


def _deferrer(task: Task, ids: dict) -> JobDeferrer:
    manager = JobManager(DjangoConnector())  # in a worker too: the connection of the transaction
    return JobDeferrer(job_manager=manager, job=task.configure(task_kwargs=ids).job)


def _plain(name: str, value: Id) -> str | int | None:
    if isinstance(value, UUID | date):
        return str(value)
    if value is None or isinstance(value, int) or (isinstance(value, str) and OUR_WORD.fullmatch(value)):
        return value
    raise TypeError(f"a job carries ids, and “{name}” is none")


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="foundation.retry_abandoned", pass_context=True)
async def retry_abandoned(context: JobContext, timestamp: int) -> None:
    """Jobs whose worker died half-way start again."""
    await take_up_abandoned(context.app.job_manager)


async def take_up_abandoned(manager: JobManager) -> None:
    """A worker that gave no sign of life for half a minute is dead; its jobs are done anew. What has outlived so many
    workers is probably what kills them, and has failed."""
    for job in await manager.get_stalled_jobs():
        if job.attempts >= MOST_DEATHS:
            await manager.finish_job(job, Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="foundation.forget_finished", pass_context=True)
async def forget_finished(context: JobContext, timestamp: int) -> None:
    """What is done goes after a day; what failed stays a month for whoever looks after the machine."""
    await builtin_tasks.remove_old_jobs(context, max_hours=KEEP_DONE)
    await builtin_tasks.remove_old_jobs(
        context, max_hours=KEEP_FAILED, remove_failed=True, remove_cancelled=True, remove_aborted=True
    )
