"""Somebody looks at their own path, says it is right or what is wrong; HR puts it right and says so."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import assign, locked, saving, sent_before
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.models import PathCheck


def check_path(actor: Actor, *, remark: str = "", token: UUID | None = None) -> PathCheck:
    """The actor's own path is right, or `remark` says what is not. Only about oneself.

    `token` makes a remark that is sent twice one; other words with the same token are another remark.
    """
    if actor.person is None:
        raise PermissionDenied(_("Dit kan alleen over jezelf."))
    before = sent_before(PathCheck.objects.filter(person=actor.person), token)
    if before and before.remark == remark.strip():
        return before
    with_id = {"id": token} if token and not before else {}
    check = PathCheck(organisation=actor.organisation, person=actor.person, **with_id)
    assign(check, {"remark": remark.strip()})
    with saving():
        check.save()
    return check


def handle_path_check(actor: Actor, *, check: PathCheck) -> PathCheck:
    """HR has looked at the remark and done what was needed."""
    CHANGE_PERSON.require(actor, check.person)
    with saving():
        current = locked(check)
        if current.handled_at is None:
            current.handled_at, current.handled_by = timezone.now(), actor.person
            current.save(update_fields=["handled_at", "handled_by"])
    return current
