"""An instrument as who answers it sees it. It can be tried: what is filled in is looked at, and kept nowhere."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.instruments import queries
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS
from wegwijzer.instruments.answers import AnswerRefused, check_answer
from wegwijzer.instruments.models import OwnInstrument, OwnState
from wegwijzer.instruments.outcome import score
from wegwijzer.instruments.posting import answer_from
from wegwijzer.instruments.rendering import PREFIX
from wegwijzer.instruments.sentences import sentence
from wegwijzer.instruments.structure import Instrument, Question
from wegwijzer.instruments.versions import Version
from wegwijzer.instruments.views.common import crumbs, crumbs_to_draft, current_or_404, own_or_404, spoken
from wegwijzer.instruments.words import ANSWERED_BY, SIDES, language_name

BOTH = ("get", "head", "post")


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool
    icon: str = ""


@require_http_methods([method.upper() for method in BOTH])
def current(request, organisation, instrument):
    """What holds now."""
    actor = request.actor
    CHANGE_INSTRUMENTS.require_role(actor)
    return _page(request, current_or_404(actor, instrument), None)


@require_http_methods([method.upper() for method in BOTH])
def own(request, organisation, version):
    """A draft, or a copy that was published once."""
    actor = request.actor
    CHANGE_INSTRUMENTS.require_role(actor)
    row = own_or_404(actor, version)
    shown = queries.draft_version(row)
    return _page(request, shown, row)


def _page(request, version: Version, row: OwnInstrument | None):
    actor = request.actor
    language = request.GET.get("language", "")
    if language and language not in version.texts:
        raise Http404
    instrument = spoken(version, actor, language)
    side = _side(instrument, request.GET.get("side", ""))
    tried = _try(instrument, side, request.POST) if request.method == "POST" else None
    context = {
        "instrument": instrument,
        "side": side,
        "row": row,
        "draft": row is not None and row.state == OwnState.DRAFT,
        "languages": _languages(request, version, instrument, side),
        "sides": _sides(request, instrument, side),
        "answered_by": ANSWERED_BY[instrument.answered_by],
        "tried": tried,
        "crumbs": [*_crumbs(actor, version, row, instrument), Crumb(_("Zo ziet het eruit"))],
        "back": _back(actor, version, row),
    }
    return render(request, "instruments/preview.html", context, status=422 if tried and tried.errors else 200)


def _crumbs(actor, version: Version, row: OwnInstrument | None, instrument: Instrument) -> list[Crumb]:
    if row is not None and row.state == OwnState.DRAFT:
        return crumbs_to_draft(actor, row)
    return [*crumbs(actor), Crumb(instrument.title, within(actor, "instrument", version.key))]


def _back(actor, version: Version, row: OwnInstrument | None) -> str:
    if row is not None and row.state == OwnState.DRAFT:
        return within(actor, "instrument-draft", row.pk)
    return within(actor, "instrument", version.key)


def _side(instrument: Instrument, asked: str) -> str:
    if instrument.answered_by != "both":
        return "other" if instrument.answered_by == "other" else "employee"
    return asked if asked in SIDES else "employee"


def _languages(request, version: Version, instrument: Instrument, side: str) -> list[Tab]:
    known = [language for language, _name in settings.LANGUAGES if language in version.texts]
    return [
        Tab(language_name(each), f"{request.path}?language={each}&side={side}", each == instrument.language)
        for each in known
        if len(known) > 1
    ]


def _sides(request, instrument: Instrument, side: str) -> list[Tab]:
    if instrument.answered_by != "both":
        return []
    return [
        Tab(str(label), f"{request.path}?language={instrument.language}&side={each}", each == side)
        for each, label in SIDES.items()
    ]


@dataclass(frozen=True)
class Tried:
    """What was filled in while trying, and what came of it."""

    answers: dict
    errors: dict[str, str]
    outcome: tuple
    answered: int
    of: int


def _try(instrument: Instrument, side: str, data) -> Tried:
    answers, errors = {}, {}
    fields = instrument.fields_for(side)
    for field in fields:
        answers[field.key], refused = _answer(field, data)
        if refused:
            errors[field.key] = refused
    kept = {key: answer for key, answer in answers.items() if answer is not None and key not in errors}
    return Tried(answers, errors, () if errors else score(instrument, kept), len(kept), len(fields))


def _answer(field: Question, data) -> tuple[object, str]:
    """The answer, or as it was sent with why it is refused."""
    sent = None
    try:
        sent = answer_from(field, data, PREFIX + field.key)
        return check_answer(field, sent), ""
    except AnswerRefused as refused:
        return sent, sentence(refused)
