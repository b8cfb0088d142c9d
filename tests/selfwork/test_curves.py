"""Drawings of then and now: laid over each other, line by line, solid to the day on which each was drawn."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.selfwork.sheets import a_sheet
from wegwijzer.selfwork import actions
from wegwijzer.selfwork.curves import curves
from wegwijzer.selfwork.models import Sheet, SheetAnswer
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.seen import told_of

KEY = "learning-curve"


def drawn(actor, *lines, ago: int = 0):
    """A sheet of `ago` days old. A line: (name, {days from today: level})."""

    def day(days):
        return (actor.today + timedelta(days=days)).isoformat()

    said = [
        {"name": name, "points": [{"on": day(on), "level": at} for on, at in points.items()]} for name, points in lines
    ]
    sheet = a_sheet(actor, KEY, curve={"lines": said})
    SheetAnswer.objects.filter(sheet=sheet).update(saved_at=sheet.begun_at - timedelta(days=ago))
    return sheet


@pytest.fixture
def priya(cast, am):
    return am(cast.newcomer)


def test_one_drawing_lies_over_nothing(priya):
    drawn(priya, ("", {-3: 10}))
    a_sheet(priya, KEY)  # nothing is drawn on it
    assert curves(priya, KEY) is None


def test_each_line_is_laid_over_the_one_of_that_name(priya):
    drawn(priya, ("Lassen", {-9: 10, 90: 60}), ("Praten", {-9: 5}), ago=7)
    drawn(priya, ("lassen", {-9: 10, -1: 30, 90: 50}))
    found = curves(priya, KEY)
    assert [line.name for line in found.lines] == ["lassen", "Praten"]
    then, now = found.lines[0].picture.lines
    assert [dot.is_future for dot in then.dots] == [False, True]
    assert [dot.is_future for dot in now.dots] == [False, False, True]
    assert then.mark != now.mark  # told apart without colour


def test_what_was_expected_then_stays_expected(priya):
    """A day between then and now: dotted on the old sheet, and the table says so."""
    drawn(priya, ("", {-9: 10, -2: 40}), ago=5)
    drawn(priya, ("", {-9: 10, -2: 25}))
    (line,) = curves(priya, KEY).lines
    _first, (_day, (then, now)) = line.rows
    assert (then.level, then.is_expected) == (40, True)
    assert (now.level, now.is_expected) == (25, False)


def test_the_sheets_are_a_choice_and_what_is_no_id_is_passed_over(cast, am, client_for):
    priya = am(cast.newcomer)
    first, _second, third = (drawn(priya, ("", {-9: at})) for at in (11, 22, 33))
    am()
    address = reverse("self-curves", args=["lindeveld", KEY])
    client = client_for(cast.newcomer)
    page = client.get(address, {"sheet": [str(first.pk), str(third.pk), "zomaar"]}).content.decode()
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert ">11 (" in table
    assert ">33 (" in table
    assert ">22 (" not in table
    assert client_for(cast.leader).get(address, {"sheet": [str(first.pk)]}).status_code == 404


def test_a_remark_says_what_is_to_be_seen_and_judges_nothing(cast, am):
    samira = am(cast.employee)
    sheet = drawn(samira, ("Vlak", {-800: 50, -1: 52}), ("Omhoog", {-800: 10, -1: 50}), ("Nieuw", {-20: 5, -1: 9}))
    said = dict(
        told_of(instrument_of(sheet), {"curve": SheetAnswer.objects.get(sheet=sheet).value}, today=samira.today)
    )
    assert "blijft gelijk" in said["Vlak"]
    assert "omhoog" in said["Omhoog"]
    assert "nieuw" in said["Nieuw"]


def test_the_script_hears_what_the_drawing_tells(cast, am, client_for):
    sheet = a_sheet(am(cast.newcomer), KEY)
    day = cast.newcomer.today.isoformat()
    am()
    sent = {"key": "curve", "v.curve": "0", "a.curve.lines.0.name": "Lassen <b>"}
    sent |= {"a.curve.lines.0.points.0.on": day, "a.curve.lines.0.points.0.level": "30"}
    answer = client_for(cast.newcomer).post(reverse("sheet-save", args=["lindeveld", sheet.pk]), sent).json()
    assert "Zet eerst een paar punten" in answer["told"]
    assert "<b>" not in answer["told"].replace("<b>Lassen", "")


def test_a_removed_sheet_lies_over_nothing(priya):
    drawn(priya, ("", {-3: 10}))
    actions.remove(priya, sheet=drawn(priya, ("", {-3: 20})))
    assert curves(priya, KEY) is None
    assert Sheet.objects.filter(person=priya.person_id, key=KEY).count() == 1
