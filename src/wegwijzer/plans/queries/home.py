"""What stands of somebody's plan on their start page, and the one thing in it that waits for them."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_STEP
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT
from wegwijzer.plans.models import Agreement, AgreementStep, Checkpoint, Plan, StepKind
from wegwijzer.plans.queries import checkpoints, plan, requests

MOST = 4  # agreements on a start page; the plan shows the others


@dataclass(frozen=True)
class Waiting:
    """What waits for somebody: `page` names the address of `about`."""

    title: str
    text: str
    button: str
    page: str
    about: UUID


@dataclass(frozen=True)
class Home:
    """`rows`: first what waits for a yes, then agreements that run, the first to be ready first; `done`: the one that
    was done last."""

    plan: Plan | None
    rows: list[Agreement] = field(default_factory=list)
    more: bool = False
    changes: dict = field(default_factory=dict)
    next: Checkpoint | None = None
    done: Agreement | None = None


def home(actor: Actor) -> Home:
    """Five statements."""
    agreed = plan.agreements(actor, actor.person_id)
    mine = agreed.filter(fixed_at__isnull=False)
    asked = Q(fixed_at__isnull=True, employee_agreed_at__isnull=True, other_agreed_at__isnull=False)
    rows = running(agreed.filter(asked | Q(fixed_at__isnull=False))).annotate(waits=asked)
    rows = list(rows.order_by("-waits", F("due_on").asc(nulls_last=True), "pk")[: MOST + 1])
    ahead = SEE_CHECKPOINT.filter(actor, Checkpoint.objects.filter(cancelled_at__isnull=True, held_at__isnull=True))
    ahead = ahead.filter(employee=actor.person_id, starts_at__gte=timezone.now())
    return Home(
        plan=plan.my_plan(actor),
        rows=rows[:MOST],
        more=len(rows) > MOST,
        changes=plan.waiting_changes(actor, rows),
        next=ahead.select_related("other").order_by("starts_at", "pk").first(),
        done=mine.filter(done_at__isnull=False).order_by("-done_at").first(),
    )


def running(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    return rows.filter(done_at__isnull=True, stopped_at__isnull=True)


def most_urgent(actor: Actor) -> Waiting | None:
    """The first of: an answer of HR, a yes that is asked, a moment to look back on, an agreement past its day.
    Six statements or fewer."""
    if actor.person_id is None:
        return None
    for find in (_answered, _asked, _changed, _looked_at, _late):
        found = find(actor)
        if found is not None:
            return found
    return None


def _answered(actor: Actor) -> Waiting | None:
    row = requests.unread_answers(actor).first()
    if row is None:
        return None
    text = _("Je vroeg iets voor een afspraak. Lees wat HR daarop zegt.")
    return Waiting(_("HR antwoordde op je vraag"), text, _("Het antwoord lezen"), "request", row.pk)


def _asked(actor: Actor) -> Waiting | None:
    """A proposal of the other one."""
    mine = Q(employee=actor.person_id, employee_agreed_at__isnull=True, other_agreed_at__isnull=False)
    mine |= Q(other=actor.person_id, other_agreed_at__isnull=True, employee_agreed_at__isnull=False)
    rows = SEE_AGREEMENT.filter(actor, Agreement.objects.filter(fixed_at__isnull=True, dropped_at__isnull=True))
    row = rows.filter(mine).select_related("employee", "other").order_by("made_at", "pk").first()
    if row is None:
        return None
    other = row.other if row.employee_id == actor.person_id else row.employee
    title = _("%(name)s stelt een afspraak voor") % {"name": other.given_name}
    return Waiting(title, _quoted(row.what), _("Bekijken"), "agreement-page", row.pk)


def _changed(actor: Actor) -> Waiting | None:
    """A change of what stands, by the other side."""
    rows = AgreementStep.objects.filter(kind=StepKind.CHANGE, agreed_at__isnull=True, refused_at__isnull=True)
    theirs = Q(employee=actor.person_id) & ~Q(by=actor.person_id)
    theirs |= Q(by=F("employee")) & ~Q(employee=actor.person_id)
    step = SEE_STEP.filter(actor, rows).filter(theirs).select_related("by", "agreement").order_by("at", "pk").first()
    if step is None:
        return None
    title = _("%(name)s wil een afspraak aanpassen") % {"name": step.by.given_name}
    return Waiting(title, _quoted(step.agreement.what), _("Bekijken"), "agreement-page", step.agreement_id)


def _looked_at(actor: Actor) -> Waiting | None:
    for seen in checkpoints.due(actor, most=1):
        day = date_format(timezone.localtime(seen.row.starts_at), "j F")
        title = _("Hoe gaat het met wat je afsprak?")
        if seen.other:
            title = _("Hoe ging de opvolging met %(name)s?") % {"name": seen.other.given_name}
        text = _("Ze stond op %(day)s. Twee minuten is genoeg: wat lukte, wat niet, en wat nu.") % {"day": day}
        return Waiting(title, text, _("Noteren"), "checkpoint-hold", seen.row.pk)
    return None


def _late(actor: Actor) -> Waiting | None:
    mine = SEE_AGREEMENT.filter(actor, Agreement.objects.filter(fixed_at__isnull=False, dropped_at__isnull=True))
    row = running(mine.filter(employee=actor.person_id, due_on__lt=actor.today)).order_by("due_on", "pk").first()
    if row is None:
        return None
    day = date_format(row.due_on, "j F")
    text = _("%(what)s was bedoeld tegen %(day)s. Gedaan, bezig, of anders? Alles mag.")
    return Waiting(
        _("Hoe staat het met je afspraak?"),
        text % {"what": _quoted(row.what), "day": day},
        _("Zeg hoe het staat"),
        "agreement-page",
        row.pk,
    )


def _quoted(what: str) -> str:
    return f"“{what}”"
