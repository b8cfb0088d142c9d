"""What there is to tell the actor, in words; which letters somebody gets, and whom they do not reach."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.actor import Actor
from wegwijzer.notices.access import SEE_NOTICE
from wegwijzer.notices.digests import paces_of
from wegwijzer.notices.kinds import Pace, groups, kind_of, kinds
from wegwijzer.notices.models import Failure, Notice, Undelivered
from wegwijzer.organisations.models import Every
from wegwijzer.people.access import CHANGE_PERSON

MOST, AT_HOME = 100, 3


@dataclass(frozen=True)
class Told:
    row: Notice
    sentence: str


def notices(actor: Actor, *, unseen: bool = False) -> QuerySet[Notice]:
    """The actor's own, newest first."""
    rows = SEE_NOTICE.filter(actor, Notice.objects.all())
    return (rows.filter(seen_at__isnull=True) if unseen else rows).select_related("by").order_by("-told_at", "-pk")


def told(actor: Actor, *, unseen: bool = False, most: int = MOST) -> list[Told]:
    """In the language that is active; what no room knows any more is left out. One statement."""
    found = [(row, kind_of(row.kind)) for row in notices(actor, unseen=unseen)[:most]]
    return [Told(row, str(kind.sentence) % {"name": row.by.given_name}) for row, kind in found if kind]


# ---- Which letters


def paces(actor: Actor) -> dict[str, str]:
    """Group → how the actor gets its letters: as chosen, else as most kinds of the group go by themselves."""
    chosen = paces_of(actor)
    return {group.key: chosen.get(group.key) or _usual(group.key) for group in groups()}


def _usual(group: str) -> str:
    said = [kind.pace for kind in kinds() if kind.group == group and kind.by_mail]
    return max(Pace.values, key=lambda pace: (said.count(pace), pace == Pace.AT_ONCE))


def rhythm(actor: Actor) -> str:
    """When the organisation's digest goes, as part of a sentence."""
    organisation = actor.organisation
    said = {"day": organisation.get_digest_weekday_display(), "hour": organisation.digest_hour}
    if organisation.digest_every == Every.DAY:
        return _("elke dag om %(hour)s uur") % said
    return _("elke %(day)s om %(hour)s uur") % said


# ---- Whom letters do not reach

WHY: dict[str, str | Promise] = {
    Failure.UNKNOWN: gettext_lazy("Dat adres bestaat niet of niet meer."),
    Failure.FULL: gettext_lazy("De mailbox zit vol."),
    Failure.REFUSED: gettext_lazy("De mailserver weigert onze e-mails."),
    Failure.UNREACHABLE: gettext_lazy("De mailserver van dat adres is niet te bereiken."),
    Failure.OTHER: gettext_lazy("De mailserver nam de e-mail niet aan, en zei niet waarom."),
}


def failure_of(actor: Actor) -> Undelivered | None:
    """That letters do not reach the actor."""
    return Undelivered.objects.filter(person=actor.person_id).first()


def undelivered(actor: Actor) -> QuerySet[Undelivered]:
    """For HR: everybody whom letters do not reach."""
    if not CHANGE_PERSON.may_at_all(actor):
        return Undelivered.objects.none()
    return Undelivered.objects.select_related("person")
