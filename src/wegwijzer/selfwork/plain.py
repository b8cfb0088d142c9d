"""Questions in plainer words and with a pictogram, for who reads with effort (ALL-2): `content/plain/<key>.json`.

Another way to say the same question, so it is no part of the version that is frozen. An organisation's own copy asks
what it asks in its own words.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import wegwijzer
from wegwijzer.instruments.structure import Instrument, Question

CONTENT = Path(wegwijzer.__file__).parent / "content" / "plain"
PICTOGRAM = "explanation"  # of a question that has none of its own


@cache
def _said(key: str) -> dict:
    file = CONTENT / f"{key}.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else {"texts": {}, "pictograms": {}}


def worded(instrument: Instrument, question: Question, ref: str) -> Question:
    """The question in plain words, where there are some in this language; without what only asks for more reading.

    `ref` is the version on the sheet: "key/number" of what we ship, anything else of an own copy.
    """
    texts = _said(instrument.key)["texts"].get(instrument.language, {}) if "/" in ref else {}
    text = texts.get(question.key)
    return replace(question, text=text, hint="", prompts=()) if text else question


def pictogram(instrument: Instrument, question: Question) -> str:
    """Its name in output.pictograms."""
    return _said(instrument.key)["pictograms"].get(question.key, PICTOGRAM)
