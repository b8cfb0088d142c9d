"""Texts: found in code and templates, compiled without system tools, complete in English, safe to fill in."""

import gettext
import os
import re

import pytest
from django.utils import translation

from wegwijzer.foundation import messages

TEMPLATE = """{% load i18n %}
<p>it's (a) "loose" word {{ word|yesno:"ja|nee" }}
      {% translate "Hallo daar" %} {% translate 'Open' context "deur" %}
   {% blocktranslate trimmed count number=amount %}
     Eén {{ number }} ding
  {% plural %}
     {{ number }} dingen
  {% endblocktranslate %} {{ word|default:_("Niets") }}
{% include "other.html" with title=_("Titel 'x'") only %}
"""
CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
A = _("Naam")
B = ngettext("%(n)s dag", "%(n)s dagen", 2)
C = pgettext("maand", "mei")
D = "Los woord"
"""


@pytest.fixture
def package(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE, "utf-8")
    (tmp_path / "module.py").write_text(CODE, "utf-8")
    return tmp_path


def translate(po, *pairs):
    text = po.read_text("utf-8")
    for source, english in pairs:
        assert f'msgid "{source}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{english}"')
    po.write_text(text, "utf-8")


def test_every_marked_text_is_found_and_nothing_else(package):
    found = {(text.id, text.context) for text in messages.texts_in_source(package) if text.id}
    assert found == {
        ("Hallo daar", None),
        ("Open", "deur"),
        (("Eén %(number)s ding", "%(number)s dingen"), None),
        ("Niets", None),
        ("Titel 'x'", None),
        ("Naam", None),
        (("%(n)s dag", "%(n)s dagen"), None),
        ("mei", "maand"),
    }


def test_a_catalogue_keeps_its_translations_and_follows_the_source(package):
    locale = package / "locale"
    po = messages.update("en", locale, package)
    translate(po, ("Hallo daar", "Hello there"), ("Naam", "Name"))
    (package / "module.py").write_text('_("Naam"); _("Voornaam")', "utf-8")
    messages.update("en", locale, package)
    catalogue = messages.read(po)
    assert catalogue["Hallo daar"].string == "Hello there"
    assert catalogue["Naam"].string == "Name"
    assert catalogue["Voornaam"].string == ""
    assert catalogue.get("mei", "maand") is None
    again = po.read_text("utf-8")
    messages.update("en", locale, package)
    assert po.read_text("utf-8") == again  # the same source gives the same file


def test_what_is_not_translated_is_named_with_its_place(package):
    locale = package / "locale"
    po = messages.update("en", locale, package)
    translate(po, ("Hallo daar", "Hello there"))
    missing = messages.untranslated("en", locale, package)
    assert "module.py: Naam" in missing
    assert not any("Hallo daar" in line for line in missing)


def test_only_what_is_stale_is_compiled(package):
    locale = package / "locale"
    po = messages.update("en", locale, package)
    translate(po, ("Hallo daar", "Hello there"))
    mo = po.with_suffix(".mo")
    assert messages.compile_stale(locale) == [mo]
    with mo.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Hallo daar") == "Hello there"
    assert messages.compile_stale(locale) == []
    os.utime(po, ns=(mo.stat().st_mtime_ns + 1, mo.stat().st_mtime_ns + 1))
    assert messages.compile_stale(locale) == [mo]


def test_a_translation_with_another_placeholder_is_caught(tmp_path):
    po = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Dag %(name)s"\nmsgstr "Hello %(naam)s"\n\n'
        'msgid "Van %(a)s tot %(b)s"\nmsgstr "Until %(b)s"\n\n'
        'msgid "Goed %(x)s"\nmsgstr "Right %(x)s"\n',
        "utf-8",
    )
    wrong = messages.wrong_placeholders(po)
    assert [line.split(" → ")[0] for line in wrong] == ["'Dag %(name)s'", "'Van %(a)s tot %(b)s'"]


def test_a_template_that_cannot_be_read_is_named(package):
    (package / "templates" / "broken.html").write_text("{% blocktranslate %}{% if x %}{% endblocktranslate %}")
    with pytest.raises(messages.BrokenText, match=r"broken\.html"):
        messages.texts_in_source(package)


def test_english_is_complete():
    assert messages.untranslated("en") == []


def test_english_is_up_to_date_and_nothing_in_it_is_a_guess():
    """The catalogue holds what the source holds, no more and no less: else run --update en."""
    ours = messages.read(messages.LOCALE / "en" / "LC_MESSAGES" / "django.po")
    assert [text.id for text in ours if text.id and text.fuzzy] == []
    assert {(text.id, text.context) for text in ours} == {(t.id, t.context) for t in messages.texts_in_source()}


def test_english_keeps_the_spaces_around_a_text():
    for text in messages.read(messages.LOCALE / "en" / "LC_MESSAGES" / "django.po"):
        for source, english in zip(messages._forms(text.id), messages._forms(text.string), strict=True):
            if source:
                assert english.replace(english.strip(), "") == source.replace(source.strip(), ""), source


ENGLISH = re.compile(r"\b(the|you|your|this|that|and|from|what|who|please|with|have|not)\b", re.I)


def test_every_text_in_the_source_is_dutch():
    texts = [form for text in messages.texts_in_source() if text.id for form in messages._forms(text.id)]
    assert [text for text in texts if ENGLISH.search(re.sub(r"%\(\w+\)s|\{\w+\}", "", text))] == []


def test_a_text_of_ours_is_not_a_text_of_a_library_with_another_meaning():
    """Dutch has no catalogue: where a library has one for the same words, Dutch pages would show that."""
    with translation.override("nl"):
        for text in messages.texts_in_source():
            if isinstance(text.id, str) and text.id:
                said = translation.pgettext(text.context, text.id) if text.context else translation.gettext(text.id)
                assert said == text.id


@pytest.mark.parametrize("po", messages.catalogues(), ids=lambda po: po.parts[-3])
def test_every_placeholder_of_ours_is_right(po):
    assert messages.wrong_placeholders(po) == []
