"""Three answers for machines: I live, I can serve, these are the figures."""

import hmac

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from wegwijzer.operations import metrics, readiness

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def healthz(request):
    """This process answers. Whether it can do its work is another question."""
    return JsonResponse({"alive": True}, headers=HEADERS)


@require_safe
def readyz(request):
    """Whether pages can be served from here now; if not, which check failed, without its particulars."""
    found = readiness.look()
    return JsonResponse(
        {"ready": found.ready, "checks": found.checks}, status=200 if found.ready else 503, headers=HEADERS
    )


@require_safe
def figures(request):
    """The figures for Prometheus, for who holds the token; for others this address does not exist."""
    if not _holds_token(request.headers.get("Authorization", "")):
        raise Http404
    return HttpResponse(metrics.page(), content_type=metrics.CONTENT_TYPE, headers=HEADERS)


def _holds_token(given: str) -> bool:
    wanted = settings.METRICS_TOKEN
    return bool(wanted) and hmac.compare_digest(f"Bearer {wanted}".encode(), given.encode("utf-8", "replace"))
