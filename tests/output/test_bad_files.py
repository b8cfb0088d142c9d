"""Files that cannot be read: each is refused with what is the matter and where."""

import os
import re
import struct
import zlib

import pytest

from tests.output.files import ods, ole, people, refusal, sheet_of, workbook, xls_with_password, zipped
from wegwijzer.output.sheets import Refused, limits, rows, sniff
from wegwijzer.output.sheets import refused as refusals


@pytest.fixture
def refused(tmp_path):
    """Writes the bytes and gives what was refused: (code, details)."""

    def write(content: bytes | str, name: str = "mensen.csv") -> tuple[str, dict]:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        refused = refusal(file, name)
        assert re.search(rf"^{refused.code}\b", refusals.__doc__, re.M), "every code is explained"
        return refused.code, refused.details

    return write


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b" ; ;\n;;\n", "\n".encode("utf-16")])
def test_a_file_with_nothing_in_it_is_empty(refused, content):
    assert refused(content) == ("empty", {})


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"%PDF-1.7\n1 0 obj", "pdf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg"),
        (b"\x89PNG\r\n\x1a\n\0\0", "png"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x1f\x8b\x08\0\0", "gzip"),
        (b'[{"name": "Jan"}]', "json"),
        (b"<html><body><table><tr><td>Naam</td></tr></table>", "html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<title>x</title>", "html"),
        ("<html xmlns:x='urn:schemas-microsoft-com:office:excel'>".encode("utf-16"), "html"),
        (b"<div class='x'>Naam</div>", "html"),
        (b"<?xml version='1.0'?><people/>", "xml"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", "xml_spreadsheet"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mhtml"),
        (b"BEGIN:VCARD\nFN:Jan", "calendar"),
        (b"\x09\x08\x10\x00\x00\x05\x05\x00", "xls_95"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
@pytest.mark.parametrize("name", ["mensen.csv", "mensen.xls"])
def test_something_else_with_the_name_of_a_table_is_named_for_what_it_is(refused, content, format, name):
    assert refused(content, name) == ("not_supported", {"format": format})


def test_words_in_angle_brackets_are_no_web_page(tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("<Naam>;<Paragraaf>\nJan;1\n")
    assert sniff(file).sample[0] == (1, ["<Naam>", "<Paragraaf>"])


def test_a_letter_is_no_table(refused):
    letter = "Beste allemaal. " + "Volgende week dinsdag is er een vergadering over de nieuwe uren. " * 8
    assert refused(letter + "\n\nGroeten") == ("no_table", {})


def test_conflict_markers_are_named_by_row(refused):
    content = "Naam;Dag\nJan;1\n<<<<<<< HEAD\nAn;2\n=======\nAn;3\n>>>>>>> branch\n"
    assert refused(content) == ("conflict_markers", {"row": 3})


def test_nul_bytes_are_named_by_row(refused):
    assert refused(people() + b"00127;Jan\0\0;Claes;x\r\n") == ("nul_bytes", {"row": 6})


def test_a_million_columns_are_refused(refused):
    assert refused(";".join(str(n) for n in range(1_000_000)) + "\n1;2\n")[0] == "too_many_columns"
    assert refused("a;b\n" + ";".join("x" * 501) + "\n") == (
        "too_many_columns",
        {"row": 2, "columns": 501, "limit": 500},
    )


def test_too_many_rows_are_refused(refused, monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 1000)
    assert refused("a;b\n" * 1001) == ("too_many_rows", {"limit": 1000})
    assert refused("a;b\n" * 999 + "\n" * 50 + "a;b\n") == ("too_many_rows", {"limit": 1000})


def test_a_cell_of_fifty_million_characters_is_refused_without_reading_it_whole(refused):
    assert refused(b"Naam;Nota\nJan;" + b"x" * 50_000_000 + b"\nAn;y\n") == (
        "line_too_long",
        {"row": 2, "limit": limits.LINE},
    )
    assert refused("Naam;Nota\nJan;" + "x" * 200_000 + "\n") == ("cell_too_long", {"row": 2, "limit": limits.CELL})


@pytest.mark.parametrize("after", [0, 10, 5_000])
def test_a_quotation_mark_that_is_never_closed_is_named_by_the_row_where_it_opens(refused, after):
    content = 'Naam;Dag\nJan;1\nAn;2\nPiet;"3\n' + "Mia;4\n" * after
    assert refused(content) == ("unclosed_quote", {"row": 4})


def test_a_long_text_in_quotation_marks_is_not_taken_for_an_unclosed_one(tmp_path):
    file = tmp_path / "x.csv"
    file.write_text('Naam;Nota\nJan;"' + "regel\n" * 1000 + '"\nAn;x\n')
    assert [row for row, _ in rows(file, sniff(file).dialect)] == [1, 2, 3]


def test_a_quotation_mark_that_closes_in_another_row_is_named_by_row(refused):
    assert refused('Naam;Stad;x\nJan;"Gent;1\nAn;"Brugge";2\n') == ("bad_quoting", {"row": 2})


# --- workbooks --------------------------------------------------------------------------------------------------------


def test_workbooks_with_a_password_are_encrypted(refused):
    assert refused(ole("EncryptionInfo", "EncryptedPackage"), "x.xlsx") == ("encrypted", {"format": "xlsx"})
    assert refused(xls_with_password(), "x.xls") == ("encrypted", {"format": "xls"})
    entry = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    assert refused(ods("", entry), "x.ods") == ("encrypted", {"format": "ods"})
    assert refused("-----BEGIN PGP MESSAGE-----\n\nhQEM") == ("encrypted", {"format": "pgp"})


def test_a_zip_with_a_password_is_encrypted(refused):
    content = bytearray(zipped({"xl/workbook.xml": b"<x/>"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content), "x.xlsx") == ("encrypted", {"format": "xlsx"})


def test_other_documents_are_named(refused):
    assert refused(ole("WordDocument"), "x.xls") == ("not_supported", {"format": "doc"})
    assert refused(ole("Contents"), "x.xls") == ("not_supported", {"format": "ole"})
    assert refused(zipped({"word/document.xml": b"<x/>"}), "x.xlsx") == ("not_supported", {"format": "docx"})
    assert refused(zipped({"Index/Document.iwa": b"x"}), "x.xlsx") == ("not_supported", {"format": "numbers"})
    odt = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    assert refused(odt, "x.ods") == ("not_supported", {"format": "odt"})


def test_a_zip_with_something_else_in_it_is_no_workbook(refused):
    assert refused(zipped({"mensen.csv": people()}), "x.xlsx") == ("not_a_workbook", {})
    assert refused(zipped({}), "x.xlsx") == ("not_a_workbook", {})


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_that_came_in_by_halves_is_damaged(refused, tmp_path, share):
    content = workbook(tmp_path / "x", sheet_of({(0, 0): "a", (0, 1): "b"})).read_bytes()
    assert refused(content[: int(len(content) * share)], "x.xlsx")[0] == "damaged"


def test_a_workbook_of_nonsense_is_damaged(refused):
    assert refused(zipped({"xl/workbook.xml": b"<<<"}), "x.xlsx") == ("damaged", {"format": "xlsx"})
    assert refused(ole("Workbook") + os.urandom(2000), "x.xls") == ("damaged", {"format": "xls"})


def test_a_workbook_without_anything_in_it_is_empty(refused, tmp_path):
    content = workbook(tmp_path / "x", sheet_of({})).read_bytes()
    assert refused(content, "x.xlsx") == ("empty", {"sheet": "Blad1"})


def test_a_sheet_that_does_not_exist_is_refused(tmp_path):
    file = workbook(tmp_path / "x.xlsx", sheet_of({(0, 0): "a", (0, 1): "b"}))
    dialect = sniff(file).dialect
    with pytest.raises(Refused) as refused:
        list(rows(file, type(dialect)(**dialect.to_json() | {"sheet": "Weg"})))
    assert (refused.value.code, refused.value.details) == ("no_such_sheet", {"sheet": "Weg"})


def test_a_zip_bomb_is_refused_before_it_is_opened(refused, monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED", 10_000_000)
    bomb = zipped({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * 20_000_000})
    assert refused(bomb, "x.xlsx") == ("unpacks_too_large", {"limit": 10_000_000})


def test_a_zip_bomb_that_lies_about_its_size_is_refused_too(refused, monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED", 10_000_000)
    bomb = zipped({"xl/workbook.xml": b"<x/>", "xl/sharedStrings.xml": b" " * 20_000_000})
    assert bomb.count(struct.pack("<I", 20_000_000)) == 2
    lying = bomb.replace(struct.pack("<I", 20_000_000), struct.pack("<I", 100))
    assert refused(lying, "x.xlsx") == ("unpacks_too_large", {"limit": 10_000_000})


def test_a_zip_of_thousands_of_files_is_refused(refused):
    bomb = zipped({"xl/workbook.xml": b"<x/>"} | {f"xl/{n}": b"" for n in range(limits.PARTS)})
    assert refused(bomb, "x.xlsx")[0] == "unpacks_too_large"


def test_a_cell_far_to_the_right_is_too_many_columns(refused, tmp_path):
    content = workbook(tmp_path / "x", sheet_of({(0, 0): "a", (0, 1): "b", (1_048_575, 16_383): "x"})).read_bytes()
    expected = {"row": 1_048_576, "columns": 16_384, "limit": 500}
    assert refused(content, "x.xlsx") == ("too_many_columns", expected)


def test_a_sheet_that_does_not_fit_in_the_memory_it_may_use_is_refused(refused, tmp_path):
    content = workbook(tmp_path / "x", sheet_of({(0, 0): "a", (0, 1): "b", (1_048_575, 499): "x"})).read_bytes()
    assert refused(content, "x.xlsx") == ("too_much_memory", {"limit": limits.MEMORY})


def test_repetitions_in_a_small_file_that_make_a_huge_table_are_refused(refused):
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-cell></table:table-row>'
    assert refused(ods(row), "x.ods")[0] in ("too_much_memory", "damaged")


def test_any_byte_changed_in_a_workbook_is_read_or_refused_but_breaks_nothing(tmp_path):
    content = workbook(tmp_path / "x", sheet_of({(0, 0): "a", (0, 1): "b", (1, 0): 1, (1, 1): 2})).read_bytes()
    file = tmp_path / "x.xlsx"
    for place in range(0, len(content), len(content) // 20):
        file.write_bytes(content[:place] + bytes([zlib.crc32(content[:place]) & 0xFF]) + content[place + 1 :])
        try:
            list(rows(file, sniff(file).dialect))
        except Refused as refused:
            assert re.search(rf"^{refused.code}\b", refusals.__doc__, re.M)
