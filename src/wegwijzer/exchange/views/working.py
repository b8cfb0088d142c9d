"""How far the work is, in words."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import timezone
from django.utils.translation import gettext as _

from wegwijzer.exchange.models import Import, Work
from wegwijzer.exchange.queries import Going
from wegwijzer.exchange.views.words import WORKING
from wegwijzer.foundation.queue import is_worker_alive

QUICK, SLOW = 1, 4  # seconds between two looks: soon at first, calmer later
PATIENCE = timedelta(seconds=20)


@dataclass(frozen=True)
class InWords:
    label: str
    lead: str
    stage: str
    done: int
    total: int
    counted: str
    pause: int
    is_taken_up: bool
    is_stuck: bool


def in_words(import_: Import, going: Going) -> InWords:
    asked = import_.asked_at or timezone.now()
    is_long = timezone.now() - asked > PATIENCE
    return InWords(
        label=WORKING[import_.asked](),
        lead=_lead(import_),
        stage=_("Dit begint zo") if going.waiting or not going.label else going.label,
        done=going.done,
        total=going.total,
        counted=_counted(going),
        pause=SLOW if is_long else QUICK,
        is_taken_up=not going.waiting or going.stuck or is_worker_alive(),
        is_stuck=going.stuck,
    )


def _lead(import_: Import) -> str:
    if import_.asked == Work.EXAMINE:
        return _("We leggen je bestand naast wat er al staat. Er wordt nog niets bewaard.")
    if import_.asked == Work.SAVE:
        return _("Alles wordt in één keer bewaard. Gaat er iets mis, dan is er niets bewaard.")
    return _("Alles komt in één keer weer zoals het was. Gaat er iets mis, dan blijft het zoals het nu is.")


def _counted(going: Going) -> str:
    if going.total:
        return _("%(done)s van %(total)s") % {"done": intcomma(going.done), "total": intcomma(going.total)}
    return intcomma(going.done) if going.done else ""
