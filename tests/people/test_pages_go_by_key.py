"""Page after page, forwards and back, everybody comes by exactly once and in order."""

from urllib.parse import parse_qs, urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people.crowd import crowd, many_units
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.foundation.sent import as_id
from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import visible
from wegwijzer.people.queries.units import BY_NAME

pytestmark = pytest.mark.django_db


def asked(address: str | None) -> QueryDict:
    return QueryDict((address or "").lstrip("?"))


def walk(rows, size: int, **how) -> list[list]:
    """All pages from first to last."""
    page = page_by_key(rows, asked(None), size=size, **how)
    pages = [page]
    while pages[-1].next:
        pages.append(page_by_key(rows, asked(pages[-1].next), size=size, **how))
    return pages


@pytest.fixture
def everybody(hr):
    crowd(hr, 20)
    return visible(hr)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(size=st.integers(1, 300))
def test_everybody_once_and_in_order(everybody, size):
    people = everybody.filter(sort_name__lt="e") if size < 20 else everybody
    pages = walk(people, size)
    seen = [person for page in pages for person in page.rows]
    assert seen == list(people.order_by("sort_name", "pk"))
    assert all(len(page.rows) == size for page in pages[:-1])


@pytest.mark.parametrize("size", [7, 50])
def test_back_shows_the_same_pages(everybody, size):
    people = everybody.filter(sort_name__lt="f")
    forwards = walk(people, size)
    page, back = forwards[-1], [forwards[-1].rows]
    while page.previous:
        page = page_by_key(people, asked(page.previous), size=size)
        back.append(page.rows)
    assert [person for rows in reversed(back) for person in rows] == [p for page in forwards for p in page.rows]
    assert page.previous is None


def test_people_of_one_name_are_told_apart_by_their_id(hr):
    twins = Person.objects.bulk_create(
        Person(organisation_id=hr.organisation.pk, given_name="Jo", family_name="Zzz") for _ in range(9)
    )
    pages = walk(visible(hr).filter(family_name="Zzz"), 2)
    assert [person.pk for page in pages for person in page.rows] == sorted(twin.pk for twin in twins)


def test_units_of_one_branch_go_by_key_too(hr):
    top = Unit.objects.get(parent=None)
    many_units(hr, 23, top)
    rows = Unit.objects.filter(parent=top)
    seen = [unit.name for page in walk(rows, 5, keys=BY_NAME) for unit in page.rows]
    assert seen == sorted(seen) and len(seen) == rows.count()


def test_the_filters_stay_in_the_address_and_marks_do_not_pile_up(everybody):
    page = page_by_key(everybody, QueryDict("q=a&unit=1&unit=2&empty="), size=3)
    beside = parse_qs(page.next.lstrip("?"))
    assert beside == {"q": ["a"], "unit": ["1", "2"], "after": [str(page.rows[-1].pk)]}
    further = page_by_key(everybody, asked(page.next), size=3)
    assert parse_qs(further.next.lstrip("?"))["after"] == [str(further.rows[-1].pk)]
    assert set(parse_qs(further.previous.lstrip("?"))) == {"q", "unit", "before"}


@pytest.mark.parametrize("mark", ["", "x", "../etc", "9" * 5000, "00000000-0000-0000-0000-000000000000", "é"])
@pytest.mark.parametrize("direction", ["after", "before"])
def test_a_mark_that_means_nothing_is_the_first_page(everybody, mark, direction):
    page = page_by_key(everybody, asked(urlencode({direction: mark})), size=3)
    assert page.rows == list(everybody.order_by("sort_name", "pk")[:3])
    assert page.previous is None


def test_a_mark_says_nothing_about_somebody_whom_one_may_not_see(cast, as_):
    with as_(cast.leader) as leader:
        people = visible(leader)
        first = page_by_key(people, asked(None), size=2)
        assert page_by_key(people, {"after": str(cast.hr.person_id)}, size=2) == first


def test_an_edge_that_left_the_list_still_marks_the_place(everybody):
    page = page_by_key(everybody, asked(None), size=5)
    edge = page.rows[-1]
    left = everybody.exclude(pk=edge.pk)
    assert page_by_key(left, asked(page.next), among=everybody, size=5).rows == list(
        everybody.order_by("sort_name", "pk")[5:10]
    )


@pytest.mark.parametrize("said", [None, "", "1", "01890a5dac96774bbcceb302099a80570", object(), "ü" * 100])
def test_what_is_no_id_is_none(said):
    assert as_id(said) is None
