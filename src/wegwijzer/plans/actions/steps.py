"""How an agreement goes on, in dated steps. What was agreed changes by a step that the other side said yes to."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import ChangedMeanwhile, assign, saving, say
from wegwijzer.people.models import Person
from wegwijzer.plans import rules
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_STEP
from wegwijzer.plans.access.grounds import lines_on
from wegwijzer.plans.actions.agreements import FIELDS
from wegwijzer.plans.agreement_news import tell
from wegwijzer.plans.models import Agreement, AgreementStep, Doer, StepKind
from wegwijzer.plans.rules.steps import AgreementState, can_answer, may_open, side_of, state_of

LONGEST = 2000
DATES = ("starts_on", "due_on")

say("step_one_change_waits", None, _("Er wacht al een aanpassing op antwoord. Bekijk die eerst."))


def note_progress(actor: Actor, *, agreement: Agreement, text: str) -> AgreementStep:
    """How it goes, in a few words. Raises ValidationError by field."""
    current = _standing(actor, agreement)
    text = _words(text, needed=True)
    with saving():
        return _take(actor, current, StepKind.PROGRESS, text=text)


def finish(actor: Actor, *, agreement: Agreement, text: str = "") -> AgreementStep:
    return _to(actor, agreement, StepKind.DONE, text, (AgreementState.RUNNING,))


def stop(actor: Actor, *, agreement: Agreement, text: str = "") -> AgreementStep:
    """Not done, and no longer meant to be: as good an outcome as any."""
    return _to(actor, agreement, StepKind.STOPPED, text, (AgreementState.RUNNING,))


def resume(actor: Actor, *, agreement: Agreement, text: str = "") -> AgreementStep:
    return _to(actor, agreement, StepKind.RESUMED, text, (AgreementState.DONE, AgreementState.STOPPED))


def propose_change(
    actor: Actor, *, agreement: Agreement, version: int | None = None, text: str = "", **fields
) -> AgreementStep | None:
    """Other words, days or people for an agreement that stands. Between two it waits for the other's yes; what is the
    employee's own changes at once. None when nothing is different. Raises ChangedMeanwhile for an older version."""
    current = _standing(actor, agreement)
    if version is not None and version != current.version:
        raise ChangedMeanwhile(current)
    before, after = _difference(actor, current, fields)
    text = _words(text)
    if not after:
        return None
    alone = current.other_id is None and current.employee_id == actor.person_id
    answer = {"agreed_by": actor.person, "agreed_at": timezone.now()} if alone else {}
    with saving():
        step = _take(actor, current, StepKind.CHANGE, text=text, before=before, after=after, **answer)
        if alone:
            _apply(current, after)
    if not alone:
        tell(actor, "change_proposed", current, also=step.leader_id, step=step.pk)
    return step


def answer_change(actor: Actor, *, step: AgreementStep, agreed: bool) -> AgreementStep:
    """Yes, and it is so from now on; or no. A second answer changes nothing."""
    current, row = _change(actor, step)
    if row.agreed_at or row.refused_at:
        return row
    if not can_answer(row, side_of(current, actor.person_id)):
        raise PermissionDenied(_("Op deze aanpassing antwoordt de ander."))
    at, by = ("agreed_at", "agreed_by") if agreed else ("refused_at", "refused_by")
    setattr(row, at, timezone.now())
    setattr(row, by, actor.person)
    with saving():
        row.save(update_fields=[at, by])
        if agreed:
            _apply(current, row.after)
    tell(actor, "change_agreed" if agreed else "change_refused", current, also=row.leader_id, step=row.pk)
    return row


def answer_taken_over(actor: Actor, *, agreement: Agreement, step_id: UUID, agreed: bool) -> None:
    """Who leads now answers a change that the employee proposed to the leader before. The database does it, since the
    step itself is not for the actor to read. Raises ValidationError when there is none any more."""
    current = _standing(actor, agreement)
    with saving(), connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_answer_as_new_leader(%s, %s)", [step_id, agreed])
        if not cursor.fetchone()[0]:
            raise ValidationError(_("Hier is al op geantwoord."))
    current.refresh_from_db()
    tell(actor, "change_agreed" if agreed else "change_refused", current, step=step_id)


def withdraw_change(actor: Actor, *, step: AgreementStep) -> AgreementStep:
    """Who proposed it takes it back, as long as nobody answered."""
    _current, row = _change(actor, step)
    if row.by_id != actor.person_id:
        raise PermissionDenied(_("Alleen wie iets voorstelde, neemt het terug."))
    if row.agreed_at or row.refused_at:
        raise ValidationError(_("Hier is al op geantwoord."))
    row.refused_at, row.refused_by = timezone.now(), actor.person
    with saving():
        row.save(update_fields=["refused_at", "refused_by"])
    return row


