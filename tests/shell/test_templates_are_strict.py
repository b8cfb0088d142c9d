"""Rules for every template and style sheet of the product: what the content policy would block, and what
would leave somebody out, is found here before a browser finds it."""

import re
from pathlib import Path

import pytest

import wegwijzer
from wegwijzer.shell import assets, icons

PACKAGE = Path(wegwijzer.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
STYLES = sorted(PACKAGE.glob("**/static/**/*.css"))
OUR_STYLES = [path for path in STYLES if "shell" in path.parts]
ICON = re.compile(r"""\{%\s*icon\s+["']([\w-]+)["']|\bicon=["']([\w-]+)["']""")


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=[str(path.relative_to(PACKAGE)) for path in paths])


@each(TEMPLATES)
def test_a_template_has_no_inline_style_script_or_handler(path):
    source = path.read_text()
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"<style\b", source)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source)
    assert "javascript:" not in source
    for script in re.findall(r"<script\b[^>]*>", source):
        assert " src=" in script or 'type="application/json"' in script, script


@each(TEMPLATES)
def test_a_template_names_icons_that_exist(path):
    named = {one or other for one, other in ICON.findall(path.read_text())}
    assert named <= set(icons.DRAWINGS)


@each(TEMPLATES)
def test_a_template_fetches_nothing_from_elsewhere(path):
    source = path.read_text()
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", source)
    assert "|safe" not in source


@each([path for path in TEMPLATES if "elements" not in path.parts])
def test_elements_are_given_what_they_need_and_nothing_else(path):
    included = re.findall(r"\{%\s*include\s+\"elements/[^%]*%\}", path.read_text())
    assert [tag for tag in included if " with " in tag and " only" not in tag] == []


@each(STYLES)
def test_letters_are_never_smaller_than_16_pixels_but_in_the_tab_bar_of_a_phone(path):
    for rem in re.findall(r"font-size:\s*([\d.]+)rem", path.read_text()):
        assert float(rem) >= 1 or (path.name == "header.css" and rem == "0.9375")
    for pixels in re.findall(r"font-size:\s*([\d.]+)px", path.read_text()):
        assert float(pixels) >= 14


@each(STYLES)
def test_every_rule_stands_in_a_layer(path):
    body = re.sub(r"/\*.*?\*/|@page[^{]*\{[^}]*\}|@layer [\w, ]+;", "", path.read_text(), flags=re.S)
    assert body.strip().startswith("@layer")
    assert "gradient(" not in body and "@import" not in body and "url(" not in body


def test_the_layers_are_declared_once_and_first():
    declaring = [path.name for path in STYLES if re.search(r"@layer [\w ]+,[\w, ]+;", path.read_text())]
    assert declaring == ["tokens.css"]
    assert assets.STYLESHEETS[0].endswith("tokens.css")


@each(OUR_STYLES)
def test_colours_come_from_the_tokens(path):
    if path.name == "tokens.css":
        return
    own = [line for line in path.read_text().splitlines() if re.search(r"oklch\(|#[0-9a-f]{3,8}\b|rgb", line)]
    allowed = ("oklch(0.31 0.07 166)", "oklch(1 0 0)", "oklch(0 0 0)")  # plate button, white paper, scan picture
    assert [line for line in own if not any(colour in line for colour in allowed)] == []


def test_a_style_sheet_stays_small_enough_to_read():
    assert [path.name for path in OUR_STYLES if len(path.read_text().splitlines()) > 300] == []


def test_every_style_sheet_and_module_of_the_shell_is_linked():
    static = PACKAGE / "shell" / "static"
    linked = {*assets.STYLESHEETS, *assets.MODULES}
    there = {str(path.relative_to(static)) for kind in ("css", "js") for path in (static / "shell" / kind).iterdir()}
    assert there == linked
