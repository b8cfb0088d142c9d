"""Texts in other languages, without the gettext system tools.

Dutch is the language of the source, so only the others have a catalogue, in
`locale/<language>/LC_MESSAGES/django.po`. Babel does the work: `compile_stale` makes the binary
catalogues that Django reads, `update` takes new texts from code and templates over in the .po files.

    python -m wegwijzer.foundation.messages                 compile what is stale
    python -m wegwijzer.foundation.messages --update en fr  renew these catalogues from the source

This module is also run by the build hook, by path: it may import nothing of our own.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
LOCALE = PACKAGE / "locale"
DOMAIN = "django"
KEYWORDS: dict = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt", ".svg", ".js", ".webmanifest"}
HEADER = "# Wegwijzer, texts in {language}. Made by wegwijzer.foundation.messages; the msgids are Dutch."


class BrokenText(Exception):
    """A template or module whose texts cannot be read; says which and why."""


def catalogues(locale: Path = LOCALE) -> list[Path]:
    """Every .po file of ours, sorted by language."""
    return sorted(locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(po: Path) -> Catalog:
    """The catalogue in a .po file; its language is the name of the folder it lives in."""
    with po.open("rb") as source:
        return read_po(source, locale=po.parts[-3], domain=DOMAIN)


def compile_stale(locale: Path = LOCALE) -> list[Path]:
    """Compile each .po whose .mo is missing or older; answer the .mo files that were written.

    Two processes may do this at once: each file appears whole or not at all.
    """
    written = []
    for po in catalogues(locale):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns:
            content = BytesIO()
            write_mo(content, read(po))
            _replace(mo, content.getvalue())
            written.append(mo)
    return written


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as target:
        target.write(content)
    os.chmod(name, 0o644)
    os.replace(name, path)


def texts_in_source(package: Path = PACKAGE) -> Catalog:
    """A catalogue without translations of every text that the code and templates mark."""
    found = Catalog(domain=DOMAIN)
    for path in sorted(package.rglob("*")):
        if path.is_file() and not path.is_relative_to(package / "locale"):
            for line, message, comments, context in _texts_in(path):
                place = (path.relative_to(package).as_posix(), line)
                found.add(message, locations=[place], auto_comments=comments, context=context)
    return found


def _texts_in(path: Path) -> Iterator[tuple]:
    in_templates = "templates" in path.parts and path.suffix in TEMPLATES
    if path.suffix != ".py" and not in_templates:
        return
    try:
        code = path.read_text("utf-8")
        if in_templates:
            code = _as_python(code, path.name)
        yield from extract("python", BytesIO(code.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"}, True)
    except Exception as problem:
        raise BrokenText(f"{path}: {problem}") from problem


def _as_python(template: str, name: str) -> str:
    """What Django's own extraction makes of a template, in brackets so that its indents mean nothing."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    # Outside its own calls, templatize leaves words that are no Python ("X", names of variables):
    # harmless to a reader of tokens, except a quote that a filter's argument leaves open.
    return f"({templatize(template, origin=name)})"


def update(language: str, locale: Path = LOCALE, package: Path = PACKAGE) -> Path:
    """Take over new texts in the language's catalogue and drop those that are gone.

    Nothing is guessed: a changed text loses its translation, since a nearly right one is worse than none.
    """
    po = locale / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    catalogue = read(po) if po.exists() else Catalog(locale=language, domain=DOMAIN, project="Wegwijzer")
    created = catalogue.creation_date
    catalogue.update(texts_in_source(package), no_fuzzy_matching=True)
    _entitle(catalogue, language, created)
    content = BytesIO()
    write_po(content, catalogue, width=110, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    _replace(po, content.getvalue())
    return po


def _entitle(catalogue: Catalog, language: str, created) -> None:
    """A heading that says what is so, and the same for the same source: no moment, nobody's address."""
    catalogue.creation_date = catalogue.revision_date = created
    catalogue.header_comment = HEADER.format(language=language)
    catalogue.fuzzy, catalogue.version = False, ""
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""


def untranslated(language: str, locale: Path = LOCALE, package: Path = PACKAGE) -> list[str]:
    """Texts in the source that the language does not have, or only in part (a plural form missing)."""
    catalogue = read(locale / language / "LC_MESSAGES" / f"{DOMAIN}.po")
    missing = []
    for text in texts_in_source(package):
        known = catalogue.get(text.id, text.context) if text.id else None
        if text.id and (known is None or known.fuzzy or not _complete(known.string)):
            missing.append(f"{text.locations[0][0]}: {text.id}")
    return missing


def _complete(translation: str | tuple | list) -> bool:
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)


def wrong_placeholders(po: Path) -> list[str]:
    """Translations with other placeholders than their source; they would break the page they stand on."""
    named = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
    wrong = []
    for message in read(po):
        if not message.id or not message.string:
            continue
        sources, translations = _forms(message.id), _forms(message.string)
        allowed = set(named.findall(" ".join(sources)))
        needed = set(named.findall(sources[-1])) if len(sources) == 1 else set()
        for text in filter(None, translations):
            used = set(named.findall(text))
            if not needed <= used or not used <= allowed:
                wrong.append(f"{sources[0]!r} → {text!r}")
    return wrong


def _forms(text: str | tuple | list) -> list[str]:
    return list(text) if isinstance(text, tuple | list) else [text]


def main(arguments: list[str]) -> int:
    """Run as a command; answers the exit code."""
    try:
        if arguments[:1] == ["--update"]:
            for language in arguments[1:] or [po.parts[-3] for po in catalogues()]:
                print(f"renewed {update(language)}")
        elif arguments:
            print("usage: python -m wegwijzer.foundation.messages [--update [LANGUAGE …]]", file=sys.stderr)
            return 2
        compile_stale()
    except BrokenText as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
