"""The instruments in files: `<folder>/<key>/<version>/` with instrument.json, a text file per language, source.json
(where it comes from, for who answers) and SOURCE.md (the same at length, for who keeps it).

`<folder>/frozen.json` keeps the mark of every version that was ever shipped, so that none changes afterwards.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

import wegwijzer
from wegwijzer.instruments.positions import Located, NotJson, locate
from wegwijzer.instruments.problems import BadInstruments, Problem
from wegwijzer.instruments.shape import KEY, check_shape
from wegwijzer.instruments.soundness import sound
from wegwijzer.instruments.sources import SOURCES, read_sources
from wegwijzer.instruments.versions import Version, digest_of
from wegwijzer.instruments.wording import check_wording

FOLDER = Path(wegwijzer.__file__).parent / "content" / "instruments"
LANGUAGES = ("nl", "en")  # what an instrument has at least
STRUCTURE, SOURCE, FROZEN = "instrument.json", "SOURCE.md", "frozen.json"


def folder() -> Path:
    return Path(getattr(settings, "INSTRUMENTS_FOLDER", FOLDER))


def shipped() -> dict[str, list[Version]]:
    """Key → versions, oldest first. Raises BadInstruments."""
    found, problems = read(folder())
    if problems:
        raise BadInstruments(problems)
    return found


@lru_cache(maxsize=8)
def read(folder: Path) -> tuple[dict[str, list[Version]], list[Problem]]:
    """All versions in a folder, and all that is wrong with them. Kept: files of a running product do not change."""
    found: dict[str, list[Version]] = {}
    problems: list[Problem] = []
    for place in sorted(path for path in folder.glob("*/*") if path.is_dir() and not path.name.startswith("_")):
        version, wrong = read_version(place)
        problems += wrong
        if version is not None and not wrong:
            found.setdefault(version.key, []).append(version)
    for versions in found.values():
        versions.sort(key=lambda version: version.number)
    return found, problems + _without_version(folder) + _leading_nowhere(folder, found) + check_frozen(folder, found)


def _without_version(folder: Path) -> list[Problem]:
    """Data that stands one folder too high would otherwise be passed over in silence."""
    places = sorted(path for path in folder.glob("*") if path.is_dir() and not path.name.startswith("_"))
    return [
        Problem("no_version", file=str(place))
        for place in places
        if not any(path.is_dir() for path in place.iterdir()) and any(place.iterdir())
    ]


def _leading_nowhere(folder: Path, found: dict[str, list[Version]]) -> list[Problem]:
    """What an outcome leads to must be there, if perhaps with errors of its own."""
    there = {path.name for path in folder.glob("*") if path.is_dir()}
    problems = []
    for version in (each for versions in found.values() for each in versions):
        leads = version.structure.get("scoring", {}).get("leads_to", {})
        for path, key in _keys(leads, ("scoring", "leads_to")):
            if key not in there:
                place = folder / version.key / str(version.number)
                files = {"structure": locate((place / STRUCTURE).read_text("utf-8"))}
                problems.append(_placed(Problem("leads_nowhere", path=path, details={"key": key}), place, files))
    return problems


def _keys(said, path: tuple) -> Iterator[tuple[tuple, str]]:
    """Every key of an instrument in it, with where it stands."""
    if isinstance(said, str):
        yield path, said
    for name, each in said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ():
        yield from _keys(each, (*path, name))


def read_version(place: Path) -> tuple[Version | None, list[Problem]]:
    """One version, or None with what is wrong with it, each with file and line."""
    key, number = place.parent.name, place.name
    if not KEY.fullmatch(key):
        return None, [Problem("bad_key", details={"key": key}, file=str(place.parent))]
    if not number.isascii() or not number.isdecimal() or number.startswith("0"):
        return None, [Problem("bad_folder", details={"name": number}, file=str(place))]
    files, problems = _files(place)
    if not (place / SOURCE).is_file():
        problems.append(Problem("no_file", file=str(place / SOURCE)))
    if "structure" not in files:
        return None, problems
    structure = files["structure"].value
    texts = {language: located.value for language, located in files.items() if language != "structure"}
    shape = check_shape(structure)
    readable = sound(structure, shape)
    wording = check_wording(readable.structure, texts, texts, unclear=readable.unclear)
    problems += [_placed(problem, place, files) for problem in shape + wording]
    sources, wrong = read_sources(place, dict.fromkeys([*LANGUAGES, *texts]))
    problems += wrong
    if problems:
        return None, problems
    ref = f"{key}/{number}"
    return Version(ref, key, int(number), False, digest_of(structure, texts), structure, texts, sources), []


def _files(place: Path) -> tuple[dict[str, Located], list[Problem]]:
    """What stands in the JSON files, by "structure" and by language."""
    wanted = {place / STRUCTURE, *(place / f"{language}.json" for language in LANGUAGES)}
    found, problems = {}, []
    for path in sorted(wanted | set(place.glob("*.json")) - {place / SOURCES}):
        name = "structure" if path.name == STRUCTURE else path.stem
        if name != "structure" and name not in dict(settings.LANGUAGES) and path not in wanted:
            problems.append(Problem("language_unknown", details={"language": name}, file=str(path)))
            continue
        try:
            found[name] = locate(path.read_text("utf-8"))
        except FileNotFoundError:
            problems.append(Problem("no_file", file=str(path)))
        except UnicodeDecodeError:
            problems.append(Problem("not_text", file=str(path)))
        except NotJson as error:
            problems.append(Problem("not_json", details={"said": error}, file=str(path), line=error.line))
        else:
            problems += [
                Problem("twice_in_object", name, twice, {"key": twice[-1]}, str(path), found[name].line(twice))
                for twice in found[name].twice
            ]
    return found, problems


def _placed(problem: Problem, place: Path, files: dict[str, Located]) -> Problem:
    if problem.where not in files:
        return replace(problem, file=str(place))
    name = STRUCTURE if problem.where == "structure" else f"{problem.where}.json"
    return replace(problem, file=str(place / name), line=files[problem.where].line(problem.path))


# ---- What was shipped once never changes


def check_frozen(folder: Path, found: dict[str, list[Version]]) -> list[Problem]:
    try:
        kept = frozen(folder)
    except NotJson as error:
        return [Problem("not_json", details={"said": error}, file=str(folder / FROZEN), line=error.line)]
    if not isinstance(kept, dict):
        return [
            Problem(
                "wrong_type", details={"what": "the whole", "wanted": "an object"}, file=str(folder / FROZEN), line=1
            )
        ]
    there = {version.ref: version for versions in found.values() for version in versions}
    problems = [
        Problem("frozen_gone", details={"ref": ref}, file=str(folder / FROZEN))
        for ref in sorted(set(kept) - set(there))
        if not (folder / ref).is_dir()
    ]
    for ref, version in there.items():
        if ref not in kept:
            problems.append(Problem("not_frozen", file=str(folder / ref)))
        elif kept[ref] != version.digest:
            problems.append(Problem("frozen_changed", file=str(folder / ref)))
    return problems


def frozen(folder: Path) -> dict[str, str]:
    """ref → mark, as kept. Raises NotJson."""
    file = folder / FROZEN
    return locate(file.read_text("utf-8")).value if file.is_file() else {}


def freeze(folder: Path) -> list[str]:
    """Add the marks of new versions; answers their refs. Never touches a mark that stands. Raises BadInstruments
    when anything else is wrong."""
    read.cache_clear()
    found, problems = read(folder)
    if wrong := [problem for problem in problems if problem.code != "not_frozen"]:
        raise BadInstruments(wrong)
    kept = frozen(folder)
    new = {v.ref: v.digest for versions in found.values() for v in versions if v.ref not in kept}
    content = json.dumps(dict(sorted((kept | new).items())), indent=1) + "\n"
    (folder / FROZEN).write_text(content, "utf-8")
    read.cache_clear()
    return sorted(new)
