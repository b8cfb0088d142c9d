"""What we write, we can read."""

import pytest
from django.utils.translation import override

from wegwijzer.exchange import kinds
from wegwijzer.exchange.export import people, training
from wegwijzer.exchange.export.actions import header
from wegwijzer.exchange.export.hints import HINTS, hint
from wegwijzer.exchange.export.words import CONTRACTS, GENDERS
from wegwijzer.exchange.fields import LANGUAGES
from wegwijzer.exchange.kinds.training.words import WRITTEN, kind_of
from wegwijzer.exchange.recognise import recognise
from wegwijzer.exchange.words import CONTRACTS as CONTRACTS_READ
from wegwijzer.exchange.words import GENDERS as GENDERS_READ
from wegwijzer.exchange.words import fold
from wegwijzer.people.models import EmploymentKind, Gender
from wegwijzer.training.models import TrainingKind

KINDS = ("people", "training")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_word_that_is_read_as_that_value(language):
    assert {GENDERS_READ[fold(word)] for word in GENDERS[language].values()} == set(Gender.values) - {""}
    for value, word in GENDERS[language].items():
        assert GENDERS_READ[fold(word)] == value
    assert set(CONTRACTS[language]) == set(EmploymentKind.values)
    for value, word in CONTRACTS[language].items():
        assert CONTRACTS_READ[fold(word)] == value
    assert set(WRITTEN[language]) == set(TrainingKind.values)
    for value, word in WRITTEN[language].items():
        assert kind_of(word) == value


def test_a_kind_of_learning_that_nobody_knows_is_none():
    assert kind_of("Zwemmen") is None
    assert kind_of("E-LEARNING") == TrainingKind.E_LEARNING


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_column_has_a_header_of_its_own_that_is_recognised(kind, language):
    said = kinds.of(kind)
    rows = [(1, header(kind, language)), (2, ["" for _ in header(kind, language)])]
    found = recognise(rows, said, header_row=1)
    room = {"people": people, "training": training}[kind]
    assert [column.field for column in found.columns] == list(room.COLUMNS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_an_export_are_all_that_can_come_in(kind):
    room = {"people": people, "training": training}[kind]
    assert list(room.COLUMNS) == [one.key for one in kinds.of(kind).columns]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "nl"])
def test_every_hint_is_there_in_every_language(kind, language):
    with override("nl"):
        said = [str(one.hint) for one in kinds.of(kind).columns if one.hint]
    assert said
    assert all(hint(text, language) for text in said)


def test_no_hint_is_kept_that_nobody_uses():
    with override("nl"):
        used = {str(one.hint) for kind in kinds.every() for one in kind.fields if one.hint}
    assert set(HINTS) == used
