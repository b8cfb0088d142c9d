"""``shell`` in every template: what the roof shows, computed only when a template asks for it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import get_language, get_language_info

from wegwijzer.foundation import plain
from wegwijzer.identity.queries import my_doors
from wegwijzer.shell import appearance as appearances
from wegwijzer.shell import assets
from wegwijzer.shell.names import initials
from wegwijzer.shell.navigation import Item, footer_links, items_for, own_links, start_of


@dataclass(frozen=True)
class Language:
    code: str
    name: str  # in the language itself
    current: bool


class Shell:
    """Works for everybody: with an actor, signed in without one, signed out, and in early error pages."""

    stylesheets = assets.STYLESHEETS
    modules = assets.MODULES
    htmx = assets.HTMX
    favicon = assets.FAVICON
    appearances = appearances.CHOICES

    def __init__(self, request):
        self._request = request

    @cached_property
    def actor(self):
        return getattr(self._request, "actor", None)

    @cached_property
    def account(self):
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def organisation(self):
        return getattr(self.actor, "organisation", None)

    @cached_property
    def start(self) -> str:
        """Where the brand leads: the start of this organisation, outside one the choice between all."""
        return start_of(self.organisation) if self.organisation else "/"

    @cached_property
    def other_organisations(self) -> list[Item]:
        here = getattr(self.organisation, "slug", None)
        others = [door for door in my_doors(self._request) if door.slug != here]
        return [Item(door.name, "swap", start_of(door), False) for door in others]

    @cached_property
    def footer_links(self) -> list[Item]:
        return footer_links(self.actor)

    @cached_property
    def own_links(self) -> list[Item]:
        return own_links(self.actor)

    @cached_property
    def name(self) -> str:
        """Of whoever is signed in: as the organisation knows the person, else as the account does."""
        person = getattr(self.actor, "person", None)
        return str(person.full_name) if person is not None else str(self.account or "")

    @cached_property
    def short_name(self) -> str:
        person = getattr(self.actor, "person", None)
        return str(person.given_name) if person is not None else self.name

    @cached_property
    def initials(self) -> str:
        return initials(self.name)

    @cached_property
    def navigation(self) -> list[Item]:
        return items_for(self.actor, self._request.path)

    @property
    def navigation_is_folded(self) -> bool:
        """Whether the row is too full on a wide screen too."""
        return any(item.folded for item in self.navigation)

    @cached_property
    def navigation_is_elsewhere(self) -> bool:
        """Whether the address is under none of the menu's pages: then the path in words says where one is."""
        return not any(item.current for item in self.navigation)

    @cached_property
    def navigation_extra(self) -> list[Item]:
        return [item for item in self.navigation if item.extra]

    @cached_property
    def languages(self) -> list[Language]:
        now = get_language()
        return [
            Language(code, get_language_info(code)["name_local"].capitalize(), code == now)
            for code, _name in settings.LANGUAGES
        ]

    @cached_property
    def appearance(self) -> str:
        return appearances.chosen(self._request)

    @cached_property
    def scheme(self) -> str:
        """For ``data-scheme`` on <html>; "" follows the device."""
        return "" if self.appearance == "device" else self.appearance

    @cached_property
    def is_plain(self) -> bool:
        return plain.is_plain(self._request)

    @cached_property
    def base(self) -> str:
        """The template under which a page that everybody can meet (an error) extends."""
        return "base.html" if self.account or self.actor else "base_entrance.html"

    @cached_property
    def here(self) -> str:
        """Where a switch of language or appearance returns to."""
        return self._request.get_full_path() if self._request.method == "GET" else ""


def shell(request) -> dict:
    return {"shell": Shell(request)}
