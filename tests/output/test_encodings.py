"""In which encoding a file is written, and what happens when it is written in two."""

import pytest

from tests.output.files import HEADER, PEOPLE, people, read, refusal, text
from wegwijzer.output.sheets import Dialect, Refused, rows, sniff

EXPECTED = [(row, cells) for row, cells in enumerate([HEADER, *PEOPLE], 1)]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_every_encoding_of_office_programmes_is_recognised(tmp_path, encoding):
    file = tmp_path / "x.csv"
    file.write_bytes(people(encoding))
    sniffed = sniff(file)
    assert sniffed.dialect.encoding == encoding
    assert sniffed.encodings[0] == encoding
    assert read(file) == EXPECTED


@pytest.mark.parametrize("mark", [b"\xfe\xff", b""])
def test_utf16_of_the_other_order_is_recognised(tmp_path, mark):
    file = tmp_path / "x.csv"
    file.write_bytes(mark + people("utf-16-be"))
    assert read(file) == EXPECTED


def test_plain_text_is_utf8_without_alternatives(tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("Naam;Dag\nJan;1\n")
    assert sniff(file).encodings == ("utf-8",)


@pytest.mark.parametrize(
    ("words", "encoding", "expected"),
    [
        (["Zoë", "Maïté", "Günther"], "iso-8859-1", "cp1252"),
        (["Núñez"], "cp1252", "cp1252"),
        (["Géorgï", "Maes-Sträter"], "mac_roman", "mac_roman"),
        (["loon in €", "Zoë"], "iso-8859-15", "iso-8859-15"),
        (["cœur", "sœur", "Zoë"], "iso-8859-15", "iso-8859-15"),
        (["Šimon", "Žaklina", "Œuvre", "“citaat”", "l’Été"], "cp1252", "cp1252"),
        (["SÃO PAULO", "ÅNGSTRÖM", "CAFÉ"], "cp1252", "cp1252"),
        (["Zoë", "coördinator", "François"], "cp850", "cp850"),
        (["Łukasz", "Wałęsa", "Kraków", "Żółć", "Świętosława", "Grażyna"], "cp1250", "cp1250"),
        (["Наталья Иванова", "Её отдел", "Дія", "Сергей Петров"], "cp1251", "cp1251"),
    ],
)
def test_one_byte_encodings_are_told_apart_by_the_names_in_them(tmp_path, words, encoding, expected):
    file = tmp_path / "x.csv"
    file.write_bytes(text([["Naam", "Nr"], *[[word, "1"] for word in words * 3]]).encode(encoding))
    assert sniff(file).dialect.encoding == expected
    assert [cells[0] for _, cells in read(file)[1:]] == words * 3


def test_the_alternatives_can_all_read_the_file(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(people("cp1252"))
    sniffed = sniff(file)
    assert "mac_roman" in sniffed.encodings
    for encoding in sniffed.encodings:
        assert len(list(rows(file, Dialect("csv", encoding, ";")))) == len(EXPECTED)


@pytest.mark.parametrize(("first", "then"), [("utf-8", "cp1252"), ("cp1252", "utf-8")])
def test_where_the_encoding_changes_is_named_by_row(tmp_path, first, then):
    plain = text([["Naam", "Nota"], *[["Jan", "twee\nregels"]] * 50])
    tail = text([["Piet", "x"], ["Zoë", "y"]])
    file = tmp_path / "x.csv"
    file.write_bytes((plain + text([["Chloé", "z"]])).encode(first) + tail.encode(then))
    refused = refusal(file)
    assert (refused.code, refused.details) == ("mixed_encoding", {"row": 54, "first": first, "then": then})


def test_one_row_in_another_encoding_at_the_end_of_a_long_file_is_named(tmp_path):
    file = tmp_path / "x.csv"
    start = text([["Naam", "Nr"], *[["Zoë", "1"]] * 20_000])
    file.write_bytes(start.encode() + text([["Jan", "2"], ["Chloé", "3"]]).encode("cp1252") + start.encode())
    assert refusal(file).details == {"row": 20_003, "first": "utf-8", "then": "cp1252"}


def test_a_file_that_was_cut_within_a_character_is_named_by_row(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes("Naam;Nr\nZoë;1\nRené".encode()[:-1])
    assert refusal(file).details["row"] == 3


def test_a_change_at_the_very_beginning_of_a_row_belongs_to_that_row(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes("Naam;x\nChloé;1\n".encode() + "Élise;2\n".encode("cp1252"))
    assert refusal(file).details["row"] == 3


def test_an_encoding_that_does_not_fit_is_refused_with_the_row(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(people("cp1252"))
    with pytest.raises(Refused) as refused:
        list(rows(file, Dialect("csv", "utf-8", ";")))
    assert (refused.value.code, refused.value.details) == ("undecodable", {"row": 2, "encoding": "utf-8"})


def test_utf16_that_stops_halfway_a_character_is_named_by_row(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(people("utf-16")[:-5])
    assert refusal(file).code == "undecodable"
    assert refusal(file).details["row"] == 5
