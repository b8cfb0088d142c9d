"""Agreements of Samira, made as people make them: in a conversation that both conclude."""

from django.utils import timezone

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.plans.models import Agreement, Request


def an_agreement(employee, other, *, model: str = "line", requests=(), asks_more=(), **fields) -> Agreement:
    """One that both confirmed; `fields` as make_agreement takes them."""
    with acting_as(employee):
        for open_one in open_between(employee.person_id, other.person_id):
            actions.cancel(employee, conversation=open_one)
        talk = actions.ask(
            employee, model=model, employee=employee.person, other=other.person, reason="growth_question"
        )
    with acting_as(other):
        actions.hold(other, conversation=talk)
    with acting_as(employee):
        given = {"what": "Leren lassen bij Ilse", "doers": ["employee"], **fields}
        made = actions.make_agreement(employee, conversation=talk, requests=requests, **given)
        actions.save_field(employee, conversation=talk, key="conclusion.outcome", value="growth", version=0)
        actions.confirm(employee, conversation=talk)
    with acting_as(other):
        actions.confirm(other, conversation=talk)
    with acting_as(employee):
        return Agreement.objects.get(pk=made.pk)


def a_request(cast, *, kind: str = "training", text: str = "Een cursus lassen, twee dagen.") -> Request:
    """Of Samira and Johan, sent to HR."""
    agreement = an_agreement(cast.employee, cast.leader, requests=[{"kind": kind, "text": text}])
    with acting_as(cast.employee):
        return Request.objects.get(agreement=agreement)


def of_plans(cast, *, text: str = "Twee dagen lassen.", sent_at=None) -> dict[str, object]:
    """What the addresses of requests carry: an agreement of Samira's own that stands, and what it asks of HR."""
    with acting_as(cast.employee) as samira:
        own = {"employee": samira.person, "made_by": samira.person, "organisation": samira.organisation}
        agreed = Agreement.objects.create(**own, what="Een cursus lassen volgen", doers=["employee"])
        asks = {"agreement": agreed, "employee": samira.person, "organisation": samira.organisation}
        asked = Request.objects.create(**asks, kind="training", text=text)
        Agreement.objects.filter(pk=agreed.pk).update(fixed_at=timezone.now())
        Request.objects.filter(pk=asked.pk).update(sent_at=sent_at or timezone.now())
    return {"agreed": agreed.pk, "asked": asked.pk}
