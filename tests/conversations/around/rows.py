"""One of each of what stands around conversations, for the tables of addresses."""

from django.utils import timezone

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import (
    CareerContact,
    PivotalMoment,
    Round,
    RoundForms,
    RoundFormsPart,
    RoundMember,
    YearGoals,
)


def on_paper(round_: Round, asked_by, person) -> RoundForms:
    """Forms of this round as a worker would have made them."""
    forms = RoundForms.objects.create(
        round=round_, asked_by=asked_by, language="nl", people=[str(person.pk)], done=1, ready_at=timezone.now()
    )
    RoundFormsPart.objects.create(of=forms, number=0, data=b"%PDF-1.7")
    return forms


def around(cast) -> dict[str, object]:
    """What those addresses carry, by their names there."""
    with acting_as(cast.hr):
        offer = next(row for row in actions.begin_with_models(cast.hr) if row.unit_id is None)
        days = {"starts_on": cast.hr.today, "ends_on": cast.hr.today}
        made = Round.objects.create(name="Najaar", model="external", made_by=cast.hr.person, **days)
        RoundMember.objects.create(round=made, person=cast.employee.person)
        on_paper(made, cast.hr.person, cast.employee.person)
        CareerContact.objects.filter(person=cast.employee.person).delete()  # so it is Johan, who leads her
    with acting_as(cast.leader) as johan:
        pair = {"employee": cast.employee.person, "other": johan.person}
        goals = actions.lay_down_goals(johan, **pair, year=johan.today.year, version=0, goals="De nieuwe zaag leren")
    with acting_as(cast.employee) as samira:
        given = {"employee": samira.person, "other": cast.leader.person, "held_on": samira.today}
        note = actions.note_informal(samira, text="Over de zaag", **given)
        actions.share_note(samira, note=note)
        moment = actions.note_moment(samira, kind="care", on=samira.today)
    return {
        "offer": offer.pk,
        "round": made.pk,
        "note": note.pk,
        "moment": moment.pk,
        "goals": goals.pk,
        "employee": cast.employee.person_id,
        "other": cast.leader.person_id,
        "language": "nl",
    }


def around_there(cast) -> dict[str, object]:
    """The same of the demo: what Samira noted, and what she and her career contact wrote for a year."""
    with acting_as(cast.employee) as samira:
        goals = YearGoals.objects.filter(employee=samira.person).order_by("-year")[0]
        moment = PivotalMoment.objects.filter(person=samira.person)[0].pk
    pair = {"employee": goals.employee_id, "other": goals.other_id, "goals": goals.pk}
    return {"moment": moment, "language": "nl", **pair}
