"""One import as it stands: being worked on, to be checked, or saved and to be looked at afterwards."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import tell
from wegwijzer.exchange import actions, queries
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.forms.choices import ChoicesForm
from wegwijzer.exchange.forms.questions import QuestionsForm
from wegwijzer.exchange.models import Import, Kind, State, Weight, Work
from wegwijzer.exchange.views import words
from wegwijzer.exchange.views.common import CHECK, SAVED, STEPS, change, crumbs_of, fetch, mark, press, steps, to_import
from wegwijzer.exchange.views.counts import changes_much, count_lines
from wegwijzer.exchange.views.working import in_words
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees

SHOWN = 10  # problems on the page itself; the rest has a page of its own


@require_safe
def one(request, organisation, import_):
    actor, found = request.actor, fetch(request.actor, import_)
    shown = {State.WORKING: _working, State.EXAMINED: _examined}.get(found.state, _after)
    if found.state is State.MAPPING:
        return HttpResponseRedirect(within(actor, "import-columns", found.pk))
    return shown(request, found)


@require_safe
def progress(request, organisation, import_):
    """The part of the page that asks again by itself. When the work is done the whole page is renewed."""
    found = fetch(request.actor, import_)
    if not request.htmx:
        return to_import(request.actor, found)
    if found.state is not State.WORKING:
        answer = HttpResponse(status=204)
        answer.headers["HX-Redirect"] = within(request.actor, "import", found.pk)
        return answer
    return render(request, "exchange/progress.html", _work(request, found))


def _work(request, import_: Import) -> dict:
    return {
        "import": import_,
        "version": mark(import_),
        "work": in_words(import_, queries.progress(request.actor, import_)),
    }


def _working(request, import_: Import):
    place = CHECK if import_.asked == Work.EXAMINE else SAVED
    context = _work(request, import_)
    context |= {"steps": steps(place), "crumbs": crumbs_of(request.actor, import_, context["work"].label)}
    return render(request, "exchange/working.html", context)


def _examined(request, import_: Import, *, choices=None, questions=None, status: int = 200):
    actor = request.actor
    asked = queries.questions(actor, import_)
    problems = words.findings_of(import_, Weight.PROBLEM)
    found = queries.findings(actor, import_, Weight.PROBLEM, {}).rows if problems else []
    leaves_out = import_.choices.get("problem_rows") == "leave_out"
    context = {
        "import": import_,
        "version": mark(import_),
        "counts": count_lines(actor, import_),
        "changes_much": changes_much(import_),
        "rows": words.rows_in_words(import_.result.get("rows", 0)),
        "problems": problems,
        "first_problems": found[:SHOWN],
        "remarks": words.findings_of(import_, Weight.REMARK),
        "open_questions": sum(not question.chosen for question in asked),
        "questions": questions or (QuestionsForm(questions=asked) if asked else None),
        "choices": choices or _choices_form(actor, import_),
        "leaves_out": leaves_out,
        "is_blocked": bool(problems and not leaves_out) or any(not question.chosen for question in asked),
        "save_label": words.save_label(import_),
        "trouble": queries.trouble(actor, import_),
        "twin": queries.twin(actor, import_),
        "answer": who_sees(EXCHANGE, None, actor),
        "steps": steps(CHECK, columns_url=within(actor, "import-columns", import_.pk)),
        "crumbs": crumbs_of(actor, import_, STEPS[CHECK]),
    }
    return render(request, "exchange/review.html", context, status=status)


def _choices_form(actor, import_: Import, data=None) -> ChoicesForm:
    people = import_.kind == Kind.PEOPLE
    snapshot = people and "starts_on" not in import_.mapping.values()
    problems = bool(words.findings_of(import_, Weight.PROBLEM)) or import_.choices.get("problem_rows") == "leave_out"
    options = {"about_people": people, "snapshot": snapshot, "problems": problems}
    return ChoicesForm(data, actor=actor, choices=import_.choices, **options)


@require_POST
def choices(request, organisation, import_):
    """What HR chose for the whole file; it is checked again with that."""
    actor, found = request.actor, fetch(request.actor, import_)
    form = _choices_form(actor, found, request.POST)
    if found.state is State.EXAMINED and not form.is_valid():
        return _examined(request, found, choices=form, status=422)
    try:
        change(request, found, lambda now: actions.set_choices(actor, import_=now, choices=form.said()))
    except ValidationError as refusal:
        tell(form, refusal)
        return _examined(request, found, choices=form, status=422)
    return to_import(actor, found)


@require_POST
def questions(request, organisation, import_):
    actor, found = request.actor, fetch(request.actor, import_)
    form = QuestionsForm(request.POST, questions=queries.questions(actor, found))
    if found.state is State.EXAMINED and not form.is_valid():
        return _examined(request, found, questions=form, status=422)
    try:
        change(request, found, lambda now: actions.answer(actor, import_=now, answers=form.answers()))
    except ValidationError as refusal:
        tell(form, refusal)
        return _examined(request, found, questions=form, status=422)
    return to_import(actor, found)


@require_POST
def save(request, organisation, import_):
    actor, found = request.actor, fetch(request.actor, import_)
    press(request, found, lambda now: actions.ask_save(actor, import_=now), among=(State.EXAMINED,))
    return to_import(actor, found)


@require_POST
def again(request, organisation, import_):
    """Ask once more for work that nobody will do any more; while somebody works on it, this does nothing."""
    actor, found = request.actor, fetch(request.actor, import_)
    ask = {Work.EXAMINE: actions.ask_examine, Work.SAVE: actions.ask_save, Work.UNDO: actions.ask_undo}
    if found.state is State.WORKING and queries.progress(actor, found).stuck:
        press(request, found, lambda now: ask[Work(now.asked)](actor, import_=now), among=(State.WORKING,))
    return to_import(actor, found)


def _after(request, import_: Import):
    """Saved, undone or put aside: what was done, and what still can be."""
    actor = request.actor
    context = {
        "import": import_,
        "state": import_.state,
        "counts": count_lines(actor, import_),
        "rows": words.rows_in_words(import_.result.get("rows", 0)),
        "parts": words.all_parts(import_),
        "problems": words.findings_of(import_, Weight.PROBLEM),
        "remarks": words.findings_of(import_, Weight.REMARK),
        "trouble": queries.trouble(actor, import_),
        "answer": who_sees(EXCHANGE, None, actor),
        "steps": steps(SAVED, finished=True),
        "crumbs": crumbs_of(actor, import_, import_.state.label),
    }
    return render(request, "exchange/after.html", context)
