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
from wegwijzer.conversations.models import (
    CareerContact,
    Conversation,
    OwnAnswer,
    Participation,
    Round,
    RoundMember,
)
from wegwijzer.conversations.models.facts import ModelKey
from wegwijzer.conversations.models.said import Part
from wegwijzer.foundation.clock import today
from wegwijzer.people.access import Leads, OneSelf
from wegwijzer.people.models import LineKind, Membership, Person, ReportingLine

PARTY, WRITER, PARTNER, RECEIVER, INVITED = "party", "writer", "partner", "receiver", "invited"
CONTACT = "contact"


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


@dataclass(frozen=True)
class LeadsThem(Ground):
    """Who leads the person of this record now: the line that somebody reports to."""

    key: str = "leader"
    reason: str = _("Je bent de leidinggevende.")

    def filter(self, actor: Actor) -> Q | None:
        if not actor.has_reports:
            return None
        lines = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL, manager=actor.person_id)
        return Q(person__in=lines.values("person"))

    def readers(self, record: CareerContact) -> list[Reader]:
        lines = ReportingLine.objects.on(today()).filter(kind=LineKind.HIERARCHICAL, person=record.person_id)
        here = Membership.objects.on(today()).values("person")
        people = Person.objects.filter(pk__in=lines.values("manager")).filter(pk__in=here).order_by("sort_name", "pk")
        return [Reader(self.key, person_id=person.pk, name=person.full_name) for person in people]


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
SEE_GOALS = Rule(
    "conversations.see_goals",
    (
        ByField("employee", "self", _("Dit gaat over jou.")),
        ByField("other", CONTACT, _("Jij bent of was het vaste aanspreekpunt.")),
    ),
    _("Dit is tussen de medewerker en het vaste aanspreekpunt."),
)
SEE_CONTACT = Rule(
    "conversations.see_contact",
    (
        ByField("person", "self", _("Dit gaat over jou.")),
        ByField("contact", CONTACT, _("Jij bent het vaste aanspreekpunt.")),
        LeadsThem(),
        HR,
    ),
    _("Wie iemands vaste aanspreekpunt is, weten deze persoon, de leidinggevende en HR."),
)
ASSIGN_CONTACT = Rule("conversations.assign_contact", (HR,), _("Alleen HR zegt wie iemands vaste aanspreekpunt is."))
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
SEE_SIGNALS = Rule(
    "conversations.see_signals",
    (OneSelf(), Leads(), HR),
    _("Alleen deze persoon, wie die leidt en HR zien dat het tijd kan zijn voor een gesprek."),
)
CHOOSE_SIGNALS = Rule("conversations.choose_signals", (HR,), _("Alleen HR kiest waarop Wegwijzer let."))
CHANGE_FRAMEWORK = Rule("conversations.change_framework", (HR,), _("Alleen HR verandert deze tekst."))
