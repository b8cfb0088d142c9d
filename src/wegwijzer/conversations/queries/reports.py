"""Who hears what: the flows of a conversation with names, and the reports that went along them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.access import SEE_CONVERSATION, SEE_REPORT
from wegwijzer.conversations.models import Conversation, JointField, Report
from wegwijzer.conversations.queries.partners import receivers
from wegwijzer.people.models import Person


@dataclass(frozen=True)
class Hearer:
    """A flow of a conversation, to whom it leads today, who reports along it ("" when the two still choose), and
    the report that this actor can see on it."""

    flow: shipped.Flow
    people: list[Person]
    by: str
    reports: list[Report]


def hearers(actor: Actor, conversation: Conversation) -> list[Hearer]:
    """For the picture and the list of who hears what, in the order of the model."""
    SEE_CONVERSATION.require(actor, conversation)
    flows = shipped.flows_of(conversation.flows)
    chosen = JointField.objects.filter(conversation=conversation.pk, key__in=[f"flow.{flow.key}.by" for flow in flows])
    by = {row.key: row.value for row in chosen}
    reports = list(reports_of(actor, conversation))
    return [
        Hearer(
            flow=flow,
            people=_hear(actor, flow.to, conversation),
            by=by.get(f"flow.{flow.key}.by", "") if flow.sender == shipped.EITHER else flow.sender,
            reports=[report for report in reports if report.flow == flow.key],
        )
        for flow in flows
    ]


def _hear(actor: Actor, to: str, conversation: Conversation) -> list[Person]:
    here = receivers(actor, to, conversation.employee_id)
    return list(here.exclude(pk__in=[conversation.employee_id, conversation.other_id])[:20])


def reports_of(actor: Actor, conversation: Conversation) -> QuerySet[Report]:
    """Of this conversation, those that the actor wrote or was shown."""
    rows = SEE_REPORT.filter(actor, Report.objects.filter(conversation=conversation.pk))
    return rows.select_related("author", "receiver", "employee").order_by("drafted_at", "pk")


def reports_received(actor: Actor) -> QuerySet[Report]:
    """Those that are addressed to the actor, newest first. Each says what its author wrote and the employee added;
    of the conversation itself a receiver sees nothing, so nothing is joined to it here."""
    rows = SEE_REPORT.filter(actor, Report.objects.filter(receiver=actor.person_id))
    return rows.select_related("author", "employee").order_by("-sent_at", "-pk")


def report(actor: Actor, identifier: UUID) -> Report:
    """Raises Report.DoesNotExist for one that is not for the actor's eyes."""
    rows = SEE_REPORT.filter(actor, Report.objects.all())
    return rows.select_related("author", "receiver", "employee").get(pk=identifier)
