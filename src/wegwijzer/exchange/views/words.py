"""Counts and changes as people say them. Numbers go in, sentences come out; nothing is asked of the database."""

from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from wegwijzer.exchange.models import Import, State, Subject, Weight, What, Work
from wegwijzer.people.audience import joined

THINGS = {
    Subject.PERSON: ngettext_lazy("%(number)s persoon", "%(number)s mensen", "count"),
    Subject.TRAINING: ngettext_lazy("%(number)s opleiding", "%(number)s opleidingen", "count"),
    Subject.UNIT: ngettext_lazy("%(number)s afdeling", "%(number)s afdelingen", "count"),
    Subject.FUNCTION: ngettext_lazy("%(number)s functie", "%(number)s functies", "count"),
}
NEW_THINGS = {
    Subject.PERSON: ngettext_lazy("%(number)s nieuwe persoon", "%(number)s nieuwe mensen", "count"),
    Subject.TRAINING: ngettext_lazy("%(number)s nieuwe opleiding", "%(number)s nieuwe opleidingen", "count"),
    Subject.UNIT: ngettext_lazy("%(number)s nieuwe afdeling", "%(number)s nieuwe afdelingen", "count"),
    Subject.FUNCTION: ngettext_lazy("%(number)s nieuwe functie", "%(number)s nieuwe functies", "count"),
}
CHANGES = ngettext_lazy("%(number)s wijziging", "%(number)s wijzigingen", "count")
ENDS = ngettext_lazy("%(number)s beëindiging", "%(number)s beëindigingen", "count")
FINDINGS = {
    Weight.PROBLEM: ngettext_lazy("%(number)s probleem", "%(number)s problemen", "count"),
    Weight.QUESTION: ngettext_lazy("%(number)s vraag", "%(number)s vragen", "count"),
    Weight.REMARK: ngettext_lazy("%(number)s opmerking", "%(number)s opmerkingen", "count"),
}
WORKING = {
    Work.EXAMINE: lambda: _("Bezig met nakijken"),
    Work.SAVE: lambda: _("Bezig met bewaren"),
    Work.UNDO: lambda: _("Bezig met ongedaan maken"),
}


def counted(words, count: int) -> str:
    """“12.400 mensen”: `words` is a lazy plural with `number` and `count`."""
    return str(words % {"number": intcomma(count), "count": count})


def counts_of(import_: Import, what: What) -> dict[Subject, int]:
    """How many of each subject, without zeros, in the order in which we name them."""
    found = import_.result.get("counts", {}).get(what, {})
    return {subject: found[subject] for subject in THINGS if found.get(subject)}


def findings_of(import_: Import, weight: Weight) -> int:
    return import_.result.get("findings", {}).get(weight, 0)


def in_words(import_: Import, what: What) -> str:
    """“12 mensen, 2 afdelingen”; "" when there are none."""
    return ", ".join(counted(THINGS[subject], number) for subject, number in counts_of(import_, what).items())


def all_parts(import_: Import) -> list[str]:
    """Everything that saving does, such as ["12 nieuwe mensen", "5 wijzigingen"]."""
    parts = [counted(NEW_THINGS[subject], n) for subject, n in counts_of(import_, What.CREATED).items()]
    for what, words in ((What.CHANGED, CHANGES), (What.ENDED, ENDS)):
        if number := sum(counts_of(import_, what).values()):
            parts.append(counted(words, number))
    return parts


def save_label(import_: Import) -> str:
    """What the button does, in full; "" when there is nothing to do."""
    parts = all_parts(import_)
    return _("Bewaar %(what)s") % {"what": joined(parts)} if parts else ""


@dataclass(frozen=True)
class Outcome:
    """How an import stands, for a list: a status and a line below it."""

    label: str
    icon: str
    kind: str = ""
    text: str = ""


def outcome(import_: Import) -> Outcome:
    state = import_.state
    if state is State.MAPPING:
        return Outcome(_("Wacht op jou"), "pencil", "attention", _("De kolommen aanwijzen"))
    if state is State.WORKING:
        return Outcome(WORKING[import_.asked](), "clock")
    if state is State.EXAMINED:
        return Outcome(_("Wacht op jou"), "eye", "attention", _still_open(import_))
    if state is State.SAVED:
        return Outcome(_("Bewaard"), "check", "done", joined(all_parts(import_)) or _("Er veranderde niets"))
    if state is State.UNDONE:
        return Outcome(_("Ongedaan gemaakt"), "history")
    return Outcome(_("Weggelegd"), "cross")


def _still_open(import_: Import) -> str:
    """“Nakijken: 3 problemen, 1 vraag”."""
    weights = (Weight.PROBLEM, Weight.QUESTION)
    found = [counted(FINDINGS[weight], n) for weight in weights if (n := findings_of(import_, weight))]
    return _("Nakijken: %(what)s") % {"what": joined(found)} if found else _("Klaar om te bewaren")


def rows_in_words(number: int) -> str:
    return ngettext("%(number)s rij", "%(number)s rijen", number) % {"number": intcomma(number)}
