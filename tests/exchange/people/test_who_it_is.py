"""Whom a row is about: by number, by e-mail address, by name and date of birth; and what contradicts."""

import pytest

from tests.exchange.people.desk import day, now, row
from wegwijzer.exchange.findings import tell
from wegwijzer.exchange.models import Finding
from wegwijzer.people.models import Person

pytestmark = pytest.mark.django_db


def without_number(**more):
    return {key: value for key, value in row("", "An Peeters", **more).items() if key != "number"}


def test_by_number_whatever_the_name_has_become(empty):
    empty.save([row("1", "An Peeters")])
    done = empty.save([row("1", "An Peeters-Maes")])
    assert done.counts == {"changed": 1}
    assert Person.objects.get().family_name == "Peeters-Maes"
    change = done.change("An Peeters-Maes")
    assert [(one["field"], one["before"], one["after"]) for one in change.details] == [
        ("family_name", "Peeters", "Peeters-Maes")
    ]


def test_by_email_whatever_its_capitals(empty):
    empty.save([without_number(email="An@Voorbeeld.example")])
    assert empty.save([without_number(email="an@voorbeeld.example")]).counts == {"same": 1}


def test_by_name_and_date_of_birth_whatever_the_accents(empty):
    empty.save([without_number(birth_date=day("1980-01-01"))])
    again = {**without_number(birth_date=day("1980-01-01")), "given_name": "Än"}
    assert empty.examine([again]).counts == {"changed": 1}
    assert empty.examine([without_number(birth_date=day("1981-01-01"))]).counts == {"created": 1, "absent": 1}


def test_a_number_is_added_to_who_had_none(empty):
    empty.save([without_number(email="an@voorbeeld.example")])
    assert empty.save([row("7", "An Peeters", email="an@voorbeeld.example")]).counts == {"changed": 1}
    assert Person.objects.get().number == "7"


def test_zeros_that_a_spreadsheet_took_away(empty):
    empty.save([row("00123")])
    assert empty.examine([row("123", "Persoon 00123")]).counts == {"same": 1}


def test_two_of_ours_with_one_name_are_not_guessed(empty):
    empty.save([row("1", "An Peeters"), row("2", "An Peeters")])
    assert empty.examine([without_number()]).problems == [(2, "", "person_unclear")]


def test_one_person_with_and_without_the_number_is_one(empty):
    empty.save([row("1", "An Peeters", email="an@voorbeeld.example")])
    rows = [
        row("1", "An Peeters", email="an@voorbeeld.example", ends_on=day("2020-12-31")),
        row("", "An Peeters", email="an@voorbeeld.example", starts_on=day("2021-01-01"), function="Chef"),
    ]
    assert empty.examine(rows).counts == {"changed": 1}


def test_an_empty_cell_takes_nothing_away(empty):
    empty.save([row("1", email="an@voorbeeld.example", birth_date=day("1980-01-01"), gender="f")])
    assert empty.examine([row("1", email=None, birth_date=None, gender=None)]).counts == {"same": 1}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("family_name", "Peeters", "Wouters"),
        ("birth_date", day("1980-01-01"), day("1990-01-01")),
        ("email", "a@voorbeeld.example", "b@voorbeeld.example"),
        ("gender", "f", "m"),
    ],
)
def test_one_number_that_says_two_things_is_a_problem_at_each_row(empty, field, one, other):
    later = {"starts_on": day("2022-01-01"), "unit": "Winkel"}
    rows = [row("1", **{"ends_on": day("2021-12-31"), field: one}), row("1", **later, **{field: other})]
    assert empty.examine(rows).problems == [(2, field, "contradiction"), (3, field, "contradiction")]


def test_a_contradiction_names_the_other_row(empty):
    rows = [row("1", ends_on=day("2020-12-31"), gender="f")]
    rows += [row("1", starts_on=day(f"202{year}-01-01"), ends_on=day(f"202{year}-12-31"), gender=gender)
             for year, gender in ((1, "f"), (2, None), (3, "m"), (4, "f"))]  # fmt: skip
    found = Finding.objects.filter(of=empty.examine(rows).import_, code="contradiction").order_by("row")
    assert [(one.row, one.details["first"]) for one in found] == [(2, 5), (3, 5), (5, 2), (6, 5)]


def test_a_day_is_shown_as_people_write_it(empty):
    later = {"starts_on": day("2022-01-01"), "birth_date": day("1980-02-01")}
    rows = [row("1", ends_on=day("2021-12-31"), birth_date=day("1980-01-01")), row("1", **later)]
    import_ = empty.examine(rows).import_
    told = [tell(one, import_) for one in Finding.objects.filter(of=import_).order_by("row")]
    assert [one.value for one in told] == ["1 januari 1980", "1 februari 1980"]
    assert "“1 januari 1980”" in told[0].text


def test_accents_and_capitals_do_not_contradict(empty):
    rows = [
        row("1", "Renée Peeters", ends_on=day("2020-12-31")),
        row("1", "RENEE Peeters", starts_on=day("2021-01-01")),
    ]
    assert empty.examine(rows).problems == []


def test_an_address_of_two_in_the_file(empty):
    rows = [row("1", email="x@voorbeeld.example"), row("2", email="X@voorbeeld.example")]
    assert empty.examine(rows).problems == [(2, "email", "email_double"), (3, "email", "email_double")]


def test_an_address_that_somebody_else_has(empty):
    empty.save([row("1", "An Peeters", email="x@voorbeeld.example")])
    found = empty.examine([row("2", email="x@voorbeeld.example")])
    assert found.problems == [(2, "email", "email_taken")]


def test_an_address_that_two_of_ours_would_swap_is_said_before_the_database_refuses(empty):
    empty.save([row("1", email="a@voorbeeld.example"), row("2", email="b@voorbeeld.example")])
    found = empty.examine([row("1", email="b@voorbeeld.example"), row("2", email="a@voorbeeld.example")])
    assert found.problems == [(2, "email", "email_taken"), (3, "email", "email_taken")]


def test_rows_about_nobody_and_people_without_a_name(empty):
    nobody = {**row(""), "given_name": None, "family_name": None}
    assert empty.examine([nobody]).problems == [(2, "", "who_missing")]
    nameless = {**row("1"), "family_name": None}
    assert empty.examine([nameless]).problems == [(2, "family_name", "name_missing")]


def test_a_day_of_birth_that_cannot_be(empty):
    assert empty.examine([row("1", birth_date=day("2025-01-01"))]).problems == [
        (2, "birth_date", "birth_date_unlikely")
    ]


def test_the_split_of_a_whole_name_is_not_a_change(empty):
    empty.save([{**row("1"), "given_name": "Jan", "family_name": "Van den Broeck"}])
    split = {**row("1"), "given_name": "Jan Van den", "family_name": "Broeck", "full_name": ""}
    assert empty.examine([split]).counts == {"same": 1}


def test_too_many_rows_of_one_person_are_another_column(empty):
    rows = [now("1", unit=f"Afdeling {number}") for number in range(501)]
    assert (2, "", "rows_too_many") in empty.examine(rows).problems
