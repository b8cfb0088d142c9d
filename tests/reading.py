"""What somebody reads or hears on a page, and which of those texts the organisation wrote itself."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.apps import apps
from django.db import models

from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.people.models import Person
from wegwijzer.selfwork.portrait.sentences import sentences

SPOKEN = {"aria-label", "title", "placeholder", "alt", "data-label", "data-failed"}
SILENT = {"script", "style"}
ICON = re.compile(r'<svg [^>]*class="icon(?: is-large)?"[^>]*>.*?</svg>', re.DOTALL)  # silent, and half of all tags
WRITTEN = (models.CharField, models.TextField, models.JSONField)


class Texts(HTMLParser):
    """The texts of a page: each run of words between two tags, and each attribute that is shown or spoken."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._silent = 0
        self.feed(ICON.sub("<svg></svg>", html))
        self.close()

    def handle_starttag(self, tag, attrs):
        self._silent += tag in SILENT
        self.found.update(plain(value) for name, value in attrs if name in SPOKEN and value)

    def handle_endtag(self, tag):
        self._silent -= tag in SILENT

    def handle_data(self, data):
        if not self._silent and data.strip():
            self.found.add(plain(data))


def texts(html: str) -> set[str]:
    return Texts(html).found


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def written_by_the_organisation() -> set[str]:
    """Every text in the database that the actor of this moment may read, and the names of people in full."""
    found = set()
    for model in apps.get_models():
        columns = [f.attname for f in model._meta.local_fields if isinstance(f, WRITTEN)]
        if columns and model.__module__.startswith("wegwijzer."):
            found.update(text for row in model._base_manager.values_list(*columns) for text in _texts_in(row))
    found |= _in_own_instruments()
    found |= {each.text for text in found for each in sentences(text)}  # of a story, each can be marked by itself
    return {plain(text) for text in found} | {p.full_name for p in Person.objects.all()}


def _texts_in(value) -> Iterator[str]:
    """Every text in a value, however deep: what a file that came in calls its columns stands in JSON."""
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, dict):
        yield from _texts_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts_in(each)


def _in_own_instruments() -> set[str]:
    """The texts of copies of instruments, in every language; a list as it stands in a field, a line each."""
    texts = [text for own in OwnInstrument.objects.all() for said in own.texts.values() for text in said.values()]
    return {"\n".join(text) if isinstance(text, list) else text for text in texts}
