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
    icon: str = ""


PAGES = (
    ("administration", _("Overzicht"), "list"),
    ("administration-accounts", _("Accounts"), "mail"),
    ("administration-roles", _("Rollen"), "person"),
    ("administration-path-remarks", _("Opmerkingen"), "chat"),
    ("administration-settings", _("Instellingen"), "settings"),
)


def tabs(actor: Actor, current: str) -> list[Tab]:
    return [Tab(label, within(actor, name), name == current, icon) for name, label, icon in PAGES]
