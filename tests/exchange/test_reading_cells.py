"""One cell at a time: what it means, or what is wrong with it."""

from datetime import date, datetime

import pytest

from wegwijzer.exchange.cells import NULL, Found, Reading, reader_for
from wegwijzer.exchange.fields import Field, FieldKind
from wegwijzer.exchange.figures import number_of
from wegwijzer.exchange.kinds.people.fields import FIELDS
from wegwijzer.exchange.models import Weight
from wegwijzer.exchange.names import split_name

TODAY = date(2026, 11, 22)


def read(key: str, cell, **reading):
    """(what goes in, code) of one cell in the column of this field."""
    one = next(field for field in FIELDS if field.key == key)
    answer = reader_for(one, Reading(TODAY, **reading))(cell)
    return (answer.value, answer.code) if isinstance(answer, Found) else (answer, "")


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("31/12/2020", "dmy", "2020-12-31"),
        ("31-12-2020", "dmy", "2020-12-31"),
        ("31.12.2020", "dmy", "2020-12-31"),
        ("1/2/2020", "dmy", "2020-02-01"),
        ("1/2/2020", "mdy", "2020-01-02"),
        ("2020-12-31", "mdy", "2020-12-31"),
        ("2020/12/31", "dmy", "2020-12-31"),
        ("20201231", "dmy", "2020-12-31"),
        ("2020-12-31 00:00:00", "dmy", "2020-12-31"),
        ("2020-12-31T08:30:00Z", "dmy", "2020-12-31"),
        ("31/12/2020 14:05", "dmy", "2020-12-31"),
        ("12/31/2020 2:05 PM", "mdy", "2020-12-31"),
        ("31 december 2020", "dmy", "2020-12-31"),
        ("1er août 2020", "dmy", "2020-08-01"),
        ("3. März 2021", "dmy", "2021-03-03"),
        ("31-Dec-2020", "dmy", "2020-12-31"),
        ("December 31, 2020", "mdy", "2020-12-31"),
        (datetime(2020, 12, 31, 10, 0), "dmy", "2020-12-31"),
        (date(2020, 12, 31), "mdy", "2020-12-31"),
        ("29/02/2024", "dmy", "2024-02-29"),
        (20201231, "dmy", "2020-12-31"),
    ],
)
def test_a_day_is_read_as_people_and_systems_write_it(written, order, day):
    assert read("starts_on", written, date_order=order) == (day, "")


@pytest.mark.parametrize(
    ("key", "written", "code"),
    [
        ("starts_on", "31/02/2020", "date_impossible"),
        ("starts_on", "29/02/2023", "date_impossible"),
        ("starts_on", "12/31/2020", "date_order"),
        ("starts_on", "gisteren", "date_unreadable"),
        ("starts_on", "2020", "date_unreadable"),
        ("starts_on", "1/2", "date_unreadable"),
        ("starts_on", "1/2/202", "date_unreadable"),
        ("starts_on", "01/01/1812", "date_out_of_reach"),
        ("starts_on", "01/01/2055", "date_out_of_reach"),
        ("starts_on", "31/12/9999", "date_open"),
        ("birth_date", "22/11/2030", "birth_date_unlikely"),
        ("birth_date", "01/01/2020", "birth_date_unlikely"),
        ("birth_date", "01/01/1850", "birth_date_unlikely"),
        ("starts_on", 3.5, "date_unreadable"),
        ("starts_on", 20201231.5, "date_unreadable"),
        ("starts_on", 20201331, "date_impossible"),
    ],
)
def test_a_day_that_cannot_be_is_a_problem(key, written, code):
    assert read(key, written) == (NULL, code)


@pytest.mark.parametrize(
    "written", ["9999-12-31", "31/12/9999", "2999-12-31 23:59:59", "9999-01-01", "", None, "-", "2999"]
)
def test_an_end_that_never_comes_is_open(written):
    assert read("ends_on", written, end="day_after") == (NULL, "")


