"""Workbooks: what stands in their cells, which sheet is meant, and the child process that reads them."""

import json
import os
from datetime import date, datetime, time, timedelta

import pytest

from tests.output.files import XLS, ods, read, sheet_of, workbook
from wegwijzer.output.sheets import Dialect, Refused, limits, rows, sniff
from wegwijzer.output.sheets import workbook as module


@pytest.fixture
def file(tmp_path):
    return tmp_path / "mensen.xlsx"


def of_every_kind(book):
    sheet = book.add_worksheet("Blad1")
    day, moment = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "d/m/yy hh:mm"})
    clock, hours = book.add_format({"num_format": "hh:mm"}), book.add_format({"num_format": "[h]:mm"})
    sheet.write_row(1, 1, ["Naam", "Waarde", "Nog iets"])
    sheet.write_row(2, 1, [" Zoë ", 7, 7.5])
    sheet.write_datetime(3, 1, datetime(2020, 1, 2), day)
    sheet.write_datetime(3, 2, datetime(2020, 1, 2, 8, 30), moment)
    sheet.write_datetime(3, 3, time(8, 30), clock)
    sheet.write_datetime(4, 1, timedelta(hours=36), hours)
    sheet.write_number(4, 2, 0.8, book.add_format({"num_format": "0%"}))
    sheet.write_boolean(4, 3, True)
    sheet.write_formula(6, 1, "=1+6", None, 7)
    sheet.write_formula(6, 2, '="a"&"b"', None, "ab")
    sheet.write_formula(6, 3, "=Blad9!A1", None, "#REF!")
    sheet.write_string(7, 1, "regel\neen")
    sheet.write_number(7, 2, 85073003328)
    sheet.write_string(7, 3, "00123")
    sheet.write_blank(20, 20, None, day)


def test_cells_come_as_what_they_are(file):
    assert read(workbook(file, of_every_kind)) == [
        (2, [None, "Naam", "Waarde", "Nog iets"]),
        (3, [None, "Zoë", 7, 7.5]),
        (4, [None, date(2020, 1, 2), datetime(2020, 1, 2, 8, 30), "08:30:00"]),
        (5, [None, "1 day, 12:00:00", 0.8, True]),
        (7, [None, 7, "ab", "#REF!"]),
        (8, [None, "regel\neen", 85073003328, "00123"]),
    ]
    assert [type(cell) for cell in read(file)[1][1][2:]] == [int, float]


def test_errors_are_found_also_in_a_long_sheet(file):
    def fill(book):
        sheet = book.add_worksheet("Blad1")
        for row in range(30_000):
            sheet.write_row(row, 0, [row, f"naam {row}"])
            if row % 10_000 == 7:
                sheet.write_formula(row, 2, "=1/0", None, "#DIV/0!")

    errors = [row for row, cells in read(workbook(file, fill)) if "#DIV/0!" in cells]
    assert errors == [8, 10_008, 20_008]


def several(book):
    explanation = book.add_worksheet("Lees mij")
    explanation.write(0, 0, "Vul het tweede blad in.")
    explanation.write(1, 0, "Dank je.")
    book.add_worksheet("Mensen").write_row(0, 0, ["Naam", "Dag"])
    book.get_worksheet_by_name("Mensen").write_row(1, 0, ["Jan", 1])
    lists = book.add_worksheet("Lijsten & zo")
    lists.write_row(0, 0, ["a", "b"])
    lists.write_row(1, 0, ["c", "d"])
    lists.hide()
    book.add_chartsheet("Grafiek")


def test_the_first_sheet_that_looks_like_a_table_is_meant(file):
    sniffed = sniff(workbook(file, several), "mensen.xlsx")
    assert sniffed.dialect == Dialect("xlsx", "", "", "", "Mensen")
    assert (sniffed.sheets, sniffed.hidden) == (["Lees mij", "Mensen"], ["Lijsten & zo"])
    assert sniffed.notes == ("several_sheets", "hidden_sheets")
    assert sniffed.sample == [(1, ["Naam", "Dag"]), (2, ["Jan", 1])]


def test_another_sheet_can_be_asked_for_a_hidden_one_too(file):
    workbook(file, several)
    assert next(rows(file, Dialect(kind="xlsx", sheet="Lees mij"))) == (1, ["Vul het tweede blad in."])
    assert list(rows(file, Dialect(kind="xlsx", sheet="Lijsten & zo"))) == [(1, ["a", "b"]), (2, ["c", "d"])]


def test_a_workbook_counts_also_with_the_name_of_a_text(file):
    sniffed = sniff(workbook(file, sheet_of({(0, 0): "a", (0, 1): "b"})), "mensen.csv")
    assert sniffed.notes == ("named_otherwise",)
    assert sniffed.sample == [(1, ["a", "b"])]


