"""The letters of identity: what they say, in the language that is active. Neutral: a mailbox is no safe
place, so they hold no more than their receiver needs to go on."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.foundation.logs import Word
from wegwijzer.identity.models import Account
from wegwijzer.output import post
from wegwijzer.output.mail import Letter, compose
from wegwijzer.output.message_ids import message_id

# What was done to somebody's means of signing in, by the name that the library gives its mail.
CHANGES: Mapping[str, str | Promise] = {
    "password_changed": gettext_lazy("Je wachtwoord is veranderd."),
    "password_reset": gettext_lazy("Je koos een nieuw wachtwoord met een link uit je mailbox."),
    "password_set": gettext_lazy("Je koos een wachtwoord."),
    "email_changed": gettext_lazy("Je meldt je voortaan aan met een ander e-mailadres."),
    "email_deleted": gettext_lazy("Een e-mailadres is van je account gehaald."),
    "email_confirm": gettext_lazy("Je e-mailadres is bevestigd."),
    "totp_activated": gettext_lazy("Aanmelden vraagt voortaan ook een code uit je app."),
    "totp_deactivated": gettext_lazy("Aanmelden vraagt geen code uit je app meer."),
    "webauthn_added": gettext_lazy("Er kwam een passkey bij."),
    "webauthn_removed": gettext_lazy("Een passkey is verwijderd."),
    "recovery_codes_generated": gettext_lazy("Je maakte nieuwe herstelcodes. De oude werken niet meer."),
}


class NotSent(Exception):
    """The mail server did not take a letter. Says how, never to whom: this ends up in a log."""


def address_of(view: str, **arguments: object) -> str:
    """The whole address of a page, for a letter: there is no request to ask."""
    return settings.ADDRESS + reverse(view, kwargs=arguments)


class NotWanted(Exception):
    """The mail server will not take letters for this receiver. Trying again helps nobody. `status` as in RFC 3463."""

    def __init__(self, refusal: post.Refused):
        super().__init__(Word(str(refusal)))
        self.status = refusal.status


def send(letter: Letter, *, to: str, language: str, own_id: UUID | None = None) -> None:
    """Hand it to the mail server now. Raises NotSent when that does not work, NotWanted when it never will.

    `own_id`: of the row that this letter is of, by which a note that it came back is recognised.
    """
    its_id = message_id(own_id) if own_id else None
    message = compose(letter, to=to, sender=settings.DEFAULT_FROM_EMAIL, language=language, message_id=its_id)
    try:
        post.hand_over(message)
    except post.Refused as refusal:
        raise NotWanted(refusal) from None
    except post.Trouble as problem:
        raise NotSent(Word(str(problem))) from None


def language_of(account: Account, otherwise: str) -> str:
    known = dict(settings.LANGUAGES)
    return next((code for code in (account.language, otherwise) if code in known), settings.LANGUAGE_CODE)


def invitation(*, given_name: str, organisation: str, token: str, expires_at) -> Letter:
    day = date_format(localtime(expires_at), "j F Y")
    return Letter(
        subject=_("Je toegang tot Wegwijzer bij %(organisation)s") % {"organisation": organisation},
        greeting=_greeting(given_name),
        paragraphs=[
            _(
                "%(organisation)s gebruikt Wegwijzer voor gesprekken over je werk en je loopbaan. "
                "Er staat een plek voor je klaar. Kies een wachtwoord en je kan beginnen."
            )
            % {"organisation": organisation},
        ],
        action=(_("Mijn toegang openen"), address_of("invitation", token=token)),
        after=[
            _("De link is alleen voor jou en werkt tot en met %(day)s.") % {"day": day},
            _("Ken je %(organisation)s niet? Dan mag je deze e-mail weggooien.") % {"organisation": organisation},
        ],
        closing="Wegwijzer",
    )


def password_link(*, address: str) -> Letter:
    return Letter(
        subject=_("Kies een nieuw wachtwoord"),
        greeting=_("Dag"),
        paragraphs=[_("Je vroeg een nieuw wachtwoord voor Wegwijzer.")],
        action=(_("Nieuw wachtwoord kiezen"), address),
        after=[
            _("De link werkt één keer, tot een dag na je vraag."),
            _("Vroeg je dit niet? Dan hoef je niets te doen: je wachtwoord blijft wat het was."),
        ],
        closing="Wegwijzer",
    )


def confirm_address(*, address: str) -> Letter:
    return Letter(
        subject=_("Is dit je e-mailadres?"),
        greeting=_("Dag"),
        paragraphs=[_("Iemand wil zich met dit e-mailadres aanmelden bij Wegwijzer. Ben jij dat, bevestig het dan.")],
        action=(_("Ja, dit is mijn adres"), address),
        after=[_("Ben jij het niet? Dan hoef je niets te doen.")],
        closing="Wegwijzer",
    )


def change(kind: str, *, moment) -> Letter:
    """That something changed about signing in, and what to do when it was somebody else."""
    at = date_format(localtime(moment), "j F Y, H.i")
    return Letter(
        subject=_("Er veranderde iets aan je aanmelding"),
        greeting=_("Dag"),
        paragraphs=[str(CHANGES[kind]), _("Dat was op %(moment)s uur.") % {"moment": at}],
        after=[
            _(
                "Deed jij dit niet? Kies dan meteen een nieuw wachtwoord: daarmee meld je alle andere "
                "toestellen af. Zeg het ook aan wie bij jullie Wegwijzer beheert."
            )
        ],
        action=(_("Naar Mijn account"), address_of("account")),
        closing="Wegwijzer",
    )


def _greeting(given_name: str) -> str:
    return _("Dag %(name)s") % {"name": given_name} if given_name else _("Dag")
