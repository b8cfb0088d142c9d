"""Rules for every template and style sheet of the product: what the content policy would block, and what
would leave somebody out, is found here before a browser finds it."""

import re
from pathlib import Path

import wegwijzer
from wegwijzer.shell import assets, icons

PACKAGE = Path(wegwijzer.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
STYLES = sorted(PACKAGE.glob("**/static/**/*.css"))
OUR_STYLES = [path for path in STYLES if "shell" in path.parts]
ICON = re.compile(r"""\{%\s*icon\s+["']([\w-]+)["']|\bicon=["']([\w-]+)["']""")


def wrong(paths, is_wrong) -> list[str]:
    """The files of which the text is so: one test for each rule, as there are hundreds of files."""
    return [str(path.relative_to(PACKAGE)) for path in paths if is_wrong(path.read_text())]


def test_there_are_templates_and_style_sheets_to_look_at():
    assert len(TEMPLATES) > 200 and len(OUR_STYLES) > 5


def test_a_template_has_no_inline_style_or_handler():
    inline = re.compile(r"""\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*["']|javascript:""")
    assert wrong(TEMPLATES, inline.search) == []


def test_a_template_has_no_inline_script():
    def has_one(source):
        scripts = re.findall(r"<script\b[^>]*>", source)
        return [tag for tag in scripts if " src=" not in tag and 'type="application/json"' not in tag]

    assert wrong(TEMPLATES, has_one) == []


def test_a_template_names_icons_that_exist():
    def names_another(source):
        return {one or other for one, other in ICON.findall(source)} - set(icons.DRAWINGS)

    assert wrong(TEMPLATES, names_another) == []


def test_a_template_fetches_nothing_from_elsewhere():
    assert wrong(TEMPLATES, re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""").search) == []
    assert wrong(TEMPLATES, lambda source: "|safe" in source) == []


def test_elements_are_given_what_they_need_and_nothing_else():
    def gives_all(source):
        included = re.findall(r"\{%\s*include\s+\"elements/[^%]*%\}", source)
        return [tag for tag in included if " with " in tag and " only" not in tag]

    assert wrong([path for path in TEMPLATES if "elements" not in path.parts], gives_all) == []


def test_letters_are_never_smaller_than_16_pixels_but_in_the_tab_bar_of_a_phone():
    def has_small(source):
        rem, pixels = (re.findall(rf"font-size:\s*([\d.]+){unit}", source) for unit in ("rem", "px"))
        return [size for size in rem if float(size) < 1] + [size for size in pixels if float(size) < 14]

    assert wrong(STYLES, has_small) == ["shell/static/shell/css/header.css"]
    [header] = [path for path in STYLES if path.name == "header.css"]
    assert has_small(header.read_text()) == ["0.9375"]


def test_every_rule_stands_in_a_layer():
    def stands_outside(source):
        body = re.sub(r"/\*.*?\*/|@page[^{]*\{[^}]*\}|@layer [\w, ]+;", "", source, flags=re.S)
        return not body.strip().startswith("@layer") or "gradient(" in body or "@import" in body or "url(" in body

    assert wrong(STYLES, stands_outside) == []


def test_the_layers_are_declared_once_and_first():
    declaring = [path.name for path in STYLES if re.search(r"@layer [\w ]+,[\w, ]+;", path.read_text())]
    assert declaring == ["tokens.css"]
    assert assets.STYLESHEETS[0].endswith("tokens.css")


def test_colours_come_from_the_tokens():
    allowed = ("oklch(0.31 0.07 166)", "oklch(1 0 0)", "oklch(0 0 0)")  # plate button, white paper, scan picture

    def has_its_own(source):
        own = [line for line in source.splitlines() if re.search(r"oklch\(|#[0-9a-f]{3,8}\b|rgb", line)]
        return [line for line in own if not any(colour in line for colour in allowed)]

    assert wrong([path for path in OUR_STYLES if path.name != "tokens.css"], has_its_own) == []


def test_a_style_sheet_stays_small_enough_to_read():
    assert [path.name for path in OUR_STYLES if len(path.read_text().splitlines()) > 300] == []


def test_every_style_sheet_and_module_of_the_shell_is_linked():
    static = PACKAGE / "shell" / "static"
    linked = {*assets.STYLESHEETS, *assets.MODULES}
    there = {str(path.relative_to(static)) for kind in ("css", "js") for path in (static / "shell" / kind).iterdir()}
    assert there == linked