def test_the_format_of_excel_97_is_read(file):
    file.write_bytes(XLS)
    assert sniff(file).dialect.kind == "xls"
    assert read(file)[:2] == [(1, ["Naam", "Dag", "Getal"]), (2, ["Zoë", date(2020, 1, 2), 7])]


def test_the_format_of_libreoffice_is_read(file):
    cells = (
        '<table:table-cell office:value-type="string"><text:p>Zoë</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2020-01-02"/>'
        '<table:table-cell office:value-type="float" office:value="7"/>'
        '<table:table-cell table:number-columns-repeated="16381"/>'
    )
    empty = '<table:table-row table:number-rows-repeated="9"><table:table-cell/></table:table-row>'
    file.write_bytes(ods(f"{empty}<table:table-row>{cells}</table:table-row>{empty}"))
    assert sniff(file).dialect.kind == "ods"
    assert read(file) == [(10, ["Zoë", date(2020, 1, 2), 7])]


def test_errors_in_the_format_of_libreoffice_keep_their_text(file):
    def cell(kind: str, shown: str, repeated: int = 1) -> str:
        attributes = f'office:value-type="{kind}" table:number-columns-repeated="{repeated}"'
        return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"

    wrong = 'string" office:string-value="" calcext:value-type="error'
    division = 'float" office:value="0" calcext:value-type="error'
    table_rows = [cell("string", "x", 3) + cell(wrong, "#REF!"), cell("string", "y"), cell(division, "#DIV/0!") * 2]
    first, second, third = (f"<table:table-row>{cells}</table:table-row>" for cells in table_rows)
    second = second.replace("<table:table-row", '<table:table-row table:number-rows-repeated="3"')
    file.write_bytes(ods(first + second + third))
    assert [(row, [cell for cell in cells if cell is not None]) for row, cells in read(file)] == [
        (1, ["x", "x", "x", "#REF!"]),
        *[(row, ["y"]) for row in (2, 3, 4)],
        (5, ["#DIV/0!", "#DIV/0!"]),
    ]


# --- the child --------------------------------------------------------------------------------------------------------


@pytest.fixture
def child(tmp_path, monkeypatch, file):
    """Puts another programme in the place of the child and reads with it."""

    def put(programme: str) -> list:
        script = tmp_path / "child.py"
        script.write_text(programme)
        monkeypatch.setattr(module, "CHILD", script)
        return list(rows(file, Dialect(kind="xlsx", sheet="x")))

    return put


def test_the_child_gets_nothing_of_our_environment(child, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    programme = "import json, os\nprint('{}')\nprint(json.dumps([[1, list(os.environ)]]))\nprint('\"end\"')"
    [(_, names)] = child(programme)
    assert "PATH" in names
    assert "DATABASE_URL" not in names


@pytest.mark.parametrize(
    ("programme", "code"),
    [
        ("import time; time.sleep(600)", "too_slow"),
        ("import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 3))\nwhile True: pass", "too_slow"),
        ("import os; os.abort()", "too_much_memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "damaged"),
        ("raise SystemExit(1)", "damaged"),
    ],
)
def test_a_child_that_hangs_or_dies_is_a_refusal(child, monkeypatch, programme, code):
    monkeypatch.setattr(limits, "SILENCE", 0.3 if "sleep" in programme else 30)
    with pytest.raises(Refused) as refused:
        child(programme)
    assert refused.value.code == code


def test_the_child_is_gone_when_reading_stops_halfway(file, monkeypatch):
    started = []
    popen = module.subprocess.Popen
    monkeypatch.setattr(module.subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1])
    workbook(file, sheet_of({(row, 0): f"{row}" * 500 for row in range(2000)}))
    stream = rows(file, Dialect(kind="xlsx", sheet="Blad1"))
    assert next(stream)[0] == 1
    stream.close()
    assert started[0].returncode is not None


def test_the_child_limits_itself(file, tmp_path):
    asked = {key: getattr(limits, key) for key in module.LIMITS} | {"path": "x", "sheet": "", "sample": 1}
    script = (
        f"import json, resource, runpy; child = runpy.run_path({str(module.CHILD)!r}, run_name='child')\n"
        f"child['limit_yourself'](json.loads({json.dumps(json.dumps(asked))}))\n"
        "print(*[resource.getrlimit(what)[0] for what in (resource.RLIMIT_AS, resource.RLIMIT_CPU)])"
    )
    told = module.subprocess.check_output([module.sys.executable, "-c", script], env={"PATH": os.environ["PATH"]})
    assert told.split() == [str(limits.MEMORY).encode(), str(limits.CPU).encode()]
