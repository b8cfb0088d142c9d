"""Stories as plain data, for the file that somebody takes along. With who wrote them; without anybody's address."""

from wegwijzer.access.actor import Actor
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.models import Asking


def stories(actor: Actor) -> list[dict]:
    """Per time of asking, the oldest first: {"begun_at", "until", "intro", "stories", "threads", "portrait"}."""
    return [_asking(actor, row) for row in reversed(queries.askings(actor))]


def _asking(actor: Actor, row: Asking) -> dict:
    return {
        "begun_at": row.begun_at.isoformat(timespec="seconds"),
        "until": row.until.isoformat(),
        "intro": row.intro,
        "stories": [
            {
                "from": told.name,
                "sent_at": told.story.sent_at.isoformat(timespec="seconds"),
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
