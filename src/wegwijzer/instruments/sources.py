"""Where an instrument comes from, in a sentence or two for who answers: `source.json`, a text per language.

It is no part of the version that is frozen: naming a source better changes nothing of what is asked.
"""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from wegwijzer.instruments.positions import NotJson, locate
from wegwijzer.instruments.problems import Problem

SOURCES = "source.json"
LONGEST = 500  # characters


def read_sources(place: Path, languages: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """Language → text, for each of these languages; and what is wrong with the file."""
    file = place / SOURCES
    try:
        located = locate(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}, [Problem("no_file", file=str(file))]
    except UnicodeDecodeError:
        return {}, [Problem("not_text", file=str(file))]
    except NotJson as error:
        return {}, [Problem("not_json", details={"said": error}, file=str(file), line=error.line)]

    def wrong(code: str, *path: str, **details) -> Problem:
        return Problem(code, "source", path, details, str(file), located.line(path))

    said = located.value
    if not isinstance(said, dict):
        return {}, [wrong("wrong_type", what="the whole", wanted="an object")]
    found = [wrong("twice_in_object", *path, key=path[-1]) for path in located.twice]
    found += [wrong("text_missing", key=each) for each in languages if not str(said.get(each) or "").strip()]
    for language, text in said.items():
        if language not in dict(settings.LANGUAGES):
            found.append(wrong("language_unknown", language, language=language))
        elif not isinstance(text, str):
            found.append(wrong("wrong_type", language, what=f"“{language}”", wanted="a text"))
        elif len(text) > LONGEST:
            found.append(wrong("text_too_long", language, key=language, count=len(text), most=LONGEST))
    return said, found
