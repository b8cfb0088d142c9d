"""One of each of what stands around conversations, for the tables of addresses."""

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions


def around(cast) -> dict[str, object]:
    """What those addresses carry, by their names there."""
    with acting_as(cast.hr):
        offer = next(row for row in actions.begin_with_models(cast.hr) if row.unit_id is None)
    return {"offer": offer.pk}
