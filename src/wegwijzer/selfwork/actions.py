"""What one does with one's own sheets: begin, answer, finish, share, take along. The actor is always their owner."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.instruments import queries as instruments
from wegwijzer.instruments.answers import AnswerRefused, check_answer
from wegwijzer.instruments.sentences import sentence
from wegwijzer.organisations.saving import ChangedMeanwhile, locked, saving, sent_before
from wegwijzer.people.models import Person
from wegwijzer.selfwork import rules
from wegwijzer.selfwork.access import SEE_SHARE, SEE_SHEET
from wegwijzer.selfwork.models import Share, Sheet, SheetAnswer, Taken
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.places import place_of
from wegwijzer.selfwork.reach import may_receive, start_in_the_job
from wegwijzer.selfwork.telling import tell_shared


class AnswerChanged(ChangedMeanwhile):
    """Another of one's own tabs or devices saved this field. `current` is the row, `yours` what was not saved."""

    def __init__(self, current: SheetAnswer | None, yours: Any):
        super().__init__(current)
        self.yours = yours


def begin(actor: Actor, *, key: str, token: UUID | None = None) -> Sheet:
    """A new sheet of this instrument, in the version that holds now. `token`: its id, so that a form sent twice
    makes one. Raises ValidationError when there is no such instrument for people by themselves."""
    if actor.person_id is None:
        raise PermissionDenied(SEE_SHEET.denied)
    if (made := sent_before(Sheet.objects.filter(person=actor.person_id), token)) is not None:
        return made
    try:
        version = instruments.current(actor.organisation, key)
    except instruments.NoInstrument as error:
        raise ValidationError(_("Dit instrument is er niet meer.")) from error
    if version.structure["answered_by"] != "self":
        raise ValidationError(_("Dit instrument vul je niet alleen in."))
    if Sheet.objects.filter(person=actor.person_id, key=key).count() >= rules.MOST_SHEETS:
        raise ValidationError(_("Je hebt hier al heel veel bladen van. Verwijder er eerst een."))
    sheet = Sheet(organisation=actor.organisation, person=actor.person, key=key, instrument=version.ref)
    if token is not None:
        sheet.pk = token
    with saving():
        sheet.save(force_insert=True)
    return sheet


def save_answer(
    actor: Actor, *, sheet: Sheet, field: str, value: Any, version: int | None = None
) -> SheetAnswer | None:
    """One field. `version` is the one that was seen, 0 for none; None saves whatever stands.

    Answers the row; None when there was nothing and is nothing. Raises ValidationError({"value": …}),
    AnswerChanged when another tab saved meanwhile.
    """
    SEE_SHEET.require(actor, sheet)
    value = _checked(actor, sheet, field, value)
    rows = SheetAnswer.objects.filter(sheet=sheet, field=field)
    row = rows.select_for_update(of=("self",), no_key=True).first()
    if row is None and value is None:
        return None
    if row is not None and row.value == value:
        return row
    if version is not None and version != (row.version if row else 0):
        raise AnswerChanged(row, value)
    row = _keep(actor, sheet, field, value, row)
    Sheet.objects.filter(pk=sheet.pk).update(changed_at=timezone.now())
    return row


def _checked(actor: Actor, sheet: Sheet, field: str, value: Any) -> Any:
    asked = instrument_of(sheet).fields.get(field)
    if asked is None:
        raise rules.refuse("value", sentence(AnswerRefused("unknown_choice")))
    try:
        return check_answer(asked, value, starts_on=start_in_the_job(actor), today=actor.today)
    except AnswerRefused as refused:
        raise rules.refuse("value", sentence(refused)) from refused


def _keep(actor: Actor, sheet: Sheet, field: str, value: Any, row: SheetAnswer | None) -> SheetAnswer:
    if row is not None:
        row.value, row.version = value, row.version + 1
        with saving():
            row.save(update_fields=["value", "version", "saved_at"])
        return row
    row = SheetAnswer(organisation=actor.organisation, sheet=sheet, person=actor.person, field=field, value=value)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != "sheet_answer_once":
            raise
        raise AnswerChanged(SheetAnswer.objects.get(sheet=sheet, field=field), value) from error
    return row


def finish(actor: Actor, *, sheet: Sheet, finished: bool = True) -> Sheet:
    """“This is how it is now”, or on with it after all. Writing stays possible either way."""
    SEE_SHEET.require(actor, sheet)
    row = locked(sheet)
    if bool(row.finished_at) != finished:
        row.finished_at = timezone.now() if finished else None
        row.save(update_fields=["finished_at"])
    return row


