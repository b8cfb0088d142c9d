"""Figures for Prometheus. Labels are names of our pages and tasks, never of an organisation or a person.

Requests are counted in each web process; with several of them the counts meet in files (the folder that
`wegwijzer serve` names in PROMETHEUS_MULTIPROC_DIR). What is in the queue is asked of the database, so that
it is right wherever the workers are.
"""

import os
import platform
from collections.abc import Iterable
from pathlib import Path

import django
import psutil
from django.db import connections
from django.db.utils import DatabaseError, InterfaceError
from prometheus_client import CollectorRegistry, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE  # noqa: F401  views say it
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from wegwijzer import __version__
from wegwijzer.foundation import queue

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)  # seconds

_own = CollectorRegistry()
REQUESTS = Histogram(
    "wegwijzer_request_seconds",
    "How long answers took, by page, method and class of status.",
    ("route", "method", "status"),
    buckets=BUCKETS,
    registry=_own,
)
POOL = Gauge(
    "wegwijzer_database_pool",
    "Connections of this machine's web processes: open, idle, and requests that wait for one.",
    ("state",),
    multiprocess_mode="livesum",
    registry=_own,
)
POOL_STATES = {"open": "pool_size", "idle": "pool_available", "waiting": "requests_waiting"}


def observe(route: str, method: str, status: int, seconds: float) -> None:
    """Count one answer."""
    REQUESTS.labels(route, method, f"{status // 100}xx").observe(seconds)
    _look_at_pool()


def _look_at_pool() -> None:
    connection = connections["default"]
    if connection.settings_dict["OPTIONS"].get("pool"):
        found = connection.pool.get_stats()
        for state, name in POOL_STATES.items():
            POOL.labels(state).set(found.get(name, 0))


def page() -> bytes:
    """All figures as Prometheus reads them."""
    shared = CollectorRegistry()
    shared.register(Installation())
    return generate_latest(_counted()) + generate_latest(shared)


def _counted() -> CollectorRegistry:
    """What this process counted, or all web processes of this `serve` together."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return _own
    _forget_dead(Path(folder))
    together = CollectorRegistry()
    MultiProcessCollector(together, path=folder)
    return together


def _forget_dead(folder: Path) -> None:
    """The connections of a process that ended are gone; what it counted stays counted."""
    for file in folder.glob("gauge_live*_*.db"):
        number = file.stem.rpartition("_")[2]
        if number.isdigit() and not psutil.pid_exists(int(number)):
            mark_process_dead(int(number), path=str(folder))


class Installation:
    """What is true of the installation at this moment."""

    def collect(self) -> Iterable[Metric]:
        build = GaugeMetricFamily("wegwijzer_build", "Which version runs.", labels=("version", "python", "django"))
        build.add_metric((__version__, platform.python_version(), django.__version__), 1)
        yield build
        try:
            found = list(_queue())
        except (DatabaseError, InterfaceError):
            found = []
        yield GaugeMetricFamily("wegwijzer_database_up", "1 when the database answers.", value=float(bool(found)))
        yield from found


def _queue() -> Iterable[Metric]:
    waiting = queue.waiting()
    yield GaugeMetricFamily("wegwijzer_workers_alive", "Background workers alive.", value=queue.workers_alive())
    yield GaugeMetricFamily("wegwijzer_jobs_waiting", "Jobs that could start now.", value=waiting.jobs)
    yield GaugeMetricFamily(
        "wegwijzer_oldest_waiting_job_seconds", "How long the oldest of those waits.", value=waiting.oldest
    )
    jobs = GaugeMetricFamily(
        "wegwijzer_jobs",
        "Jobs that the queue remembers: done for a day, failed for a month.",
        labels=("task", "status"),
    )
    for task, status, number in queue.jobs_by_status():
        jobs.add_metric((task, status), number)
    yield jobs
