"""Sheets of Samira, for tests and for the tables of addresses."""

from wegwijzer.access.actor import acting_as
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.pieces import instrument_of, pieces
from wegwijzer.selfwork.places import targets_of

CHECK = "career-competences"
DRAWN = {"instrument_drawn": "learning-curve"}  # Samira of the demo drew it twice


def a_sheet(actor, key: str = CHECK, **answers):
    """Of this actor, answered as said: field → answer. Within `acting_as`."""
    sheet = actions.begin(actor, key=key)
    for field, value in answers.items():
        actions.save_answer(actor, sheet=sheet, field=field, value=value)
    return sheet


def of_oneself(cast) -> dict[str, object]:
    """What the addresses of this room carry: two sheets, one of them shared with Johan, a piece taken along."""
    with acting_as(cast.employee) as samira:
        a_sheet(samira, ahead=2, matters=4)
        sheet = a_sheet(samira, ahead=4)
        share = actions.share(samira, sheet=sheet, fields=["ahead"], receiver=cast.leader.person, until=samira.today)
        found = pieces(instrument_of(sheet), queries.values_of(sheet))
        (place, target), *_rest = targets_of(samira)
        actions.take_along(samira, sheet=sheet, pieces=found, place=place.key, target=target.id)
        taken = queries.taken_to(samira, place.key, target.id).get(sheet=sheet)
    return {"sheet": sheet.pk, "share": share.pk, "taken": taken.pk, "number": 1, "instrument_self": CHECK} | DRAWN


def of_the_demo(cast) -> dict[str, object]:
    """As the demo has it, for pages that are only looked at."""
    with acting_as(cast.employee) as samira:
        sheet = queries.sheets(samira, "career-scan")[0]
        share = queries.shared_by_me(samira).filter(sheet=sheet)[0]
    return {"sheet": sheet.pk, "share": share.pk, "number": 1, "instrument_self": "career-scan"} | DRAWN
