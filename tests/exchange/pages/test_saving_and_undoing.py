"""The last step, and the way back; and that nothing happens twice, whatever is pressed."""

import pytest
from django.db import connection

from tests.exchange.pages.forms import form_at
from tests.exchange.pages.lists import MESSY, WITH_PROBLEMS
from wegwijzer.exchange.models import FilePart, State, Work
from wegwijzer.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(cast, as_):
    def numbers() -> set[str]:
        with as_(cast.hr):
            return set(Person.objects.filter(number__startswith="900").values_list("number", flat=True))

    return numbers


@pytest.fixture
def shown(hr, page, text):
    return lambda import_: text(hr.get(page("import", import_.pk)))


def test_saved_says_what_was_done_by_whom_and_that_the_file_is_gone(saved, shown, there, cast, as_):
    import_ = saved()
    said = shown(import_)
    assert import_.state is State.SAVED
    assert there() == {"9001", "9002", "9003"}
    assert "Nele Claes bewaarde dit op" in said
    assert "3 mensen, 1 afdeling, 2 functies" in said
    assert "Het bestand zelf is gewist." in said
    with as_(cast.hr):
        assert not FilePart.objects.filter(of=import_).exists()


def test_undoing_asks_first_and_then_gives_everything_back(saved, hr, page, text, form, work, there, shown):
    import_ = saved()
    asked = text(hr.get(page("import-undo", import_.pk)))
    assert "Dit ongedaan maken?" in asked
    assert "3 nieuwe mensen" in asked
    form(import_, "import-undo", "import-undo").send()
    import_ = work(import_)
    assert import_.state is State.UNDONE
    assert there() == set()
    assert "Alles staat weer zoals ervoor." in shown(import_)


def test_undoing_is_refused_in_words_when_somebody_built_on_it(saved, form, work, cast, as_, there, shown):
    import_ = saved()
    with as_(cast.hr):
        person = Person.objects.get(number="9001")
        person.given_name = "Zoë"
        person.save()
    form(import_, "import-undo", "import-undo").send()
    import_ = work(import_)
    assert import_.state is State.SAVED
    assert "Dat lukte niet" in shown(import_)
    assert there() == {"9001", "9002", "9003"}


def test_pressing_save_twice_saves_once(examined, form, work, there, current):
    import_ = examined()
    pressed = form(import_, "import-save")
    pressed.send()
    asked_at = current(import_.pk).asked_at
    answer = pressed.send(follow=True)
    assert "We waren hier al mee bezig" in answer.content.decode()
    assert current(import_.pk).asked_at == asked_at
    work(import_)
    answer = pressed.send(follow=True)
    assert "Dit bestand was al bewaard" in answer.content.decode()
    assert current(import_.pk).asked == ""
    assert len(there()) == 3


def test_a_page_that_stood_open_in_another_window_does_nothing_and_says_so(examined, form, work, current):
    import_ = examined(WITH_PROBLEMS)
    old = form(import_, "import-choices")
    form(import_, "import-choices").send(problem_rows="leave_out")
    work(import_)
    answer = old.send(follow=True, problem_rows="refuse")
    assert "In een ander venster is hier intussen iets veranderd" in answer.content.decode()
    assert current(import_.pk).choices["problem_rows"] == "leave_out"


def test_saving_from_a_page_that_is_old_saves_nothing(examined, form, work, there, current):
    import_ = examined()
    old = form(import_, "import-save")
    form(import_, "import-choices").send(absent="report")
    work(import_)
    old.send()
    assert current(import_.pk).state is State.EXAMINED
    assert there() == set()


@pytest.mark.parametrize("name", ["import-save", "import-choices", "import-questions", "import-reading", "import-undo"])
def test_a_form_without_its_mark_changes_nothing(examined, hr, page, current, name):
    import_ = examined()
    assert hr.post(page(name, import_.pk), {"absent": "report"}).status_code in (302, 422)
    assert current(import_.pk).state is State.EXAMINED
    assert current(import_.pk).asked == ""


@pytest.mark.parametrize(
    "name", ["import-save", "import-choices", "import-questions", "import-reading", "import-again"]
)
def test_what_changes_something_is_not_done_by_opening_an_address(examined, hr, page, name):
    assert hr.get(page(name, examined().pk)).status_code == 405


def test_putting_aside_asks_first_and_leaves_nothing_of_the_file(
    examined, hr, page, text, form, cast, as_, there, shown
):
    import_ = examined()
    assert "Dit bestand weggooien?" in text(hr.get(page("import-put-aside", import_.pk)))
    answer = form(import_, "import-put-aside", "import-put-aside").send(follow=True)
    assert "Het bestand is weg. Er is niets bewaard." in text(answer)
    assert there() == set()
    with as_(cast.hr):
        assert not FilePart.objects.filter(of=import_).exists()
    assert "Er is niets van bewaard." in shown(import_)


def test_what_is_saved_cannot_be_put_aside_any_more(saved, hr, page):
    import_ = saved()
    assert hr.get(page("import-put-aside", import_.pk))["Location"] == page("import", import_.pk)


def test_what_is_not_saved_cannot_be_undone(examined, hr, page):
    import_ = examined()
    assert hr.get(page("import-undo", import_.pk))["Location"] == page("import", import_.pk)


def test_all_imports_stand_in_the_list_with_who_when_and_what(saved, examined, uploaded, form, hr, page, text):
    saved(MESSY, "eerste.csv")
    examined(WITH_PROBLEMS, "tweede.csv")
    uploaded(MESSY, "derde.csv")
    said = text(hr.get(page("imports")))
    assert said.index("derde.csv") < said.index("tweede.csv") < said.index("eerste.csv")
    assert "3 nieuwe mensen, 1 nieuwe afdeling en 2 nieuwe functies" in said
    assert "Nakijken: 2 problemen" in said
    assert said.count("Nele Claes") >= 3


def test_the_import_of_another_organisation_does_not_exist(saved, client_for, cast, page):
    import_ = saved()
    theirs = client_for(cast.stranger)
    for name in ("import", "import-columns", "import-undo", "import-put-aside", "import-progress"):
        address = page(name, import_.pk).replace("lindeveld", "korenbloem")
        assert theirs.get(address).status_code == 404


def test_work_that_fell_still_can_be_asked_again(examined, form, hr, page, text, work, cast, as_, current):
    import_ = examined()
    with as_(cast.hr):
        stuck = current(import_.pk)
        stuck.asked, stuck.asked_at = Work.EXAMINE, stuck.examined_at
        stuck.save()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")  # nobody will ever do it
    said = text(hr.get(page("import", import_.pk)))
    assert "Dit is stilgevallen" in said
    form_at(hr, page("import", import_.pk), page("import-again", import_.pk)).send()
    assert work(import_).state is State.EXAMINED
