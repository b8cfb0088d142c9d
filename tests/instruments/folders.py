"""Folders of instruments for tests: data alone."""

import json
from pathlib import Path

STRUCTURE = {
    "kind": "checklist",
    "answered_by": "group",
    "minutes": 5,
    "scales": [{"key": "often", "points": [1, 2, 3, 4]}],
    "options": [{"key": "days", "choices": ["monday", "friday"]}],
    "parts": [
        {
            "key": "rest",
            "questions": [
                {"key": "breaks", "kind": "rating", "scale": "often"},
                {"key": "tired", "kind": "rating", "scale": "often", "reverse": True, "example": True},
            ],
        },
        {
            "key": "more",
            "questions": [{"key": "day", "kind": "one", "options": "days"}, {"key": "why", "kind": "open"}],
        },
    ],
    "scoring": {"mean_per": "part", "ranges": [{"key": "low", "below": 2.5}, {"key": "high"}]},
}
NL = {
    "title": "Rust op het werk",
    "summary": "Vier korte vragen over rust.",
    "parts.rest.title": "Rust",
    "parts.more.title": "Nog iets",
    "questions.breaks.text": "Ik neem mijn pauze.",
    "questions.breaks.prompts": ["Waar ga je heen?", "Met wie?"],
    "questions.tired.text": "Ik kom moe thuis.",
    "questions.day.text": "Welke dag is het zwaarst?",
    "questions.why.text": "Waarom?",
    "fields.example": "Geef een voorbeeld",
    "scales.often.1": "nooit",
    "scales.often.4": "altijd",
    "options.days.monday": "Maandag",
    "options.days.friday": "Vrijdag",
    "outcome.low": "Hier valt over rust te praten.",
    "outcome.high": "Hier lijkt rust geen vraag.",
}
EN = {
    "title": "Rest at work",
    "summary": "Four short questions on rest.",
    "parts.rest.title": "Rest",
    "parts.more.title": "One more thing",
    "questions.breaks.text": "I take my break.",
    "questions.breaks.prompts": ["Where do you go?", "With whom?"],
    "questions.tired.text": "I come home tired.",
    "questions.day.text": "Which day is hardest?",
    "questions.why.text": "Why?",
    "fields.example": "Give an example",
    "scales.often.1": "never",
    "scales.often.4": "always",
    "options.days.monday": "Monday",
    "options.days.friday": "Friday",
    "outcome.low": "Here rest is worth talking about.",
    "outcome.high": "Here rest seems no question.",
}
FROM = {"nl": "Naar onszelf (2026).", "en": "After ourselves (2026)."}


def write(folder: Path, *, key: str = "rest-at-work", number: str = "1", note: bool = True, **files) -> Path:
    """A version in this folder; `files`: name → what stands in it (text, or data for JSON), None to leave it out."""
    place = folder / key / number
    place.mkdir(parents=True)
    content = {"instrument": STRUCTURE, "nl": NL, "en": EN, "source": FROM} | files
    for name, said in content.items():
        if said is not None:
            text = said if isinstance(said, str | bytes) else json.dumps(said, indent=1, ensure_ascii=False)
            path = place / f"{name}.json"
            path.write_bytes(text) if isinstance(text, bytes) else path.write_text(text, "utf-8")
    if note:
        (place / "SOURCE.md").write_text("# Ours\n", "utf-8")
    return place