def rename(actor: Actor, *, sheet: Sheet, name: str) -> None:
    SEE_SHEET.require(actor, sheet)
    Sheet.objects.filter(pk=sheet.pk).update(name=rules.check_name(name))


def answer_one_by_one(actor: Actor, *, sheet: Sheet, one_by_one: bool) -> None:
    SEE_SHEET.require(actor, sheet)
    Sheet.objects.filter(pk=sheet.pk).update(one_by_one=one_by_one)


def remove(actor: Actor, *, sheet: Sheet) -> None:
    """The sheet with its answers. What was shared of it is taken back; what was taken along stays where it is."""
    SEE_SHEET.require(actor, sheet)
    with saving():
        Share.objects.filter(sheet=sheet, taken_back_at=None).update(taken_back_at=timezone.now())
        locked(sheet).delete()


# ---- Sharing


def share(
    actor: Actor,
    *,
    sheet: Sheet,
    fields: Iterable[str],
    receiver: Person,
    until: date | None,
    token: UUID | None = None,
) -> Share:
    """A copy of these answers, for one other person, who is told that there is something. A form sent twice makes one;
    with another choice in it, or after taking back, it is another.

    Raises ValidationError by field: {"fields": …}, {"receiver": …}, {"until": …}.
    """
    SEE_SHEET.require(actor, sheet)
    fields = set(fields)
    if made := sent_before(Share.objects.filter(person=actor.person_id), token):
        if made.is_open_for(receiver, until) and fields == set(made.answers):
            return made
        token = None
    until = rules.check_until(until, today=actor.today)
    if not may_receive(actor, receiver):
        raise rules.refuse("receiver", _("Met deze persoon kan je hier niet delen."))
    answers = _chosen(sheet, fields)
    row = Share(
        organisation=actor.organisation,
        person=actor.person,
        receiver=receiver,
        sheet=sheet,
        instrument=sheet.instrument,
        made_on=timezone.localdate(sheet.begun_at),
        answers=answers,
        until=until,
    )
    if token is not None:
        row.pk = token
    with saving():
        row.save(force_insert=True)
    tell_shared(actor, row)
    return row


def _chosen(sheet: Sheet, fields: Iterable[str]) -> dict[str, Any]:
    rows = SheetAnswer.objects.filter(sheet=sheet, field__in=list(fields)).exclude(value__isnull=True)
    found = {row.field: row.value for row in rows}
    if not found:
        raise rules.refuse("fields", _("Kies wat je wil delen. Alleen wat je invulde, kan je delen."))
    return found


def take_back(actor: Actor, *, share: Share) -> Share:
    """From now on the other one can no longer read it. What was read, was read: the page says so."""
    SEE_SHARE.require(actor, share)
    if share.person_id != actor.person_id:
        raise PermissionDenied(_("Alleen wie iets deelde, kan het terugnemen."))
    row = locked(share)
    if row.taken_back_at is None:
        row.taken_back_at = timezone.now()
        row.save(update_fields=["taken_back_at"])
    return row


# ---- Taking along


def take_along(actor: Actor, *, sheet: Sheet | None, pieces, place: str, target: UUID) -> int:
    """These pieces (selfwork.pieces.Piece) go along to a preparation or a plan, where their owner finds them.

    Nobody else reads them there until the owner shares or copies them. One that went there before is put as it reads
    now. Answers how many are new there, or read otherwise.
    """
    if sheet is not None:
        SEE_SHEET.require(actor, sheet)
    found = place_of(place)
    if found is None or target not in {each.id for each in found.targets(actor)}:
        raise rules.refuse("place", _("Kies waar je dit naartoe wil meenemen."))
    there = Taken.objects.filter(person=actor.person_id, place=place, target=target, sheet=sheet)
    known = {row.field: row for row in there}
    new, otherwise = [], []
    for piece in (each for each in pieces if each.lines):
        said = {"title": piece.title[:300], "text": "\n".join(piece.lines)[:20_000]}
        row = known.get(piece.key)
        if row is None:
            where = {"field": piece.key, "place": place, "target": target}
            new.append(Taken(organisation=actor.organisation, person=actor.person, sheet=sheet, **where, **said))
        elif (row.title, row.text) != (said["title"], said["text"]):
            row.title, row.text = said["title"], said["text"]
            otherwise.append(row)
    Taken.objects.bulk_create(new)
    Taken.objects.bulk_update(otherwise, ["title", "text"])
    return len(new) + len(otherwise)


def put_back(actor: Actor, *, taken: Taken) -> None:
    """No longer taken along; the sheet keeps it."""
    SEE_SHEET.require(actor, taken)
    Taken.objects.filter(pk=taken.pk, person=actor.person_id).delete()
