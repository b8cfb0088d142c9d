"""Conversations for an organisation of the bench: a round for everybody with a leader, which people are at every stage
of, and the one conversation whose pages are opened, full of what two people write.

The round is made as HR makes it. How far people are is then set for all at once, past the checks that hold two people
to their own acts: a hundred thousand of them would take hours.
"""

from datetime import date, timedelta
from uuid import UUID

import psycopg

# Of a hundred: how many are this far or further. Each who holds some has them at every stage, in every size; of one's
# own nothing is over.
STAGES = """
WITH far AS (
    SELECT c.id, c.employee_id, CASE WHEN c.employee_id = %(leader)s THEN 50
           ELSE row_number() OVER (PARTITION BY c.other_id ORDER BY c.employee_id) * 13 %% 100 END AS place
      FROM conversations_conversation c WHERE c.organisation_id = %(organisation)s AND c.round_id = %(round)s
), own AS (
    UPDATE conversations_participation p SET prepared_at = now() FROM far
     WHERE p.conversation_id = far.id AND far.place < CASE p.side WHEN 'employee' THEN 55 ELSE 45 END
)
UPDATE conversations_conversation c
   SET accepted_at = CASE WHEN place < 65 THEN now() END, held_at = CASE WHEN place < 30 THEN now() END,
       concluded_at = CASE WHEN place < 20 THEN now() END, cancelled_at = CASE WHEN place >= 97 THEN now() END,
       cancelled_by_id = CASE WHEN place >= 97 THEN far.employee_id END
  FROM far WHERE c.id = far.id
"""
# Of these two nobody can say whether they have somebody to talk to in an organisation of any size: they have nobody.
LEFT_OUT = (
    "DELETE FROM conversations_participation WHERE employee_id = ANY (%(them)s) OR other_id = ANY (%(them)s)",
    "DELETE FROM conversations_conversation WHERE employee_id = ANY (%(them)s) OR other_id = ANY (%(them)s)",
    "DELETE FROM conversations_roundmember WHERE person_id = ANY (%(them)s)",
    "DELETE FROM notices_notice WHERE person_id = ANY (%(them)s)",
)
TABLES = ("conversations_conversation", "conversations_participation")
THEMES = ("career", "motivation", "functioning", "tasks", "technical", "social", "behaviour", "other")
WORDS = "Elke week een halve dag meedraaien in de kwaliteitscontrole, en daarna samen kijken of het past. "


def hold(owner: psycopg.Connection, organisation: UUID, who: dict[str, UUID]) -> dict[str, UUID]:
    """Answers what the addresses carry: the round and the conversation of the leader with the employee."""
    from wegwijzer.notices.actions import without_letters
    from wegwijzer.people.actors import acting_for

    with without_letters(), acting_for(organisation, who["hr"]) as hr:
        round_ = _round(hr)
    _go_on(
        owner, {"organisation": organisation, "round": round_, "leader": who["leader"]}, [who["hr"], who["executive"]]
    )
    with without_letters():
        conversation = _talk(organisation, who)
    return {"round": round_, "conversation": conversation}


def _round(hr) -> UUID:
    from wegwijzer.conversations.actions.rounds import make_round
    from wegwijzer.conversations.round_plan import Wanted

    days = {"starts_on": hr.today, "ends_on": hr.today + timedelta(days=90)}
    return make_round(hr, name="Iedereen", wanted=Wanted(model="line"), **days).pk


def _go_on(owner: psycopg.Connection, asked: dict[str, UUID], nobody: list[UUID]) -> None:
    for table in TABLES:
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for statement in LEFT_OUT:
        owner.execute(statement, {"them": nobody})
    owner.execute(STAGES, asked)
    for table in TABLES:
        owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    owner.commit()


def _talk(organisation: UUID, who: dict[str, UUID]) -> UUID:
    """By the acts of the two. What the round made of them is let go first."""
    from wegwijzer.conversations import actions
    from wegwijzer.conversations.models import Conversation
    from wegwijzer.people.actors import acting_for
    from wegwijzer.people.models import Person

    with acting_for(organisation, who["employee"]) as employee:
        for row in Conversation.objects.filter(employee=employee.person, concluded_at=None, cancelled_at=None):
            actions.cancel(employee, conversation=row)
        given = {"employee": employee.person, "other": Person.objects.get(pk=who["leader"])}
        talk = actions.ask(employee, model="line", reason="growth_question", **given)
        _prepare(employee, talk, ("dream", "must"))
    with acting_for(organisation, who["leader"]) as leader:
        actions.accept(leader, conversation=talk)
        _prepare(leader, talk, ("offer",))
        actions.hold(leader, conversation=talk)
        _write(leader, talk)
    return talk.pk


def _prepare(actor, talk, keys: tuple[str, ...]) -> None:
    from wegwijzer.conversations import actions

    given = {"conversation": talk, "part": "preparation"}
    for key in keys:
        actions.save_answer(actor, **given, key=key, value=WORDS * 3)
    actions.share(actor, **given, keys=keys)
    for theme in THEMES:
        actions.set_score(actor, conversation=talk, theme=theme, score=3)
    actions.set_prepared(actor, conversation=talk)
    actions.ready_to_show(actor, conversation=talk)


def _write(actor, talk) -> None:
    from wegwijzer.conversations import actions

    given = {"conversation": talk}
    for theme in THEMES:
        actions.save_field(actor, **given, key=f"theme.{theme}.growth", value=WORDS * 4, version=0)
    for number in range(4):
        actions.add_proposal(actor, **given, text=f"{WORDS} {number}", direction="broaden")
        actions.add_example(actor, **given, theme="tasks", text=WORDS, kind="success")
    for number in range(5):
        due = date.today() + timedelta(days=90 + number)
        actions.make_agreement(actor, **given, what=f"{WORDS[:80]} {number}", due_on=due, doers=["employee"])
