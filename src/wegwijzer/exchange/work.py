"""What the worker and the command do with an import, in the transaction of whoever asked for it.

examine  read the file into `incoming`, compare, write down findings and changes
save     the same again; and when the outcome is what was agreed to, do it
undo     give back what saving changed
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import incoming, kinds, parts, remembering
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.models import Change, Finding, Import, Weight
from wegwijzer.exchange.run import Reporter, Run, Silent, Trouble
from wegwijzer.foundation.transaction import set_local
from wegwijzer.output import sheets

# The database asks now and then whether who is waiting is still there: after a killed worker it stops too.
NOTICE_A_DEAD_WORKER = "SET LOCAL client_connection_check_interval = '1s'"
ONE_SAVES = "SELECT pg_advisory_xact_lock(hashtextextended('exchange ' || %s, 0))"


@contextmanager
def running(actor: Actor, import_: Import, reporter: Reporter | None = None) -> Iterator[Run]:
    """A run on this import, with what its mapping says there is."""
    EXCHANGE.require_role(actor)
    kind = kinds.of(import_.kind)
    has = {key for key in import_.mapping.values() if key}
    with connection.cursor() as cursor:
        cursor.execute(NOTICE_A_DEAD_WORKER)
        import_.choices.setdefault("as_of", actor.today.isoformat())
        run = Run(cursor, import_, actor, kind, reporter or Silent())
        run.has = has | ({"given_name", "family_name"} if "full_name" in has else set())
        yield run


def examine(actor: Actor, import_: Import, path: Path, reporter: Reporter | None = None) -> None:
    """Fills `result` and writes findings and changes; saves the import. Raises Trouble or sheets.Refused."""
    with running(actor, import_, reporter) as run:
        _examine(run, path)
    _write_examined(import_)


def _write_examined(import_: Import, trouble: dict | None = None) -> None:
    import_.examined_at, import_.trouble = timezone.now(), trouble or {}
    import_.save(update_fields=["choices", "result", "examined_at", "trouble"])


def _examine(run: Run, path: Path) -> None:
    import_ = run.import_
    missing = run.kind.missing(run.has | {key for key in import_.mapping.values() if key})
    if missing:
        raise Trouble("columns_missing", fields=[list(group) for group in missing], **_layout(import_))
    Finding.objects.filter(of=import_).delete()
    Change.objects.filter(of=import_).delete()
    run.stage("reading", import_.result.get("rows") or import_.seen.get("about_rows") or 0)
    dialect = sheets.Dialect.from_json(import_.dialect)
    rows = incoming.fill(run, sheets.rows(path, dialect))
    _ask_about_days(run)
    run.flush()
    run.stage("comparing")
    outcome = run.kind.examine(run)
    run.flush()
    _say_there_is_more(run)
    import_.result = {
        "rows": rows,
        "digest": outcome.digest,
        "counts": outcome.counts,
        "findings": _count_findings(run),
    }


def _layout(import_: Import) -> dict:
    return {"layout": import_.seen["layout"]} if import_.seen.get("layout") else {}


def _ask_about_days(run: Run) -> None:
    """03/04/2020 all along: nobody can know which figure is the day."""
    if run.import_.dialect.get("date_order_by") == "assumed":
        candidates = [{"value": order, "word": order} for order in ("dmy", "mdy")]
        run.find(Weight.QUESTION, 0, "", "date_order_unsure", key="date_order:", candidates=candidates)


def _say_there_is_more(run: Run) -> None:
    if run.beyond:
        weight = Weight.PROBLEM if run.beyond[Weight.PROBLEM] else Weight.REMARK
        numbers = {str(weight): run.beyond[str(weight)] for weight in Weight}
        Finding(of=run.import_, weight=weight, code="more_findings", details=numbers).save()


def _count_findings(run: Run) -> dict[str, int]:
    kept = Finding.objects.filter(of=run.import_).order_by().values_list("weight").annotate(Count("pk"))
    return dict(Counter(dict(kept)) + run.beyond)


def save(actor: Actor, import_: Import, path: Path, reporter: Reporter | None = None) -> None:
    """Does what was agreed to, whole. When the outcome would now be another, that outcome is written down instead,
    with the trouble “outdated”, and nothing is done. Raises Trouble while something is open."""
    agreed = import_.result.get("digest")
    with running(actor, import_, reporter) as run:
        run.cursor.execute(ONE_SAVES, [str(actor.organisation.pk)])
        _examine(run, path)
        if import_.result["digest"] != agreed:
            _write_examined(import_, trouble={"code": "outdated"})
            return
        refuse_what_is_open(import_)
        _save(run)
    _finish(actor, import_)


def refuse_what_is_open(import_: Import) -> None:
    """Raises Trouble while there are questions, or problems that are not to be left out."""
    found = import_.result.get("findings", {})
    if found.get(Weight.QUESTION):
        raise Trouble("questions_open", number=found[Weight.QUESTION])
    if found.get(Weight.PROBLEM) and import_.choices.get("problem_rows") != "leave_out":
        raise Trouble("problems_open", number=found[Weight.PROBLEM])


def _save(run: Run) -> None:
    run.stage("saving")
    set_local(reason=run.import_.file_name)
    run.kind.save(run)
    set_local(reason=None)


def _finish(actor: Actor, import_: Import) -> None:
    remembering.answers(import_)
    parts.forget(import_)
    import_.saved_at, import_.saved_by_id = timezone.now(), actor.person_id
    import_.trouble = {}
    import_.save(update_fields=["choices", "result", "seen", "saved_at", "saved_by", "trouble"])


def examine_and_save(actor: Actor, import_: Import, path: Path, reporter: Reporter | None = None) -> None:
    """In one go, for the command: nothing was shown yet that could differ. Raises Trouble while something is open;
    `import_.result` tells what was found."""
    with running(actor, import_, reporter) as run:
        run.cursor.execute(ONE_SAVES, [str(actor.organisation.pk)])
        _examine(run, path)
        _write_examined(import_)
        refuse_what_is_open(import_)
        _save(run)
    _finish(actor, import_)


def undo(actor: Actor, import_: Import, reporter: Reporter | None = None) -> None:
    """Raises Trouble when something was built on it."""
    EXCHANGE.require_role(actor)
    with connection.cursor() as cursor:
        cursor.execute(NOTICE_A_DEAD_WORKER)
        cursor.execute(ONE_SAVES, [str(actor.organisation.pk)])
    (reporter or Silent()).stage("undoing")
    kinds.of(import_.kind).undo(actor, import_)
    import_.undone_at, import_.undone_by_id, import_.trouble = timezone.now(), actor.person_id, {}
    import_.save(update_fields=["undone_at", "undone_by", "trouble"])
