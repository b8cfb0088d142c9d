"""One of each of what stands around conversations, for the tables of addresses."""

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Round, RoundMember


def around(cast) -> dict[str, object]:
    """What those addresses carry, by their names there."""
    with acting_as(cast.hr):
        offer = next(row for row in actions.begin_with_models(cast.hr) if row.unit_id is None)
        days = {"starts_on": cast.hr.today, "ends_on": cast.hr.today}
        made = Round.objects.create(name="Najaar", model="external", made_by=cast.hr.person, **days)
        RoundMember.objects.create(round=made, person=cast.employee.person)
    with acting_as(cast.employee) as samira:
        given = {"employee": samira.person, "other": cast.leader.person, "held_on": samira.today}
        note = actions.note_informal(samira, text="Over de zaag", **given)
        actions.share_note(samira, note=note)
    return {"offer": offer.pk, "round": made.pk, "note": note.pk}
