"""The one letter of this room. It says that there is something, and not what: a mailbox is no safe place."""

from uuid import UUID

from django.utils.translation import gettext as _

from wegwijzer.identity.letters import address_of
from wegwijzer.output.mail import Letter


def something_new(*, given_name: str, organisation: str, slug: str, notice: UUID) -> Letter:
    """In the language that is active. The link opens what it is about, for who is signed in."""
    return Letter(
        subject=_("Er staat iets voor je klaar in Wegwijzer"),
        greeting=_("Dag %(name)s") % {"name": given_name},
        paragraphs=[
            _("In Wegwijzer bij %(organisation)s is er iets nieuws voor je.") % {"organisation": organisation},
            _("Wat het is, lees je alleen daar. In een e-mail zetten we niets over je loopbaan."),
        ],
        action=(_("Bekijken"), address_of("notice", organisation=slug, notice=notice)),
        closing="Wegwijzer",
    )
