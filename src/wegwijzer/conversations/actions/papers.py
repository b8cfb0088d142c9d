"""Asking for the blank forms of a round. A worker makes them; who asks again begins anew."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.access import MANAGE_ROUNDS
from wegwijzer.conversations.jobs import make_round_forms
from wegwijzer.conversations.models import Round, RoundMember
from wegwijzer.conversations.models.papers import RoundForms
from wegwijzer.conversations.round_forms import in_order
from wegwijzer.people.models import Person, Position

MOST = 500  # forms in one file: a pile of a thousand sheets


@transaction.atomic
def ask_round_forms(actor: Actor, *, round_: Round, unit: UUID | None = None) -> RoundForms:
    """Of everybody who was invited, or of those of them in one unit. Raises ValidationError for nobody or too many."""
    MANAGE_ROUNDS.require_role(actor)
    people = Person.objects.filter(pk__in=RoundMember.objects.filter(round=round_).values("person"))
    if unit:
        people = people.filter(pk__in=Position.objects.on(actor.today).filter(unit=unit).values("person"))
    found = list(people.select_related("account")[: MOST + 1])
    if not found:
        raise rules.refuse("unit", _("Hier is niemand uitgenodigd."))
    if len(found) > MOST:
        raise rules.refuse("unit", _("Dat zijn er te veel voor één bestand. Neem één afdeling tegelijk."))
    RoundForms.objects.filter(round=round_, asked_by=actor.person_id).delete()
    forms = RoundForms(
        round=round_,
        unit_id=unit,
        asked_by_id=actor.person_id,
        people=[str(person.pk) for person in in_order(found, actor.organisation)],
    )
    forms.save()
    make_round_forms.enqueue(actor, forms_id=forms.pk)
    return forms


def forget_round_forms(actor: Actor, *, forms: RoundForms) -> None:
    """Before its time, by who asked for it."""
    MANAGE_ROUNDS.require_role(actor)
    RoundForms.objects.filter(pk=forms.pk, asked_by=actor.person_id).delete()
