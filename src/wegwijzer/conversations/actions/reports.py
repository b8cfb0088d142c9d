"""Reports (WHO-3): what one of the two passes on along a flow of the model. The employee sees each before it goes.

    draft_report → show_report → answer_report (the employee; yes sends it) → read_report
                              ↘ send_report (a flow that always goes, when the employee did not answer in time)
The employee's own reports go from draft with send_report. withdraw_report until it is read.
"""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations import rules
from wegwijzer.conversations.access import SEE_REPORT
from wegwijzer.conversations.actions.common import GONE, again, has_said, mine, people, unchanged, with_id
from wegwijzer.conversations.happenings import tell
from wegwijzer.conversations.models import Conversation, JointField, Report
from wegwijzer.conversations.queries.partners import receivers
from wegwijzer.conversations.rules import ReportState, report_state
from wegwijzer.organisations.saving import saving
from wegwijzer.people.models import Person


def draft_report(
    actor: Actor,
    *,
    conversation: Conversation,
    flow: str,
    receiver: Person,
    text: str,
    token: UUID | None = None,
) -> Report:
    """Nobody else sees it yet. `receiver` must be who the flow leads to today. Raises ValidationError by field
    (flow, receiver, text), PermissionDenied when this flow is not this side's."""
    current, side = mine(actor, conversation)
    if (made := again(Report, token)) is not None:
        if has_said(made, text=text, flow=flow, receiver_id=receiver.pk):
            return made
        token = None  # other words, or to somebody else, are another
    _can_report(current)
    found = _flow(current, flow, side)
    if not receivers(actor, found.to, current.employee_id).filter(pk=receiver.pk).exists():
        raise rules.refuse("receiver", _("Deze weg leidt niet naar deze persoon."))
    if receiver.pk in (current.employee_id, current.other_id):
        raise rules.refuse("receiver", _("Deze persoon zat zelf aan tafel."))
    text = rules.check_text("text", text, 4000, needed=True)
    with saving():
        return Report.objects.create(
            **with_id(token), **people(current), author=actor.person, receiver=receiver, flow=flow, text=text
        )


def _can_report(conversation: Conversation) -> None:
    if conversation.cancelled_at or not conversation.held_at:
        raise rules.refuse(None, _("Iets doorgeven kan zodra het gesprek plaatsvond."))


def _flow(conversation: Conversation, key: str, side: str) -> shipped.Flow:
    flow = next((flow for flow in shipped.flows_of(conversation.flows) if flow.key == key), None)
    if flow is None:
        raise rules.refuse("flow", _("Deze weg hoort niet bij dit gesprek."))
    if not flow.may_come_from(side):
        raise PermissionDenied(_("Langs deze weg geeft de ander iets door, niet jij."))
    agreed = JointField.objects.filter(conversation=conversation, key=f"flow.{key}.by").first()
    if agreed is not None and agreed.value not in ("", side):
        raise PermissionDenied(_("Jullie spraken af dat de ander dit doorgeeft."))
    return flow


def change_report(actor: Actor, *, report: Report, text: str, version: int | None = None) -> Report:
    """The words, while nobody else has seen them."""
    row = _mine_to_write(actor, report)
    if report_state(row) is not ReportState.DRAFT:
        raise rules.refuse("text", _("Wat al getoond is, gaat zoals het getoond werd. Trek het in en begin opnieuw."))
    text = rules.check_text("text", text, 4000, needed=True)
    if row.text != text:
        unchanged(row, version, text)
        row.text, row.version = text, row.version + 1
        _save(row, "text", "version")
    return row


def show_report(actor: Actor, *, report: Report) -> Report:
    """To the employee, who may add to it and answers. On a flow that always goes there are rules.DAYS_TO_REACT days
    for that; on one of the employee's choice it goes only with a yes."""
    row = _mine_to_write(actor, report)
    if row.author_id == row.employee_id:
        raise rules.refuse(None, _("Dit schreef je zelf. Je kan het meteen versturen."))
    if report_state(row) is ReportState.DRAFT:
        _leads_there_still(actor, row)
        row.shown_at = timezone.now()
        if not _flow_kept(row).by_choice:
            row.waits_until = rules.earliest_without_answer(actor.today)
        _save(row, "shown_at", "waits_until")
        tell(actor, "report_shown", conversation=row.conversation, persons=[row.employee_id], record=row)
    return row


