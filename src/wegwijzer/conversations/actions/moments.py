"""Pivotal moments (CON-3): the employee's own, and what in the data makes it time to talk."""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.access import CHOOSE_SIGNALS
from wegwijzer.conversations.actions.common import GONE, again, has_said, with_id
from wegwijzer.conversations.happenings import tell
from wegwijzer.conversations.models import PivotalMoment, PutAside, SignalChoice
from wegwijzer.conversations.queries.partners import is_here
from wegwijzer.conversations.signals import KINDS
from wegwijzer.organisations.saving import saving
from wegwijzer.people.models import Person

ASIDE = timedelta(days=182)  # that somebody hears nothing of a signal they put aside


def note_moment(actor: Actor, *, kind: str, on: date, note: str = "", token: UUID | None = None) -> PivotalMoment:
    """A turn in one's own work or life; `kind` of rules.MOMENTS. Nobody else sees it."""
    if (made := again(PivotalMoment, token)) is not None:
        if has_said(made, kind=kind, on=on, note=note):
            return made
        token = None  # other words are another
    if actor.person is None:
        raise PermissionDenied(_("Dit kan alleen over jezelf."))
    kind, on, note = _checked(actor, kind, on, note)
    with saving():
        return PivotalMoment.objects.create(
            **with_id(token), organisation=actor.organisation, person=actor.person, kind=kind, on=on, note=note
        )


def _checked(actor: Actor, kind: str, on: date, note: str) -> tuple[str, date, str]:
    rules.check_choice("kind", kind, rules.MOMENTS)
    if abs(on.year - actor.today.year) > 5:
        raise rules.refuse("on", _("Kies een dag die niet langer dan vijf jaar van vandaag ligt."))
    return kind, on, rules.check_text("note", note, 2000)


def tell_moment(actor: Actor, *, moment: PivotalMoment, to: Person | None) -> PivotalMoment:
    """One other person may know the reason; None takes that back."""
    row = _own_moment(actor, moment)
    if to is not None and (to.pk == actor.person_id or not is_here(actor, to.pk)):
        raise rules.refuse("to", _("Kies iemand die hier werkt."))
    row.told_to, row.told_at = to, timezone.now() if to else None
    with saving():
        row.save(update_fields=["told_to", "told_at"])
    if to is not None:
        tell(actor, "moment_told", persons=[to.pk], record=row)
    return row


def close_moment(actor: Actor, *, moment: PivotalMoment) -> PivotalMoment:
    """It asks for nothing any more."""
    row = _own_moment(actor, moment)
    if not row.done_at:
        row.done_at = timezone.now()
        with saving():
            row.save(update_fields=["done_at"])
    return row


def remove_moment(actor: Actor, *, moment: PivotalMoment) -> None:
    with saving():
        _own_moment(actor, moment).delete()


def _own_moment(actor: Actor, moment: PivotalMoment) -> PivotalMoment:
    row = PivotalMoment.objects.select_for_update(of=("self",), no_key=True).filter(pk=moment.pk).first()
    if row is None:
        raise ValidationError(GONE)
    if row.person_id != actor.person_id:
        raise PermissionDenied(_("Dit moment is van wie het noteerde."))
    return row


def change_moment(actor: Actor, *, moment: PivotalMoment, kind: str, on: date, note: str) -> PivotalMoment:
    """Who was told reads what stands there now."""
    row = _own_moment(actor, moment)
    row.kind, row.on, row.note = _checked(actor, kind, on, note)
    with saving():
        row.save(update_fields=["kind", "on", "note"])
    return row


# ---- What the data says


def choose_signals(actor: Actor, chosen: dict[str, tuple[bool, int]]) -> None:
    """What the organisation looks out for: kind → whether, and with which number. All of them, or none."""
    CHOOSE_SIGNALS.require_role(actor)
    for kind, (_on, number) in chosen.items():
        rules.check_choice("kind", kind, KINDS)
        if not 1 <= number <= KINDS[kind].most:
            raise rules.refuse(kind, _("Kies een getal van 1 tot %(most)s.") % {"most": KINDS[kind].most})
    with saving():
        for kind, (is_on, number) in chosen.items():
            said = {"is_on": is_on, "number": number}
            SignalChoice.objects.update_or_create(
                kind=kind, defaults=said, create_defaults=said | {"organisation": actor.organisation}
            )


def put_aside(actor: Actor, *, kind: str, since: date) -> PutAside:
    """The actor wants to hear nothing of this for half a year. What happens after `since` is a new signal."""
    if actor.person is None:
        raise PermissionDenied(_("Dit kan alleen over jezelf."))
    rules.check_choice("kind", kind, KINDS)
    until = {"since": since, "until": actor.today + ASIDE}
    made = until | {"organisation": actor.organisation}
    with saving():
        row, _made = PutAside.objects.update_or_create(
            person=actor.person, kind=kind, defaults=until, create_defaults=made
        )
    return row
