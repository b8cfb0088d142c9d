"""What each writes or sets alone: preparation, notes for oneself, scores. Private until shared or shown."""

import re
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import instrument, rules
from wegwijzer.conversations.actions.common import FieldChanged, can_still_write, mine, people
from wegwijzer.conversations.happenings import tell, tell_the_other
from wegwijzer.conversations.models import Conversation, OwnAnswer, Participation
from wegwijzer.conversations.models.said import LONGEST, Part
from wegwijzer.organisations.saving import saving

_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


def save_answer(
    actor: Actor, *, conversation: Conversation, part: str, key: str, value, version: int | None = None
) -> OwnAnswer | None:
    """Autosave of one answer. `part`: preparation or growth (keys of the question set of the actor's side), or note
    (any short key, or that of a theme). `version` is the one that was seen, 0 for none; None saves whatever stands.

    Answers the row, None when there was nothing and is nothing. An emptied answer stays with an empty value.
    Raises ValidationError({"value": …}), FieldChanged when another of one's own devices saved meanwhile.
    """
    current, side = mine(actor, conversation, lock=False)
    value = _checked(current, side, part, key, value)
    if part != Part.NOTE:
        can_still_write(current)
    return _keep(actor, current, part, key, value, version)


def _checked(conversation: Conversation, side: str, part: str, key: str, value):
    rules.check_choice("part", part, (Part.PREPARATION, Part.GROWTH, Part.NOTE))
    if part == Part.NOTE:
        if not _KEY.fullmatch(key):
            raise rules.refuse("key", _("Deze notitie heeft geen plaats."))
        return rules.check_text("value", value, LONGEST)
    if (part == Part.GROWTH) != key.startswith("growth-"):
        raise rules.refuse("part", _("Deze vraag hoort bij een ander deel."))
    return instrument.checked(conversation, side, key, value)


def _keep(actor: Actor, conversation: Conversation, part: str, key: str, value, version: int | None):
    rows = OwnAnswer.objects.filter(conversation=conversation, author=actor.person_id, part=part, key=key)
    row = rows.select_for_update(of=("self",), no_key=True).first()
    value = "" if value is None else value
    if row is None:
        if value == "" or version:
            return None if value == "" else _new(actor, conversation, part, key, value)
        return _new(actor, conversation, part, key, value)
    if row.value == value:
        return row
    if version is not None and row.version != version:
        raise FieldChanged(row, value)
    row.value, row.version = value, row.version + 1
    with saving():
        row.save(update_fields=["value", "version", "changed_at"])
    return row


def _new(actor: Actor, conversation: Conversation, part: str, key: str, value) -> OwnAnswer:
    row = OwnAnswer(**people(conversation), author=actor.person, part=part, key=key, value=value)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != "ownanswer_once":
            with saving():
                raise
        same = {"author": actor.person_id, "part": part, "key": key}
        raise FieldChanged(OwnAnswer.objects.get(conversation=conversation, **same), value) from error
    return row


def share(actor: Actor, *, conversation: Conversation, part: str, keys: Iterable[str]) -> int:
    """The other can read these answers of mine from now on. Answers how many were not shared yet."""
    current, _side = mine(actor, conversation)
    can_still_write(current)
    rules.check_choice("part", part, (Part.PREPARATION, Part.GROWTH))
    rows = _of(actor, current, part, keys).filter(shared_at__isnull=True).exclude(value="")
    with saving():
        count = rows.update(shared_at=timezone.now())
    if count:
        tell_the_other(actor, "shared", current)
    return count


def take_back(actor: Actor, *, conversation: Conversation, part: str, keys: Iterable[str]) -> int:
    """Not shared after all: possible until the conversation begins."""
    current, _side = mine(actor, conversation)
    rules.must_be_before_the_talk(current)
    with saving():
        return _of(actor, current, part, keys).filter(shared_at__isnull=False).update(shared_at=None)


def _of(actor: Actor, conversation: Conversation, part: str, keys: Iterable[str]):
    return OwnAnswer.objects.filter(conversation=conversation, author=actor.person_id, part=part, key__in=list(keys))


def set_prepared(actor: Actor, *, conversation: Conversation, prepared: bool = True) -> Participation:
    """The actor says to be prepared, or not yet after all. That much may be known; what was prepared may not."""
    current, side = mine(actor, conversation)
    rules.must_be_open(current)
    row = _place(current, side)
    if bool(row.prepared_at) != prepared:
        row.prepared_at = timezone.now() if prepared else None
        with saving():
            row.save(update_fields=["prepared_at"])
        if prepared:
            tell_the_other(actor, "prepared", current)
    return row


def mark_seen(actor: Actor, *, conversation: Conversation) -> None:
    """The actor looks at the conversation now: what came in since is new no longer."""
    current, side = mine(actor, conversation, lock=False)
    Participation.objects.filter(conversation=current, side=side).update(seen_at=timezone.now())


def _place(conversation: Conversation, side: str) -> Participation:
    return Participation.objects.select_for_update(of=("self",), no_key=True).get(conversation=conversation, side=side)


# ---- Scores


def set_score(actor: Actor, *, conversation: Conversation, theme: str, score: int | None) -> OwnAnswer | None:
    """One's own score of a theme; None takes it back, as long as the two have not been shown.

    Raises ValidationError: {"theme": …} for a theme that the form does not have, {"score": …} outside the scale.
    """
    current, _side = mine(actor, conversation, lock=False)
    can_still_write(current)
    known = instrument.themes(current)
    if theme not in known:
        raise rules.refuse("theme", _("Dit thema staat niet op het formulier."))
    score = rules.check_score(score, known[theme])
    if score is not None:
        return _keep(actor, current, Part.SCORE, theme, score, None)
    if scores_shown(current):
        raise rules.refuse("score", _("Jullie zagen deze score al. Kies een andere, weglaten kan niet meer."))
    with saving():
        OwnAnswer.objects.filter(conversation=current, author=actor.person_id, part=Part.SCORE, key=theme).delete()
    return None


def scores_shown(conversation: Conversation) -> bool:
    """Whether both said to be ready: then each sees the other's scores."""
    return Participation.objects.filter(conversation=conversation, scores_ready_at__isnull=False).count() == 2


def ready_to_show(actor: Actor, *, conversation: Conversation, ready: bool = True) -> bool:
    """My scores may be shown, once the other says so too. Answers whether they are shown now, to both at once.

    Can be taken back until then; not afterwards.
    """
    current, side = mine(actor, conversation)
    can_still_write(current)
    row = _place(current, side)
    if scores_shown(current):
        return True
    if bool(row.scores_ready_at) != ready:
        row.scores_ready_at = timezone.now() if ready else None
        with saving():
            row.save(update_fields=["scores_ready_at"])
    shown = scores_shown(current)
    if shown:
        tell(actor, "scores_shown", conversation=current, persons=(current.employee_id, current.other_id))
    return shown
