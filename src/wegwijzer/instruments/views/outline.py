"""A draft from top to bottom: what stands in it, what it still needs, and where to change it."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS
from wegwijzer.instruments.actions import problems_of
from wegwijzer.instruments.forms.outcomes import can_be_scored
from wegwijzer.instruments.forms.questions import in_short
from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.problems import Problem
from wegwijzer.instruments.shape import QUESTION_SAYS, reaches_0_to_100
from wegwijzer.instruments.views.common import crumbs_to_draft, own_or_404, title_of
from wegwijzer.instruments.words import QUESTIONS, best_texts, joined_in_short, language_name, what_is_missing

MOST_PROBLEMS = 12
ALONE = ("drawing", "map")  # only where somebody fills in alone: the pages for two do not draw


@dataclass(frozen=True)
class Missing:
    sentence: str
    url: str


@require_safe
def outline(request, organisation, draft):
    actor = request.actor
    CHANGE_INSTRUMENTS.require_role(actor)
    row = own_or_404(actor, draft, draft=True)
    texts = _Texts(row, actor)
    problems = problems_of(actor, row)
    context = {
        "draft": row,
        "title": title_of(row, actor),
        "intro": texts.say("intro"),
        "parts": [_part(part, texts) for part in row.structure["parts"]],
        "adds": [(kind, QUESTIONS[kind]) for kind in QUESTIONS if _can_be_added(row.structure, kind)],
        "draws": row.structure["answered_by"] == "self",
        "scores": can_be_scored(row.structure),
        "outcomes": _outcomes(row.structure, texts),
        "scales": [(scale["key"], in_short(scale, texts.best)) for scale in row.structure.get("scales", ())],
        "options": [(each["key"], in_short(each, texts.best)) for each in row.structure.get("options", ())],
        "languages": ", ".join(map(language_name, dict.fromkeys([*actor.organisation.languages, *row.texts]))),
        "problems": [_missing(actor, row, texts, problem) for problem in problems[:MOST_PROBLEMS]],
        "more": max(0, len(problems) - MOST_PROBLEMS),
        "crumbs": [*crumbs_to_draft(actor, row)[:-1], Crumb(_("Ontwerp"))],
    }
    return render(request, "instruments/draft.html", context)


class _Texts:
    """The texts of a draft as the reader gets them; empty for what no language has."""

    def __init__(self, row: OwnInstrument, actor: Actor):
        self.best = best_texts(row.texts, actor.organisation.language)

    def say(self, key: str) -> str:
        return self.best.get(key) or ""


def _part(part: dict, texts: _Texts) -> dict:
    return {
        "key": part["key"],
        "title": texts.say(f"parts.{part['key']}.title") or _("Zonder titel"),
        "intro": texts.say(f"parts.{part['key']}.intro"),
        "questions": [_question(question, texts) for question in part["questions"]],
    }


def _question(question: dict, texts: _Texts) -> dict:
    start = f"questions.{question['key']}"
    return {
        "key": question["key"],
        "title": texts.say(f"{start}.title"),
        "text": texts.say(f"{start}.text") or _("Zonder tekst"),
        "kind": QUESTIONS[question["kind"]],
        "example": question.get("example", False),
        "prompts": len(texts.best.get(f"{start}.prompts") or ()),
    }


def _outcomes(structure: dict, texts: _Texts) -> list[tuple[str, float | None]]:
    """The first sentence of each, and below which mean it holds."""
    ranges = structure.get("scoring", {}).get("ranges", ())
    said = [texts.say(f"outcome.{entry['key']}").partition(". ")[0] for entry in ranges]
    return [(text or _("Zonder tekst"), entry.get("below")) for text, entry in zip(said, ranges, strict=True)]


def _can_be_added(structure: dict, kind: str) -> bool:
    """Themes belong in a form; a statement needs a scale, a choice a list."""
    if kind == "theme" and structure["kind"] != "form":
        return False
    if kind in ALONE and structure["answered_by"] != "self":
        return False
    needs = [what for needed, what in QUESTION_SAYS[kind].values() if needed]
    scales = structure.get("scales", ())
    fit = [scale for scale in scales if kind != "drawing" or reaches_0_to_100(scale["points"])]
    there = {"scale": fit, "list of options": structure.get("options")}
    return all(there.get(what) for what in needs)


# ---- What it still needs


def _missing(actor: Actor, row: OwnInstrument, texts: _Texts, problem: Problem) -> Missing:
    where, url = _place(actor, row, texts, problem)
    return Missing(what_is_missing(problem, where), url)


def _place(actor: Actor, row: OwnInstrument, texts: _Texts, problem: Problem) -> tuple[str, str]:
    """What a problem is about, and the page where it is mended."""
    path = problem.path
    if problem.where == "structure":
        if path[:1] == ("parts",) and len(path) > 1:
            key = row.structure["parts"][path[1]]["key"]
            return texts.say(f"parts.{key}.title"), f"#part-{key}"
        return _("Ontwerp"), "#parts"
    kind, _dot, rest = str(path[0]).partition(".") if path else ("", "", "")
    key = rest.split(".")[0]
    if kind == "questions":
        name = texts.say(f"questions.{key}.title") or texts.say(f"questions.{key}.text")
        return joined_in_short([name]), within(actor, "instrument-question", row.pk, key)
    if kind == "parts":
        return texts.say(f"parts.{key}.title"), within(actor, "instrument-part", row.pk, key)
    if kind == "scales":
        return _("Schaal"), within(actor, "instrument-scale", row.pk, key)
    if kind == "options":
        return _("Lijst met keuzes"), within(actor, "instrument-options", row.pk, key)
    if kind == "outcome":
        return _("Uitkomsten in woorden"), within(actor, "instrument-outcomes", row.pk)
    return _("Titel en vaste teksten"), within(actor, "instrument-texts", row.pk)
