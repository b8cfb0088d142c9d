"""What we write: it opens in spreadsheet programmes, runs nothing there, and comes back the same."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.output.files import read
from wegwijzer.output.sheets import Dialect, Refused, csv_pieces, limits, rows, sniff, write_csv, write_xlsx
from wegwijzer.output.sheets.neutral import neutral, restored

HEADER = ["Naam", "Waarde"]
FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "  =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1",
    "'=1+1",
    "''=1+1",
    "=HYPERLINK(\"http://example.org?\"&A1,\"klik\")",
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "+32470123456",
    "＝1+1",
    "- punt van een lijst",
    "-",
]  # fmt: skip
HARMLESS = ["-", "--", "-5", "-5,50", "+32 470 12 34 56", "'t Hart", "jan@example.org", "a=b", "’s avonds", "#REF!"]


def rows_of(cells):
    return [[cell, "x"] for cell in cells]


def written_csv(tmp_path, cells, **how):
    file = tmp_path / "x.csv"
    write_csv(file, HEADER, rows_of(cells), **how)
    return file


def written_xlsx(tmp_path, cells):
    file = tmp_path / "x.xlsx"
    write_xlsx(file, HEADER, rows_of(cells))
    return file


@pytest.mark.parametrize("text", FORMULAS[:-1])
def test_no_text_of_a_csv_begins_as_a_formula(tmp_path, text):
    file = written_csv(tmp_path, [text])
    [_, (_, cells)] = read(file)
    assert cells[0] == text.strip()
    raw = next(cells for _, cells in _raw(file, 2))
    assert raw[0].lstrip()[0] == "'"


def _raw(file, row):
    import csv

    with open(file, newline="", encoding="utf-8-sig") as text:
        return [(number, cells) for number, cells in enumerate(csv.reader(text, delimiter=";"), 1) if number == row]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_can_do_no_harm_stays_readable(tmp_path, text):
    assert _raw(written_csv(tmp_path, [text]), 2)[0][1][0] == text
    assert read(written_csv(tmp_path, [text]))[1][1][0] == text


def test_headers_are_made_harmless_too(tmp_path):
    write_csv(tmp_path / "x.csv", ["=1+1", "Naam"], [])
    assert (tmp_path / "x.csv").read_text("utf-8-sig") == "'=1+1;Naam\n"


@settings(deadline=None)
@given(st.text())
def test_every_text_comes_back_from_being_made_harmless(text):
    assert restored(neutral(text)) == text.strip()
    assert restored(neutral(neutral(text))) == neutral(text)


@settings(deadline=None)
@given(st.text(alphabet="'=+-@ \t\r\n5"))
def test_every_text_of_dangerous_signs_comes_back(text):
    assert restored(neutral(text)) == text.strip()


def test_xlsx_holds_no_formula_and_no_link(tmp_path):
    file = written_xlsx(tmp_path, [*FORMULAS, "http://example.org", "mailto:jan@example.org", "<r><t>x</t></r>"])
    with zipfile.ZipFile(file) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert [cells[0] for _, cells in read(file)[1:]] == [
        *(text.strip() for text in FORMULAS),
        "http://example.org",
        "mailto:jan@example.org",
        "<r><t>x</t></r>",
    ]


def test_text_that_looks_like_a_formula_stays_text_when_somebody_edits_the_cell(tmp_path):
    with zipfile.ZipFile(written_xlsx(tmp_path, ["=1+1"])) as packed:
        assert 'quotePrefix="1"' in packed.read("xl/styles.xml").decode()


VALUES = [
    date(2024, 2, 29),
    datetime(2024, 2, 29, 8, 30),
    date(9999, 12, 31),
    5,
    -5,
    0,
    7.25,
    Decimal("0.80"),
    True,
    False,
    "00123",
]


def test_xlsx_keeps_dates_numbers_and_texts_apart(tmp_path):
    cells = [cells[0] for _, cells in read(written_xlsx(tmp_path, VALUES))[1:]]
    assert cells == [*VALUES[:7], 0.8, True, False, "00123"]
    assert [type(cell) for cell in cells[:6]] == [date, datetime, date, int, int, int]


def test_xlsx_writes_what_the_format_has_no_number_for_as_text(tmp_path):
    cells = [date(1900, 12, 31), 2**60, datetime(2024, 1, 1, 8, tzinfo=UTC)]
    assert [row[0] for _, row in read(written_xlsx(tmp_path, cells))[1:]] == [
        "1900-12-31",
        str(2**60),
        datetime(2024, 1, 1, 8),
    ]


def test_csv_writes_dates_and_numbers_as_asked(tmp_path):
    file = written_csv(tmp_path, VALUES, date_format="%d/%m/%Y", decimal=",")
    cells = [cells[0] for _, cells in read(file)[1:]]
    assert cells[:4] == ["29/02/2024", "29/02/2024 08:30:00", "31/12/9999", "5"]
    assert cells[4:] == ["-5", "0", "7,25", "0,80", "TRUE", "FALSE", "00123"]
    assert read(written_csv(tmp_path, [date(987, 1, 2)]))[1][1][0] == "0987-01-02"


def test_csv_for_excel_has_one_byte_order_mark_however_long_it_is():
    content = b"".join(csv_pieces(HEADER, ([f"naam {n}", "é" * 50] for n in range(5000))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1


def test_csv_comes_in_pieces_while_the_rows_are_still_being_made():
    asked = []
    pieces = csv_pieces(HEADER, (asked.append(n) or ["x" * 100, n] for n in range(100_000)))
    next(pieces)
    assert len(asked) < 1000


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8"])
def test_csv_is_written_in_the_encoding_that_is_asked_for(tmp_path, encoding):
    file = written_csv(tmp_path, ["Zoë", "François"], encoding=encoding, separator="\t")
    assert sniff(file).dialect == Dialect("csv", encoding, "\t")
    assert [cells[0] for _, cells in read(file)[1:]] == ["Zoë", "François"]


def test_a_character_that_the_encoding_lacks_is_not_silently_lost(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        written_csv(tmp_path, ["Łukasz"], encoding="cp1252")


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_an_open_file_is_written_to_and_stays_open(write):
    file = io.BytesIO()
    write(file, HEADER, [["Zoë", 1]])
    assert file.tell() > 0
    assert not file.closed


def test_xlsx_has_a_first_row_that_stays_with_filters_and_fitting_columns(tmp_path):
    write_xlsx(
        tmp_path / "x.xlsx", HEADER, [["x" * 30, date(2024, 1, 1)], ["y" * 500, None]], sheet="Mensen: nu/straks"
    )
    with zipfile.ZipFile(tmp_path / "x.xlsx") as packed:
        sheet, book = (packed.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "workbook"))
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet
    assert '<col min="1" max="1" width="62.7109375"' in sheet
    assert '<col min="2" max="2" width="12.7109375"' in sheet
    assert 'name="Mensen  nu straks"' in book


def test_more_than_a_sheet_holds_is_refused_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(limits, "XLSX_ROWS", 10)
    with pytest.raises(Refused, match="too_many_rows"):
        write_xlsx(io.BytesIO(), HEADER, [["x", 1]] * 10)
    with pytest.raises(Refused, match="cell_too_long"):
        write_xlsx(io.BytesIO(), HEADER, [["x" * 40_000, 1]])
    assert list(tmp_path.iterdir()) == []


# --- whatever the table, it comes back --------------------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cn", "Cc"), include_characters="\n\r\t"), max_size=20)
CELLS = st.one_of(
    TEXTS,
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 4)),
    st.dates(date(1901, 1, 1)),
)
TABLES = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=12)
)


def expected(table, value):
    """The rows with something in them, numbered below a header."""
    read_back = [(row, [value(cell) for cell in cells]) for row, cells in enumerate(table, 2)]
    return [(row, cells) for row, cells in read_back if any(cell is not None for cell in cells)]


def as_text(cell):
    return (str(cell).strip() or None) if cell is not None else None


def as_value(cell):
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return as_text(cell) if isinstance(cell, str) else cell


def padded(table, width):
    return [(row, cells + [None] * (width - len(cells))) for row, cells in table]


@settings(deadline=None)
@given(table=TABLES, separator=st.sampled_from(";,\t|"), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_table_written_as_csv_is_recognised_and_read_back(tmp_path_factory, table, separator, encoding):
    file = tmp_path_factory.getbasetemp() / "any.csv"
    header = [f"Kolom {'abcdef'[place]}" for place in range(len(table[0]))]
    write_csv(file, header, table, separator=separator, encoding=encoding)
    sniffed = sniff(file)
    assert (sniffed.dialect.separator, sniffed.dialect.encoding) == (separator, encoding)
    assert list(rows(file, sniffed.dialect)) == [(1, header), *expected(table, as_text)]


@settings(max_examples=25, deadline=None)
@given(table=TABLES)
def test_any_table_written_as_xlsx_is_read_back(tmp_path_factory, table):
    file = tmp_path_factory.getbasetemp() / "any.xlsx"
    header = [f"Kolom {'abcdef'[place]}" for place in range(len(table[0]))]
    write_xlsx(file, header, table)
    assert padded(read(file), len(header)) == [(1, header), *expected(table, as_value)]
