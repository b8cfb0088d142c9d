"""What the addresses of plans carry: Samira's plan with Johan, and what is in it."""

from wegwijzer.access.actor import acting_as
from wegwijzer.plans.actions import steps
from wegwijzer.plans.actions.catalogue import change_action
from wegwijzer.plans.actions.plan import Said, begin, share, write
from wegwijzer.plans.models import Agreement, AgreementStep, Plan, Request


def of_a_plan(cast) -> dict[str, object]:
    """`agreed` is Samira's own, with a change that was agreed at once."""
    with acting_as(cast.hr) as nele:
        change_action(nele, key="course", group="course", texts={"nl": {"name": "Een opleiding bij ons"}})
    with acting_as(cast.employee) as samira:
        plan = Plan.objects.get(employee=samira.person_id, closed_at__isnull=True)
        assert plan.partner_id == cast.leader.person_id
        agreed = Agreement.objects.filter(other=None, fixed_at__isnull=False, stopped_at=None, open_to_leader_at=None)
        own = agreed.filter(employee=samira.person_id)[0]
        step = steps.propose_change(samira, agreement=own, where="Aalst")
    return {"plan": plan.pk, "section": "wishes", "agreed": own.pk, "step": step.pk, "key": "course"}


def planned_there(cast) -> dict[str, object]:
    """As the demo has it, for pages that are only looked at."""
    with acting_as(cast.employee) as samira:
        plan = Plan.objects.get(employee=samira.person_id, closed_at__isnull=True)
        rows = Agreement.objects.filter(employee=samira.person_id, fixed_at__isnull=False, done_at=None)
        step = AgreementStep.objects.filter(kind="change", agreed_at=None, refused_at=None)[0]
        return {
            "plan": plan.pk,
            "section": "direction",
            "agreed": rows.filter(other=None, stopped_at=None)[0].pk,
            "step": step.pk,
            "key": "course",
            "asked": Request.objects.get(employee=samira.person_id, sent_at__isnull=False, answered_at=None).pk,
        }


def a_plan_of(talk) -> None:
    """Of the employee of a conversation, shared with the career lead whom it was with, who follows an agreement."""
    with acting_as(talk.other) as hr:
        change_action(hr, key="course", group="course", texts={"nl": {"name": "Een opleiding bij ons"}})
    with acting_as(talk.employee) as employee:
        plan = begin(employee, years=3, partner=talk.other.person)
        write(employee, plan=plan, pieces={"wish_short": Said(text="Leren lassen")})
        share(employee, plan=plan, key="wish_short")
        agreed = Agreement.objects.filter(employee=employee.person_id, other=talk.other.person_id)
        steps.note_progress(employee, agreement=agreed.exclude(fixed_at=None)[0], text="Begonnen.")
