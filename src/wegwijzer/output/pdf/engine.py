"""Documents as bytes: a template and plain data in, a tagged PDF/UA-1 out.

What people wrote goes in as JSON and stays text: no template reads it as markup. The fonts come inside Python
packages, so that a document looks the same on every machine.
"""

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import manimgx_fonts
import typst

from wegwijzer.output.pdf.glyphs import printable
from wegwijzer.output.pdf.icons import drawings

TEMPLATES = Path(__file__).parent / "templates"
LETTERS = Path(fontpkg_source_sans_3.__file__).parent / "files"
OTHER_SCRIPTS = Path(manimgx_fonts.__file__).parent
FIRST, LAST = ("Source Sans 3", "Noto Sans"), ("Noto Sans Symbols", "Noto Emoji")

_of_thread = threading.local()


@cache
def fonts() -> typst.Fonts:
    folders = [str(LETTERS), str(OTHER_SCRIPTS)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def _families() -> str:
    """In the order in which a letter is looked for: ours, then the other scripts, pictures last."""
    between = [family for family in fonts().families() if family not in FIRST + LAST]
    return "|".join([*FIRST, *sorted(between), *LAST])


def _compiler(template: str) -> typst.Compiler:
    """One for each thread: a compiler does one thing at a time."""
    known = _of_thread.__dict__.setdefault("compilers", {})
    if template not in known:
        path = TEMPLATES / f"{template}.typ"
        known[template] = typst.Compiler(str(path), root=str(TEMPLATES), font_paths=fonts(), ignore_system_fonts=True)
    return known[template]


def render(template: str, data: dict[str, Any], *, language: str) -> bytes:
    """A PDF/UA-1 with this language and `data["title"]` as its title.

    `data` holds what JSON can hold. Letters for which there is no drawing come out as an open square.
    Raises KeyError without a title, typst.TypstError for a template that is wrong.
    """
    clean = printable({**data, "title": data["title"], "language": language})
    inputs = {"data": json.dumps(clean), "icons": json.dumps(drawings(clean)), "fonts": _families()}
    return _compiler(template).compile(sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
