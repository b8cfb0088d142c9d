"""Signing somebody in whom we just let through by another way than the form: an accepted invitation."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import check_for_language

from wegwijzer.identity.models import Account


def sign_in(request: HttpRequest, account: Account, *, to: str) -> HttpResponseBase:
    """Signed in with the password just chosen, on the way to `to`; ends with the browser, as at the form."""
    response = perform_password_login(request, {"email": account.email}, Login(user=account, redirect_url=to))
    request.session.set_expiry(0)
    return response


def remember_language(response: HttpResponse, code: str) -> None:
    """Keep the language in this browser, for pages on which nobody is signed in."""
    if code and check_for_language(code):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            httponly=True,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )


def on_signed_in(sender, *, response: HttpResponse, user: Account, **kwargs) -> None:
    """The account's language comes along to this browser."""
    remember_language(response, user.language)
