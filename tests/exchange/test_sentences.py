"""Whatever is found is said in plain words, with the value and what to do about it."""

import re

import pytest
from django.utils import translation

from wegwijzer.exchange import kinds
from wegwijzer.exchange.findings import advise, all_sentences, say
from wegwijzer.exchange.sentences import ENGINE, REFUSED
from wegwijzer.output.sheets import refused

DETAILS = {
    "fields": [["family_name", "full_name"], ["unit"]], "layout": "workday", "order": "dmy", "day": "2024-02-29",
    "start": "2024-02-29", "end": "2024-02-28", "least": 1, "most": 12, "length": 300, "rows": 2, "number": 3,
    "problem": 1, "question": 2, "remark": 3, "rule": "x.", "error": "KeyError", "format": "pdf", "sheet": "Blad1",
    "row": 4, "columns": 900, "limit": 500, "encoding": "cp1252", "first": "utf-8", "then": "cp1252", "separator": "ab",
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(ENGINE))
def test_a_code_is_a_whole_sentence_without_holes(code):
    with translation.override("nl"):
        said = say(code, DETAILS, kind="people", field="number", value="waarde")
        help_ = advise(code, DETAILS, kind="people", field="number", value="waarde")
    for text in (said, help_):
        assert not text or text.rstrip()[-1] in ".?", text
        assert "%(" not in text and "“”" not in text and "  " not in text and "  " not in text
    assert len(said) > 10


@pytest.mark.parametrize("code", sorted(ENGINE))
def test_every_name_in_a_sentence_is_a_detail_that_is_given(code):
    sentence = ENGINE[code]
    used = set(re.findall(r"%\((\w+)\)", f"{sentence.says} {sentence.advice}"))
    assert used <= {*DETAILS, "value", "field"}


def test_days_and_groups_of_fields_read_as_people_say_them():
    with translation.override("nl"):
        assert "(28 februari 2024)" in say("end_before_start", DETAILS, kind="people")
        assert "Achternaam of Volledige naam en Afdeling" in say("columns_missing", DETAILS, kind="people")


def test_every_refusal_of_a_sheet_has_a_sentence():
    codes = re.findall(r"^([a-z_]+) {2,}", refused.__doc__, flags=re.MULTILINE)
    assert set(codes) - {"code"} <= REFUSED.keys()


def test_what_each_kind_finds_has_a_sentence_too():
    known = all_sentences()
    assert all(
        known[code] is said for kind in kinds.every() for code, said in kind.sentences.items() if code not in ENGINE
    )
    assert {kind.key for kind in kinds.every()} >= {"people"}
