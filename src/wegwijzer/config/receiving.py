"""What `wegwijzer receive` does. A mail server understands two answers: done, and try again later."""

from typing import BinaryIO

import click

from wegwijzer.config import runtime
from wegwijzer.config.runtime import Refused
from wegwijzer.foundation.postgres_host import ClusterError

DONE, LATER = 0, 75  # EX_OK and EX_TEMPFAIL of sysexits.h


def run(stream: BinaryIO) -> int:
    """One letter. Anything that is not about this letter itself means “later”, so that it is not lost."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error

    try:
        with runtime.django():
            return _take(stream)
    except (Refused, ClusterError, ImproperlyConfigured) as problem:
        reason = " ".join(str(problem).split())
    except Error as problem:
        reason = f"the database: {type(problem).__name__}"
    click.echo(f"wegwijzer: not now: {reason}", err=True)
    return LATER


def _take(stream: BinaryIO) -> int:
    from wegwijzer.config import prepare
    from wegwijzer.notices import inbound

    prepare.refuse_unless_sound()
    raw = stream.read(inbound.LARGEST + 1)
    ours = inbound.take_in(raw)
    while stream.read(
        1 << 20
    ):  # what was too large to keep: a mail server that cannot write to the end would try again
        pass
    click.echo("Taken in." if ours else "Nothing for Wegwijzer in it.", err=True)
    return DONE
