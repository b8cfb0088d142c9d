"""What one does with a plan: begin it, write in it, share a piece of it, look at it again, close it.

A plan is the employee's. Whoever shares it writes how the organisation sees it, and when the leader can be reached.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import ChangedMeanwhile, saving, say
from wegwijzer.people.models import Membership, Person
from wegwijzer.plans.access import CHANGE_PLAN, SEE_PLAN
from wegwijzer.plans.agreement_news import tell_shared
from wegwijzer.plans.models import Plan, PlanText
from wegwijzer.plans.rules import pieces as words
from wegwijzer.plans.rules import plan as rules
from wegwijzer.plans.rules import refuse

say("plan_one_open", None, _("Je hebt al een plan. Ga daarin verder, of sluit het eerst af."))
say("plantext_one_now", None, _("Iemand schreef hier net iets anders. Bekijk het eerst."))


@dataclass(frozen=True)
class Said:
    """One piece as it is to stand. `seen`: the id of the row that stood on the page, None for none; it is not asked
    for when it is left out. `shared`: for what the employee writes; None leaves it as it is."""

    text: str = ""
    chosen: tuple[str, ...] = ()
    shared: bool | None = None
    seen: UUID | str | None = ""


def begin(
    actor: Actor,
    *,
    years: int,
    layout: str = words.GENERAL,
    partner: Person | None = None,
    starts_on: date | None = None,
) -> Plan:
    """The actor's own plan. Raises ValidationError when there is an open one, or when the partner cannot be."""
    if actor.person_id is None:
        raise PermissionDenied(_("Een plan maak je voor jezelf."))
    starts = starts_on or actor.today
    with_whom = _partner(actor, actor.person_id, partner)
    plan = Plan(
        organisation=actor.organisation,
        employee=actor.person,
        partner=with_whom,
        layout=rules.check_layout(layout),
        starts_on=starts,
        until_on=rules.years_on(starts, rules.check_horizon(years)),
        made_by=actor.person,
    )
    with saving():
        plan.save(force_insert=True)
        _note(actor, plan, words.HORIZON, chosen=[plan.until_on.isoformat()])
        _note(actor, plan, words.WITH, chosen=_name_of(with_whom))
    tell_shared(actor, plan)
    return plan


def write(actor: Actor, *, plan: Plan, pieces: Mapping[str, Said]) -> list[PlanText]:
    """What changed is written beside what stood there; the rest stays. Answers the new rows.

    Raises ValidationError by key of the piece, PermissionDenied for what is not the actor's to write, and
    ChangedMeanwhile when another row stands there than was seen.
    """
    current = _open(actor, plan)
    side = _side(actor, current)
    known, there = words.pieces(current.layout), now(current)
    made = []
    with saving():
        for key, said in pieces.items():
            piece = known.get(key)
            if piece is None or piece.writer not in (side, words.BOTH):
                raise PermissionDenied(_("Dit stuk is niet aan jou om te schrijven."))
            row = _write(actor, current, piece, said, there.get(key))
            if row is not None:
                made.append(row)
    return made


def share(actor: Actor, *, plan: Plan, key: str, shared: bool = True) -> None:
    """A piece the employee wrote: for the partner to read, or for nobody else any more, also as it was before."""
    current = _open(actor, plan)
    CHANGE_PLAN.require(actor, current)
    piece = words.all_pieces().get(key)
    if piece is None or not piece.of_employee:
        raise PermissionDenied(_("Dit stuk is van jullie twee."))
    if shared and current.partner_id is None:
        raise refuse(None, _("Kies eerst met wie je je plan deelt."))
    rows = PlanText.objects.filter(plan=current, key=key, written_by=actor.person_id)
    with saving():
        if shared:
            now_ = {"partner": current.partner_id, "shared_at": timezone.now()}
            rows.filter(replaced_at__isnull=True, shared_at__isnull=True).update(**now_)
        else:
            rows.filter(shared_at__isnull=False).update(partner=None, shared_at=None)


def settle(actor: Actor, *, plan: Plan, years: int, layout: str) -> Plan:
    """How far it looks, from its first day on, and its layout."""
    current = _mine(actor, plan)
    until = rules.years_on(current.starts_on, rules.check_horizon(years))
    layout = rules.check_layout(layout)
    with saving():
        if until != current.until_on:
            _note(actor, current, words.HORIZON, chosen=[until.isoformat()])
        if layout != current.layout:
            _note(actor, current, words.LAYOUT, chosen=[layout])
        current.until_on, current.layout, current.version = until, layout, current.version + 1
        current.save()
    return current


