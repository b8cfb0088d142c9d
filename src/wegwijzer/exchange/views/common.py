"""What every page of one import needs: the import, the way back, the four steps, and what to do when it moved on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb
from wegwijzer.exchange import queries
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.models import Import, State
from wegwijzer.foundation.links import within
from wegwijzer.organisations.saving import ChangedMeanwhile, locked, version_of

FILE, COLUMNS, CHECK, SAVED = range(4)
STEPS = (
    gettext_lazy("Bestand kiezen"),
    gettext_lazy("Kolommen aanwijzen"),
    gettext_lazy("Nakijken"),
    gettext_lazy("Bewaren"),
)
OPEN = (State.MAPPING, State.EXAMINED)  # states in which somebody can still choose


@dataclass(frozen=True)
class Step:
    label: str | Promise
    done: bool
    now: bool
    url: str = ""


def steps(now: int, *, finished: bool = False, columns_url: str = "") -> list[Step]:
    """The road from file to saved; only the columns can be gone back to."""
    return [
        Step(label, done := place < now or finished, place == now, columns_url if place == COLUMNS and done else "")
        for place, label in enumerate(STEPS)
    ]


def fetch(actor: Actor, import_id) -> Import:
    """The import in this address. Raises PermissionDenied for who may not, Http404 for what is not there."""
    EXCHANGE.require_role(actor)
    found = queries.get_import(actor, import_id)
    if found is None:
        raise Http404
    return found


def crumbs(actor: Actor, *last: Crumb) -> list[Crumb]:
    return [
        Crumb(_("Beheer"), within(actor, "administration")),
        Crumb(_("Bestanden"), within(actor, "imports")),
        *last,
    ]


def crumbs_of(actor: Actor, import_: Import, title: str | Promise, *, below: bool = False) -> list[Crumb]:
    """Of a page of one import; `below` the page that shows how it stands. The name of the file is no crumb: it
    can be as long as it likes, and stands above the title."""
    between = [Crumb(_("Dit bestand"), within(actor, "import", import_.pk))] if below else []
    return crumbs(actor, *between, Crumb(title))


def to_import(actor: Actor, import_: Import) -> HttpResponseRedirect:
    return HttpResponseRedirect(within(actor, "import", import_.pk))


def mark(import_: Import) -> str:
    """Goes into a form, and tells whether somebody chose something in another window since."""
    return version_of(import_)


def change(request, import_: Import, act: Callable[[Import], object], *, among: tuple = OPEN) -> bool:
    """Do it when the import still stands as the page showed it; if not, say so and do nothing.

    Pressing twice, an old tab and the back button all end here: nothing is done twice. Raises the
    ValidationError of `act`.
    """
    try:
        with transaction.atomic():
            current = locked(import_, request.POST.get("version", ""))
            if current.state not in among:
                raise ChangedMeanwhile(current)
            act(current)
    except ChangedMeanwhile as changed:
        _say_where_it_stands(request, changed.current)
        return False
    return True


def press(request, import_: Import, act: Callable[[Import], object], *, among: tuple = OPEN) -> bool:
    """The same for a lone button: a refusal becomes a message on the next page."""
    try:
        return change(request, import_, act, among=among)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return False


def _say_where_it_stands(request, import_: Import) -> None:
    said = {
        State.WORKING: _("We waren hier al mee bezig. Je hoeft niets opnieuw te doen."),
        State.SAVED: _("Dit bestand was al bewaard. Er is niets extra gebeurd."),
        State.UNDONE: _("Dit was al ongedaan gemaakt. Er is niets extra gebeurd."),
        State.PUT_ASIDE: _("Dit bestand is intussen weggelegd. Er is niets bewaard."),
    }
    elsewhere = _("In een ander venster is hier intussen iets veranderd. Zo staat het nu; kies opnieuw wat je wilde.")
    messages.warning(request, said.get(import_.state, elsewhere))
