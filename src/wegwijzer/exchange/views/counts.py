"""How much of what would change, or changed: one line for each, with a page behind it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.exchange.models import Import, Kind, State, Subject, What
from wegwijzer.exchange.views.words import counts_of, in_words
from wegwijzer.foundation.links import within

ALWAYS = frozenset((What.CREATED, What.CHANGED, What.ENDED, What.SAME))
MANY = 20  # people
LISTED = frozenset(What) - {What.SAME}  # of who stays the same only the number is kept


@dataclass(frozen=True)
class CountLine:
    label: str
    text: str
    some: bool
    hint: str = ""
    url: str = ""


def count_lines(actor: Actor, import_: Import) -> list[CountLine]:
    always = ALWAYS if import_.kind == Kind.PEOPLE else ALWAYS - {What.ENDED}
    return [_line(actor, import_, what) for what in What if what in always or counts_of(import_, what)]


def _line(actor: Actor, import_: Import, what: What) -> CountLine:
    nothing = _("niemand") if import_.kind == Kind.PEOPLE else _("geen")
    text, hint = in_words(import_, what), ""
    listed = bool(text) and what in LISTED
    if what is What.ABSENT:
        absent = import_.choices.get("absent", "keep")
        listed = listed and absent == "report"
        if import_.kind == Kind.PEOPLE and absent != "end" and import_.state is not State.SAVED:
            hint = _("daar verandert niets aan")
    if what is What.LEFT_OUT and import_.choices.get("problem_rows") != "leave_out":
        hint = _("als je hun rijen weglaat")
    url = within(actor, "import-changes", import_.pk, str(what).replace("_", "-")) if listed else ""
    return CountLine(str(what.label), text or nothing, bool(text), hint, url)


def changes_much(import_: Import) -> bool:
    """Whether most of the people whom we knew already would change: then it may well be the wrong file."""
    changed, same = (counts_of(import_, what).get(Subject.PERSON, 0) for what in (What.CHANGED, What.SAME))
    return changed >= MANY and changed > same
