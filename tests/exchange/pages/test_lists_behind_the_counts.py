"""Page after page of what would change and of what is wrong; and the same as a file."""

import csv
import io

import pytest

from tests.exchange.pages.lists import MESSY, WITH_PROBLEMS
from wegwijzer.output.sheets import rows, sniff

pytestmark = pytest.mark.django_db

MANY = "Pers.nr.;Naam;Voornaam;Afdeling;Functie\n" + "".join(
    f"{9000 + n};Zeldzaam{n};An;Kleurlab;Kleurkeurder\n" for n in range(120)
)


def test_what_is_new_says_who_and_where(examined, hr, page, text):
    import_ = examined()
    said = text(hr.get(page("import-changes", import_.pk, "created")))
    assert "Zoé Peeters-Van Hée" in said
    assert "Kleurmenger · Kleurlab" in said


def test_what_changes_shows_before_and_after(saved, examined, hr, page, text):
    saved(MESSY)
    changed = MESSY.replace("Peeters-Van Hée", "Peeters").replace("Kleurkeurder", "Kleurmenger")
    said = text(hr.get(page("import-changes", examined(changed).pk, "changed")))
    assert "<del>Peeters-Van Hée</del>" in said
    assert "<ins>Peeters</ins>" in said
    assert "Kleurkeurder · Kleurlab" in said
    assert "tot en met" in said
    assert "…" not in said  # an open end is said in words


def test_only_units_or_only_people(examined, hr, page, text):
    import_ = examined()
    said = text(hr.get(page("import-changes", import_.pk, "created"), {"subject": "unit"}))
    assert "Kleurlab" in said
    assert "Peeters" not in said


def test_nobody_is_left_out_of_the_pages_or_shown_twice(examined, hr, page):
    address = page("import-changes", examined(MANY).pk, "created") + "?subject=person"
    seen, addresses = [], [address]
    while addresses:
        answer = hr.get(addresses.pop())
        seen += [change.name for change, _lines in answer.context["rows"]]
        if answer.context["page"].next:
            addresses.append(address.split("?")[0] + answer.context["page"].next)
    assert len(seen) == len(set(seen)) == 120


def test_problems_have_a_page_of_their_own(examined, hr, page, text):
    said = text(hr.get(page("import-findings", examined(WITH_PROBLEMS).pk, "problem")))
    assert "Problemen" in said
    assert "31/02/1990" in said


def test_the_list_of_problems_opens_in_a_spreadsheet(examined, hr, page, tmp_path):
    import_ = examined(WITH_PROBLEMS)
    address = page("import-findings-file", import_.pk, "problem")
    answer = hr.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="problemen-lijst.csv"'
    read = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig")), delimiter=";"))
    assert read[0] == ["Rij", "Kolom", "Wat er staat", "Wat er scheelt", "Wat je kan doen"]
    assert {row[0] for row in read[1:]} == {"3", "4"}
    workbook = tmp_path / "problemen.xlsx"
    workbook.write_bytes(b"".join(hr.get(address, {"format": "xlsx"})))
    found = [cells for _row, cells in rows(workbook, sniff(workbook, workbook.name).dialect)]
    assert [str(cell) for cell in found[1][:2]] == read[1][:2]


def test_a_cell_that_would_run_as_a_formula_does_not(examined, hr, page):
    evil = WITH_PROBLEMS.replace("31/02/1990", '"=HYPERLINK(""http://kwaad.example"")"')
    content = b"".join(hr.get(page("import-findings-file", examined(evil).pk, "problem"))).decode("utf-8-sig")
    assert "HYPERLINK" in content
    cells = [cell for row in csv.reader(io.StringIO(content), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]


def test_a_list_stays_to_be_looked_at_after_saving(saved, hr, page, text):
    assert "Zoé Peeters-Van Hée" in text(hr.get(page("import-changes", saved().pk, "created")))


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("import-changes", "same"),
        ("import-changes", "nonsense"),
        ("import-findings", "question"),
        ("import-findings", "x"),
    ],
)
def test_a_list_that_does_not_exist_is_not_found(examined, hr, page, name, last):
    assert hr.get(page(name, examined().pk, last)).status_code == 404


def test_an_empty_list_says_so(examined, hr, page, text):
    assert "Hier staat niets" in text(hr.get(page("import-changes", examined().pk, "ended")))
