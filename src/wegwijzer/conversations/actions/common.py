"""What every act begins with: the conversation as it stands now, and on which side of it the actor sits."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.access import SEE_CONVERSATION
from wegwijzer.conversations.models import Confirmation, Conversation
from wegwijzer.conversations.queries.partners import is_here, other_of
from wegwijzer.organisations.saving import ChangedMeanwhile, say, sent_before

GONE = _("Dit bestaat niet meer. Misschien heeft iemand het intussen verwijderd.")
ONE_OPEN = _("Er loopt al een gesprek tussen jullie. Rond dat eerst af.")

say("conversation_once_a_round", "employee", _("Deze persoon heeft in deze ronde al een gesprek."))
say("conversation_one_open", "other", ONE_OPEN)
say("conversation_stays_what_it_is", None, _("Een gesprek blijft tussen dezelfde twee mensen."))
say("conversation_concluded", None, rules._OVER[rules.State.CONCLUDED])
say("conversation_cancelled", None, rules._OVER[rules.State.CANCELLED])
say("conversation_confirmed_by_both", None, _("Een besluit staat pas vast als jullie het allebei bevestigen."))
say("conversation_stands_still", None, _("Een van jullie ging al akkoord. Heropen het besluit om iets te veranderen."))
say("scores_stay_shown", None, _("Wat jullie allebei gezien hebben, blijft zichtbaar."))
say("report_as_it_was_shown", None, _("Wat al getoond is, gaat zoals het getoond werd."))
say("report_seen_by_the_employee", None, _("De medewerker leest dit eerst. Daarna kan het weg."))
say("agreement_fixed", None, _("Deze afspraak is door jullie allebei bevestigd en blijft staan."))


class FieldChanged(ChangedMeanwhile):
    """Another version was saved after the one that was seen. `current` is the row as it stands, `yours` the value
    that was not saved: the person chooses."""

    def __init__(self, current: models.Model, yours):
        super().__init__(current)
        self.yours = yours


def mine(actor: Actor, conversation: Conversation, *, lock: bool = True) -> tuple[Conversation, str]:
    """The conversation as it stands now and the actor's side. `lock`: others wait until this is done.

    Raises PermissionDenied for who is not one of the two, and for an id that is not there for them.
    """
    SEE_CONVERSATION.require(actor, conversation)
    rows = Conversation.objects.select_related("organisation")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    current = rows.get(pk=conversation.pk)
    return current, rules.side_of(current, actor.person_id)


def own_row(actor: Actor, model: type[models.Model], row: models.Model) -> models.Model:
    """A row that the actor wrote, locked. Raises PermissionDenied for another's, ValidationError when it is gone."""
    author = model.objects.filter(pk=row.pk).values_list("author_id", flat=True).first()
    if author is not None and author != actor.person_id:
        raise not_yours()
    current = model.objects.select_for_update(of=("self",), no_key=True).filter(pk=row.pk).first()
    if current is None:
        raise ValidationError(GONE)
    return current


def not_yours() -> PermissionDenied:
    return PermissionDenied(_("Alleen wie dit schreef, kan het veranderen."))


def people(conversation: Conversation) -> dict[str, UUID]:
    """The columns by which the database knows whose row this is."""
    return {
        "organisation_id": conversation.organisation_id,
        "conversation_id": conversation.pk,
        "employee_id": conversation.employee_id,
        "other_id": conversation.other_id,
    }


def again(model: type[models.Model], token: UUID | None) -> models.Model | None:
    """What a request made that was sent before: its row carries the token as its id."""
    return sent_before(model.objects.all(), token)


def has_said(row: models.Model, **said) -> bool:
    """Whether this stands in it; a text goes without the white space around it."""
    return all(getattr(row, name) == (it.strip() if isinstance(it, str) else it) for name, it in said.items())


def with_id(token: UUID | None) -> dict:
    return {"id": token} if token else {}


def must_be_still_here(actor: Actor, conversation: Conversation) -> None:
    """Raises ValidationError when the one across the table has left the organisation."""
    if not is_here(actor, other_of(conversation, actor.person_id)):
        raise rules.refuse(None, _("Je gesprekspartner werkt hier niet meer. Dit gesprek kan niet verder."))


def can_still_write(conversation: Conversation) -> None:
    """Raises ValidationError when it is over, or one of the two confirmed what stands there."""
    rules.must_be_open(conversation)
    rules.must_not_be_confirmed(Confirmation.objects.filter(conversation=conversation.pk).count())


def unchanged(row: models.Model, version: int | None, yours) -> None:
    """Raises FieldChanged when `version` is given and another one stands there now."""
    if version is not None and row.version != version:
        raise FieldChanged(row, yours)
