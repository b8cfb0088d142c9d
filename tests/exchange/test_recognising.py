"""What the first rows of a file tell about its columns and its cells."""

import csv
from datetime import date

import pytest

from wegwijzer.exchange import kinds
from wegwijzer.exchange.evidence import weigh
from wegwijzer.exchange.recognise import layout_of, recognise

TODAY = date(2026, 11, 22)


def rows(text: str, first: int = 1) -> list[tuple[int, list[str]]]:
    """A table as it is read: without its empty rows."""
    cells = csv.reader(text.strip("\n").split("\n"), delimiter=";")
    return [(number, row) for number, row in enumerate(cells, first) if any(row)]


def mapped(text: str, **more) -> dict[str, str | None]:
    """Header → field."""
    found = recognise(rows(text), kinds.of("people"), **more)
    return {column.header: column.field for column in found.columns}


def reading(text: str) -> dict[str, str]:
    kind = kinds.of("people")
    found = recognise(rows(text), kind)
    data = [row for row in rows(text) if row[0] >= found.first_row]
    return weigh(data, found.mapping, [column.header for column in found.columns], kind, TODAY)


@pytest.mark.parametrize(
    ("headers", "keys"),
    [
        ("Stamnr;Familienaam;Voornaam;Geb.datum;Datum indiensttreding;Kostenplaats;Functieomschrijving;VTE",
         ["number", "family_name", "given_name", "birth_date", "employment_starts", "unit_code", "function", "share"]),
        ("Pers.nr.;Achternaam *;Voornaam (verplicht);Huidige afdeling;Functie werknemer;Leidinggevende",
         ["number", "family_name", "given_name", "unit", "function", "manager"]),
        ("Employee ID;Legal Last Name;Preferred Name;Supervisory Organization;Business Title;Worker's Manager",
         ["number", "family_name", "given_name", "unit", "function", "manager"]),
        ("EMPLOYEE_ID;FirstName;last-name;Email - Work;HIRE_DATE;FTE %",
         ["number", "given_name", "family_name", "email", "employment_starts", "share"]),
        ("N° matricule;Nom de famille;Prénom;Courriel;Date d'entrée en service;ETP;Supérieur hiérarchique",
         ["number", "family_name", "given_name", "email", "employment_starts", "share", "manager"]),
        ("Personal-Nr.;Nachname;Vorname;Kostenstelle;Stellenbezeichnung;Führungskraft;Gültig ab;Gültig bis",
         ["number", "family_name", "given_name", "unit_code", "function", "manager", "starts_on", "ends_on"]),
    ],
)  # fmt: skip
def test_headers_of_systems_and_lists_are_known(headers, keys):
    assert list(mapped(headers).values()) == keys


def test_every_header_of_a_field_leads_back_to_it():
    kind = kinds.of("people")
    for one in kind.fields:
        for language in ("nl", "en", "fr", "de"):
            found = mapped(f"{one.header(language)};Personeelsnummer" if one.key != "number" else one.header(language))
            expected = {"family_name": ("full_name", "family_name")}.get(one.key, (one.key,))
            assert found[one.header(language)] in expected, (one.key, language)


def test_what_we_do_not_know_is_left_open_and_what_looks_like_it_is_a_suggestion():
    found = recognise(
        rows("Voornaam;Naam;Lievelingskleur;Geboortedatm\nAn;De Smet;blauw;01/02/1980"), kinds.of("people")
    )
    colour, birth = found.columns[2:]
    assert (colour.field, colour.suggestion) == (None, "")
    assert (birth.field, birth.suggestion) == (None, "birth_date")


def test_a_known_header_above_values_that_do_not_fit_is_left_open():
    found = mapped("Voornaam;Naam;Niveau;Titel\nAn;De Smet;senior;x\nBo;Claes;junior;y")
    assert found["Niveau"] is None


def test_a_name_alone_is_the_whole_name_and_beside_a_given_name_the_family():
    assert mapped("Naam;Afdeling\nAn De Smet;Hal 1")["Naam"] == "full_name"
    assert mapped("Naam;Voornaam\nDe Smet;An")["Naam"] == "family_name"


def test_employee_above_figures_is_a_number_and_above_words_a_name():
    assert mapped("Employee;Department\n1001;Sales\n1002;Sales")["Employee"] == "number"
    assert mapped("Werknemer;Afdeling\nAn De Smet;Hal 1")["Werknemer"] == "full_name"


def test_a_general_start_is_asked_when_it_can_be_of_place_or_employment():
    once = "Stamnr;Voornaam;Naam;Startdatum;Einddatum\n1;An;De Smet;01/02/2020;\n2;Bo;Claes;01/03/2020;"
    assert mapped(once)["Startdatum"] is None and mapped(once)["Einddatum"] is None
    twice = once + "\n2;Bo;Claes;01/05/2021;"
    assert (mapped(twice)["Startdatum"], mapped(twice)["Einddatum"]) == ("starts_on", "ends_on")
    beside = "Stamnr;Voornaam;Naam;Datum in dienst;Startdatum\n1;An;De Smet;01/02/2019;01/02/2020"
    assert mapped(beside)["Startdatum"] == "starts_on"


