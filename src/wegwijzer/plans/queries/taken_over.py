"""What waited for an answer when another leader came: seen by who leads now, without the words that were beside it."""

import json
from uuid import UUID

from django.db import connection

from wegwijzer.access.actor import Actor
from wegwijzer.plans.models import AgreementStep, StepKind

WAITING = "SELECT id, agreement_id, by_id, at, before::text, after::text FROM wegwijzer_changes_waiting()"


def taken_over(actor: Actor) -> dict[UUID, AgreementStep]:
    """By agreement that binds the organisation, the change that the actor did not see being proposed. One statement,
    none for who leads nobody."""
    if not actor.has_reports:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return {row[1]: _step(actor, row) for row in cursor.fetchall()}


def _step(actor: Actor, row: tuple) -> AgreementStep:
    """Without its text: that was said to another."""
    key, agreement, by, at, before, after = row
    return AgreementStep(
        id=key,
        organisation=actor.organisation,
        agreement_id=agreement,
        by_id=by,
        at=at,
        kind=StepKind.CHANGE,
        before=json.loads(before),
        after=json.loads(after),
    )
