"""Lists taken out, empty files to fill in, and who took what."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.export import FORMATS, export, template
from wegwijzer.exchange.export.files import language_of_files
from wegwijzer.exchange.fields import LANGUAGES
from wegwijzer.exchange.models import Export
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.output.sheets import Refused
from wegwijzer.people.audience import who_sees


@require_safe
def exports(request, organisation):
    """What can be taken out, and everything that was, newest first."""
    actor = request.actor
    EXCHANGE.require_role(actor)
    rows = Export.objects.select_related("exported_by")
    page = page_by_key(rows, request.GET, keys=("exported_at", "pk"), newest_first=True)
    context = {"page": page, "answer": who_sees(EXCHANGE, None, actor)}
    return render(request, "exchange/exports.html", context)


@require_safe
def export_file(request, organisation, kind, format):
    """The whole file at once. What is larger than a workbook comes as CSV, and the page says so."""
    try:
        taken = export(request.actor, kind=kind, format=format)
    except Refused:
        messages.error(request, _("Een Excelbestand kan niet zoveel rijen aan. Haal het op als CSV."))
        return redirect("exports", organisation=organisation)
    return FileResponse(taken.file, as_attachment=True, filename=taken.name, content_type=taken.format.content_type)


@require_safe
def template_file(request, organisation, kind):
    """In the language that `?language=` asks for, else in that of the page."""
    EXCHANGE.require_role(request.actor)
    language = request.GET.get("language") or language_of_files()
    if language not in LANGUAGES:
        raise Http404
    file, name = template(request.actor, kind=kind, language=language)
    return FileResponse(file, as_attachment=True, filename=name, content_type=FORMATS["xlsx"].content_type)