def answer_report(actor: Actor, *, report: Report, agree: bool, addition: str = "") -> Report:
    """The employee lets it go, with a few words of their own or without: it is sent. Or does not let it go, where
    that is the employee's choice. Raises ValidationError for a no on a flow that always goes: then one adds."""
    row = _locked(actor, report)
    if actor.person_id != row.employee_id:
        raise PermissionDenied(_("Alleen de medewerker antwoordt hierop."))
    state = report_state(row)
    if state is ReportState.SENT and agree:
        return row
    if state is not ReportState.SHOWN:
        raise rules.refuse(None, _("Op deze terugkoppeling kan je niet meer antwoorden."))
    if not agree:
        if not _flow_kept(row).by_choice:
            raise rules.refuse(None, _("Deze terugkoppeling hoort bij het model. Je kan er wel iets bij zetten."))
        row.refused_at = timezone.now()
        _save(row, "refused_at")
        tell(actor, "report_answered", conversation=row.conversation, persons=[row.author_id], record=row)
        return row
    _leads_there_still(actor, row)
    row.addition = rules.check_text("addition", addition, 2000)
    row.agreed_at = row.sent_at = timezone.now()
    _save(row, "addition", "agreed_at", "sent_at")
    tell(actor, "report_sent", conversation=row.conversation, persons=[row.author_id, row.receiver_id], record=row)
    return row


def send_report(actor: Actor, *, report: Report) -> Report:
    """The employee's own report, or one on a flow that always goes after the days to react. Twice is once."""
    row = _mine_to_write(actor, report)
    if row.sent_at:
        return row
    rules.may_send(row, today=actor.today)
    if report_state(row) is ReportState.WITHDRAWN:
        raise rules.refuse(None, _("Deze terugkoppeling gaat niet door."))
    _leads_there_still(actor, row)
    row.sent_at = timezone.now()
    _save(row, "sent_at")
    tell(actor, "report_sent", conversation=row.conversation, persons=[row.employee_id, row.receiver_id], record=row)
    return row


def withdraw_report(actor: Actor, *, report: Report) -> Report:
    """Its author takes it back, until it is read. Raises ValidationError after that."""
    row = _mine_to_write(actor, report)
    if row.read_at:
        raise rules.refuse(None, _("Dit is al gelezen. Terugnemen kan niet meer."))
    if not row.withdrawn_at:
        row.withdrawn_at = timezone.now()
        _save(row, "withdrawn_at")
        to = [row.employee_id] if row.shown_at else []
        tell(actor, "report_withdrawn", conversation=row.conversation, persons=to, record=row)
    return row


def read_report(actor: Actor, *, report: Report) -> Report:
    """The receiver opened it. The first time counts; for others nothing happens."""
    row = _locked(actor, report)
    if actor.person_id == row.receiver_id and not row.read_at:
        row.read_at = timezone.now()
        _save(row, "read_at")
    return row


def _leads_there_still(actor: Actor, row: Report) -> None:
    """Between writing and sending somebody may have left, or lead others now: then it goes to nobody."""
    _can_report(row.conversation)
    if not receivers(actor, _flow_kept(row).to, row.employee_id).filter(pk=row.receiver_id).exists():
        raise rules.refuse(
            None, _("Deze weg leidt nu niet meer naar deze persoon. Wie dit schreef, trekt het in en begint opnieuw.")
        )


def _locked(actor: Actor, report: Report) -> Report:
    SEE_REPORT.require(actor, report)
    row = Report.objects.select_for_update(of=("self",), no_key=True).filter(pk=report.pk).first()
    if row is None:
        raise ValidationError(GONE)
    return row


def _mine_to_write(actor: Actor, report: Report) -> Report:
    row = _locked(actor, report)
    if row.author_id != actor.person_id:
        raise PermissionDenied(_("Alleen wie dit schreef, kan het veranderen."))
    return row


def _flow_kept(report: Report) -> shipped.Flow:
    return next(flow for flow in shipped.flows_of(report.conversation.flows) if flow.key == report.flow)


def _save(row: Report, *fields: str) -> None:
    with saving():
        row.save(update_fields=list(fields))
