"""One line and one measurement per request: which page, how it ended, how long it took. Never the address
itself (it holds ids, and what was searched for), nor who asked."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.db import connections
from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve

from wegwijzer.foundation.logs import about, facts
from wegwijzer.operations import metrics

log = logging.getLogger(__name__)

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
FOR_MACHINES = {"healthz", "readyz", "metrics"}
UNKNOWN, STATIC = "none", "static"


class Statements:
    """Counts what goes to the database while it wraps it."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)


class RequestMiddleware:
    """The outermost. The id that it gives a request stands in each line of it and in the answer."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        number, statements, began = secrets.token_hex(6), Statements(), time.perf_counter()
        with about(request=number), connections["default"].execute_wrapper(statements):
            response = self.get_response(request)
            seconds = time.perf_counter() - began
            page = _page(request)
            method = request.method if request.method in METHODS else "OTHER"
            metrics.observe(page.route, method, response.status_code, seconds)
            log.log(
                page.level,
                "request",
                extra=facts(
                    method=method,
                    route=page.route,
                    pattern=page.pattern,
                    status=response.status_code,
                    milliseconds=round(seconds * 1000),
                    statements=statements.number,
                    organisation=_organisation(request),
                ),
            )
        response.headers["X-Request-Id"] = number
        return response


class Page:
    """The name and the pattern of an address, as they stand in our list of addresses."""

    def __init__(self, match: ResolverMatch | None, *, static: bool = False) -> None:
        self.route = match.view_name or UNKNOWN if match else STATIC if static else UNKNOWN
        self.pattern = match.route if match else ""
        self.level = logging.DEBUG if self.route in {STATIC, *FOR_MACHINES} else logging.INFO


def _page(request) -> Page:
    """What was asked for, also when it was answered before a page was looked for."""
    match = request.resolver_match
    if match is None:
        if request.path_info.startswith(settings.STATIC_URL):
            return Page(None, static=True)
        try:
            match = resolve(request.path_info)
        except (Resolver404, Http404):
            return Page(None)
    return Page(match)


def _organisation(request) -> str | None:
    """Of who is inside; not what somebody typed in an address."""
    actor = getattr(request, "actor", None)
    return actor.organisation.slug if actor else None


class ForMachinesMiddleware:
    """Answers the addresses for machines before session, language, host and redirects are looked at: who asks
    comes by number, without a cookie. What may not be told goes on, and gets the page of what does not exist."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if not self._is_for_machines(request):
            return self.get_response(request)
        view, args, kwargs = request.resolver_match
        try:
            return view(request, *args, **kwargs)
        except Http404:
            request.resolver_match = None
            return self.get_response(request)

    @staticmethod
    def _is_for_machines(request) -> bool:
        if request.path_info.strip("/") not in FOR_MACHINES:
            return False
        try:
            request.resolver_match = resolve(request.path_info)
        except Resolver404:
            return False
        return request.resolver_match.url_name in FOR_MACHINES
