"""The background worker: takes jobs from the queue in PostgreSQL until it is asked to stop.

A database that is started again now and then does not end it: it waits until somebody answers there.
"""

import asyncio
import logging
import signal
from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError

from wegwijzer.foundation.jobs import take_up_abandoned
from wegwijzer.foundation.logs import Word, about

log = logging.getLogger(__name__)

AT_ONCE = 4  # jobs: a mail does not wait behind a large file
GRACE = 10  # seconds that a running job gets to finish; after that it is aborted, and can be tried again
AGAIN = 2  # seconds before a worker that lost its database looks for it again


def work() -> None:
    """Work until SIGINT or SIGTERM. Any number of workers may do so at once: a job goes to one of them."""
    with app.replace_connector(app.connector.get_worker_connector()):
        log.info("the background worker starts")
        asyncio.run(_until_asked())
        log.info("the background worker has stopped")


async def _until_asked() -> None:
    working = asyncio.create_task(_keep_working())

    def stop() -> None:
        if not working.cancelling():  # once: impatience does not take from a job its time to finish
            working.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    with suppress(asyncio.CancelledError):
        await working


async def _keep_working() -> None:
    """A worker after the other, each until the database lets go of it. Raises what is no fault of the connection."""
    while True:
        try:
            await _work()  # comes back when something beside the jobs has failed, which it has logged
        except (ConnectorException, OperationalError) as problem:
            if not _is_of_the_connection(problem):
                raise
        if asyncio.current_task().cancelling():
            return
        log.warning("the background worker lost the database, and looks for it again")
        await asyncio.sleep(AGAIN)


async def _work() -> None:
    async with app.open_async():
        await take_up_abandoned(app.job_manager)
        await app.run_worker_async(
            concurrency=AT_ONCE,
            shutdown_graceful_timeout=GRACE,
            worker_middleware=[_name_the_job],
            install_signal_handlers=False,
        )


def _is_of_the_connection(problem: Exception) -> bool:
    return isinstance(problem, OperationalError) or isinstance(problem.__cause__, OperationalError)


async def _name_the_job(call_next, context, worker):
    """What is logged during a job carries its task and number."""
    with about(task=Word(context.job.task_name), job=context.job.id):
        return await call_next()
