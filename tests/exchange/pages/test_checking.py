"""The third step: what would change, what is wrong, what we ask, and what HR chooses."""

import re
from datetime import timedelta

import pytest

from tests.exchange.pages.forms import actions_on
from tests.exchange.pages.lists import MESSY, ONE_MORE, WITH_PROBLEMS
from wegwijzer.exchange.models import Import, State, What, Work
from wegwijzer.people.models import Person

pytestmark = pytest.mark.django_db

TWO_BARTS = "Pers.nr.;Naam;Voornaam;Afdeling;Functie;Chef\n9001;Zwart;Zoë;Kleurlab;Kleurmenger;Wouters Bart\n"


@pytest.fixture
def review(hr, page, text):
    return lambda import_: text(hr.get(page("import", import_.pk)))


@pytest.fixture
def second_bart(cast, as_):
    """Somebody else of the same name as Bart Wouters."""
    with as_(cast.hr) as actor:
        return Person.objects.create(
            organisation=actor.organisation, given_name="Bart", family_name="Wouters", number="8123"
        )


def test_the_counts_come_first_and_nothing_is_saved_yet(examined, review, cast, as_):
    said = review(examined())
    assert "We lazen 3 rijen. Er is nog niets bewaard." in said
    assert "3 mensen, 1 afdeling, 2 functies" in said
    with as_(cast.hr):
        assert not Person.objects.filter(number="9001").exists()


def test_the_button_says_exactly_what_it_will_do(examined, saved, review):
    assert "Bewaar 3 nieuwe mensen, 1 nieuwe afdeling en 2 nieuwe functies" in review(examined())
    saved(MESSY)
    changed = ONE_MORE.replace("Peeters-Van Hée", "Peeters")
    assert "Bewaar 1 nieuwe persoon en 1 wijziging" in review(examined(changed))


def test_what_is_the_same_needs_no_button(saved, examined, review, page):
    saved(MESSY)
    import_ = examined(MESSY)
    said = review(import_)
    assert "Er is niets te bewaren" in said
    assert page("import-save", import_.pk) not in said


def test_when_nothing_is_left_it_is_not_said_that_all_is_there(examined, form, work, review):
    import_ = examined("Nummer;Naam;Voornaam\n9001;;Zoé\n")
    form(import_, "import-choices").send(problem_rows="leave_out")
    said = review(work(import_))
    assert "Er is niets te bewaren" in said and "blijft er niets over" in said
    assert "Alles staat al" not in said


def test_problems_stand_there_by_row_and_column_with_advice(examined, review):
    said = review(examined(WITH_PROBLEMS))
    assert "2 problemen" in said
    assert "31/02/1990" in said
    row = re.search(r"<tr role=\"row\">(?:(?!</tr>).)*31/02/1990.*?</tr>", said)[0]
    assert "Geb.datum" in row
    assert re.search(r">Rij </span>3<", row)


def test_saving_waits_while_there_are_problems_and_says_why(examined, review, page):
    import_ = examined(WITH_PROBLEMS)
    said = review(import_)
    assert "Bewaren kan nog niet" in said
    assert "Verbeter 2 problemen in je bestand" in said
    assert f'action="{page("import-save", import_.pk)}"' not in said


def test_rows_with_problems_are_left_out_on_purpose(examined, form, work, review):
    import_ = examined(WITH_PROBLEMS)
    form(import_, "import-choices").send(problem_rows="leave_out")
    said = review(work(import_))
    assert "Je koos om de mensen van deze rijen weg te laten." in said
    assert "Bewaar 1 nieuwe persoon" in said


def test_two_people_of_one_name_are_a_question_with_both(examined, review, second_bart, cast):
    said = review(examined(TWO_BARTS))
    assert "Vragen aan jou" in said
    assert said.count("Bart Wouters") >= 2
    assert "8123" in said
    assert "Beantwoord eerst 1 vraag." in said


def test_an_answer_is_taken_along_and_remembered(examined, form, work, review, second_bart, current):
    import_ = examined(TWO_BARTS)
    form(import_, "import-questions").send(question_0=str(second_bart.pk))
    assert current(import_.pk).asked == Work.EXAMINE
    import_ = work(import_)
    assert str(second_bart.pk) in import_.choices["answers"].values()
    assert "Beantwoord eerst" not in review(import_)


def test_pressing_without_an_answer_is_said(examined, form, second_bart, text, current):
    import_ = examined(TWO_BARTS)
    answer = form(import_, "import-questions").send()
    assert answer.status_code == 422
    assert "Kies bij minstens één vraag een antwoord." in text(answer)
    assert current(import_.pk).state is State.EXAMINED


def test_an_answer_that_was_not_offered_is_refused(examined, form, second_bart, cast, current):
    import_ = examined(TWO_BARTS)
    assert form(import_, "import-questions").send(question_0=str(cast.stranger.person_id)).status_code == 422
    assert not current(import_.pk).choices.get("answers")


def test_who_is_not_in_the_file_is_only_counted(examined, review, page):
    import_ = examined()
    said = review(import_)
    assert "Niet in het bestand" in said
    assert "daar verandert niets aan" in said
    assert page("import-changes", import_.pk, "absent") not in said


def test_who_is_not_in_the_file_can_be_listed(examined, form, work, review, page):
    import_ = examined()
    form(import_, "import-choices").send(absent="report")
    assert page("import-changes", import_.pk, "absent") in review(work(import_))


def test_ending_who_is_absent_asks_for_the_last_day(examined, form, text, current):
    import_ = examined()
    answer = form(import_, "import-choices").send(absent="end")
    assert answer.status_code == 422
    assert "Kies de laatste dag van wie je uit dienst zet." in text(answer)
    assert current(import_.pk).state is State.EXAMINED


def test_ending_who_is_absent_shows_how_many_would_leave(examined, form, work, cast):
    import_ = examined()
    last_day = cast.hr.today + timedelta(days=5)
    form(import_, "import-choices").send(absent="end", absent_on=last_day.isoformat(), problem_rows="leave_out")
    counts = work(import_).result["counts"]
    assert counts[What.ENDED]["person"] > 500


def test_the_day_of_a_snapshot_is_asked_and_of_a_history_not(examined, review):
    assert "Op welke dag was het zoals in het bestand?" in review(examined())
    history = "Nummer;Naam;Voornaam;Afdeling;Functie;Vanaf\n9001;Maes;An;Kleurlab;Kleurkeurder;01/02/2020\n"
    assert "Op welke dag was het" not in review(examined(history))


def test_a_day_that_is_none_is_refused(examined, form, text):
    answer = form(examined(), "import-choices").send(as_of="31/02/2026")
    assert answer.status_code == 422


def test_new_units_can_come_below_one_that_is_there(examined, form, work, cast, as_, current):
    import_ = examined()
    answer = form(import_, "import-choices").send(units_below_text="Lijn 3")
    assert answer.status_code == 302
    assert current(import_.pk).choices["units_below"]
    assert work(import_).state is State.EXAMINED


def test_every_form_on_the_page_goes_to_an_address_of_its_own(examined, hr, page, second_bart):
    import_ = examined(TWO_BARTS)
    actions = actions_on(hr.get(page("import", import_.pk)))
    assert {page("import-questions", import_.pk), page("import-choices", import_.pk)} <= actions


def test_looking_at_it_changes_nothing(examined, review, current):
    import_ = examined()
    review(import_)
    assert isinstance(current(import_.pk), Import)
    assert current(import_.pk).asked == ""
