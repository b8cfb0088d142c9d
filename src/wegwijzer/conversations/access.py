"""Who may see and do what around a conversation (WHO-1 … WHO-4). The database refuses the same on its own.

What was said is for the two people of the conversation. That it takes place may be known by HR, except where the
other side is an adviser from outside: then nobody else knows. A change of leader opens nothing, because no rule
here asks who leads whom.
"""

from dataclasses import dataclass

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Ground, Reader, Rule, any_role
from wegwijzer.conversations.models import Conversation, OwnAnswer, Participation, Round, RoundMember
from wegwijzer.conversations.models.facts import ModelKey
from wegwijzer.conversations.models.said import Part
from wegwijzer.people.models import Person

PARTY, WRITER, PARTNER, RECEIVER, INVITED = "party", "writer", "partner", "receiver", "invited"


def _named(key: str, person_id) -> list[Reader]:
    person = Person.objects.filter(pk=person_id).first() if person_id else None
    return [Reader(key, person_id=person.pk, name=person.full_name)] if person else []


@dataclass(frozen=True)
class ByField(Ground):
    """The person in this column of the record, while `when` holds of the record. `moments` are columns that must
    be filled for it, `without` columns that must be empty."""

    column: str
    key: str
    reason: str
    moments: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def filter(self, actor: Actor) -> Q | None:
        if not actor.person_id:
            return None
        condition = Q(**{f"{self.column}_id": actor.person_id})
        condition &= Q(**{f"{name}__isnull": False for name in self.moments})
        return condition & Q(**{f"{name}__isnull": True for name in self.without})

    def readers(self, record: Model) -> list[Reader]:
        if not all(getattr(record, name) for name in self.moments):
            return []
        if any(getattr(record, name) for name in self.without):
            return []
        return _named(self.key, getattr(record, f"{self.column}_id"))


EMPLOYEE = ByField("employee", "self", _("Dit gesprek gaat over jou."))
OTHER = ByField("other", PARTY, _("Jij voert dit gesprek."))
THE_TWO = (EMPLOYEE, OTHER)
AUTHOR = ByField("author", WRITER, _("Jij schreef dit."))


@dataclass(frozen=True)
class HrKnows(Ground):
    """HR, for conversations of which it may be known that they are there."""

    key: str = Role.CAREER_LEAD.value
    reason: str = _("HR ziet dat een gesprek plaatsvond, niet wat er gezegd is.")

    def filter(self, actor: Actor) -> Q | None:
        return ~Q(model=ModelKey.EXTERNAL) if Role.CAREER_LEAD in actor.roles else None

    def readers(self, record: Conversation) -> list[Reader]:
        return [] if record.model == ModelKey.EXTERNAL else [Reader(self.key, role=Role.CAREER_LEAD)]


def _ready(side: str):
    return Participation.objects.filter(side=side, scores_ready_at__isnull=False).values("conversation")


@dataclass(frozen=True)
class OnceShared(Ground):
    """The other of the two, of what its author shares; of a score, once both have said to be ready."""

    key: str = PARTNER
    reason: str = _("De ander deelt dit met jou.")

    def filter(self, actor: Actor) -> Q | None:
        if not actor.person_id:
            return None
        of_mine = Q(employee_id=actor.person_id) | Q(other_id=actor.person_id)
        shared = Q(part__in=(Part.PREPARATION, Part.GROWTH), shared_at__isnull=False)
        shown = Q(part=Part.SCORE, conversation__in=_ready("employee")) & Q(conversation__in=_ready("other"))
        return of_mine & (shared | shown)

    def readers(self, record: OwnAnswer) -> list[Reader]:
        partner = record.other_id if record.author_id == record.employee_id else record.employee_id
        return _named(self.key, partner) if self._is_shared(record) else []

    def _is_shared(self, record: OwnAnswer) -> bool:
        if record.part != Part.SCORE:
            return record.part != Part.NOTE and record.shared_at is not None
        ready = Participation.objects.filter(conversation=record.conversation_id, scores_ready_at__isnull=False)
        return ready.count() == 2


@dataclass(frozen=True)
class InRound(Ground):
    """Who was invited in this round, or holds a conversation in it."""

    column: str
    key: str
    reason: str

    def filter(self, actor: Actor) -> Q | None:
        return Q(pk__in=self._rounds(actor.person_id)) if actor.person_id else None

    def _rounds(self, person_id):
        if self.column == "person":
            return RoundMember.objects.filter(person=person_id).values("round")
        return Conversation.objects.filter(other=person_id, round__isnull=False).values("round")

    def readers(self, record: Round) -> list[Reader]:
        """Those who can be named without saying who was invited: none."""
        return []


HR = any_role(Role.CAREER_LEAD)
HR_AND_EXECUTIVE = any_role(Role.CAREER_LEAD, Role.EXECUTIVE)
NOT_YOURS = _("Alleen de twee mensen van dit gesprek zien dit.")

SEE_CONVERSATION = Rule("conversations.see", THE_TWO, NOT_YOURS)
SEE_THAT = Rule("conversations.see_that", (*THE_TWO, HrKnows()), NOT_YOURS)
SEE_ANSWER = Rule("conversations.see_answer", (AUTHOR, OnceShared()), _("Dit is van wie het schreef."))
SEE_REPORT = Rule(
    "conversations.see_report",
    (
        AUTHOR,
        ByField("employee", "self", _("Dit gaat over jou."), moments=("shown_at",)),
        ByField("receiver", RECEIVER, _("Dit is aan jou gericht."), moments=("sent_at",), without=("withdrawn_at",)),
    ),
    _("Deze terugkoppeling is niet voor jou bedoeld."),
)
SEE_NOTE = Rule(
    "conversations.see_note",
    (
        AUTHOR,
        ByField("employee", "self", _("Dit gaat over jou."), moments=("shared_at",)),
        ByField("other", PARTNER, _("De ander deelt dit met jou."), moments=("shared_at",)),
    ),
    _("Deze notitie is van wie ze schreef."),
)
SEE_GOALS = Rule("conversations.see_goals", THE_TWO, _("Dit is tussen de medewerker en het vaste aanspreekpunt."))
SEE_MOMENT = Rule(
    "conversations.see_moment",
    (
        ByField("person", "self", _("Dit gaat over jou.")),
        ByField("told_to", RECEIVER, _("Dit is je verteld."), moments=("told_at",)),
    ),
    _("Dit moment is van wie het noteerde."),
)
MANAGE_ROUNDS = Rule("conversations.manage_rounds", (HR,), _("Alleen HR maakt en beheert gespreksrondes."))
SEE_ROUND = Rule(
    "conversations.see_round",
    (
        HR_AND_EXECUTIVE,
        InRound("person", INVITED, _("Je bent uitgenodigd in deze ronde.")),
        InRound("other", PARTY, _("Je voert gesprekken in deze ronde.")),
    ),
    _("Deze ronde is niet voor jou bedoeld."),
)
ADOPT_MODELS = Rule("conversations.adopt_models", (HR,), _("Alleen HR kiest welke gespreksmodellen er zijn."))
