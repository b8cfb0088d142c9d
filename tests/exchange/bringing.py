"""Bringing a file in as the worker does, in one go."""

import io
from pathlib import Path

from django.db import transaction

from wegwijzer.exchange import actions, jobs
from wegwijzer.exchange.models import Import, Work


def upload(actor, content: str | bytes | Path, *, name: str = "mensen.csv", kind: str = "people") -> Import:
    if isinstance(content, Path):
        name, content = content.name, content.read_bytes()
    data = content.encode() if isinstance(content, str) else content
    return actions.upload(actor, kind=kind, name=name, file=io.BytesIO(data))


def examine(actor, import_: Import, **choices) -> Import:
    """Asked, and done at once instead of by a worker."""
    actions.ask_examine(actor, import_=import_, choices=choices)
    return do(actor, import_, Work.EXAMINE)


def save(actor, import_: Import) -> Import:
    actions.ask_save(actor, import_=import_)
    return do(actor, import_, Work.SAVE)


def undo(actor, import_: Import) -> Import:
    actions.ask_undo(actor, import_=import_)
    return do(actor, import_, Work.UNDO)


def do(actor, import_: Import, work: Work) -> Import:
    with transaction.atomic():
        jobs.JOBS[work].body(actor, str(import_.pk))
    import_.refresh_from_db()
    return import_


def examined(actor, content, **choices) -> Import:
    return examine(actor, upload(actor, content), **choices)
