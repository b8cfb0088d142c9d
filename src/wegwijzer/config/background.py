"""The background worker: takes jobs from the queue in PostgreSQL until it is asked to stop."""

import asyncio

from procrastinate.contrib.django import app

GRACE = 10  # seconds that a running job gets to finish; after that it is aborted, and can be tried again


def work() -> None:
    """Work until SIGINT or SIGTERM. Any number of workers may do so at once: a job goes to one of them."""
    with app.replace_connector(app.connector.get_worker_connector()):
        asyncio.run(_work())


async def _work() -> None:
    async with app.open_async():
        await app.run_worker_async(shutdown_graceful_timeout=GRACE)
