"""What an organisation changes in the catalogue of actions: other words, one more, one less."""

import re
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.saving import saving
from wegwijzer.plans import catalogue
from wegwijzer.plans.access.catalogue import CHANGE_CATALOGUE
from wegwijzer.plans.models import OwnAction
from wegwijzer.plans.rules import refuse

LONGEST = {"name": 80, "text": 400, "example": 200}
MOST = 200


def add_action(actor: Actor, *, group: str, texts: Mapping[str, Mapping[str, str]]) -> OwnAction:
    """`texts`: language → name, text, example; in at least one language. Raises ValidationError by field."""
    CHANGE_CATALOGUE.require_role(actor)
    if OwnAction.objects.count() >= MOST:
        raise refuse(None, _("Meer acties passen niet in de lijst."))
    row = OwnAction(key=f"own-{new_id().hex[-12:]}", group=_group(group), texts=_checked(texts))
    with saving():
        row.save(force_insert=True)
    return row


def change_action(actor: Actor, *, key: str, group: str, texts: Mapping[str, Mapping[str, str]]) -> OwnAction:
    """A shipped one gets the organisation's words, an own one new words."""
    CHANGE_CATALOGUE.require_role(actor)
    row = _row(key)
    row.group, row.texts, row.version = _group(group), _checked(texts), row.version + 1
    with saving():
        row.save()
    return row


def hide_action(actor: Actor, *, key: str, hidden: bool = True) -> OwnAction:
    """Left out of the list; agreements that name it keep it."""
    CHANGE_CATALOGUE.require_role(actor)
    row = _row(key)
    row.hidden_at = (row.hidden_at or timezone.now()) if hidden else None
    with saving():
        row.save()
    return row


def restore_action(actor: Actor, *, key: str) -> None:
    """A shipped action as it was shipped."""
    CHANGE_CATALOGUE.require_role(actor)
    OwnAction.objects.filter(key=key, key__in=_shipped()).delete()


def _shipped() -> dict[str, str]:
    return {each.key: each.group for each in catalogue.shipped()}


def _row(key: str) -> OwnAction:
    found = OwnAction.objects.select_for_update(no_key=True).filter(key=key).first()
    if found is None and key not in _shipped():
        raise refuse(None, _("Dit bestaat niet meer. Misschien heeft iemand het intussen verwijderd."))
    return found or OwnAction(key=key, group=_shipped()[key])


def _group(group: str) -> str:
    if group not in catalogue.groups():
        raise refuse("group", _("Kies een van de mogelijkheden."))
    return group


def _checked(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for language in catalogue.languages():
        said = {
            part: re.sub(r"[ \t]+", " ", str((texts.get(language) or {}).get(part) or "")).strip() for part in LONGEST
        }
        for part, longest in LONGEST.items():
            if len(said[part]) > longest:
                raise refuse(f"{part}_{language}", _("Hou het korter: hoogstens %(n)s tekens.") % {"n": longest})
        if any(said.values()) and not said["name"]:
            raise refuse(f"name_{language}", _("Geef het ook een naam, of laat alles in deze taal leeg."))
        if said["name"]:
            found[language] = said
    if not found:
        raise refuse(f"name_{catalogue.DUTCH}", _("Geef het een naam."))
    return found