def share_with(actor: Actor, *, plan: Plan, partner: Person | None) -> Plan:
    """With somebody else from now on, or with nobody. What was shared with the one before is no longer theirs to
    read here; the employee chooses anew what the other sees of their own words. What that one wrote goes to the
    history; what both write in goes along as the employee wrote it."""
    current = _mine(actor, plan)
    chosen = _partner(actor, current.employee_id, partner)
    if (chosen.pk if chosen else None) == current.partner_id:
        return current
    with saving():
        mine = PlanText.objects.filter(plan=current, written_by=actor.person_id)
        mine.filter(shared_at__isnull=False).update(partner=None, shared_at=None)
        PlanText.objects.filter(plan=current, replaced_at__isnull=True).exclude(written_by=actor.person_id).update(
            replaced_at=timezone.now()
        )
        current.partner, current.version = chosen, current.version + 1
        current.save()
        if chosen is not None:
            of_two = mine.filter(replaced_at__isnull=True).exclude(key__in=words.own_keys())
            of_two.update(partner=chosen, shared_at=timezone.now())
        _note(actor, current, words.WITH, chosen=_name_of(chosen))
    tell_shared(actor, current)
    return current


def look_again(actor: Actor, *, plan: Plan, text: str = "") -> PlanText:
    """It was looked at again: either of the two notes it, once a year at least where the layout asks for it."""
    current = _open(actor, plan)
    with saving():
        return _note(actor, current, words.REVIEW, text=rules.check_text("text", text))


def close(actor: Actor, *, plan: Plan) -> Plan:
    """It stays to be read, and a new one can begin. Agreements go on by themselves."""
    current = _mine(actor, plan)
    current.closed_at, current.version = timezone.now(), current.version + 1
    with saving():
        current.save()
    return current


def partners(actor: Actor) -> QuerySet[Person]:
    """With whom the actor can share a plan: somebody else with a role here today."""
    here = Membership.objects.on(actor.today).values("person")
    return Person.objects.filter(pk__in=here).exclude(pk=actor.person_id)


def now(plan: Plan) -> dict[str, PlanText]:
    """Key → the text as it stands, of those that the actor of this transaction may see."""
    return {row.key: row for row in PlanText.objects.filter(plan=plan, replaced_at__isnull=True)}


# ---- Inside


def _write(actor: Actor, plan: Plan, piece: words.Piece, said: Said, stood: PlanText | None) -> PlanText | None:
    text = rules.check_text(piece.key, said.text)
    chosen = rules.check_directions(said.chosen) if piece.choices else []
    if said.seen != "" and str(said.seen or "") != str(stood.pk if stood else ""):
        raise ChangedMeanwhile(stood or plan)
    same = (text, chosen) == ((stood.text, stood.chosen) if stood else ("", []))
    if same:
        if piece.of_employee and said.shared is not None and stood:
            share(actor, plan=plan, key=piece.key, shared=said.shared)
        return None
    shared = _is_shared(plan, piece, said, stood)
    row = _replace(actor, plan, piece.key, stood, text=text, chosen=chosen, shared=shared)
    if piece.of_employee and said.shared is False:
        share(actor, plan=plan, key=piece.key, shared=False)
    return row


def _is_shared(plan: Plan, piece: words.Piece, said: Said, stood: PlanText | None) -> bool:
    if plan.partner_id is None:
        return False
    if not piece.of_employee:
        return True
    return bool(stood and stood.shared_at) if said.shared is None else said.shared


def _replace(actor: Actor, plan: Plan, key: str, stood: PlanText | None, *, shared: bool, **said) -> PlanText:
    if stood is not None:
        gone = PlanText.objects.filter(pk=stood.pk, replaced_at__isnull=True).update(replaced_at=timezone.now())
        if not gone:
            raise ChangedMeanwhile(stood)
    row = PlanText(
        organisation=actor.organisation,
        plan=plan,
        employee_id=plan.employee_id,
        partner_id=plan.partner_id if shared else None,
        shared_at=timezone.now() if shared else None,
        key=key,
        written_by=actor.person,
        **said,
    )
    row.save(force_insert=True)
    return row


def _note(actor: Actor, plan: Plan, key: str, *, chosen: Iterable[str] = (), text: str = "") -> PlanText:
    """Something about the plan itself, kept with what is written in it; seen by both."""
    stood = PlanText.objects.filter(plan=plan, key=key, replaced_at__isnull=True).first()
    shared = plan.partner_id is not None
    return _replace(actor, plan, key, stood, shared=shared, text=text, chosen=list(chosen))


def _name_of(partner: Person | None) -> list[str]:
    return [partner.full_name] if partner else []


def _open(actor: Actor, plan: Plan) -> Plan:
    SEE_PLAN.require(actor, plan)
    current = Plan.objects.filter(pk=plan.pk).first()
    if current is None:
        raise ValidationError(_("Dit bestaat niet meer. Misschien heeft iemand het intussen verwijderd."))
    if current.closed_at:
        raise ValidationError(_("Dit plan is afgesloten en blijft zoals het is."))
    return current


def _mine(actor: Actor, plan: Plan) -> Plan:
    CHANGE_PLAN.require(actor, plan)
    _open(actor, plan)
    return Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)


def _side(actor: Actor, plan: Plan) -> str:
    return words.EMPLOYEE if plan.employee_id == actor.person_id else words.PARTNER


def _partner(actor: Actor, employee_id: UUID, partner: Person | None) -> Person | None:
    if partner is None:
        return None
    if partner.pk == employee_id or not partners(actor).filter(pk=partner.pk).exists():
        raise refuse("partner", _("Deze persoon kan je plan niet zien. Kies iemand anders."))
    return partner
