"""Initials, devices in words, and the road as a picture."""

import pytest

from wegwijzer.shell.devices import in_words
from wegwijzer.shell.names import initials
from wegwijzer.shell.route_map import MOST, WIDTH, Stop, road


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Samira El Idrissi", "SE"),
        ("Inge Van Loo", "IV"),
        ("Jean-Pierre Dubois", "JD"),
        ("élodie d’Hondt", "ÉD"),
        ("Madonna", "M"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_name_gives_its_first_two_letters(name, letters):
    assert initials(name) == letters


CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROME, "Chrome op Linux"),
        (CHROME + " Edg/130.0", "Edge op Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari op iPhone"),
        ("Mozilla/5.0 (Android 15; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox op Android"),
        ("<script>", "Onbekende browser"),
        ("", "Onbekende browser"),
    ],
)
def test_a_browser_is_named_in_words(agent, words):
    assert in_words(agent) == words


def past(count):
    return [Stop(f"Stap {number}", str(2000 + number)) for number in range(count)]


def test_no_stops_no_road():
    assert road([]) is None


def test_what_is_to_come_is_a_line_of_its_own_that_starts_today():
    drawn = road([*past(2), Stop("Straks", "2030", future=True)])
    assert drawn.future.startswith(f"M{drawn.today[0]} {drawn.today[1]}")
    assert drawn.past.endswith(f"{drawn.today[0]} {drawn.today[1]}")
    assert [stop.future for stop in drawn.junctions] == [False, False, True]


def test_without_a_future_the_road_ends_today():
    drawn = road(past(3))
    assert drawn.future == ""
    assert drawn.today[0] > drawn.junctions[-1].x


def test_of_a_long_road_the_last_stops_are_drawn_with_their_own_numbers():
    drawn = road(past(MOST + 4))
    assert [stop.number for stop in drawn.junctions] == list(range(5, MOST + 5))


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_everything_stays_within_the_picture(count):
    drawn = road([*past(count - 1), Stop("Straks", "2030", future=True)])
    places = [stop.x for stop in drawn.junctions] + [drawn.today[0]]
    assert min(places) >= 21 and max(places) <= WIDTH - 21
    assert len(set(places)) == len(places)


def test_labels_stand_above_the_high_junctions_and_below_the_low_ones():
    for stop in road(past(4)).junctions:
        assert (stop.label_y < stop.y) == stop.above


def test_the_picture_is_hidden_from_screen_readers(draw):
    html = draw("{% route_map stops %}", stops=past(2))
    assert 'aria-hidden="true"' in html and html.count("<circle") == 3
    assert draw("{% route_map stops %}", stops=[]).strip() == ""
