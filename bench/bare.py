"""The floor under every page: a Django page of so many bytes that asks the database nothing."""

from django.http import HttpResponse
from django.template import engines

PAGE = engines["django"].from_string("{{ filling }}")


def bare(request, size: int) -> HttpResponse:
    """`size` is in bytes."""
    return HttpResponse(PAGE.render({"filling": "x" * size}))
