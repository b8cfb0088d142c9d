"""Makes a conversation on the database that the environment names, by the acts themselves; prints its id.

    python -m tests.conversations.pages.form.make_talk <employee> <other> <model> <state>

Keys of tests/cast.py. `state`: accepted, held or written (with scores, texts, an example and a proposal).
"""

import sys

import django

django.setup()

from tests.cast import _fetch  # noqa: E402
from wegwijzer.access.actor import acting_as  # noqa: E402
from wegwijzer.conversations import actions  # noqa: E402
from wegwijzer.conversations.queries.listing import open_between  # noqa: E402

SCORES = {"career": (2, 4), "motivation": (4, 4), "functioning": (4, 5), "tasks": (5, 3), "technical": (4, 4)}


def make(employee, other, model: str, state: str):
    with acting_as(employee):
        for open_one in open_between(employee.person_id, other.person_id):
            actions.cancel(employee, conversation=open_one)
        conversation = actions.ask(
            employee, model=model, employee=employee.person, other=other.person, reason="growth_question"
        )
    with acting_as(other):
        actions.accept(other, conversation=conversation)
    if state != "accepted":
        with acting_as(employee):
            actions.hold(employee, conversation=conversation)
    if state == "written":
        for one, place in ((employee, 0), (other, 1)):
            with acting_as(one):
                _write(one, place, conversation)
    return conversation


def _write(one, place: int, conversation) -> None:
    for theme, scores in SCORES.items():
        actions.set_score(one, conversation=conversation, theme=theme, score=scores[place])
    actions.ready_to_show(one, conversation=conversation)
    said = ("Ik stelde de zaag zelf af.", "Bij drukte neemt Samira de planning over.")[place]
    actions.add_example(one, conversation=conversation, theme="tasks", text=said, kind="initiative")
    if place == 0:
        for key, value in (
            ("theme.tasks.growth", "Elke week een halve dag meedraaien in de kwaliteitscontrole."),
            ("theme.tasks.actions", ["coaching", "shadowing"]),
            ("theme.tasks.term", "this-year"),
        ):
            actions.save_field(one, conversation=conversation, key=key, value=value, version=0)
        text = "Meelopen met de kwaliteitscontrole"
        actions.add_proposal(one, conversation=conversation, text=text, direction="broaden", place="elsewhere")
    else:
        actions.add_proposal(one, conversation=conversation, text="Meteen overstappen", direction="broaden")


if __name__ == "__main__":
    employee, other, model, state = sys.argv[1:]
    print(make(_fetch(employee), _fetch(other), model, state).pk)
