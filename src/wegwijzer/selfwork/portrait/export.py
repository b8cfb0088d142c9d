"""Stories as plain data, for the file that somebody takes along. With who wrote them; without anybody's address."""

from datetime import datetime

from wegwijzer.access.actor import Actor
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.models import Asking


def stories(actor: Actor) -> list[dict]:
    """Per time of asking, the oldest first: {"begun_at", "until", "intro", "version", "source", "asked", "stories",
    "threads", "portrait"}."""
    return [_asking(actor, row) for row in reversed(queries.askings(actor))]


def _asking(actor: Actor, row: Asking) -> dict:
    return {
        "begun_at": _moment(row.begun_at),
        "until": row.until.isoformat(),
        "intro": row.intro,
        "version": row.instrument,
        "source": instrument_of(row).source,
        "asked": [
            {
                "name": each.name,
                "how": each.way,
                "on": _moment(each.invited_at),
                "reminded_at": _moment(each.reminded_at),
                "withdrawn_at": _moment(each.withdrawn_at),
                "answered_at": _moment(each.answered_at),
            }
            for each in queries.invited_of(actor, row)
        ],
        "stories": [
            {
                "from": told.name,
                "sent_at": _moment(told.story.sent_at),
                "answers": [{"key": key, "question": question, "answer": text} for key, question, text in told.said],
            }
            for told in queries.stories(actor, row)
        ],
        "threads": [
            {"name": each.thread.name if each.thread else None, "passages": [passage.text for passage in each.passages]}
            for each in queries.threads(actor, row)
        ],
        "portrait": row.portrait,
    }


def _moment(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when else None
