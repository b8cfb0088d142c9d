"""A conversation of Samira with Johan with one of each in it, for the tables of addresses."""

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.notices.models import Notice


def of_two(cast) -> dict[str, object]:
    """What the addresses of a conversation carry, by their names there. Example and proposal are Samira's."""
    employee, leader = cast.employee, cast.leader
    with acting_as(employee):
        for open_one in open_between(employee.person_id, leader.person_id):
            actions.cancel(employee, conversation=open_one)
        conversation = actions.ask(
            employee, model="line", employee=employee.person, other=leader.person, reason="growth_question"
        )
    with acting_as(leader):
        actions.hold(leader, conversation=conversation)
        report = actions.draft_report(
            leader,
            conversation=conversation,
            flow="leader_above",
            receiver=cast.leader_above.person,
            text="Samira groeit verder in haar eigen werk.",
        )
        actions.show_report(leader, report=report)
    with acting_as(employee):
        example = actions.add_example(employee, conversation=conversation, theme="tasks", text="De zaag afgesteld.")
        proposal = actions.add_proposal(employee, conversation=conversation, text="Meelopen met kwaliteit")
        agreement = actions.make_agreement(
            employee, conversation=conversation, what="Elke dinsdag meelopen met Ilse", doers=["employee"]
        )
        notice = Notice.objects.get(about=report.pk)  # that Samira is told of it
    return {
        "conversation": conversation.pk,
        "theme": "tasks",
        "example": example.pk,
        "proposal": proposal.pk,
        "agreement": agreement.pk,
        "report": report.pk,
        "flow": "leader_above",
        "model": "line",
        "partner": leader.person_id,
        "notice": notice.pk,
    }
