"""The conclusion (CON-11): either confirms what stands there, with both it is fixed; later there are additions."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.actions.common import FieldChanged, again, has_said, mine, people, with_id
from wegwijzer.conversations.happenings import tell_the_other
from wegwijzer.conversations.models import Addition, AgreementMade, Confirmation, Conversation, JointField
from wegwijzer.conversations.queries.desk import mark_of
from wegwijzer.organisations.saving import saving
from wegwijzer.plans import actions as plans
from wegwijzer.plans.actions import checkpoints


def confirm(actor: Actor, *, conversation: Conversation, mark: str | None = None, remark: str = "") -> Conversation:
    """The actor agrees with the conclusion as it stands; a remark may go with it. With both it is fixed, the
    agreements stand, what they ask of HR is sent, and the days to look again come into the calendars of both.

    `mark` is queries.mark_of(...) as of the page on which the actor agreed: when something changed since, nothing is
    confirmed and FieldChanged is raised with the conversation. Raises ValidationError while there is no outcome.
    A second confirmation by the same person changes nothing.
    """
    current, _side = mine(actor, conversation)
    if current.concluded_at:
        return current
    rules.must_be_held(current)
    if Confirmation.objects.filter(conversation=current, person=actor.person_id).exists():
        return current
    remark = rules.check_text("remark", remark, 2000)
    if not JointField.objects.filter(conversation=current, key="conclusion.outcome").exclude(value="").exists():
        raise rules.refuse("outcome", _("Kies eerst samen welk besluit jullie nemen."))
    if mark is not None and mark != mark_of(current):
        raise FieldChanged(current, mark)
    with saving():
        Confirmation.objects.create(**people(current), person=actor.person, remark=remark)
        both = Confirmation.objects.filter(conversation=current).count() == 2
        if both:
            _conclude(actor, current)
    tell_the_other(actor, "concluded" if both else "confirmed", current)
    return current


def _conclude(actor: Actor, conversation: Conversation) -> None:
    conversation.concluded_at = timezone.now()
    conversation.save(update_fields=["concluded_at"])
    made = AgreementMade.objects.filter(conversation=conversation).values("agreement")
    checkpoints.from_wishes(actor, agreements=made)
    if conversation.model != "external":
        plans.send_requests(actor, agreements=made)


def change_remark(actor: Actor, *, conversation: Conversation, remark: str) -> Confirmation:
    """The remark with one's own confirmation, until both confirmed."""
    current, _side = mine(actor, conversation)
    rules.must_be_open(current)
    row = Confirmation.objects.filter(conversation=current, person=actor.person_id).first()
    if row is None:
        raise rules.refuse("remark", _("Bevestig eerst het besluit."))
    row.remark = rules.check_text("remark", remark, 2000)
    with saving():
        row.save(update_fields=["remark"])
    return row


def reopen(actor: Actor, *, conversation: Conversation) -> Conversation:
    """Not agreed after all: either can, until both confirmed. The form can be changed again, and whoever had
    confirmed does so anew."""
    current, _side = mine(actor, conversation)
    rules.must_be_open(current)
    with saving():
        removed, _by_model = Confirmation.objects.filter(conversation=current).delete()
    if removed:
        tell_the_other(actor, "reopened", current)
    return current


def add_afterwards(actor: Actor, *, conversation: Conversation, text: str, token: UUID | None = None) -> Addition:
    """Something that belongs with a fixed conclusion. Dated, and stays as it is."""
    current, _side = mine(actor, conversation)
    if (made := again(Addition, token)) is not None:
        if has_said(made, text=text):
            return made
        token = None  # other words are another
    if not current.concluded_at:
        raise rules.refuse(
            None, _("Dit kan zodra jullie allebei bevestigd hebben. Tot dan kan je het formulier aanpassen.")
        )
    text = rules.check_text("text", text, 2000, needed=True)
    with saving():
        made = Addition.objects.create(**with_id(token), **people(current), author=actor.person, text=text)
    tell_the_other(actor, "added", current)
    return made