def open_to_leader(actor: Actor, *, agreement: Agreement, opened: bool = True) -> Agreement:
    """The employee lets whoever leads them see it, or no longer. Not for what was made with the leader: that binds."""
    current = _standing(actor, agreement)
    if not may_open(current, side_of(current, actor.person_id)):
        raise PermissionDenied(_("Alleen van wie de afspraak is, kiest of de leidinggevende ze ziet."))
    if bool(current.open_to_leader_at) == opened:
        return current
    current.open_to_leader_at = timezone.now() if opened else None
    with saving():
        if opened:
            current.save(update_fields=["open_to_leader_at"])
        _take(actor, current, StepKind.OPENED if opened else StepKind.CLOSED_AGAIN)
        if not opened:
            current.save(update_fields=["open_to_leader_at"])
    return current


# ---- Inside


def leader_now(actor: Actor, agreement: Agreement) -> Person | None:
    """Who sees this step as the leader: the actor when they lead, else who leads the largest place of the employee."""
    if not agreement.open_to_leader_at:
        return None
    lines = lines_on(actor.today).filter(person=agreement.employee_id).select_related("manager")
    found = [line.manager for line in lines.order_by("-position__share", "pk")]
    return next((one for one in found if one.pk == actor.person_id), found[0] if found else None)


def _take(actor: Actor, agreement: Agreement, kind: str, **said) -> AgreementStep:
    step = AgreementStep(
        organisation=actor.organisation,
        agreement=agreement,
        employee_id=agreement.employee_id,
        other_id=agreement.other_id,
        leader=leader_now(actor, agreement),
        by=actor.person,
        kind=kind,
        **said,
    )
    step.save(force_insert=True)
    return step


def _to(actor: Actor, agreement: Agreement, kind: str, text: str, only: tuple[AgreementState, ...]) -> AgreementStep:
    current = _standing(actor, agreement)
    text = _words(text)
    if state_of(current) not in only:
        raise ValidationError(_("De afspraak staat er intussen anders voor. Bekijk ze opnieuw."))
    with saving():
        step = _take(actor, current, kind, text=text)
        current.done_at = step.at if kind == StepKind.DONE else None
        current.stopped_at = step.at if kind == StepKind.STOPPED else None
        current.save(update_fields=["done_at", "stopped_at"])
    tell(actor, f"agreement_{kind}", current, also=step.leader_id, step=step.pk)
    return step


def _standing(actor: Actor, agreement: Agreement) -> Agreement:
    SEE_AGREEMENT.require(actor, agreement)
    row = Agreement.objects.select_for_update(of=("self",), no_key=True).filter(pk=agreement.pk).first()
    if row is None:
        raise ValidationError(_("Dit bestaat niet meer. Misschien heeft iemand het intussen verwijderd."))
    if not row.fixed_at or row.dropped_at:
        raise ValidationError(_("Deze afspraak staat nog niet vast."))
    return row


def _change(actor: Actor, step: AgreementStep) -> tuple[Agreement, AgreementStep]:
    SEE_STEP.require(actor, step)
    current = _standing(actor, step.agreement)
    row = AgreementStep.objects.select_for_update(of=("self",), no_key=True).get(pk=step.pk)
    if row.kind != StepKind.CHANGE:
        raise ValidationError(_("Hier valt niets op te antwoorden."))
    return current, row


def _difference(actor: Actor, current: Agreement, fields: Mapping) -> tuple[dict, dict]:
    """What stood and what is to stand, of the columns that differ; days as text, as the database has them."""
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")
    stood = {name: getattr(current, name) for name in FIELDS}
    wanted = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    if "doers" in wanted:
        wanted["doers"] = rules.check_doers(wanted["doers"], Doer.values)
    people = {name: getattr(current, name) for name in ("employee_id", "other_id", "made_by_id")}
    other = assign(Agreement(organisation=actor.organisation, **people, **stood), wanted)
    days = (stood["starts_on"], stood["due_on"])
    rules.check_days(other.starts_on, other.due_on, today=actor.today, before=days)
    changed = [name for name in wanted if getattr(other, name) != stood[name]]
    return {name: _plain(stood[name]) for name in changed}, {name: _plain(getattr(other, name)) for name in changed}


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value


def _apply(agreement: Agreement, after: Mapping) -> None:
    for name, value in after.items():
        setattr(agreement, name, date.fromisoformat(value) if name in DATES and value else value)
    agreement.version += 1
    agreement.save(update_fields=[*after, "version"])


def _words(text: str, needed: bool = False) -> str:
    text = (text or "").replace("\r\n", "\n").strip()
    if needed and not text:
        raise rules.refuse("text", _("Schrijf in een paar woorden hoe het gaat."))
    if len(text) > LONGEST:
        raise rules.refuse("text", _("Hou het korter: hoogstens %(n)s tekens.") % {"n": LONGEST})
    return text
