"""The background worker: takes jobs from the queue in PostgreSQL until it is asked to stop."""

import asyncio
import logging

from procrastinate.contrib.django import app

from wegwijzer.foundation.jobs import take_up_abandoned
from wegwijzer.foundation.logs import Word, about

log = logging.getLogger(__name__)

AT_ONCE = 4  # jobs: a mail does not wait behind a large file
GRACE = 10  # seconds that a running job gets to finish; after that it is aborted, and can be tried again


def work() -> None:
    """Work until SIGINT or SIGTERM. Any number of workers may do so at once: a job goes to one of them."""
    with app.replace_connector(app.connector.get_worker_connector()):
        log.info("the background worker starts")
        asyncio.run(_work())
        log.info("the background worker has stopped")


async def _work() -> None:
    async with app.open_async():
        await take_up_abandoned(app.job_manager)
        await app.run_worker_async(
            concurrency=AT_ONCE, shutdown_graceful_timeout=GRACE, worker_middleware=[_name_the_job]
        )


async def _name_the_job(call_next, context, worker):
    """What is logged during a job carries its task and number."""
    with about(task=Word(context.job.task_name), job=context.job.id):
        return await call_next()
