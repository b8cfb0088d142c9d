"""“Opleidingen” on somebody's page."""

from wegwijzer.access.actor import Actor
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import Person
from wegwijzer.people.sections import Section
from wegwijzer.training.access import CHANGE_TRAINING, SEE_PERSONAL, SEE_TRAINING
from wegwijzer.training.models import PERSONAL
from wegwijzer.training.queries import trainings_of

FEW = 4  # shown at once; the others unfold
FEW_OF_MINE = 2  # on my own start page, among much else


def training_section(actor: Actor, person: Person) -> Section | None:
    """Nothing of somebody else without trainings, unless one could add them. One statement for the rows."""
    rows = trainings_of(actor, person)
    keeps = CHANGE_TRAINING.may_at_all(actor)
    own = person.pk == actor.person_id
    few = FEW_OF_MINE if own else FEW
    if not (rows or keeps):
        return None
    context = {
        "person": person,
        "own": own,
        "first": rows[:few],
        "others": rows[few:],
        "today": actor.today,
        "keeps": keeps,
        "seen": who_sees(SEE_TRAINING, person, actor),
        "personal_seen": who_sees(SEE_PERSONAL, person, actor) if any(r.kind in PERSONAL for r in rows) else None,
    }
    return Section("training/section.html", context, at_home=bool(rows))