def test_an_end_may_be_the_first_day_after():
    assert read("ends_on", "01/03/2024", end="day_after") == ("2024-02-29", "")
    assert read("ends_on", "01/03/2024", end="last_day") == ("2024-03-01", "")
    assert read("employment_ends", "01/03/2024", end="day_after") == ("2024-03-01", "")


@pytest.mark.parametrize(
    ("key", "written", "day"),
    [
        ("starts_on", "29/02/24", "2024-02-29"),
        ("starts_on", "01/06/98", "1998-06-01"),
        ("starts_on", "01/06/36", "2036-06-01"),
        ("starts_on", "01/06/37", "1937-06-01"),
        ("birth_date", "01/06/58", "1958-06-01"),
        ("birth_date", "01/06/05", "2005-06-01"),
    ],
)
def test_a_year_of_two_figures_is_read_and_said(key, written, day):
    assert read(key, written) == (day, "two_digit_year")


def test_the_number_of_a_spreadsheet_for_a_day_is_read_and_said():
    assert read("starts_on", 43831) == read("starts_on", "43831") == ("2020-01-01", "serial_date")


@pytest.mark.parametrize(
    ("written", "reading", "share"),
    [
        ("80", {}, "80"),
        ("80%", {"share": "fraction"}, "80"),
        ("80 %", {}, "80"),
        ("0,8", {"share": "fraction"}, "80"),
        ("0.8", {"share": "fraction"}, "80"),
        (0.8, {"share": "fraction"}, "80"),
        (1, {"share": "fraction"}, "100"),
        ("66,67", {}, "66.67"),
        ("100.00", {}, "100"),
        ("", {}, NULL),
    ],
)
def test_a_share_is_percent_of_full_time(written, reading, share):
    assert read("share", written, **reading) == (share, "")


@pytest.mark.parametrize(
    ("written", "code"),
    [("vier vijfde", "share_unreadable"), ("250", "share_out_of_range"), ("-5", "share_out_of_range"),
     ("0", "share_out_of_range"), ("0,8", "share_very_small")],
)  # fmt: skip
def test_a_share_that_cannot_be_is_a_problem(written, code):
    assert read("share", written) == (NULL, code)


@pytest.mark.parametrize(
    ("written", "decimal", "number"),
    [
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ",", 1234.5),
        ("1.234", ",", 1234),
        ("1.234", ".", 1.234),
        ("1,5", ".", 1.5),
        ("1 234", ",", 1234),
        ("1’234.50", ".", 1234.5),
        ("1.234.567", ",", 1234567),
        ("7", ",", 7),
        ("zeven", ",", None),
        ("1-2", ",", None),
    ],
)
def test_signs_in_figures_are_told_apart(written, decimal, number):
    assert number_of(written, decimal) == number


def test_a_level_is_a_whole_number_within_reach():
    assert read("level", "4") == ("4", "")
    assert read("level", 4.0) == ("4", "")
    assert read("level", "4,5") == (NULL, "number_not_whole")
    assert read("level", "40") == (NULL, "number_out_of_range")
    assert read("level", "senior") == (NULL, "number_unreadable")


@pytest.mark.parametrize(
    ("written", "gender"),
    [("V", "f"), ("vrouw", "f"), ("Mevr.", "f"), ("Femme", "f"), ("F", "f"), ("W", "f"), ("Frau", "f"),
     ("M", "m"), ("H", "m"), ("Homme", "m"), ("Dhr.", "m"), ("Herr", "m"), ("männlich", "m"), ("X", "x"),
     ("divers", "x"), ("", NULL), ("onbekend", NULL)],
)  # fmt: skip
def test_gender_is_read_in_four_languages(written, gender):
    assert read("gender", written) == (gender, "")


@pytest.mark.parametrize(
    ("written", "kind"),
    [("Vast", "permanent"), ("onbepaalde duur", "permanent"), ("CDI", "permanent"), ("unbefristet", "permanent"),
     ("Tijdelijk", "fixed_term"), ("CDD", "fixed_term"), ("befristet", "fixed_term"), ("Fixed-term", "fixed_term"),
     ("Uitzendkracht", "agency"), ("Intérim", "agency"), ("Leiharbeit", "agency"), ("Jobstudent", "other")],
)  # fmt: skip
def test_kinds_of_contract_are_read_in_four_languages(written, kind):
    assert read("employment_kind", written) == (kind, "")


