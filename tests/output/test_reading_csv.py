"""CSV as people and programmes write it."""

import csv
from itertools import islice
from pathlib import Path

import pytest

from tests.output.files import HEADER, PEOPLE, people, read, text
from wegwijzer.output.sheets import Dialect, Refused, rows, sniff


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "mensen.csv"


EXPECTED = [(row, cells) for row, cells in enumerate([HEADER, *PEOPLE], 1)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_recognised(file, separator, end):
    file.write_bytes(people(separator=separator, end=end))
    sniffed = sniff(file, "mensen.csv")
    assert sniffed.dialect == Dialect("csv", "utf-8", separator)
    assert sniffed.notes == ()
    assert list(rows(file, sniffed.dialect)) == EXPECTED == sniffed.sample


def test_a_line_that_names_the_separator_is_obeyed_and_is_no_row(file):
    file.write_bytes(b"sep=|\r\n" + people(separator="|"))
    assert sniff(file).notes == ("separator_named",)
    assert read(file) == EXPECTED


def test_decimal_commas_and_names_with_commas_do_not_make_it_a_file_with_commas(file):
    table = [["Naam", "Aandeel"], *[[f"Peeters, Jan {n}", "0,8"] for n in range(20)]]
    file.write_text(text(table))
    assert sniff(file).dialect.separator == ";"
    assert read(file)[1] == (2, ["Peeters, Jan 0", "0,8"])


def test_titles_and_hints_around_the_table_do_not_hide_its_separator(file):
    file.write_text("Lijst van medewerkers, toestand op 1 mei\n\nNaam|Dag\nJan|1\nAn|2\nPiet|3\nTotaal: 3\n")
    assert sniff(file).dialect.separator == "|"
    assert [row for row, _ in read(file)] == [1, 3, 4, 5, 6, 7]


def test_rows_are_counted_as_the_spreadsheet_does(file):
    file.write_text('Naam;Nota\n\n;;\n"Jan";"lijn 1\nlijn 2;\n"\nAn;x\n')
    assert read(file) == [(1, ["Naam", "Nota"]), (4, ["Jan", "lijn 1\nlijn 2;"]), (5, ["An", "x"])]


def test_padding_goes_and_empty_cells_are_none(file):
    file.write_text("  Naam ;\u00a0Dag\u00a0; \nJan  ;;  5\n")
    assert read(file) == [(1, ["Naam", "Dag", None]), (2, ["Jan", None, "5"])]


def test_quoted_text_keeps_separators_quotes_and_line_breaks(file):
    file.write_text(text([["a", "b"], ['zegt "ja"; nee', "regel\neen"]], quoting=csv.QUOTE_ALL))
    assert read(file)[1] == (2, ['zegt "ja"; nee', "regel\neen"])


def test_sloppy_quotation_marks_on_one_line_are_read_as_well_as_can_be(file):
    file.write_text('Naam;Bijnaam;x\n"Jan" ; "Jef";1\n"Jan "de Bakker" Claes";y;2\n12" buis;z;3\n')
    assert read(file)[1:] == [
        (2, ["Jan", "Jef", "1"]),
        (3, ['Jan de Bakker" Claes"', "y", "2"]),
        (4, ['12" buis', "z", "3"]),
    ]


def test_tabs_without_quoting_may_hold_loose_quotation_marks(file):
    lines = ["Naam\tWat", '"Jan\teerste', 'An\t"tweede', "Piet\tderde"]
    file.write_text("\n".join(lines))
    assert sniff(file).notes == ("no_quotes",)
    assert read(file)[1:3] == [(2, ['"Jan', "eerste"]), (3, ["An", '"tweede'])]


def test_an_apostrophe_of_a_spreadsheet_goes_and_one_of_a_name_stays(file):
    file.write_text("Naam;Telefoon\n't Hart;'+32 470 12\n's-Gravenhage;'=1+1\n")
    assert read(file)[1:] == [(2, ["'t Hart", "+32 470 12"]), (3, ["'s-Gravenhage", "=1+1"])]


def test_a_list_of_one_column_is_a_table_and_says_so(file):
    file.write_text("E-mail\njan@example.org\nan@example.org\n")
    sniffed = sniff(file)
    assert sniffed.notes == ("one_column",)
    assert [cells for _, cells in sniffed.sample] == [["E-mail"], ["jan@example.org"], ["an@example.org"]]


def test_the_sign_with_which_old_programmes_end_a_file_is_no_row(file):
    file.write_bytes(people() + b"\x1a")
    assert read(file) == EXPECTED


def test_hundreds_of_empty_columns_are_no_columns(file):
    file.write_text("Naam;Dag" + ";" * 1000 + "\nJan;5\n")
    assert len(read(file)[0][1]) == 500


def test_the_sample_is_the_beginning_only(file):
    file.write_text(text([HEADER, *PEOPLE * 1000]))
    sniffed = sniff(file)
    assert len(sniffed.sample) == 50
    assert list(islice(rows(file, sniffed.dialect), 50)) == sniffed.sample


def test_a_dialect_is_kept_as_json_and_passes_over_what_is_not_its_own():
    dialect = Dialect("csv", "cp1252", ";", "", "")
    assert Dialect.from_json(dialect.to_json() | {"header_row": 3}) == dialect
    assert Dialect.from_json({}) == Dialect()


@pytest.mark.parametrize(
    ("dialect", "code"),
    [(Dialect(encoding="klingon"), "unknown_encoding"), (Dialect(separator=";;"), "unknown_separator")],
)
def test_a_reading_that_cannot_be_is_refused(file, dialect, code):
    file.write_bytes(people())
    with pytest.raises(Refused) as refused:
        list(rows(file, dialect))
    assert refused.value.code == code


def test_a_file_named_as_a_workbook_that_is_text_says_so(file):
    file.write_bytes(people())
    assert sniff(file, "mensen.xlsx").notes == ("named_otherwise",)
