"""How the file was read and what its columns mean: shown, corrected, agreed to."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wegwijzer.access.editing import tell
from wegwijzer.exchange import actions, kinds, queries
from wegwijzer.exchange.forms.columns import ColumnsForm, missing_sentence
from wegwijzer.exchange.forms.reading import ReadingForm
from wegwijzer.exchange.models import Import
from wegwijzer.exchange.queries import Column
from wegwijzer.exchange.views.common import COLUMNS, OPEN, STEPS, change, crumbs_of, fetch, mark, steps, to_import
from wegwijzer.exchange.views.reading import facts
from wegwijzer.foundation.links import within


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, organisation, import_):
    actor, found = request.actor, fetch(request.actor, import_)
    if found.state not in OPEN and request.method != "POST":
        return to_import(actor, found)
    there = queries.columns(actor, found) if found.state in OPEN else []
    form = ColumnsForm(request.POST or None, columns=there, kind=kinds.of(found.kind))
    if request.method != "POST":
        return _page(request, found, there, form=form)
    if found.state in OPEN and not form.is_valid():
        return _page(request, found, there, form=form, status=422)
    try:
        change(request, found, lambda now: _agree(actor, now, form))
    except ValidationError as refusal:
        tell(form, refusal)
        return _page(request, found, there, form=form, status=422)
    return to_import(actor, found)


def _agree(actor, import_: Import, form: ColumnsForm) -> None:
    mapped = actions.set_mapping(actor, import_=import_, mapping=form.mapping())
    actions.ask_examine(actor, import_=mapped)


@require_POST
def reading(request, organisation, import_):
    actor, found = request.actor, fetch(request.actor, import_)
    form = ReadingForm(request.POST, import_=found)
    back = HttpResponseRedirect(within(actor, "import-columns", found.pk))
    try:
        if found.state in OPEN and not form.is_valid():
            return _page(request, found, queries.columns(actor, found), reading=form, status=422)
        change(request, found, lambda now: actions.set_reading(actor, import_=now, dialect=form.said()))
    except ValidationError as refusal:
        tell(form, refusal)
        return _page(request, found, queries.columns(actor, found), reading=form, status=422)
    return back


def _page(
    request,
    import_: Import,
    there: list[Column],
    *,
    form: ColumnsForm | None = None,
    reading: ReadingForm | None = None,
    status: int = 200,
):
    actor, kind = request.actor, kinds.of(import_.kind)
    missing = [] if form and form.is_bound else queries.missing(actor, import_)
    context = {
        "import": import_,
        "version": mark(import_),
        "form": form or ColumnsForm(columns=there, kind=kind),
        "reading": reading or ReadingForm(import_=import_),
        "facts": facts(import_, there),
        "recognised": _recognised(there),
        "missing": [missing_sentence(str(field.label) for field in group) for group in missing],
        "trouble": queries.trouble(actor, import_),
        "twin": queries.twin(actor, import_),
        "steps": steps(COLUMNS),
        "crumbs": crumbs_of(actor, import_, STEPS[COLUMNS]),
    }
    return render(request, "exchange/columns.html", context, status=status)


def _recognised(columns: list[Column]) -> str:
    known, number = sum(column.field is not None for column in columns), len(columns)
    if known == number:
        return _("We herkennen ze allemaal. Kijk na of het klopt.")
    said = ngettext(
        "We herkennen %(known)d van de %(count)d kolom.", "We herkennen %(known)d van de %(count)d kolommen.", number
    )
    rest = _("Wat we niet herkennen, laten we weg, tenzij jij zegt wat het is.")
    return f"{said % {'known': known, 'count': number}} {rest}"
