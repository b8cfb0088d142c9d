"""Everything that one of the two sees of a conversation, at once: for the form, the print and the live exchange."""

import hashlib
from dataclasses import dataclass, field

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import instrument, rules
from wegwijzer.conversations.access import SEE_CONVERSATION
from wegwijzer.conversations.models import (
    Addition,
    AgreementMade,
    Confirmation,
    Conversation,
    Example,
    JointField,
    Kept,
    OwnAnswer,
    Participation,
    Proposal,
)
from wegwijzer.conversations.models.said import Part
from wegwijzer.plans.models import Agreement


@dataclass(frozen=True)
class Theme:
    """A row of the form: what both wrote, and the two scores as this actor may see them."""

    key: str
    scores: rules.Pair
    fields: dict[str, JointField]  # growth, term, actions, notes; only those that are there
    examples: list[Example]


@dataclass
class Desk:
    """`side`: employee or other, of the actor. `own` and `shared`: part → key → answer, of the actor and of the
    other (only what is shared). `fields`: key → joint field."""

    conversation: Conversation
    side: str
    state: rules.State
    mine: Participation
    theirs: Participation
    own: dict[str, dict[str, OwnAnswer]]
    shared: dict[str, dict[str, OwnAnswer]]
    fields: dict[str, JointField]
    examples: list[Example]
    proposals: list[Proposal]
    agreements: list[Agreement]
    confirmations: list[Confirmation]
    additions: list[Addition]
    scores_shown: bool
    mark: str = field(default="")

    @property
    def other_person(self):
        return self.conversation.other if self.side == "employee" else self.conversation.employee

    @property
    def can_be_changed(self) -> bool:
        return self.state in rules.OPEN and not self.confirmations

    @property
    def confirmed_by_me(self) -> bool:
        return any(each.person_id == self.mine.person_id for each in self.confirmations)

    def value(self, key: str):
        """What stands in a joint field, "" for nothing."""
        return self.fields[key].value if key in self.fields else ""

    @property
    def themes(self) -> list[Theme]:
        return [self._theme(key) for key in instrument.themes(self.conversation)]

    def _theme(self, key: str) -> Theme:
        here = f"theme.{key}."
        fields = {name.removeprefix(here): row for name, row in self.fields.items() if name.startswith(here)}
        by_side = {self.side: self.own, ("other" if self.side == "employee" else "employee"): self.shared}
        scores = {
            side: answers[Part.SCORE][key].value for side, answers in by_side.items() if key in answers[Part.SCORE]
        }
        pair = rules.Pair(key, scores.get("employee"), scores.get("other"))
        return Theme(key, pair, fields, [each for each in self.examples if each.theme == key])


def desk(actor: Actor, conversation: Conversation) -> Desk:
    """Ten statements or fewer, whatever stands there. Raises PermissionDenied for who is not one of the two."""
    SEE_CONVERSATION.require(actor, conversation)
    found = Conversation.objects.select_related("organisation", "employee", "other", "round").get(pk=conversation.pk)
    side = rules.side_of(found, actor.person_id)
    places = {row.side: row for row in Participation.objects.filter(conversation=found)}
    own, shared = _answers(actor, found)
    fields = {row.key: row for row in JointField.objects.filter(conversation=found).order_by("key")}
    agreements = list(_agreements(found))
    return Desk(
        conversation=found,
        side=side,
        state=rules.state_of(found),
        mine=places[side],
        theirs=places["other" if side == "employee" else "employee"],
        own=own,
        shared=shared,
        fields=fields,
        examples=list(Example.objects.filter(conversation=found).select_related("author").order_by("pk")),
        proposals=list(
            Proposal.objects.filter(conversation=found).select_related("author", "verdict_by").order_by("pk")
        ),
        agreements=agreements,
        confirmations=list(
            Confirmation.objects.filter(conversation=found).select_related("person").order_by("confirmed_at")
        ),
        additions=list(Addition.objects.filter(conversation=found).select_related("author").order_by("added_at")),
        scores_shown=all(row.scores_ready_at for row in places.values()),
        mark=_mark(fields.values(), agreements),
    )


def _answers(actor: Actor, conversation: Conversation):
    """The actor's own, and those of the other that may be read: which those are, the database says as well."""
    empty = {part: {} for part in Part.values}
    own, shared = dict(empty), {part: {} for part in Part.values}
    own = {part: {} for part in Part.values}
    for row in OwnAnswer.objects.filter(conversation=conversation).order_by("key"):
        (own if row.author_id == actor.person_id else shared)[row.part][row.key] = row
    return own, shared


def _agreements(conversation: Conversation) -> QuerySet[Agreement]:
    made = AgreementMade.objects.filter(conversation=conversation).values("agreement")
    rows = Agreement.objects.filter(pk__in=made).prefetch_related("checkpoints", "requests")
    return rows.order_by("made_at", "pk")


def mark_of(conversation: Conversation) -> str:
    """Changes whenever something changes that a confirmation is about: the form's fields and the agreements."""
    fields = JointField.objects.filter(conversation=conversation.pk).order_by("key")
    return _mark(fields, _agreements(conversation))


def _mark(fields, agreements) -> str:
    said = [f"{row.key} {row.version}" for row in fields] + [f"{row.pk} {row.version}" for row in agreements]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def pulse(actor: Actor, conversation: Conversation) -> dict:
    """A small summary that differs when anything differs that the actor may see: for asking every few seconds.

    {"fields": {key: version}, "rows": {kind: [[id, version], …]}, "state", "phase", "scores_shown", "mark"}.
    """
    return pulse_of(desk(actor, conversation))


def pulse_of(found: Desk) -> dict:
    """The pulse of what is on the desk already, so that a page and what is asked about it agree."""
    shared = [answer for answers in found.shared.values() for answer in answers.values()]
    rows = {
        "examples": found.examples,
        "proposals": found.proposals,
        "agreements": found.agreements,
        "shared": shared,
    }
    return {
        "state": found.state.value,
        "phase": found.conversation.phase,
        "scores_shown": found.scores_shown,
        "mark": found.mark,
        "theirs": {"prepared": bool(found.theirs.prepared_at), "ready": bool(found.theirs.scores_ready_at)},
        "confirmations": [str(each.person_id) for each in found.confirmations],
        "additions": len(found.additions),
        "fields": {key: row.version for key, row in found.fields.items()},
        "rows": {kind: [[str(row.pk), row.version] for row in listed] for kind, listed in rows.items()},
    }


def kept(actor: Actor, conversation: Conversation, key: str = "") -> QuerySet[Kept]:
    """Texts as they were before they were written over, newest first: of both, and of the actor alone."""
    SEE_CONVERSATION.require(actor, conversation)
    rows = Kept.objects.filter(conversation=conversation.pk)
    return (rows.filter(key=key) if key else rows).select_related("written_by").order_by("-kept_at", "-pk")
