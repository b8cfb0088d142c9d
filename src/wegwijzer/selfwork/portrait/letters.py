"""The one letter to who is asked for a story. Ours to the last word: of whoever asks it holds the name and nothing
more, so that nobody writes to strangers through it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer.identity.letters import address_of
from wegwijzer.output.mail import Letter


def asking(*, name: str, organisation: str, token: str, until: date, again: bool) -> Letter:
    said = {"name": name, "organisation": organisation, "day": date_format(until, "j F Y")}
    subject = _("%(name)s vraagt je nog altijd om een verhaal") if again else _("%(name)s vraagt je om een verhaal")
    return Letter(
        subject=subject % said,
        greeting=_("Dag"),
        paragraphs=[
            _("%(name)s werkt bij %(organisation)s en zoekt uit wat goed gaat en wat energie geeft.") % said,
            _("Daarom deze vraag aan mensen die %(name)s kennen: wanneer zag jij %(name)s op dreef?") % said,
        ],
        action=(_("Lees eerst waarover het gaat"), address_of("story-write", token=token)),
        after=[
            _("Alleen %(name)s krijgt wat je schrijft. Het kost ongeveer een kwartier, en je hebt geen account nodig.")
            % said,
            _("De link is voor jou alleen en werkt tot en met %(day)s.") % said,
            _("Liever niet? Dan hoef je niets te doen."),
        ],
        closing="Wegwijzer",
        choose=(_("Liever niet, of nooit meer zo’n e-mail"), address_of("story-decline", token=token)),
    )
