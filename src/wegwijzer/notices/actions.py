"""Telling somebody that there is something: once, in the transaction of what happened."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.jobs import enqueue_each
from wegwijzer.notices import jobs
from wegwijzer.notices.access import SEE_NOTICE
from wegwijzer.notices.kinds import Pace, groups, kind_of
from wegwijzer.notices.models import Choice, Notice

_with_letters: ContextVar[bool] = ContextVar("with_letters", default=True)


@contextmanager
def without_letters() -> Iterator[None]:
    """For what is brought in at once, such as a company to look around in: told on its pages, and to no mailbox."""
    token = _with_letters.set(False)
    try:
        yield
    finally:
        _with_letters.reset(token)


def letters_go() -> bool:
    """Whether letters go now: not inside `without_letters`. For rooms that write letters of their own."""
    return _with_letters.get()


def notify(actor: Actor, *, persons: Iterable[UUID], kind: str, about: UUID | None = None, moment: str = "") -> None:
    """Tell each of these that the actor did this. The same kind of the same thing at the same `moment` is told once.

    Raises ValueError for a kind that no room said.
    """
    known = kind_of(kind)
    if known is None:
        raise ValueError(kind)
    found = [_notice(actor, person, kind, about, moment) for person in persons]
    Notice.objects.bulk_create(found, ignore_conflicts=True)  # who tells cannot read what was told before
    if known.by_mail and _with_letters.get():
        enqueue_each(jobs.send_notice, [_letter(actor, notice) for notice in found])


def _letter(actor: Actor, notice: Notice) -> dict:
    """Sent with the rights of who receives it, not of who did something."""
    return {
        "in_organisation": actor.organisation.pk,
        "as_person": notice.person_id,
        "notice_id": notice.pk,
    }


def _notice(actor: Actor, person: UUID, kind: str, about: UUID | None, moment: str) -> Notice:
    return Notice(
        id=new_id(),
        organisation_id=actor.organisation.pk,
        person_id=person,
        kind=kind,
        about=about,
        by_id=actor.person_id,
        key=f"{kind} {about or ''} {moment}".strip(),
    )


def mark_seen(actor: Actor, *, notice: Notice | None = None) -> None:
    """This one, or all of them: they no longer stand on the start page, and no letter goes any more."""
    rows = SEE_NOTICE.filter(actor, Notice.objects.filter(seen_at__isnull=True))
    if notice is not None:
        rows = rows.filter(pk=notice.pk)
    rows.update(seen_at=timezone.now())


def choose_paces(actor: Actor, *, paces: dict[str, str]) -> None:
    """How the actor wants the letters of each of these groups. Raises ValueError for what is no group or no pace."""
    known = {group.key for group in groups()}
    if set(paces) - known or set(paces.values()) - set(Pace.values):
        raise ValueError("no such group or pace")
    rows = [
        Choice(id=new_id(), organisation_id=actor.organisation.pk, person_id=actor.person_id, group=group, pace=pace)
        for group, pace in paces.items()
    ]
    Choice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["organisation", "person", "group"], update_fields=["pace"]
    )
