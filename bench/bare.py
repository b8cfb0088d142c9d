"""The floor under every page: a Django page of so many bytes that asks the database nothing."""

from django.http import HttpResponse
from django.template import engines

PAGE = engines["django"].from_string("<!doctype html><title>Bare</title><main>{{ filling }}</main>\n")
AROUND = len(PAGE.render({"filling": ""}))


def bare(request, size: int) -> HttpResponse:
    """`size` is in bytes, and no smaller than what stands around the filling."""
    return HttpResponse(PAGE.render({"filling": "x" * max(0, size - AROUND)}))
