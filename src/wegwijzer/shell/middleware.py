"""What holds for every answer: strict headers; and for every request: that it can be read.

Order in MIDDLEWARE: ``SecurityHeadersMiddleware`` early, ``BadInputMiddleware`` right after LocaleMiddleware
(its page speaks the reader's language, and nothing before it looks at the body), ``HtmxSignInMiddleware``
before whatever redirects to sign-in.
"""

from urllib.parse import quote, unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from wegwijzer.shell import errors

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "font-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = ", ".join(
    (
        "camera=()",
        "display-capture=()",
        "geolocation=()",
        "microphone=()",
        "payment=()",
        "usb=()",
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    # A link with a token that ends up somewhere public is not found by searching.
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # Nothing is kept by browsers or proxies unless a view says that it may be.
    "Cache-Control": "no-store, private",
}


class SecurityHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


LARGEST_BODY = 25 * 1024 * 1024  # bytes, files included
UPLOADS = "/imports/new/"  # the end of the one address that takes more: settings.LARGEST_UPLOAD
AROUND_A_FILE = 100_000  # bytes of what else a form sends
_WITH_BODY = {"POST", "PUT", "PATCH", "DELETE"}


class BadInputMiddleware:
    """Answers bodies that are too large, broken UTF-8 and NUL with our own page, before anything is done.

    Django would read broken text as best it can, and PostgreSQL refuses NUL: the first would keep half of
    what someone wrote, the second would be an error on our side.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._is_too_large(request):
            return errors.too_large(request)
        try:
            # Of the path Django keeps broken bytes quoted, so that no page has that address.
            readable = "\0" not in request.path and _is_text(request.META.get("QUERY_STRING", ""))
            readable = readable and _has_readable_body(request)
        except RequestDataTooBig:
            return errors.too_large(request)
        if not readable:
            sentence = _("Er staan tekens in die we niet kunnen lezen. Typ ze opnieuw en probeer nog eens.")
            return errors.unreadable(request, sentence)
        return self.get_response(request)

    @staticmethod
    def _is_too_large(request) -> bool:
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = getattr(settings, "SHELL_LARGEST_BODY", LARGEST_BODY)
        if request.path.endswith(UPLOADS):
            most = max(most, settings.LARGEST_UPLOAD + AROUND_A_FILE)
        return length.isdecimal() and int(length) > most


def _is_text(quoted: str | bytes) -> bool:
    """Whether what a form or an address holds (WSGI hands bytes over as latin-1 text) is UTF-8 without NUL."""
    try:
        raw = quoted.encode("latin-1") if isinstance(quoted, str) else quoted
    except UnicodeEncodeError:  # the server decoded it already
        raw = quoted.encode()
    raw = unquote_to_bytes(raw)
    if b"\0" in raw:
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_readable_body(request) -> bool:
    """Forms only; what other bodies (the API's JSON) mean is for their reader to judge."""
    if request.method not in _WITH_BODY:
        return True
    if request.content_type == "application/x-www-form-urlencoded":
        return _is_text(request.body)
    if request.content_type == "multipart/form-data":
        values = [value for _key, values in request.POST.lists() for value in values]
        return not any("\0" in value or "\ufffd" in value for value in (*request.POST, *values))
    return True


class HtmxSignInMiddleware:
    """A part of a page that asks for sign-in takes the whole page along, not a form inside a list."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.headers.get("HX-Request") != "true" or response.status_code != 302:
            return response
        target = urlsplit(response.headers.get("Location", ""))
        if target.path != resolve_url(settings.LOGIN_URL):
            return response
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        back = quote(page.path + (f"?{page.query}" if page.query else "")) or "/"
        answer = HttpResponse(status=204)
        answer.headers["HX-Redirect"] = f"{target.path}?next={back}"
        return answer
