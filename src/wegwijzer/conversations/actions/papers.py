"""Asking for the blank forms of a round. A worker makes them; who asks again begins anew."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.access import MANAGE_ROUNDS
from wegwijzer.conversations.jobs import make_round_forms
from wegwijzer.conversations.models import Round, RoundMember
from wegwijzer.conversations.models.papers import RoundForms
from wegwijzer.people.models import Person, Position

MOST = 500  # forms in one file: a pile of a thousand sheets


def languages(actor: Actor) -> dict[str, str]:
    """Those of the organisation in which there are texts, with their names."""
    return {code: name for code, name in settings.LANGUAGES if code in actor.organisation.languages}


@transaction.atomic
def ask_round_forms(actor: Actor, *, round_: Round, language: str, unit: UUID | None = None) -> RoundForms:
    """Of everybody who was invited, or of those of them in one unit. In which language somebody reads is known to
    that person alone, so it is said here. Raises ValidationError for nobody, too many, or a language that is not
    one of the organisation."""
    MANAGE_ROUNDS.require_role(actor)
    if language not in languages(actor):
        raise rules.refuse("language", _("Kies een taal uit de lijst."))
    people = Person.objects.filter(pk__in=RoundMember.objects.filter(round=round_).values("person"))
    if unit:
        people = people.filter(pk__in=Position.objects.on(actor.today).filter(unit=unit).values("person"))
    found = list(people.order_by("sort_name", "pk").values_list("pk", flat=True)[: MOST + 1])
    if not found:
        raise rules.refuse("unit", _("Hier is niemand uitgenodigd."))
    if len(found) > MOST:
        raise rules.refuse("unit", _("Dat zijn er te veel voor één bestand. Neem één afdeling tegelijk."))
    RoundForms.objects.filter(round=round_, asked_by=actor.person_id).delete()
    forms = RoundForms(
        round=round_,
        unit_id=unit,
        asked_by_id=actor.person_id,
        language=language,
        people=[str(each) for each in found],
    )
    forms.save()
    make_round_forms.enqueue(actor, forms_id=forms.pk)
    return forms


def forget_round_forms(actor: Actor, *, forms: RoundForms) -> None:
    """Before its time, by who asked for it."""
    MANAGE_ROUNDS.require_role(actor)
    RoundForms.objects.filter(pk=forms.pk, asked_by=actor.person_id).delete()
