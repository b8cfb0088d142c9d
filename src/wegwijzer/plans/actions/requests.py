"""What is asked of HR, and what HR answers. A request goes to HR in its own words; the agreement stays where it is."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.notices.actions import notify
from wegwijzer.organisations.saving import saving, say, sent_before
from wegwijzer.people.models import Membership
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_REQUEST
from wegwijzer.plans.access.requests import ANSWER_REQUESTS
from wegwijzer.plans.models import Agreement, Asks, Request, Verdict
from wegwijzer.plans.rules import requests as rules
from wegwijzer.plans.rules.agreements import MOST_REQUESTS, refuse

GONE = _("Deze vraag is er niet meer. Misschien is ze intussen ingetrokken.")
say("request_answered_by_hr", None, _("Alleen HR antwoordt hierop, en nooit op een vraag over zichzelf."))
say("request_stays", None, _("Deze vraag blijft zoals ze gesteld is."))
OUTSIDE = _("Van dit gesprek weet HR niets. Vraag het zelf aan HR, als je dat wil, met een terugkoppeling.")
say("report_only_by_the_employee", None, OUTSIDE)
say("request_of_an_open_agreement", None, _("Deze afspraak loopt niet meer. Er valt niets meer voor te vragen."))


def send_requests(actor: Actor, *, agreements) -> int:
    """What these fixed agreements ask of HR is sent. `agreements`: ids, or a queryset of them. Answers how many."""
    rows = Request.objects.filter(agreement__in=agreements, sent_at__isnull=True, withdrawn_at__isnull=True)
    sent = rows.filter(agreement__fixed_at__isnull=False).update(sent_at=timezone.now())
    if sent:
        _tell_hr(actor)
    return sent


def ask(actor: Actor, *, agreement: Agreement, kind: str, text: str, token: UUID | None = None) -> Request:
    """Something is asked of HR for an agreement that stands already; sent at once.

    The employee asks; the other one can when the agreement is open to the leader, and so known to the organisation.
    For what was agreed with an adviser from outside nobody asks here: the row would tell HR of that conversation.
    Raises PermissionDenied for anybody else, ValidationError by field.
    """
    SEE_AGREEMENT.require(actor, agreement)
    if made := sent_before(Request.objects.all(), token):
        if (made.kind, made.text) == (kind, text.strip()):
            return made
        token = None
    row = Agreement.objects.get(pk=agreement.pk)
    if not may_ask(actor, row):
        raise PermissionDenied(_("Alleen de medewerker vraagt hiervoor iets aan HR."))
    said = rules.check_request(kind, text, Asks.values)
    if (
        Request.objects.filter(agreement=row, withdrawn_at__isnull=True, answered_at__isnull=True).count()
        >= MOST_REQUESTS
    ):
        raise refuse("text", _("Er wachten al veel vragen op HR. Wacht even op een antwoord."))
    with saving():
        made = Request.objects.create(
            **({"id": token} if token else {}), **_people(row), kind=said["kind"], text=said["text"]
        )
        send_requests(actor, agreements=[row.pk])
    made.refresh_from_db()
    return made


def may_ask(actor: Actor, agreement: Agreement) -> bool:
    """Whether this actor can ask HR something for it now. One statement at most."""
    if not agreement.fixed_at or agreement.done_at or agreement.stopped_at or agreement.dropped_at:
        return False
    if actor.person_id != agreement.employee_id and (
        actor.person_id != agreement.other_id or agreement.open_to_leader_at is None
    ):
        return False
    return not is_from_outside(agreement.other_id)


def is_from_outside(person_id: UUID | None) -> bool:
    """Whether this is, or ever was, an adviser from outside: HR is not to learn with whom they talk."""
    return Membership.objects.filter(person=person_id, role=Role.EXTERNAL_ADVISER).exists()


def answer(actor: Actor, *, request: Request, verdict: str, answer: str = "", again_on: date | None = None) -> Request:
    """HR answers, and the request goes back to who asked. A new answer takes the place of an earlier one, which the
    row keeps. Raises ValidationError by field, PermissionDenied for who is not HR, or is the employee."""
    ANSWER_REQUESTS.require_role(actor)
    row = _locked(actor, request)
    if row.employee_id == actor.person_id:
        raise PermissionDenied(_("Op een vraag over jezelf antwoordt een collega van HR."))
    words, day = rules.check_answer(verdict, answer, again_on, known=Verdict.values, today=actor.today)
    if (row.verdict, row.answer, row.again_on) == (verdict, words, day):
        return row
    row.verdict, row.answer, row.again_on = verdict, words, day
    row.answered_by, row.answered_at = actor.person, timezone.now()
    with saving():
        row.save(update_fields=["verdict", "answer", "again_on", "answered_by", "answered_at"])
    row.refresh_from_db()
    told = [one for one in (row.employee_id, row.other_id) if one and one != actor.person_id]
    notify(actor, persons=told, kind="plans.request_answered", about=row.pk, moment=row.answered_at.isoformat())
    return row


def withdraw(actor: Actor, *, request: Request) -> Request:
    """One of the two takes it back: HR no longer sees it. Refused once there is an answer that ends it."""
    row = _locked(actor, request)
    if actor.person_id not in (row.employee_id, row.other_id):
        raise PermissionDenied(_("Alleen wie dit vroeg, neemt het terug."))
    if row.withdrawn_at:
        return row
    if not rules.may_withdraw(row):
        raise ValidationError(_("HR antwoordde al. De vraag en het antwoord blijven staan."))
    row.withdrawn_at = timezone.now()
    with saving():
        row.save(update_fields=["withdrawn_at"])
    if row.answered_by_id and row.answered_by_id != actor.person_id:  # who was to come back to it
        notify(actor, persons=[row.answered_by_id], kind="plans.request_withdrawn", about=row.pk)
    return row


def mark_seen(actor: Actor, *, request: Request) -> None:
    """By the employee: the answer no longer stands on the start page."""
    rows = Request.objects.filter(pk=request.pk, employee=actor.person_id, answered_at__isnull=False)
    rows.filter(seen_at__isnull=True, withdrawn_at__isnull=True).update(seen_at=timezone.now())


def _locked(actor: Actor, request: Request) -> Request:
    SEE_REQUEST.require(actor, request)
    row = Request.objects.select_for_update(of=("self",), no_key=True).filter(pk=request.pk).first()
    if row is None:
        raise ValidationError(GONE)
    return row


def _people(agreement: Agreement) -> dict:
    return {
        "organisation_id": agreement.organisation_id,
        "agreement": agreement,
        "employee_id": agreement.employee_id,
        "other_id": agreement.other_id,
    }


def _tell_hr(actor: Actor) -> None:
    """Once a day each: the list says how many there are."""
    leads = Membership.objects.on(actor.today).filter(role=Role.CAREER_LEAD).exclude(person=actor.person_id)
    people = leads.values_list("person_id", flat=True)
    notify(actor, persons=people, kind="plans.request_sent", moment=actor.today.isoformat())
