"""The second step: how the file was read, and what each column means."""

from datetime import date

import pytest

from tests.exchange.pages.lists import MESSY, WITHOUT_NAMES
from tests.output.files import workbook
from wegwijzer.exchange.models import State, Work

pytestmark = pytest.mark.django_db

WITH_DAYS = "Nummer;Naam;Voornaam;Geboren op\n1;Maes;An;03/04/1990\n2;Claes;Bo;25/12/1985\n"
UNCLEAR = "Nummer;Naam;Voornaam;Geboren op\n1;Maes;An;03/04/1990\n2;Claes;Bo;05/06/1985\n"


@pytest.fixture
def columns(hr, page, text):
    return lambda import_: text(hr.get(page("import-columns", import_.pk)))


def test_each_column_stands_there_with_its_values_and_our_guess(uploaded, columns):
    said = columns(uploaded())
    assert "Peeters-Van Hée" in said  # the letters of an older Excel are read as they were meant
    assert '<option value="number" selected>' in said
    assert "We herkennen 9 van de 10 kolommen" in said
    assert "Niet herkend" in said  # Ploegkleur


def test_how_the_file_was_read_is_said_in_words(uploaded, columns):
    said = columns(uploaded(WITH_DAYS))
    assert "CSV met tussen de kolommen een puntkomma" in said
    assert "03/04/1990 = 3 april 1990" in said
    assert "In rij 1" in said


def test_sheets_that_are_not_read_are_named_and_real_days_stand_there_in_words(uploaded, columns, tmp_path):
    def fill(book):
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name in ("Lijsten", "Mensen", "Uit dienst"):
            sheet = book.add_worksheet(name)
            sheet.write_row("A1", ["Nummer", "Naam", "Voornaam", "Geboren op"])
            sheet.write_row("A2", ["1", "Maes", "An"])
            sheet.write("D2", date(1990, 4, 3), day)
        book.get_worksheet_by_name("Mensen").activate()
        book.get_worksheet_by_name("Mensen").set_first_sheet()
        book.get_worksheet_by_name("Lijsten").hide()

    said = columns(uploaded(workbook(tmp_path / "x.xlsx", fill).read_bytes(), "mensen.xlsx"))
    assert "Niet gelezen: “Uit dienst”, “Lijsten” (verborgen)." in said
    assert "3 april 1990" in said and "1990-04-03 =" not in said


def test_days_that_can_be_read_in_two_ways_are_pointed_at(uploaded, columns):
    assert "Dat zien we niet zeker aan de datums" in columns(uploaded(UNCLEAR))
    assert "Dat zien we niet zeker" not in columns(uploaded(WITH_DAYS))


def test_reading_it_differently_changes_the_example(uploaded, columns, form, current):
    import_ = uploaded(UNCLEAR)
    answer = form(import_, "import-reading", "import-columns").send(date_order="mdy")
    assert answer.status_code == 302
    assert current(import_.pk).dialect["date_order"] == "mdy"
    assert "03/04/1990 = 4 maart 1990" in columns(import_)


def test_a_row_that_cannot_be_the_header_is_refused_beside_its_field(uploaded, form, text, current):
    import_ = uploaded()
    answer = form(import_, "import-reading", "import-columns").send(header_row="0")
    assert answer.status_code == 422
    assert 'id="id_header_row"' in text(answer)
    assert '<details class="data-fold after-list" open' in text(answer)  # what is wrong is not folded away
    assert current(import_.pk).dialect["header_row"] == 1


def test_agreeing_asks_to_look_at_the_file(uploaded, form, page, current):
    import_ = uploaded()
    answer = form(import_, "import-columns", "import-columns").send()
    assert answer["Location"] == page("import", import_.pk)
    assert current(import_.pk).asked == Work.EXAMINE


def test_what_is_chosen_is_what_counts_and_is_remembered(uploaded, form, current, columns):
    import_ = uploaded()
    form(import_, "import-columns", "import-columns").send(column_9="family")
    assert current(import_.pk).mapping["9"] == "family"
    again = uploaded()
    assert "Zo koos je het vorige keer" in columns(again)
    assert again.mapping["9"] == "family"


def test_what_nobody_knew_and_nobody_touched_is_no_choice_to_remember(uploaded, form, current):
    import_ = uploaded()
    form(import_, "import-columns", "import-columns").send()
    assert "9" not in current(import_.pk).mapping
    assert "9" not in uploaded().mapping


def test_one_meaning_for_two_columns_is_said_beside_the_second(uploaded, form, text, current):
    import_ = uploaded()
    answer = form(import_, "import-columns", "import-columns").send(column_9="number")
    assert answer.status_code == 422
    assert "“Personeelsnummer” staat ook bij “Pers.nr.”. Kies er één van de twee." in text(answer)
    assert '<option value="number" selected>' in text(answer)  # what was chosen stays on the page
    assert current(import_.pk).state is State.MAPPING


def test_what_is_missing_is_said_before_and_after_pressing(uploaded, columns, form, text, current):
    import_ = uploaded(WITHOUT_NAMES)
    assert "Dit ontbreekt nog" in columns(import_)
    answer = form(import_, "import-columns", "import-columns").send()
    assert answer.status_code == 422
    assert "Hier klopt nog iets niet" in text(answer)
    assert current(import_.pk).asked == ""


def test_a_meaning_that_does_not_exist_is_refused(uploaded, form, text):
    answer = form(uploaded(), "import-columns", "import-columns").send(column_0="salary")
    assert answer.status_code == 422
    assert "Kies iets uit de lijst." in text(answer)


def test_one_can_go_back_to_the_columns_after_looking(examined, hr, page, form, current):
    import_ = examined()
    assert page("import-columns", import_.pk) in hr.get(page("import", import_.pk)).content.decode()
    form(import_, "import-columns", "import-columns").send(column_9="family")
    assert current(import_.pk).state is State.WORKING


def test_the_page_sends_on_when_there_is_nothing_to_point_out_any_more(saved, hr, page):
    import_ = saved()
    answer = hr.get(page("import-columns", import_.pk))
    assert answer["Location"] == page("import", import_.pk)


def test_five_hundred_columns_fit_in_one_form(uploaded, form, current):
    wide = ";".join(f"Kolom {n}" for n in range(480))
    header = f"Pers.nr.;Naam;Voornaam;{wide}\n"
    import_ = uploaded(header + "1;Maes;An;" + ";".join("x" for _ in range(480)) + "\n")
    answer = form(import_, "import-columns", "import-columns").send()
    assert answer.status_code == 302
    assert current(import_.pk).asked == Work.EXAMINE


def test_the_list_is_taken_again_and_that_is_said(saved, uploaded, columns):
    saved(MESSY)
    assert "Dit bestand bewaarde je al eens" in columns(uploaded(MESSY))
