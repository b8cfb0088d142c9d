"""What one does to get stories: ask, invite, remind, withdraw, remove. The actor is always whoever asks.

An invitation is made whatever the address: whether a letter went, or came anywhere, is told to nobody.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.jobs import enqueue
from wegwijzer.identity.models import Account
from wegwijzer.identity.secrets import hash_of
from wegwijzer.instruments import queries as instruments
from wegwijzer.notices.actions import letters_go
from wegwijzer.organisations.saving import locked, saving, sent_before
from wegwijzer.people.models import Person
from wegwijzer.selfwork.access import SEE_STORIES
from wegwijzer.selfwork.jobs import send_story_letter
from wegwijzer.selfwork.models import Share
from wegwijzer.selfwork.portrait import queries, rules
from wegwijzer.selfwork.portrait.models import LONGEST_NAME, Asking, Invited, Passage, Story, Thread, Way
from wegwijzer.selfwork.portrait.tokens import fingerprint, token_of
from wegwijzer.selfwork.reach import close_colleagues


def ask(actor: Actor, *, intro: str, until: date, token: UUID | None = None) -> Asking:
    """A new time of asking, with the questions that hold now. `token`: its id, so that a form sent twice makes one."""
    if actor.person_id is None:
        raise PermissionDenied(SEE_STORIES.denied)
    if (made := sent_before(Asking.objects.filter(person=actor.person_id), token)) is not None:
        return made
    if queries.askings(actor).count() >= rules.MOST_ASKINGS:
        raise ValidationError(_("Je vroeg al vaak om verhalen. Verwijder eerst een keer die je niet meer nodig hebt."))
    row = Asking(
        organisation=actor.organisation,
        person=actor.person,
        instrument=instruments.current(actor.organisation, queries.INSTRUMENT).ref,
        intro=rules.check_intro(intro),
        until=rules.check_until(until, today=actor.today),
    )
    if token is not None:
        row.pk = token
    with saving():
        row.save(force_insert=True)
    return row


def change(actor: Actor, *, asking: Asking, intro: str, until: date) -> Asking:
    SEE_STORIES.require(actor, asking)
    row = locked(asking)
    row.intro, row.until = rules.check_intro(intro), rules.check_until(until, today=actor.today)
    row.save(update_fields=["intro", "until"])
    return row


def remove(actor: Actor, *, asking: Asking) -> None:
    """Everything of it that the actor could read is gone at once, links too, and what was shared of it is taken back.
    Who is writing now keeps the own words a while longer, to copy."""
    SEE_STORIES.require(actor, asking)
    now = timezone.now()
    with saving():
        row = locked(asking)
        Share.objects.filter(asking=row, taken_back_at=None).update(taken_back_at=now)
        Passage.objects.filter(asking=row).delete()
        Thread.objects.filter(asking=row).delete()
        Story.objects.filter(asking=row).delete()
        Invited.objects.filter(asking=row, withdrawn_at=None).update(withdrawn_at=now)
        Invited.objects.filter(asking=row).update(name="", email="")
        row.intro = row.portrait = ""
        row.removed_at = now
        row.save(update_fields=["intro", "portrait", "removed_at"])


# ---- Inviting


def invite_by_mail(actor: Actor, *, asking: Asking, addresses: str) -> list[Invited]:
    """All of them, or none. Raises ValidationError({"addresses": …})."""
    found = rules.addressees(addresses)
    with transaction.atomic():
        _room(actor, asking, len(found), field="addresses", by_letter=True)
        own = {actor.person.email.casefold()} | set(Account.objects.values_list("email", flat=True))
        if any(each.email.casefold() in own for each in found):
            raise rules.refuse(
                "addresses", _("Je eigen adres staat erbij. Haal het weg: dit gaat over hoe anderen je zien.")
            )
        return [
            _invite(actor, asking, way=Way.MAIL, name=each.name, email=each.email, field="addresses") for each in found
        ]


def invite_colleagues(actor: Actor, *, asking: Asking, people: Iterable[Person]) -> list[Invited]:
    """Raises ValidationError({"people": …})."""
    wanted = list(people)
    if not wanted:
        raise rules.refuse("people", _("Kies minstens één collega."))
    known = set(close_colleagues(actor).filter(pk__in=[each.pk for each in wanted]).values_list("pk", flat=True))
    if {each.pk for each in wanted} - known:
        raise rules.refuse("people", _("Deze persoon kan je hier niet kiezen. Geef dan een link door."))
    with transaction.atomic():
        _room(actor, asking, len(wanted), field="people", by_letter=True)
        return [
            _invite(
                actor, asking, way=Way.COLLEAGUE, name=each.full_name, email=each.email, field="people", own=each.pk
            )
            for each in wanted
        ]


def invite_by_link(actor: Actor, *, asking: Asking, name: str, token: UUID | None = None) -> Invited:
    """`token`: of the form, so that sent twice it makes one link; with another name it is another, as it is when the
    first works no more."""
    name = rules.check_name(name)
    key = uuid5(token, f"{asking.pk} {name}") if token else new_id()
    with transaction.atomic():
        _alone(actor, asking)
        made = sent_before(Invited.objects.all(), key)
        if made is not None and made.withdrawn_at is None:
            return made
        _room(actor, asking, 1, field="name", by_letter=False)
        return _invite(actor, asking, way=Way.LINK, name=name, email="", field="name", key=None if made else key)


def _alone(actor: Actor, asking: Asking) -> Asking:
    """Held until the end of the transaction, so that two tabs do not ask twice as many, nor make one link twice."""
    SEE_STORIES.require(actor, asking)
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.person_id)
    return locked(asking)


def _room(actor: Actor, asking: Asking, asked: int, *, field: str, by_letter: bool) -> None:
    row = _alone(actor, asking)
    if row.until < actor.today:
        raise rules.refuse(field, _("De laatste dag is voorbij. Kies eerst een nieuwe laatste dag."))
    rules.check_room(
        asked,
        invited=queries.invited_of(actor, row).filter(withdrawn_at=None).count(),
        still_open=queries.still_open(actor),
        letters_today=queries.letters_today(actor) if by_letter else None,
        field=field,
    )


def _invite(
    actor: Actor,
    asking: Asking,
    *,
    way: str,
    name: str,
    email: str,
    field: str,
    own: UUID | None = None,
    key: UUID | None = None,
) -> Invited:
    """`own`: of a colleague, so that one is asked once, also without an address."""
    key = key or new_id()
    mark = fingerprint(actor.organisation.pk, email or str(own)) if email or own else ""
    if mark and Invited.objects.filter(asking=asking, fingerprint=mark, withdrawn_at=None).exists():
        raise rules.refuse(field, _("%(name)s vroeg je al.") % {"name": name if way == Way.COLLEAGUE else email})
    row = Invited(
        pk=key,
        organisation=actor.organisation,
        asking=asking,
        person=actor.person,
        way=way,
        name=name[:LONGEST_NAME],
        email=email,
        fingerprint=mark,
        token_hash=hash_of(token_of(key)),
    )
    with saving():
        row.save(force_insert=True)
    if way != Way.LINK and letters_go():
        _post_letter(actor, key)
    return row


def withdraw(actor: Actor, *, invited: Invited) -> None:
    """The link stops working at once. One that was answered stays what it is."""
    SEE_STORIES.require(actor, invited)
    row = locked(invited)
    if row.answered_at is None and row.withdrawn_at is None:
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])


def remind(actor: Actor, *, invited: Invited) -> None:
    """Once. Raises ValidationError when that is not possible (any more)."""
    SEE_STORIES.require(actor, invited)
    row = locked(invited)
    if not queries.may_remind(actor, row) or queries.letters_today(actor) >= rules.MOST_A_DAY:
        raise ValidationError(_("Herinneren kan één keer, vanaf drie dagen na je vraag."))
    row.reminded_at = timezone.now()
    row.save(update_fields=["reminded_at"])
    if letters_go():
        _post_letter(actor, row.pk)


def _post_letter(actor: Actor, invited_id: UUID) -> None:
    ids = {"in_organisation": actor.organisation.pk, "as_person": actor.person_id, "invited_id": invited_id}
    enqueue(send_story_letter, **ids)
