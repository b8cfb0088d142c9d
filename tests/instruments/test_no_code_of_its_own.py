"""The engine knows no instrument by its name and no person: it defines, checks answers, scores and draws."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.http import QueryDict

import wegwijzer
from tests.instruments.folders import EN, NL, STRUCTURE, write
from wegwijzer.instruments import shipped
from wegwijzer.instruments.answers import AnswerRefused, check_answer
from wegwijzer.instruments.on_paper import pieces_of
from wegwijzer.instruments.outcome import nobody_yet, progress, score
from wegwijzer.instruments.picture import drawing
from wegwijzer.instruments.posting import answer_from
from wegwijzer.instruments.rendering import control
from wegwijzer.instruments.saying import lines_of

ROOT = Path(wegwijzer.__file__).parent
# Who knows an instrument by name, and why: a flow that has a place of its own for answers says which it means.
KNOWN_BY_NAME = {
    "conversations": "the two preparations and the form of a conversation",
    "selfwork/portrait": "stories of others are gathered by invitation, not answered by oneself",
    "demo": "what people of the demo filled in",
}
# Modules of the engine that groups without a name will go through as well.
ENGINE = (
    *("answers", "building", "on_paper", "outcome", "picture", "positions", "posting", "problems", "rendering"),
    *("saying", "sentences", "shape", "soundness", "structure", "versions", "wording"),
)
NOT_THERE = ("access", "people", "organisations", "identity", "selfwork", "conversations")
TODAY = date(2026, 11, 22)


def names_an_instrument(file: Path, keys: set[str]) -> bool:
    """“conversation-form” is the name of an address as well, so that one is left out."""
    tree = ast.parse(file.read_text("utf-8"))
    return any(isinstance(node, ast.Constant) and node.value in keys for node in ast.walk(tree))


def test_no_instrument_is_known_by_name_but_where_a_flow_needs_it():
    keys = set(shipped.shipped()) - {"conversation-form"}
    files = [file for file in ROOT.rglob("*.py") if names_an_instrument(file, keys)]
    rest = [
        str(file.relative_to(ROOT))
        for file in files
        if not any(file.is_relative_to(ROOT / place) for place in KNOWN_BY_NAME)
    ]
    assert rest == []


@pytest.mark.parametrize("module", ENGINE)
def test_the_engine_imports_nothing_that_knows_people(module):
    tree = ast.parse((ROOT / "instruments" / f"{module}.py").read_text("utf-8"))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [name for name in imported if name.split(".")[:2][-1] in NOT_THERE] == []
    assert not any(name.startswith("django.db") or name == "wegwijzer.instruments.models" for name in imported)


def test_a_group_without_names_is_asked_answers_and_is_scored(tmp_path):
    """No database, no person, no organisation: a test without the mark for it fails when it touches one."""
    version, problems = shipped.read_version(write(tmp_path, instrument=STRUCTURE | {"answered_by": "group"}))
    assert problems == [] and version.structure["answered_by"] == "group"
    for language, texts in (("nl", NL), ("en", EN)):
        asked = version.in_language(language)
        form = QueryDict("breaks=1&tired=4&tired.example=+Laat%0D%0Athuis&day=friday&why=")
        given = {key: answer_from(field, form, key) for key, field in asked.fields.items()}
        answers = {key: check_answer(asked.field(key), value, today=TODAY) for key, value in given.items()}
        assert [control(field, value=given[key]).text for key, field in asked.fields.items()] == [
            field.text for field in asked.fields.values()
        ]
        (part,) = score(asked, answers)
        assert (part.mean, part.said) == (1.0, texts["outcome.low"])
        assert progress(asked, answers)["more"].answered == 1 and nobody_yet(asked, answers) == []
        assert lines_of(asked.field("day"), "friday") == [texts["options.days.friday"]]
        assert pieces_of(asked.field("why"), "Druk.", today=TODAY) == [{"kind": "words", "text": "Druk."}]
        with pytest.raises(AnswerRefused):
            check_answer(asked.field("breaks"), 9)


@pytest.mark.parametrize("key", ["learning-curve", "development-network"])
def test_what_is_drawn_is_drawn_for_nobody_in_particular(key):
    instrument = shipped.shipped()[key][-1].in_language("nl")
    field = next(field for field in instrument.fields.values() if field.kind in ("drawing", "map"))
    line = {"name": "", "points": [{"on": "2024-01-01", "level": 20}, {"on": "2026-01-01", "level": 60}]}
    somebody = {"name": "An", "group": field.groups[0].key} if field.kind == "map" else None
    said = {"people": [somebody]} if somebody else {"lines": [line]}
    kept = check_answer(field, said, today=TODAY)
    assert drawing(field, kept, today=TODAY) and control(field, value=kept).parts
    assert [piece["kind"] for piece in pieces_of(field, kept, today=TODAY)][1] == "table"
