"""A random table in a random dialect, written by another hand than ours, is recognised and read back; and whatever
bytes somebody sends, they are read or refused."""

import csv
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.output.files import text
from wegwijzer.output.sheets import Refused, rows, sniff
from wegwijzer.output.sheets import refused as refusals
from wegwijzer.output.sheets.neutral import restored

WORDS = ["Zoë", "Chloé", "François", "Jürgen", "Núñez", "D’Hondt", "Brontë", "Gonçalves", "coördinator", "Élise", "Jan"]
SIGNS = [",", ";", "|", "\t", '"', "'", "-", "0,8", "1.5", "2024-01-31", "31/01/2024"]
PIECES = st.sampled_from([*WORDS, "Peeters", *SIGNS])
CELLS = st.builds(
    lambda pieces, between: between.join(pieces), st.lists(PIECES, max_size=5), st.sampled_from([" ", "\n"])
)
HEADERS = ["Personeelsnummer", "Naam", "Geboortedatum", "Functie", "Afdeling", "Vanaf", "Tot"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1"]


@st.composite
def tables(draw):
    width = draw(st.integers(2, len(HEADERS)))
    body = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=25))
    return [HEADERS[:width], *body]


@settings(max_examples=150, deadline=None)
@given(
    table=tables(),
    encoding=st.sampled_from(ENCODINGS),
    separator=st.sampled_from(";,\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    named=st.booleans(),
)
def test_a_random_table_in_a_random_dialect_is_read_back(
    tmp_path_factory, table, encoding, separator, end, quoting, named
):
    file = tmp_path_factory.getbasetemp() / "dialect.csv"
    first = f"sep={separator}{end}" if named else ""
    file.write_bytes((first + text(table, separator, end, quoting)).encode(encoding, "replace"))
    sniffed = sniff(file)
    assert sniffed.dialect.separator == separator
    written = [[cell.encode(encoding, "replace").decode(encoding) for cell in cells] for cells in table]
    told = [[restored(cell.removeprefix("\ufeff").strip()) or None for cell in cells] for cells in written]
    assert list(rows(file, sniffed.dialect)) == [(row, cells) for row, cells in enumerate(told, 1) if any(cells)]


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=400))
@example(content=b'"')
@example(content=b'""')
@example(content=b"sep=;")
@example(content=b"sep=\n\n\n")
@example(content=b"\r\xff")
@example(content=b"PK\x03\x04")
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "bytes.csv"
    file.write_bytes(content)
    try:
        for row, cells in rows(file, sniff(file, "bytes.csv").dialect):
            assert row >= 1
            assert any(cell is not None for cell in cells)
    except Refused as refused:
        assert re.search(rf"^{refused.code}\b", refusals.__doc__, re.M)


@settings(max_examples=150, deadline=None)
@given(content=st.text(alphabet="ab\";,\n\r\t '=\x1aé", max_size=60))
def test_any_arrangement_of_quotes_and_separators_is_read_or_refused(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "arranged.csv"
    file.write_bytes(content.encode())
    try:
        found = list(rows(file, sniff(file).dialect))
    except Refused as refused:
        assert refused.code in ("empty", "bad_quoting", "unclosed_quote")
    else:
        letters = [sign for sign in content if sign in "abé"]
        assert [sign for _, cells in found for cell in cells for sign in cell or "" if sign in "abé"] == letters
