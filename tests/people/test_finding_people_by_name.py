"""People are found by the beginning of any part of their name, or by number, however it is written."""

import pytest

from wegwijzer.people import actions
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import visible
from wegwijzer.people.queries.names import named

pytestmark = pytest.mark.django_db

NEW = {
    "van_den": ("Griet", "Van den Broecke", "0042"),
    "together": ("Mark", "Vandenbroecke", "B-77"),
    "accents": ("Zoë", "Özdemir-Şahin", ""),
    "apostrophe": ("Lien", "D'Haëse", ""),
}


@pytest.fixture
def known(hr) -> dict[str, Person]:
    return {
        key: actions.add_person(hr, given_name=given, family_name=family, number=number)
        for key, (given, family, number) in NEW.items()
    }


@pytest.fixture
def found(hr, known):
    def keys(text: str) -> set[str]:
        people = set(named(text, visible(hr), numbers=True))
        return {key for key, person in known.items() if person in people}

    return keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("griet", {"van_den"}),
        ("van den", {"van_den"}),
        ("Van Den Broecke", {"van_den"}),
        ("broecke griet", {"van_den"}),
        ("broecke", {"van_den"}),
        ("vandenbroecke", {"van_den", "together"}),
        ("griet vandenbroecke", {"van_den"}),
        ("mark van den broecke", {"together"}),
        ("van den broecke mark", {"together"}),
        ("zoe oz", {"accents"}),
        ("ÖZDEMIR", {"accents"}),
        ("sahin", {"accents"}),
        ("d'haese", {"apostrophe"}),
        ("dhaese", {"apostrophe"}),
        ("haëse", {"apostrophe"}),
        ("0042", {"van_den"}),
        ("42", {"van_den"}),
        ("b-77", {"together"}),
        ("b77", {"together"}),
        ("roecke", set()),
        ("griet mark", set()),
    ],
)
def test_people_are_found(found, text, expected):
    assert found(text) == expected


def test_several_words_that_find_nobody_are_tried_as_one(hr, known):
    Person.objects.filter(pk=known["van_den"].pk).update(family_name="Peeters")
    assert list(named("van den broecke", visible(hr), numbers=True)) == [known["together"]]


def test_what_has_no_letter_or_figure_finds_nobody(hr, known):
    assert list(named("!?—", visible(hr), numbers=True)) == []


def test_nothing_typed_finds_everybody(hr, known):
    assert named("  ", visible(hr), numbers=True).count() == Person.objects.count()


def test_a_wildcard_is_just_a_character(hr, known):
    assert list(named("%", visible(hr), numbers=True)) == []
    assert list(named("_roecke", visible(hr), numbers=True)) == []


def test_a_changed_name_is_found_by_the_new_one_only(hr, known):
    actions.change_person(hr, person=known["accents"], family_name="Peeters-Nowak")
    assert known["accents"] in named("zoe nowak", visible(hr), numbers=True)
    assert known["accents"] not in named("zoe ozdemir", visible(hr), numbers=True)


def test_only_people_whom_one_may_see_are_found(cast, as_):
    with as_(cast.leader) as leader:
        assert {str(person) for person in named("claes", visible(leader), numbers=False)} == set()
        assert "Samira El Idrissi" in {str(person) for person in named("el id sam", visible(leader), numbers=False)}


def test_who_does_not_see_numbers_cannot_guess_them_by_searching(cast, as_, client_for):
    """Figure by figure, a search that answers would tell the whole number."""
    samira = cast.employee.person
    assert samira.number
    for key in ("leader", "leader_above", "coach"):
        client = client_for(cast[key])
        for text in (samira.number, samira.number[:2], f"Samira {samira.number}"):
            for address in ("people/", "people/options/", "conversations/invite/options/"):
                answer = client.get(f"/o/lindeveld/{address}", {"q": text}).content.decode()
                assert "Idrissi" not in answer, (key, address, text)
    assert "Naam of nummer" not in client_for(cast.leader).get("/o/lindeveld/people/").content.decode()
    hr = client_for(cast.hr)
    for address in ("people/", "people/options/", "conversations/invite/options/"):
        assert "Idrissi" in hr.get(f"/o/lindeveld/{address}", {"q": samira.number}).content.decode(), address
