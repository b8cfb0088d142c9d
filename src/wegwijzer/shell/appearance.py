"""Light, dark, or as the device says: a choice that stays in a cookie, never with the person's data."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "wegwijzer_appearance"
YEAR = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Appearance:
    code: str
    label: str | Promise
    icon: str


CHOICES = (
    Appearance("device", _("Zoals toestel"), "device"),
    Appearance("light", _("Licht"), "sun"),
    Appearance("dark", _("Donker"), "moon"),
)
CODES = tuple(choice.code for choice in CHOICES)


def chosen(request) -> str:
    """The code in the cookie; "device" when there is none or when it makes no sense."""
    code = request.COOKIES.get(COOKIE, "")
    return code if code in CODES else "device"


def remember(response, code: str) -> None:
    response.set_cookie(
        COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
