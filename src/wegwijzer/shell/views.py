"""The few pages and switches that belong to the roof itself."""

import hashlib
import json

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.foundation import plain
from wegwijzer.identity.actions import set_language
from wegwijzer.identity.signing_in import remember_language
from wegwijzer.shell import appearance, assets, errors
from wegwijzer.shell.errors import bad_request, page_not_found, permission_denied, server_error

__all__ = [
    "bad_request",
    "choose_appearance",
    "language",
    "offline",
    "page_not_found",
    "permission_denied",
    "server_error",
    "service_worker",
]


@require_safe
def offline(request):
    """What a browser shows without a connection. Holds nothing about anybody, so it may be kept."""
    response = render(request, "offline.html")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def service_worker(request):
    """The worker that keeps the offline page and the files it needs, and never a page with data."""
    files = [reverse("offline"), *(staticfiles_storage.url(name) for name in (*assets.STYLESHEETS, assets.FAVICON))]
    version = hashlib.sha256(" ".join(files).encode()).hexdigest()[:12]
    context = {
        "cache_name": json.dumps(f"wegwijzer-{version}"),
        "files": json.dumps(files),
        "offline": json.dumps(files[0]),
        "static_path": json.dumps(settings.STATIC_URL),
    }
    response = render(request, "shell/sw.js", context, content_type="text/javascript; charset=utf-8")
    response.headers["Service-Worker-Allowed"] = "/"
    response.headers["Cache-Control"] = "no-cache"
    return response


def language(request):
    """Switches the language of this browser, and of the account when someone is signed in."""
    if request.method != "POST":
        return HttpResponseRedirect("/")
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return errors.unreadable(request, _("Die taal kennen we niet. Kies een taal onderaan de pagina."))
    if request.user.is_authenticated:
        set_language(request.user, code)
    response = HttpResponseRedirect(_way_back(request))
    remember_language(response, code)
    return response


def choose_appearance(request):
    """Light, dark, or as the device says; and whether reading is made easier."""
    if request.method != "POST":
        return HttpResponseRedirect("/")
    if "reading" in request.POST:
        return _choose_reading(request)
    code = request.POST.get("appearance", "")
    if code not in appearance.CODES:
        return errors.unreadable(request, _("Die weergave kennen we niet. Kies licht, donker of zoals je toestel."))
    response = HttpResponseRedirect(_way_back(request))
    appearance.remember(response, code)
    return response


def _choose_reading(request):
    code = request.POST["reading"]
    if code not in plain.CODES:
        return errors.unreadable(request, _("Die manier van lezen kennen we niet. Kies gewoon of eenvoudig."))
    response = HttpResponseRedirect(_way_back(request))
    plain.remember(response, code)
    return response


def _way_back(request) -> str:
    """The page someone came from, if it is one of ours; else the start."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if target and ours else "/"
