"""What one does with the stories that came in: mark passages, gather them into threads, write a portrait and share.
The actor is always whoever asked."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import ChangedMeanwhile, locked, saving, sent_before
from wegwijzer.people.models import Person
from wegwijzer.selfwork.access import SEE_STORIES
from wegwijzer.selfwork.models import Share
from wegwijzer.selfwork.portrait import queries, rules
from wegwijzer.selfwork.portrait.models import LONGEST_PORTRAIT, Asking, Passage, Story, Thread
from wegwijzer.selfwork.portrait.sentences import joined
from wegwijzer.selfwork.reach import may_receive
from wegwijzer.selfwork.rules import check_until
from wegwijzer.selfwork.telling import tell_shared

Stretch = tuple[str, int, int]  # field, from character, up to character
QUOTES = "“”„‟«»‹›‘’\"' \n\u00a0\u202f"  # around a passage that is shared, in any language


def mark(actor: Actor, *, story: Story, chosen: Iterable[Stretch], thread: Thread | None = None) -> list[Passage]:
    """Passages of this story. What follows each other becomes one. Raises ValidationError for what is not in it."""
    SEE_STORIES.require(actor, story)
    if thread is not None:
        _same(story.asking_id, thread)
    found = []
    with transaction.atomic():
        asking = locked(story.asking)
        place = queries.next_place(Passage.objects.filter(asking=asking))
        for field, start, end in _stretches(story, chosen):
            made = Passage.objects.filter(story=story, field=field, start=start, end=end).first()
            found.append(made or _passage(actor, story, thread, (field, start, end), place))
            place += 1
        if Passage.objects.filter(asking=asking).count() > rules.MOST_PASSAGES:
            raise ValidationError(_("Je duidde al heel veel aan. Haal eerst iets weg."))
    if not found:
        raise ValidationError(_("Kies eerst een zin, of een stuk ervan."))
    return found


def _stretches(story: Story, chosen: Iterable[Stretch]) -> list[Stretch]:
    by_field: dict[str, list[tuple[int, int]]] = {}
    for field, start, end in chosen:
        text = story.answers.get(field, "")
        if not (0 <= start < end <= len(text) and text[start:end].strip()):
            raise ValidationError(_("Dit stuk staat niet in het verhaal. Laad de pagina opnieuw."))
        by_field.setdefault(field, []).append((start, end))
    return [(field, *each) for field, found in by_field.items() for each in joined(found, story.answers[field])]


def _passage(actor: Actor, story: Story, thread: Thread | None, stretch: Stretch, place: int) -> Passage:
    field, start, end = stretch
    return Passage.objects.create(
        organisation=actor.organisation,
        asking_id=story.asking_id,
        story=story,
        person=actor.person,
        thread=thread,
        field=field,
        start=start,
        end=end,
        text=story.answers[field][start:end].strip(),
        place=place,
    )


def unmark(actor: Actor, *, passage: Passage) -> None:
    """The story keeps it; it is no passage any more."""
    SEE_STORIES.require(actor, passage)
    Passage.objects.filter(pk=passage.pk, person=actor.person_id).delete()


def remove_story(actor: Actor, *, story: Story) -> None:
    """With the passages that were marked in it, and what is shared of them is taken back: who wrote it may have asked
    for that. The link stays used."""
    SEE_STORIES.require(actor, story)
    with saving():
        for row in Share.objects.filter(asking=story.asking_id, person=actor.person_id, taken_back_at=None):
            if _holds_words_of(row, story):
                Share.objects.filter(pk=row.pk).update(taken_back_at=timezone.now())
        Story.objects.filter(pk=story.pk, person=actor.person_id).delete()


def _holds_words_of(share: Share, story: Story) -> bool:
    """Also of a passage that was shared and is not marked any more. Rather one too many than one too few."""
    by_name = f" – {story.invited.name}"
    lines = [line.removesuffix(by_name).strip(QUOTES) for piece in share.pieces for line in piece["lines"]]
    return any(line and line in text for line in lines for text in story.answers.values())


# ---- Threads


def begin_thread(actor: Actor, *, asking: Asking, name: str) -> Thread:
    SEE_STORIES.require(actor, asking)
    name = rules.check_name(name)
    rows = Thread.objects.filter(asking=locked(asking))
    if rows.count() >= rules.MOST_THREADS:
        raise rules.refuse("name", _("Je hebt al veel draden. Leg er eerst twee samen."))
    place = queries.next_place(rows)
    return Thread.objects.create(
        organisation=actor.organisation, asking=asking, person=actor.person, name=name, place=place
    )


def rename_thread(actor: Actor, *, thread: Thread, name: str) -> None:
    SEE_STORIES.require(actor, thread)
    Thread.objects.filter(pk=thread.pk).update(name=rules.check_name(name))


def remove_thread(actor: Actor, *, thread: Thread) -> None:
    """Its passages stay, in no thread."""
    SEE_STORIES.require(actor, thread)
    with saving():
        Passage.objects.filter(thread=thread).update(thread=None)
        Thread.objects.filter(pk=thread.pk, person=actor.person_id).delete()


def move_thread(actor: Actor, *, thread: Thread, by: int) -> None:
    """`by`: -1 earlier, 1 later."""
    SEE_STORIES.require(actor, thread)
    locked(thread.asking)
    _move(Thread.objects.filter(asking=thread.asking_id), thread.pk, by)


def put_in(actor: Actor, *, passage: Passage, thread: Thread | None) -> None:
    """Into this thread, at its end; None: into none."""
    SEE_STORIES.require(actor, passage)
    if thread is not None:
        _same(passage.asking_id, thread)
    rows = Passage.objects.filter(asking=locked(passage.asking))
    Passage.objects.filter(pk=passage.pk).update(thread=thread, place=queries.next_place(rows))


def move_passage(actor: Actor, *, passage: Passage, by: int) -> None:
    """Within its thread."""
    SEE_STORIES.require(actor, passage)
    locked(passage.asking)
    _move(Passage.objects.filter(asking=passage.asking_id, thread=passage.thread_id), passage.pk, by)


def _same(asking_id: UUID, thread: Thread) -> None:
    if thread.asking_id != asking_id:
        raise ValidationError(_("Deze draad hoort bij een andere keer."))


def _move(rows: QuerySet, key: UUID, by: int) -> None:
    """The places of all of them are said anew, so that a gap or two alike do no harm."""
    order = list(rows.order_by("place", "pk"))
    at = next(number for number, row in enumerate(order) if row.pk == key)
    to = min(max(at + by, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    places = sorted(row.place for row in order)
    places = places if len(set(places)) == len(places) else list(range(1, len(order) + 1))
    for row, place in zip(order, places, strict=True):
        row.place = place
    rows.model.objects.bulk_update(order, ["place"])


# ---- The portrait


def write_portrait(actor: Actor, *, asking: Asking, text: str, version: int) -> Asking:
    """`version` is the one that was seen. Raises ChangedMeanwhile when another tab saved, ValidationError when it is
    too long."""
    SEE_STORIES.require(actor, asking)
    text = text.replace("\r\n", "\n").replace("\0", "")
    if len(text) > LONGEST_PORTRAIT:
        said = _("Deze tekst heeft %(count)s tekens. Er is plaats voor %(most)s.")
        raise rules.refuse("portrait", said % {"count": len(text), "most": LONGEST_PORTRAIT})
    row = locked(asking)
    if row.portrait == text:
        return row
    if row.portrait_version != version:
        raise ChangedMeanwhile(row)
    row.portrait, row.portrait_version = text, row.portrait_version + 1
    row.save(update_fields=["portrait", "portrait_version"])
    return row


# ---- Sharing


def share(
    actor: Actor,
    *,
    asking: Asking,
    title: str,
    pieces: list[dict],
    receiver: Person,
    until: date | None,
    token: UUID | None = None,
) -> Share:
    """A copy of these pieces as they read now, for one other person. Raises ValidationError by field."""
    SEE_STORIES.require(actor, asking)
    if made := sent_before(Share.objects.filter(person=actor.person_id), token):
        if made.is_open_for(receiver, until) and made.pieces == pieces:
            return made
        token = None
    if not pieces:
        raise rules.refuse("fields_chosen", _("Kies wat je wil delen."))
    if not may_receive(actor, receiver):
        raise rules.refuse("receiver", _("Met deze persoon kan je hier niet delen."))
    row = Share(
        organisation=actor.organisation,
        person=actor.person,
        receiver=receiver,
        asking=asking,
        title=title[:80],
        made_on=timezone.localdate(asking.begun_at),
        pieces=pieces,
        until=check_until(until, today=actor.today),
    )
    if token is not None:
        row.pk = token
    with saving():
        row.save(force_insert=True)
    tell_shared(actor, row)
    return row