def test_two_columns_for_one_field_are_not_both_taken():
    found = recognise(rows("Voornaam;Naam;Afdeling;Team\nAn;De Smet;Hal 1;Lijn 3"), kinds.of("people"))
    assert [column.field for column in found.columns[2:]] == ["unit", None]
    assert found.columns[3].suggestion == "unit"


def test_what_was_mapped_by_hand_is_known_the_next_time():
    found = mapped("Wie;Voornaam;Naam\n1;An;De Smet", remembered={"wie": "number", "naam": ""})
    assert found == {"Wie": "number", "Voornaam": "given_name", "Naam": ""}


def test_titles_above_and_hints_below_the_header_are_no_data():
    text = """
Lindeveld nv;;;
Personeelslijst op 01/11/2026;;;

Personeelsnummer;Voornaam;Naam;Geboortedatum
verplicht;verplicht;verplicht;dd/mm/jjjj
max. 40 tekens;tekst;tekst;datum
1;An;De Smet;01/02/1980
"""
    found = recognise(rows(text), kinds.of("people"))
    assert (found.header_row, found.first_row) == (4, 7)


def test_a_person_whose_name_reads_as_a_hint_is_no_hint():
    found = recognise(rows("Voornaam;Naam;Functie\nMax;De Smet;Lasser\nAn;Claes;Lasser"), kinds.of("people"))
    assert found.first_row == 2


def test_a_file_without_headers_has_columns_and_no_names():
    found = recognise(rows("1001;An;De Smet;01/02/1980\n1002;Bo;Claes;03/04/1981"), kinds.of("people"))
    assert (found.header_row, found.first_row, len(found.columns)) == (0, 1, 4)


def test_somebody_says_which_row_the_header_is():
    found = recognise(rows("x;y\nVoornaam;Naam\nAn;De Smet"), kinds.of("people"), header_row=1)
    assert [column.header for column in found.columns] == ["x", "y"]


@pytest.mark.parametrize(
    ("days", "order", "by"),
    [
        (("13/02/2020", "01/02/2020"), "dmy", "values"),
        (("02/13/2020", "01/02/2020"), "mdy", "values"),
        (("85-03-12", "86-04-15"), "ymd", "values"),
        (("01/02/2020", "03/04/2020"), "dmy", "assumed"),
        (("2020-02-01", "2020-04-03"), "dmy", "values"),
    ],
)
def test_the_order_of_a_day_follows_from_the_values_or_is_only_assumed(days, order, by):
    text = "Voornaam;Naam;Geboortedatum\n" + "\n".join(f"An;De Smet;{day}" for day in days)
    found = reading(text)
    assert (found["date_order"], found["date_order_by"]) == (order, by)


def history(*stretches: tuple[str, str]) -> str:
    return "Stamnr;Naam;Voornaam;Vanaf;Tot\n" + "\n".join(f"1;Claes;Bo;{start};{end}" for start, end in stretches)


def test_what_an_end_means_follows_from_rows_that_touch():
    after = reading(history(("01/01/2020", "15/03/2021"), ("15/03/2021", "01/06/2022"), ("01/06/2022", "")))
    assert (after["end"], after["end_by"]) == ("day_after", "values")
    last = reading(history(("01/01/2020", "14/03/2021"), ("15/03/2021", "31/12/9999")))
    assert (last["end"], last["end_by"]) == ("last_day", "values")
    apart = reading(history(("01/01/2020", "14/03/2021"), ("15/04/2021", "")))
    assert (apart["end"], apart["end_by"]) == ("last_day", "assumed")


def test_a_header_that_says_the_last_day_goes_before_rows_that_only_seem_to_touch():
    beside = (("01/01/2020", "15/03/2021"), ("15/03/2021", "01/06/2022"), ("01/06/2022", ""))
    for header in ("Tot en met", "t/m", "Until and including", "Jusqu'au (inclus)", "Bis einschließlich"):
        said = reading(history(*beside).replace("Tot", header))
        assert (said["end"], said["end_by"]) == ("last_day", "header")


@pytest.mark.parametrize(
    ("shares", "share", "decimal"),
    [(("0,8", "1"), "fraction", ","), (("0.5", "1.00"), "fraction", "."), (("80", "100"), "percent", ","),
     (("80%", "50,5%"), "percent", ","), (("1", "100"), "percent", ",")],
)  # fmt: skip
def test_whether_full_time_is_one_or_a_hundred_follows_from_the_values(shares, share, decimal):
    found = reading("Voornaam;Naam;VTE\n" + "\n".join(f"An;De Smet;{text}" for text in shares))
    assert (found["share"], found["decimal"]) == (share, decimal)


@pytest.mark.parametrize(
    ("header", "order"),
    [("Naam en voornaam", "family_first"), ("Voornaam Naam", "given_first"), ("Nom prénom", "family_first")],
)
def test_the_header_says_which_part_of_a_name_comes_first(header, order):
    assert reading(f"{header};Afdeling\nPeeters Jan;Hal 1")["name_order"] == order


def test_tables_of_ids_are_recognised_as_a_layout():
    assert layout_of(["position_id", "worker_id", "_fivetran_start"]) == "workday"
    assert layout_of(["Worker ID", "Name"]) == ""
