"""What the pages of this room share: fetching one's own, crumbs, who sees it."""

from django.http import Http404
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.instruments.structure import Instrument
from wegwijzer.people.audience import who_sees
from wegwijzer.selfwork import queries
from wegwijzer.selfwork.access import SEE_SHEET
from wegwijzer.selfwork.curves import drawings
from wegwijzer.selfwork.models import Sheet


def fetch(actor: Actor, sheet) -> Sheet:
    """One's own sheet; for anybody else there is none."""
    found = queries.sheets(actor).filter(pk=sheet).first()
    if found is None:
        raise Http404
    return found


def title_of(sheet: Sheet, instrument: Instrument) -> str:
    return sheet.name or instrument.title


def crumbs(actor: Actor, *last: Crumb) -> list[Crumb]:
    return [Crumb(_("Voor mezelf"), within(actor, "self")), *last]


def alone(actor: Actor, sheet: Sheet):
    return who_sees(SEE_SHEET, sheet, actor)


def laid_over(actor: Actor, sheet: Sheet, instrument: Instrument) -> str:
    """Where this drawing lies over earlier ones; "" while there is none."""
    if instrument.kind != "drawing" or len(drawings(actor, sheet.key)) < 2:
        return ""
    return within(actor, "self-curves", sheet.key)
