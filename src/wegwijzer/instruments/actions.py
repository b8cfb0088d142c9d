"""What HR does with instruments: copy one, work on the draft, publish it, stop using it."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.instruments import queries
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS
from wegwijzer.instruments.edits import Content, Edit, Gone
from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.problems import Problem
from wegwijzer.instruments.shape import MOST, check_shape
from wegwijzer.instruments.soundness import sound
from wegwijzer.instruments.versions import digest_of
from wegwijzer.instruments.wording import check_wording
from wegwijzer.organisations.saving import locked, saving, say

say("instrument_one_draft", None, _("Er is al een ontwerp. Werk daaraan verder."))
say("instrument_published_is_frozen", None, _("Wat gepubliceerd is, verandert niet meer. Maak een nieuw ontwerp."))


def copy_instrument(actor: Actor, *, key: str) -> OwnInstrument:
    """A draft of what holds now, in the languages of the organisation; the draft that there is already, if any."""
    CHANGE_INSTRUMENTS.require_role(actor)
    there = queries.draft_of(actor, key)
    if there is not None:
        return there
    source = queries.current(actor.organisation, key)
    last = queries.own_versions(actor, key).first()
    draft = OwnInstrument(
        organisation=actor.organisation,
        key=key,
        number=last.number + 1 if last else 1,
        based_on=source.ref,
        structure=source.structure,
        texts={language: source.texts.get(language, {}) for language in actor.organisation.languages},
        drafted_by=actor.person,
    )
    with saving():
        draft.save()
    return draft


def edit_draft(actor: Actor, *, draft: OwnInstrument, edit: Edit) -> OwnInstrument:
    """Apply one of the changes of edits.py to the draft as it stands now. Raises ValidationError."""
    CHANGE_INSTRUMENTS.require_role(actor)
    current = _open(draft)
    try:
        content = edit(Content(current.structure, current.texts))
    except Gone as gone:
        raise ValidationError(_("Dit staat niet meer in het ontwerp. Iemand haalde het intussen weg.")) from gone
    _hold_to_limits(content)
    current.structure, current.texts = content.structure, content.texts
    with saving():
        current.save(update_fields=["structure", "texts"])
    return current


def publish(actor: Actor, *, draft: OwnInstrument) -> OwnInstrument:
    """From now on this is what people get; what is running goes on with the version it began with."""
    CHANGE_INSTRUMENTS.require_role(actor)
    current = _open(draft)
    if found := problems_of(actor, current):
        raise ValidationError(_("Het ontwerp is nog niet klaar."), params={"problems": found})
    current.digest = digest_of(current.structure, current.texts)
    current.published_at, current.published_by = timezone.now(), actor.person
    with saving():
        current.save()
    return current


def drop_draft(actor: Actor, *, draft: OwnInstrument) -> None:
    CHANGE_INSTRUMENTS.require_role(actor)
    _open(draft).delete()


def withdraw(actor: Actor, *, key: str) -> int:
    """No longer use copies of one's own of this instrument: new conversations get the one we ship again.

    Answers how many published copies were in use or waiting behind it.
    """
    CHANGE_INSTRUMENTS.require_role(actor)
    with saving():
        return (
            queries.own_versions(actor, key)
            .filter(published_at__isnull=False, withdrawn_at=None)
            .order_by()
            .update(withdrawn_at=timezone.now(), withdrawn_by=actor.person)
        )


def problems_of(actor: Actor, draft: OwnInstrument) -> list[Problem]:
    """What must be mended before this draft can be published."""
    shape = check_shape(draft.structure)
    languages = dict.fromkeys([*actor.organisation.languages, *draft.texts])
    readable = sound(draft.structure, shape)
    return [*shape, *check_wording(readable.structure, draft.texts, languages, unclear=readable.unclear)]


def _open(draft: OwnInstrument) -> OwnInstrument:
    current = locked(draft)
    if current.published_at:
        raise ValidationError(_("Dit ontwerp is intussen gepubliceerd. Maak een nieuw ontwerp om iets te veranderen."))
    return current


def _hold_to_limits(content: Content) -> None:
    parts = content.structure["parts"]
    counts = {
        "parts": len(parts),
        "questions": max((len(part["questions"]) for part in parts), default=0),
        "scales": len(content.structure.get("scales", ())),
        "options": len(content.structure.get("options", ())),
        "choices": max((len(options["choices"]) for options in content.structure.get("options", ())), default=0),
    }
    if any(count > MOST[name] for name, count in counts.items()):
        raise ValidationError(_("Zo wordt het te lang. Haal eerst iets weg."))