def test_a_word_for_gender_or_contract_that_we_do_not_know_is_no_problem_and_said():
    assert read("gender", "1") == (NULL, "gender_unknown")
    assert read("employment_kind", "statuut B") == ("other", "contract_unknown")


@pytest.mark.parametrize(
    ("written", "number"),
    [("00123", "00123"), ("'00123", "00123"), (10001.0, "10001"), (10001, "10001"), ("10001.0", "10001"),
     ("A-17", "A-17"), (" ", NULL), ("n.v.t.", NULL)],
)  # fmt: skip
def test_a_number_of_staff_keeps_its_zeros_and_loses_what_a_spreadsheet_added(written, number):
    assert read("number", written) == (number, "")


def test_a_number_that_a_spreadsheet_cut_off_is_a_problem():
    assert read("number", "1,23457E+12") == (NULL, "number_mangled")


@pytest.mark.parametrize(
    "written", ["an@x", "an.example.org", "an @example.org", "an@@example.org", "an..b@example.org"]
)
def test_an_address_that_is_none_is_a_problem(written):
    assert read("email", written) == (NULL, "email_wrong")


def test_an_address_is_taken_as_it_is_and_without_its_wrapping():
    assert read("email", "An.DeSmet@Voorbeeld.be") == ("An.DeSmet@Voorbeeld.be", "")
    assert read("email", "mailto:an@voorbeeld.be") == ("an@voorbeeld.be", "")


def test_somebody_is_called_null_and_a_department_is_not():
    assert read("family_name", "Null") == ("Null", "")
    assert read("unit", "NULL") == (NULL, "")


def test_text_is_tidied_in_silence_and_what_cannot_be_seen_goes_with_a_word():
    assert read("unit", "Front\u00a0office\n2") == ("Front office 2", "")
    assert read("family_name", "De  Smet") == ("De Smet", "")
    assert read("family_name", "De\u202e Smet") == ("De Smet", "characters_removed")
    assert read("family_name", "De\x00Smet") == ("DeSmet", "characters_removed")
    assert read("family_name", "Zoe\u0308") == ("Zoë", "")
    assert read("unit", "C:\\werk") == ("C:\\\\werk", "")  # as COPY reads it


def test_text_that_does_not_fit_or_is_no_text_is_a_problem():
    assert read("given_name", "x" * 81) == (NULL, "text_too_long")
    assert read("unit", date(2024, 4, 3)) == (NULL, "date_in_text")
    assert read("function", "#REF!") == (NULL, "spreadsheet_error")


def test_a_problem_spoils_the_row_and_a_remark_does_not():
    one = next(field for field in FIELDS if field.key == "starts_on")
    wrong, fine = (reader_for(one, Reading(TODAY))(cell) for cell in ("31/02/2020", "01/02/20"))
    assert (wrong.weight, fine.weight) == (Weight.PROBLEM, Weight.REMARK)


@pytest.mark.parametrize(
    ("written", "order", "parts"),
    [
        ("Peeters, Jan", "given_first", ("Jan", "Peeters")),
        ("Jan Peeters", "given_first", ("Jan", "Peeters")),
        ("Jan Van den Broeck", "given_first", ("Jan", "Van den Broeck")),
        ("Van den Broeck Jan", "family_first", ("Jan", "Van den Broeck")),
        ("Cher", "given_first", ("", "Cher")),
    ],
)
def test_a_whole_name_is_split(written, order, parts):
    assert split_name(written, order) == parts


def test_what_a_column_remembers_stays_small():
    one = Field("unit", "", FieldKind.TEXT, {"nl": ("Afdeling",)})
    read_cell = reader_for(one, Reading(TODAY))
    for number in range(120_000):
        read_cell(f"afdeling {number}")
    assert len(read_cell.__self__) <= 50_000
