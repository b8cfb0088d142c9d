"""What somebody takes away holds all that this room keeps of that person: each word of each row, in every table."""

import json
from collections.abc import Iterator

import pytest
from django.db.models import CharField, JSONField, TextField
from django.urls import reverse

from tests.output.pdf import reading
from tests.selfwork.portrait.asked import of_stories
from tests.selfwork.sheets import a_sheet, of_oneself
from wegwijzer.selfwork import actions
from wegwijzer.selfwork.models import Sheet, Taken
from wegwijzer.selfwork.pieces import Piece

pytestmark = pytest.mark.django_db
# What says nothing of anybody, or is another's: an address stays with whom it belongs to.
NOT_CONTENT = {"token_hash", "handed_hash", "fingerprint", "email", "versions"}
NO_WORDS = {"passage.field"}  # which question a passage is of: the story beside it says so


def leaves(value) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    elif value not in (None, ""):
        yield str(value)


def kept_of(person_id) -> Iterator[tuple[str, str]]:
    """(column, each word in it) of every row that is of this person. Within `acting_as`."""
    for model in Sheet._meta.apps.get_app_config("selfwork").get_models():
        columns = [field.name for field in model._meta.fields if isinstance(field, CharField | TextField | JSONField)]
        names = {field.name for field in model._meta.fields}
        rows = model.objects.filter(person=person_id) if "person" in names else model.objects.none()
        for row in rows:
            for column in set(columns) - NOT_CONTENT:
                for each in leaves(getattr(row, column)):
                    yield f"{model._meta.model_name}.{column}", each


def test_the_file_holds_every_word_of_every_table(cast, am, client_for):
    of_oneself(cast)
    of_stories(cast.employee)
    samira = am(cast.employee)
    kept = set(kept_of(samira.person_id))
    am()
    file = json.loads(client_for(cast.employee).get(reverse("self-export", args=["lindeveld"])).content)
    said = set(leaves(file))
    missing = {(column, each) for column, each in kept if each not in said and column not in NO_WORDS}
    assert missing == set()
    tables = {column.split(".")[0] for column, _each in kept}
    assert tables == {"sheet", "sheetanswer", "share", "taken", "asking", "invited", "story", "thread", "passage"}
    assert "voorbeeld.example" not in str(file)


def test_nothing_of_others_stands_in_it(cast, am, client_for):
    """Neither what is shared with one, nor who was asked by another."""
    of_oneself(cast)
    of_stories(cast.employee)
    file = json.loads(client_for(cast.leader).get(reverse("self-export", args=["lindeveld"])).content)
    johan = am(cast.leader)
    assert len(file["sheets"]) == Sheet.objects.filter(person=johan.person_id).count()
    assert file["shared"] == file["stories"] == file["taken_along"] == []


def test_on_paper_stands_what_was_taken_along_also_of_a_sheet_that_is_gone(cast, am, client_for):
    priya = am(cast.newcomer)
    sheet = a_sheet(priya, ahead=2)
    piece = Piece("ahead", "Vooruitkijken", ["Eerder niet, en dat knaagt."])
    along = {"field": piece.key, "place": "plan", "target": sheet.pk, "title": piece.title, "text": piece.lines[0]}
    Taken.objects.create(organisation=priya.organisation, person=priya.person, sheet=sheet, **along)
    actions.remove(priya, sheet=sheet)
    am()
    document = client_for(cast.newcomer).get(reverse("self-file", args=["lindeveld"])).content
    text = " ".join(reading.words(document).split())
    assert "Wat je meenam" in text and "Eerder niet, en dat knaagt." in text
    assert "Je vulde nog niets in." not in text and reading.faults(document) == []
