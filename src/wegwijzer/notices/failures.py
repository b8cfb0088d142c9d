"""Whom letters do not reach: what mail servers say about an address, kept for HR and for who it is about.

All of it runs within the organisation, as the person whom a letter was for.
"""

from uuid import UUID

from django.utils import timezone

from wegwijzer.notices.models import Failure, Undelivered
from wegwijzer.organisations.tenancy import current_tenant, tenant

BY_STATUS = (  # the middle and last figures of RFC 3463, the longest first
    ("2.2", Failure.FULL),
    ("2.", Failure.UNKNOWN),
    ("1.", Failure.UNKNOWN),
    ("4.", Failure.UNREACHABLE),
    ("7.", Failure.REFUSED),
)


def failure_of(status: str) -> Failure:
    """What a status such as 5.1.1 comes to; OTHER when it says nothing."""
    _class, _point, rest = status.partition(".")
    return next((failure for begin, failure in BY_STATUS if rest.startswith(begin)), Failure.OTHER)


def note(person: UUID, address: str, *, status: str, returned: bool = False) -> None:
    """A letter does not reach this person. Since when: the first time at this address."""
    now, status = timezone.now(), status[:12]
    said = {"failure": failure_of(status), "status": status, "returned": returned, "last_at": now, "tried_at": None}
    row, new = Undelivered.objects.select_for_update().get_or_create(
        person_id=person, defaults=said | {"address": address, "since": now}
    )
    if new:
        return
    for name, value in said.items():
        setattr(row, name, value)
    if row.address.lower() != address.lower():
        row.address, row.since = address, now
    row.save()


def went_through(person: UUID, address: str) -> None:
    """A letter was taken. What came back before may come back again, so that is forgotten only after some days."""
    rows = Undelivered.objects.filter(person_id=person)
    rows.filter(returned=False).delete()
    rows.exclude(address__iexact=address).delete()
    rows.filter(returned=True, tried_at=None).update(tried_at=timezone.now())


def invitation_refused(sender, *, person_id: UUID, address: str, status: str, **more) -> None:
    """Of an invitation, which goes to somebody without an account."""
    with tenant(current_tenant(), person_id=person_id):
        note(person_id, address, status=status)


def invitation_sent(sender, *, person_id: UUID, address: str, **more) -> None:
    with tenant(current_tenant(), person_id=person_id):
        went_through(person_id, address)
