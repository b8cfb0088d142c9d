"""Choosing a file."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wegwijzer.access.editing import Crumb, tell
from wegwijzer.exchange import actions
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.forms.upload import UploadForm
from wegwijzer.exchange.models import Kind
from wegwijzer.exchange.retention import UNSAVED_DAYS
from wegwijzer.exchange.views.common import FILE, STEPS, crumbs, steps
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, organisation):
    actor = request.actor
    EXCHANGE.require_role(actor)
    if request.method != "POST":
        asked = request.GET.get("kind")
        return _page(request, UploadForm(initial={"kind": asked if asked in Kind else Kind.PEOPLE}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        file = form.cleaned_data["file"]
        import_ = actions.upload(actor, kind=form.cleaned_data["kind"], name=file.name, file=file)
    except ValidationError as refusal:
        tell(form, refusal)
        return _page(request, form, 422)
    return HttpResponseRedirect(within(actor, "import-columns", import_.pk))


def _page(request, form: UploadForm, status: int = 200):
    actor = request.actor
    context = {
        "form": form,
        "crumbs": crumbs(actor, Crumb(STEPS[FILE])),
        "steps": steps(FILE),
        "largest": settings.LARGEST_UPLOAD,
        "days": UNSAVED_DAYS,
        "answer": who_sees(EXCHANGE, None, actor),
    }
    return render(request, "exchange/new.html", context, status=status)
