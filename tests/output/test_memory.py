"""Reading and writing take no more memory for a long file than for a short one."""

import tracemalloc
from collections import deque

import pytest

from wegwijzer.output.sheets import Dialect, csv_pieces, rows, sniff, write_xlsx

MEGABYTE = 1 << 20


def people(number):
    return ([f"{n:06}", "Zoë", "Van den Broeck", "2024-01-31", "Productie"] for n in range(number))


@pytest.fixture(scope="module")
def long_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("long") / "mensen.csv"
    with open(file, "wb") as out:
        out.writelines(csv_pieces(["Nummer", "Voornaam", "Naam", "Vanaf", "Afdeling"], people(200_000)))
    return file


def peak(work) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_two_hundred_thousand_rows_stream_through(long_file):
    assert long_file.stat().st_size > 9 * MEGABYTE
    assert peak(lambda: deque(rows(long_file, Dialect(encoding="utf-8-sig", separator=";")), 0)) < 2 * MEGABYTE


def test_a_guess_about_a_long_file_takes_no_more_than_its_beginning(long_file):
    assert peak(lambda: sniff(long_file)) < 8 * MEGABYTE


def test_writing_csv_holds_one_piece(tmp_path):
    assert peak(lambda: deque(csv_pieces(["a"] * 5, people(50_000)), 0)) < 2 * MEGABYTE


def test_writing_xlsx_holds_one_row(tmp_path):
    short = peak(lambda: write_xlsx(tmp_path / "a.xlsx", ["a"] * 5, people(1_000)))
    long = peak(lambda: write_xlsx(tmp_path / "b.xlsx", ["a"] * 5, people(8_000)))
    assert long < short + 4 * MEGABYTE
