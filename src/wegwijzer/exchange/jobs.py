"""What is asked of an import, done by a worker. Each job is one transaction: a worker that dies leaves nothing, and
the job is taken up again (foundation/jobs). Running twice does nothing the second time."""

import logging
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import parts, work
from wegwijzer.exchange.models import Import, Work
from wegwijzer.exchange.progress import Written
from wegwijzer.exchange.retention import forget_old
from wegwijzer.exchange.run import Trouble
from wegwijzer.foundation.logs import Word
from wegwijzer.output.sheets import Refused
from wegwijzer.people.jobs import organisation_job

log = logging.getLogger(__name__)

# A lost connection or a deadlock: again after 2, 4, 8 and 16 seconds.
RETRY = RetryStrategy(max_attempts=5, exponential_wait=2, retry_exceptions=(OperationalError,))
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('import ' || %s, 0))"


@organisation_job(retry=RETRY)
def examine(actor: Actor, import_id: str) -> None:
    _do(actor, UUID(import_id), Work.EXAMINE)


@organisation_job(retry=RETRY)
def save(actor: Actor, import_id: str) -> None:
    _do(actor, UUID(import_id), Work.SAVE)


@organisation_job(retry=RETRY)
def undo(actor: Actor, import_id: str) -> None:
    _do(actor, UUID(import_id), Work.UNDO)


JOBS = {Work.EXAMINE: examine, Work.SAVE: save, Work.UNDO: undo}


def _do(actor: Actor, import_id: UUID, asked: Work) -> None:
    """Once, however often the job runs: whoever comes second waits, and finds nothing asked any more."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME, [str(import_id)])
    import_ = Import.objects.filter(pk=import_id, asked=asked).first()
    if import_ is None:
        return
    trouble = _try(actor, import_, asked)
    done = {"asked": "", "trouble": trouble} if trouble else {"asked": ""}
    Import.objects.filter(pk=import_id).update(**done)


def _try(actor: Actor, import_: Import, asked: Work) -> dict:
    """Does it, or answers why not; then nothing of it is left but, perhaps, a new examination."""
    try:
        with Written(import_, actor.person_id) as reporter, transaction.atomic():
            _work(actor, import_, asked, reporter)
    except (Trouble, Refused) as trouble:
        return {"code": trouble.code, **trouble.details}
    except PermissionDenied:
        return {"code": "not_allowed"}
    except IntegrityError as error:
        return {"code": "refused_by_rule", "constraint": _constraint(error)}
    except OperationalError:
        raise
    except Exception as error:  # whatever it is, somebody is waiting for an answer
        log.error("An import could not be done: %s", Word(type(error).__name__), exc_info=True)
        return {"code": "failed", "error": type(error).__name__}
    return {}


def _constraint(error: IntegrityError) -> str:
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""


def _work(actor: Actor, import_: Import, asked: Work, reporter: Written) -> None:
    if asked == Work.UNDO:
        work.undo(actor, import_, reporter)
        return
    with parts.on_disk(import_) as path:
        if asked == Work.EXAMINE:
            work.examine(actor, import_, path, reporter)
        else:
            work.save(actor, import_, path, reporter)


@app.periodic(cron="50 3 * * *")
@app.task(name="exchange.forget_old_files", queueing_lock="exchange.forget_old_files")
def forget_old_files(timestamp: int) -> None:
    """What nobody saved goes after two weeks, see retention.py."""
    forget_old()
