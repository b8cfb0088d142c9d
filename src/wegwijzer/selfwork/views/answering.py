"""Answering: the whole instrument on one page, or one question at a time. Each field saves itself.

Without script the page is one form. A field that was saved elsewhere meanwhile comes back with both answers.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.foundation.plain import is_plain
from wegwijzer.foundation.sent import as_number
from wegwijzer.instruments.answers import AnswerRefused
from wegwijzer.instruments.posting import answer_from
from wegwijzer.instruments.rendering import PREFIX
from wegwijzer.instruments.saying import lines_of
from wegwijzer.instruments.sentences import sentence
from wegwijzer.instruments.structure import Drawing, Instrument, Part, Question
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.models import Sheet
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.plain import pictogram, worded
from wegwijzer.selfwork.reach import start_in_the_job
from wegwijzer.selfwork.rules import refuse
from wegwijzer.selfwork.seen import told, told_of
from wegwijzer.selfwork.views.common import alone, crumbs, fetch, laid_over, title_of

VERSION = "v."  # before the key of a field: the version that stood on the page


@dataclass(frozen=True)
class Clash:
    """What another tab saved, in words."""

    title: str
    lines: list[str]


@dataclass(frozen=True)
class Outcome:
    """Of a whole form that was sent: by the key of a field. All of it was saved, or what is named here was not."""

    errors: dict[str, str]
    clashes: dict[str, Clash]
    sent: dict[str, Any]
    versions: dict[str, int]

    @property
    def is_done(self) -> bool:
        return not self.errors and not self.clashes


NOTHING = Outcome({}, {}, {}, {})


def _version(data, key: str) -> int:
    return as_number(data.get(VERSION + key, "")) or 0


def _sent(question: Question, data) -> Any:
    try:
        return answer_from(question, data, PREFIX + question.key)
    except AnswerRefused as refusal:
        raise refuse("value", sentence(refusal)) from refusal


def _save(actor, sheet: Sheet, question: Question, data):
    return actions.save_answer(
        actor, sheet=sheet, field=question.key, value=_sent(question, data), version=_version(data, question.key)
    )


def _save_all(actor, sheet: Sheet, fields: list[Question], data) -> Outcome:
    """All of them are saved, or none: then what was sent comes back, with what is wrong or stands there now."""
    outcome = Outcome({}, {}, {}, {})
    there = [question for question in fields if VERSION + question.key in data]
    outcome.errors.update(dict.fromkeys(_strays(sheet, data), _("Deze vraag staat niet op dit blad.")))
    with transaction.atomic():
        for question in there:
            _save_one(actor, sheet, question, data, outcome)
        if not outcome.is_done:
            transaction.set_rollback(True)
            outcome.sent.update({question.key: _as_sent(question, data) for question in there})
    return outcome


def _strays(sheet: Sheet, data) -> list[str]:
    """What was sent to a question that this sheet does not have."""
    known = instrument_of(sheet).fields
    sent = [name.removeprefix(VERSION) for name in data if name.startswith(VERSION)]
    return [key for key in sent if key not in known]


def _save_one(actor, sheet: Sheet, question: Question, data, outcome: Outcome) -> None:
    try:
        with transaction.atomic():
            _save(actor, sheet, question, data)
    except ValidationError as refusal:
        outcome.errors[question.key] = " ".join(refusal.messages)
    except actions.AnswerChanged as changed:
        outcome.clashes[question.key] = Clash(question.title or question.text, _lines(question, changed.current))
        outcome.versions[question.key] = changed.current.version if changed.current else 0


def _as_sent(question: Question, data) -> Any:
    try:
        return answer_from(question, data, PREFIX + question.key)
    except AnswerRefused:
        return None


def _lines(question: Question, row) -> list[str]:
    return lines_of(question, row.value) if row is not None else []


# ---- Pages


def _context(request, sheet: Sheet, instrument: Instrument, outcome: Outcome) -> dict:
    actor = request.actor
    rows = queries.answers_of(sheet)
    values = {key: row.value for key, row in rows.items()}
    count, of = queries.answered(instrument, values)
    return {
        "sheet": sheet,
        "instrument": instrument,
        "title": title_of(sheet, instrument),
        "answers": values | outcome.sent,
        "versions": {key: row.version for key, row in rows.items()} | outcome.versions,
        "errors": outcome.errors,
        "strays": [key for key in outcome.errors if key not in instrument.fields],
        "clashes": outcome.clashes.items(),
        "answered": count,
        "of": of,
        "alone": alone(actor, sheet),
        "starts_on": start_in_the_job(actor),
        "today": actor.today,
        "crumbs": crumbs(actor, Crumb(title_of(sheet, instrument))),
        "laid_over": laid_over(actor, sheet, instrument),
        "told": told_of(instrument, values, today=actor.today),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, organisation, sheet):
    """All questions on one page."""
    actor, found = request.actor, fetch(request.actor, sheet)
    instrument, outcome = instrument_of(found), NOTHING
    if request.method == "POST":
        outcome = _save_all(actor, found, list(instrument.fields.values()), request.POST)
        if outcome.is_done:
            return _onward(request, found)
    context = _context(request, found, instrument, outcome)
    return render(request, "selfwork/sheet.html", context, status=200 if outcome.is_done else 422)


def _onward(request, found: Sheet):
    if "finish" in request.POST:
        actions.finish(request.actor, sheet=found)
        return HttpResponseRedirect(within(request.actor, "sheet-read", found.pk))
    messages.success(request, _("Bewaard."))
    return HttpResponseRedirect(within(request.actor, "sheet", found.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def step(request, organisation, sheet, number):
    """One question at a time; `number` counts from one, and 0 is where somebody had got to."""
    actor, found = request.actor, fetch(request.actor, sheet)
    instrument = instrument_of(found)
    asked = [(part, question) for part in instrument.parts for question in part.questions]
    if number == 0 and asked:
        return HttpResponseRedirect(within(actor, "sheet-step", found.pk, _had_got_to(found, asked)))
    if not 1 <= number <= len(asked):
        raise Http404
    part, question = asked[number - 1]
    outcome = NOTHING
    if request.method == "POST":
        outcome = _save_all(actor, found, list(question.fields), request.POST)
        if outcome.is_done:
            return HttpResponseRedirect(_next(actor, found, request.POST, number, len(asked)))
    plain = is_plain(request)
    context = _context(request, found, instrument, outcome) | {
        "part": part,
        "question": worded(instrument, question, found.instrument) if plain else question,
        "pictogram": pictogram(instrument, question) if plain else "",
        "step": number,
        "steps": len(asked),
        "previous": within(actor, "sheet-step", found.pk, number - 1) if number > 1 else "",
        "is_last": number == len(asked),
        "is_first_of_part": question is part.questions[0],
    }
    return render(request, "selfwork/step.html", context, status=200 if outcome.is_done else 422)


def _had_got_to(sheet: Sheet, asked: list[tuple[Part, Question]]) -> int:
    """The first question without an answer after the last one that has one; the last question when that is it."""
    values = queries.values_of(sheet)
    said = [any(field.key in values for field in question.fields) for _part, question in asked]
    return min(max((at for at, is_said in enumerate(said, 1) if is_said), default=0) + 1, len(asked))


def _next(actor, sheet: Sheet, data, step: int, steps: int) -> str:
    if "previous" in data and step > 1:
        return within(actor, "sheet-step", sheet.pk, step - 1)
    if "later" in data:
        return within(actor, "self")
    if step < steps:
        return within(actor, "sheet-step", sheet.pk, step + 1)
    actions.finish(actor, sheet=sheet)
    return within(actor, "sheet-read", sheet.pk)


@require_POST
def save(request, organisation, sheet):
    """One field, for the script: 200 {version, told (of a drawing)}, 409 {version, lines}, 422 {error}."""
    actor, found = request.actor, fetch(request.actor, sheet)
    question = instrument_of(found).fields.get(request.POST.get("key", ""))
    try:
        if question is None:
            raise refuse("value", _("Deze vraag staat niet op dit blad."))
        row = _save(actor, found, question, request.POST)
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    except actions.AnswerChanged as changed:
        version = changed.current.version if changed.current else 0
        return JsonResponse({"version": version, "lines": _lines(question, changed.current)}, status=409)
    return JsonResponse({"version": row.version if row is not None else 0} | _telling(actor, question, row))


def _telling(actor, question: Question, row) -> dict[str, str]:
    """Of a drawing: what is to be seen in it now, as a piece of the page."""
    if not isinstance(question, Drawing):
        return {}
    found = told(question, row.value if row is not None else None, today=actor.today)
    return {"told": render_to_string("selfwork/told.html", {"told": found})}


@require_POST
def way(request, organisation, sheet):
    """One question at a time, or all on one page."""
    actor, found = request.actor, fetch(request.actor, sheet)
    one_by_one = request.POST.get("way") == "one"
    actions.answer_one_by_one(actor, sheet=found, one_by_one=one_by_one)
    address = within(actor, "sheet-step", found.pk, 1) if one_by_one else within(actor, "sheet", found.pk)
    return HttpResponseRedirect(address)


@require_POST
def finish(request, organisation, sheet):
    """Done for now, or on with it after all."""
    actor, found = request.actor, fetch(request.actor, sheet)
    finished = request.POST.get("finished") != "no"
    actions.finish(actor, sheet=found, finished=finished)
    return HttpResponseRedirect(within(actor, "sheet-read" if finished else "sheet", found.pk))
