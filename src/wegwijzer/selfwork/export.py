"""Everything that somebody did alone, as plain data: for a file to keep, or to take along on leaving (SELF-8)."""

from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.selfwork import queries
from wegwijzer.selfwork.models import Sheet
from wegwijzer.selfwork.pieces import instrument_of, parts_of_share, parts_read, title_of_share
from wegwijzer.selfwork.portrait.export import stories

FORMAT = "wegwijzer-self/1"


def everything(actor: Actor) -> dict:
    """{"format", "made_at", "name", "sheets": […], "stories": […], "shared": […], "taken_along": […]}, days as ISO.

    A sheet holds its questions as they were asked, the answer in words, and the answer itself as it is kept; what was
    shared stands as it was copied then.
    """
    mine = list(queries.sheets(actor))
    values = queries.values_of_all(mine)
    return {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "name": actor.person.full_name,
        "sheets": [_sheet(sheet, values.get(sheet.pk, {})) for sheet in mine],
        "stories": stories(actor),
        "shared": [_share(row) for row in queries.shared_by_me(actor)],
        "taken_along": [
            {
                "to": row.place,
                "key": row.field,
                "title": row.title,
                "text": row.text,
                "on": row.taken_at.isoformat(timespec="seconds"),
            }
            for row in queries.taken(actor)
        ],
    }


def _sheet(sheet: Sheet, values: dict) -> dict:
    instrument = instrument_of(sheet)
    return {
        "instrument": sheet.key,
        "version": sheet.instrument,
        "title": sheet.name or instrument.title,
        "source": instrument.source,
        "begun_at": sheet.begun_at.isoformat(timespec="seconds"),
        "changed_at": sheet.changed_at.isoformat(timespec="seconds"),
        "finished_at": sheet.finished_at.isoformat(timespec="seconds") if sheet.finished_at else None,
        "parts": [
            {
                "title": part.title,
                "answers": [
                    {"key": piece.key, "question": piece.title, "in_words": piece.lines, "answer": piece.value}
                    for piece in part.pieces
                ],
            }
            for part in parts_read(instrument, values)
        ],
    }


def _share(row) -> dict:
    return {
        "title": title_of_share(row),
        "with": row.receiver.full_name,
        "on": row.shared_at.isoformat(timespec="seconds"),
        "until": row.until.isoformat() if row.until else None,
        "taken_back_at": row.taken_back_at.isoformat(timespec="seconds") if row.taken_back_at else None,
        "version": row.instrument,
        "made_on": row.made_on.isoformat(),
        "answers": row.answers,
        "parts": [
            {"title": part.title, "pieces": [{"title": piece.title, "in_words": piece.lines} for piece in part.pieces]}
            for part in parts_of_share(row)
        ],
    }
