"""Static files as they are served: every part of a page under a name that says what is in it."""

import re
from pathlib import Path

import wegwijzer
from wegwijzer.foundation.static_files import StaticFiles

ENTRY, PART = "conversations/page.js", "conversations/page/part.js"
FINGERPRINTED = re.compile(r"\.[0-9a-f]{12}\.js$")


def test_a_module_asks_for_its_parts_by_what_is_in_them(tmp_path):
    before = stored(tmp_path, {ENTRY: 'import { word } from "./page/part.js";\n', PART: "export const word = 1;\n"})
    after = stored(tmp_path, {ENTRY: 'import { word } from "./page/part.js";\n', PART: "export const word = 2;\n"})

    assert asked(tmp_path / after[ENTRY]) == [f"./page/{Path(after[PART]).name}"]
    assert before[ENTRY] != after[ENTRY]  # so that no browser mixes an old part with a new page


def test_no_module_of_ours_asks_for_a_plain_name(tmp_path):
    ours = {}
    for path in Path(wegwijzer.__file__).parent.glob("*/static/**/*.js"):
        ours[str(path).partition("/static/")[2]] = path.read_text()
    names = stored(tmp_path, ours)

    wanted = [url for name in names.values() for url in asked(tmp_path / name)]
    assert wanted
    assert [url for url in wanted if not FINGERPRINTED.search(url)] == []


def stored(folder: Path, texts: dict[str, str]) -> dict[str, str]:
    """The files as collected: plain name → fingerprinted name."""
    served = StaticFiles(location=str(folder), base_url="/static/")
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    done = served.post_process({name: (served, name) for name in texts})
    return {name: hashed for name, hashed, _done in done if FINGERPRINTED.search(hashed)}  # not the compressed


def asked(path: Path) -> list[str]:
    """The modules that a module imports, however it is written."""
    return re.findall(r"""\b(?:import|from)\s*\(?["'](\.[^"']+)["']""", path.read_text())
