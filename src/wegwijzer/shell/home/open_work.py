"""What waits for whoever looks after careers here: counted, each with the page where it is done. Nobody is named."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.queries.rounds import oversees, running
from wegwijzer.notices.queries import undelivered
from wegwijzer.shell.home.next_step import Situation, Step, what_is_asked

AT_MOST = 100  # a count stops here


@dataclass(frozen=True)
class Open:
    title: str | Promise
    text: str | Promise
    url_name: str
    icon: str


def open_work(actor: Actor, now: Situation, step: Step | None) -> list[Open]:
    """What is open, but for what the next step is about. Two statements for HR, one for whoever leads the
    organisation, none for others."""
    found = [*_of_hr(actor, now), *_rounds(actor)]
    return [each for each in found if step is None or each.url_name != step.url_name]


def _of_hr(actor: Actor, now: Situation):
    if not now.keeps_data:
        return
    if now.asked_of_hr:
        title = ngettext_lazy("1 vraag uit een afspraak", "%(count)d vragen uit afspraken", now.asked_of_hr)
        yield Open(title % {"count": now.asked_of_hr}, what_is_asked(now), "requests", "raise")
    if now.remarks:
        title = ngettext_lazy("1 opmerking over een pad", "%(count)d opmerkingen over een pad", now.remarks)
        text = _("Iemand zag op het eigen pad iets dat niet klopt.")
        yield Open(title % {"count": now.remarks}, text, "administration-path-remarks", "path")
    if missed := undelivered(actor)[:AT_MOST].count():
        title = ngettext_lazy(
            "1 persoon krijgt onze e-mails niet", "%(count)d mensen krijgen onze e-mails niet", missed
        )
        text = _("Vraag een ander adres, of kijk waarom het niet lukt.")
        yield Open(title % {"count": missed}, text, "administration-undelivered", "mail")


def _rounds(actor: Actor):
    count = running(actor)[:AT_MOST].count() if oversees(actor) else 0
    if count:
        title = ngettext_lazy("1 gespreksronde loopt", "%(count)d gespreksrondes lopen", count)
        yield Open(title % {"count": count}, _("Hoever het staat, per afdeling."), "rounds", "people")
