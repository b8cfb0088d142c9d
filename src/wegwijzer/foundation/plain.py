"""Reading made easier: larger type, plain words, pictograms, one question at a time.

A choice of the person that stays in a cookie, as light and dark do: that somebody reads with effort is kept nowhere.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "wegwijzer_reading"
PLAIN = "plain"
CODES = (PLAIN, "usual")
YEAR = 365 * 24 * 60 * 60  # seconds


def is_plain(request: HttpRequest) -> bool:
    return request.COOKIES.get(COOKIE) == PLAIN


def remember(response: HttpResponse, code: str) -> None:
    response.set_cookie(
        COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
