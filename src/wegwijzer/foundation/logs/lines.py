"""How lines look, and which lines there are: JSON in production, something to read in development.

Knows nothing of Django's settings, so that every process of ours can set this up first.
"""

import logging
import logging.config
import sys
import threading
from datetime import UTC, datetime

from pythonjsonlogger.json import JsonFormatter

from wegwijzer.foundation.logs.failures import trace
from wegwijzer.foundation.logs.saying import said
from wegwijzer.foundation.logs.words import Word, common

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

# What libraries say that we say better ourselves, or that would drown the rest.
QUIET = {
    "django.request": "ERROR",  # each request has its own line; errors keep their trace here
    "django.server": "ERROR",
    "django.db.backends": "INFO",  # at DEBUG: statements with their values
    "django.security.DisallowedHost": "CRITICAL",
    "fido2.server": "WARNING",
    "pikepdf": "WARNING",  # that it began
    "procrastinate.blueprints": "WARNING",
    "procrastinate.periodic": "WARNING",
    "procrastinate.jobs": "WARNING",
    "procrastinate.worker": "INFO",
    "procrastinate.worker.worker": "WARNING",
}
OUTCOMES = {
    "job_success": "done",
    "job_error": "failed",
    "job_error_retry": "failed, will be tried again",
    "job_aborted": "stopped",
    "job_aborted_retry": "stopped, will be tried again",
}


def entry(record: logging.LogRecord) -> dict[str, object]:
    """A record as fields: when, how grave, who says what, the facts, and the error without its values."""
    known = {**common(), **getattr(record, "facts", {})}
    line = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "said": said(record),
        **{name: value for name, value in known.items() if value not in (None, "")},
    }
    if record.exc_info and record.exc_info[1] is not None:
        line["error"] = trace(record.exc_info[1])
    return line


class JsonLines(JsonFormatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return self.serialize_log_record(entry(record))


class PlainLines(logging.Formatter):
    """For who sits at the machine: time, what was said, and the facts behind it."""

    def format(self, record: logging.LogRecord) -> str:
        line = entry(record)
        clock = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        error = line.pop("error", "")
        first = f"{clock} {line.pop('level'):<7} {line.pop('said')}"
        where = f"[{record.name}]" if record.levelno >= logging.WARNING else ""
        known = (f"{name}={value}" for name, value in line.items() if name not in ("time", "logger"))
        told = " ".join([first, *known, where]).rstrip()
        return f"{told}\n{error}" if error else told


class Lines(logging.StreamHandler):
    """To the error stream. A line that cannot be written is told by its place alone: Python would print its
    arguments."""

    def handleError(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"a line of {record.pathname}:{record.lineno} could not be written\n")


class JobLines(logging.Filter):
    """Of what procrastinate says about a job, how it ended, as facts: its own sentence holds the arguments."""

    def filter(self, record: logging.LogRecord) -> bool:
        outcome = OUTCOMES.get(getattr(record, "action", ""))
        if outcome is None:
            return record.levelno >= logging.WARNING
        job = getattr(record, "job", {})
        seconds = (getattr(record, "end_timestamp", 0) or 0) - (getattr(record, "start_timestamp", 0) or 0)
        record.facts = {
            "task": job.get("task_name"),
            "job": job.get("id"),
            "seconds": round(seconds, 3),
            "outcome": outcome,
        }
        if outcome != "done" and record.levelno < logging.WARNING:
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg, record.args = Word("job"), ()
        return True


def configuration(*, as_json: bool, level: str = "INFO") -> dict[str, object]:
    """For `logging.config.dictConfig`, and for the parts (Django, Granian) that call it themselves."""
    plain = {"handlers": [], "propagate": True}  # Django and Granian give their own others; ours is the only one
    own = {"django": plain, "django.server": plain, "_granian": plain, "granian.access": {"level": "CRITICAL"}}
    quiet = {name: {"level": _graver(level, least)} for name, least in QUIET.items()}
    quiet["procrastinate.worker"]["filters"] = ["jobs"]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"{__name__}.{'JsonLines' if as_json else 'PlainLines'}"}},
        "filters": {"jobs": {"()": f"{__name__}.JobLines"}},
        "handlers": {"console": {"()": f"{__name__}.Lines", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": own | {name: own.get(name, {}) | more for name, more in quiet.items()},
    }


def _graver(one: str, other: str) -> str:
    return max(one, other, key=LEVELS.index)


def catch_the_rest() -> None:
    """What nobody catches is logged as well, instead of printed with its message."""
    log = logging.getLogger("wegwijzer")

    def unseen(kind, problem, where):
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        log.critical("stopped by an error", exc_info=(kind, problem, where))

    sys.excepthook = unseen
    threading.excepthook = lambda told: unseen(told.exc_type, told.exc_value, told.exc_traceback)
