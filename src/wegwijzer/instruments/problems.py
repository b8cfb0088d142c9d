"""What can be wrong with an instrument's data, said to who made it: file, line and what to mend."""

from dataclasses import dataclass, field

from wegwijzer.instruments.positions import Path

SAID = {
    "no_file": "this file is missing",
    "not_text": "this file is no UTF-8 text",
    "not_json": "this is no JSON: {said}",
    "twice_in_object": "the key “{key}” stands twice in one object",
    "wrong_type": "{what} must be {wanted}",
    "missing": "{what} is missing",
    "unknown": "“{key}” is not known here; known are: {known}",
    "bad_key": "“{key}” is no key: use small letters, digits and hyphens, starting with a letter, at most 40",
    "key_twice": "the key “{key}” is used twice",
    "unknown_kind": "the kind “{kind}” is not known; known are: {known}",
    "kind_without": "an instrument of the kind “{kind}” needs at least one question of the kind “{wanted}”",
    "no_parts": "there is no part with a question in it",
    "no_questions": "a part without questions",
    "too_many": "{count} is too many; at most {most}",
    "too_few": "{count} is too few; at least {least}",
    "unknown_reference": "“{key}” is used here but there is no such {what}",
    "scale_points": "the points of a scale are 2 to 11 whole numbers, each higher than the one before",
    "drawing_scale": "the scale “{key}” of a drawing must go from 0 to 100",
    "scale_without_ends": "the scale “{key}” has no word for its end {value}",
    "mixed_scales": "no mean can be taken of a part whose statements have different scales",
    "ranges": "each range ends higher than the one before, and only the last one has no “below”",
    "text_missing": "the text “{key}” is missing",
    "text_elsewhere": "the text “{key}” stands in {language}.json but not here",
    "text_unknown": "nothing in the structure asks for the text “{key}”",
    "text_too_long": "the text “{key}” has {count} characters; at most {most}",
    "list_differs": "“{key}” has {count} lines here and {other} in {language}.json",
    "language_missing": "there is no {language}.json",
    "language_unknown": "“{language}” is no language of this product",
    "leads_nowhere": "this leads to “{key}”, and there is no such instrument",
    "no_version": "there is no version in this folder: an instrument stands in a folder with a number, such as 1",
    "bad_folder": "a version is a whole number from 1: “{name}”",
    "not_frozen": "this version is not frozen yet: run `python -m wegwijzer.instruments`",
    "frozen_changed": "this version was published and is changed since: put it back and make a new version",
    "frozen_gone": "the published version {ref} is gone",
}


@dataclass(frozen=True)
class Problem:
    """`where` is "structure" or a language; `path` says which value in it. `file` and `line` for data in files."""

    code: str
    where: str = "structure"
    path: Path = ()
    details: dict = field(default_factory=dict, hash=False)
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        said = SAID[self.code].format(**self.details)
        return f"{self.file}:{self.line}: {said}" if self.line else f"{self.file}: {said}"


class BadInstruments(ValueError):
    """Shipped instruments that cannot be used; `problems` says why."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
