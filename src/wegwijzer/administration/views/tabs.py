"""The pages of the administration beside each other."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within


@dataclass(frozen=True)
class Tab:
    label: str | Promise
    url: str
    current: bool


PAGES = (
    ("administration", _("Overzicht")),
    ("administration-accounts", _("Accounts")),
    ("administration-roles", _("Rollen")),
    ("imports", _("Bestanden")),
    ("administration-path-remarks", _("Opmerkingen")),
    ("signals", _("Tijd voor een gesprek?")),
    ("administration-settings", _("Instellingen")),
)


def tabs(actor: Actor, current: str) -> list[Tab]:
    return [Tab(label, within(actor, name), name == current) for name, label in PAGES]
