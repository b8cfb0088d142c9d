"""Leaders: found by number, address or name; asked when two could be meant; no rings."""

import pytest

from tests.exchange.people.desk import day as D
from tests.exchange.people.desk import now, row
from wegwijzer.exchange.kinds.people import rings
from wegwijzer.people.models import Person, Position, ReportingLine

pytestmark = pytest.mark.django_db
LEAVE = {"problem_rows": "leave_out"}


def led():
    return set(ReportingLine.objects.values_list("person__number", "manager__number"))


@pytest.mark.parametrize(
    "said", ["0200", "200", "Bo.Wit@voorbeeld.example", "Bo Van Wit", "Van Wit, Bo", "van wit BO", "bó van wít"]
)
def test_however_the_leader_is_called(empty, said):
    bo = {**row("0200"), "given_name": "Bo", "family_name": "Van Wit", "email": "bo.wit@voorbeeld.example"}
    rows = [row("1", manager=said), bo]
    assert empty.save(rows).problems == []
    assert led() == {("1", "0200")}
    without = empty.examine([now("1", manager=said)])  # and when the leader is not in the file
    assert without.counts == {"same": 1, "absent": 1}


def test_two_of_one_name_are_a_question_with_what_tells_them_apart(empty):
    rows = [row("1", manager="An Peeters"), row("2", "An Peeters"), row("3", "An Peeters", unit="Winkel")]
    found = empty.examine(rows)
    asked = found.question()
    assert asked["key"] == "manager:an peeters"
    assert [(one["label"], one["detail"]) for one in asked["candidates"]] == [
        ("An Peeters", "2 · Bakkerij"),
        ("An Peeters", "3 · Winkel"),
    ]
    assert (found.problems, asked["rows"]) == ([], 1)


def test_the_answer_about_somebody_of_ours_holds(empty):
    empty.save([row("2", "An Peeters"), row("3", "An Peeters")])
    chosen = str(Person.objects.get(number="3").pk)
    done = empty.save([row("1", manager="An Peeters")], answers={"manager:an peeters": chosen})
    assert done.found("question") == []
    assert led() == {("1", "3")}


def test_nobody_is_called_so_and_the_line_alone_is_left_out(empty):
    rows = [row("1", manager="Niemand Nergens"), row("2", manager="1")]
    done = empty.save(rows, **LEAVE)
    assert done.problems == [(2, "manager", "manager_unknown")]
    assert (Person.objects.count(), Position.objects.count(), led()) == (2, 2, {("2", "1")})


def test_a_line_that_cannot_be_read_leaves_ours_as_it_is(empty):
    empty.save([row("1", manager="2"), row("2")])
    done = empty.save([row("1", manager="Niemand Nergens"), row("2")], **LEAVE)
    assert done.counts == {"same": 2}
    assert led() == {("1", "2")}


def test_leading_oneself(empty):
    done = empty.save([row("1", manager="1")], **LEAVE)
    assert done.problems == [(2, "manager", "manager_oneself")]
    assert led() == set()


def test_a_leader_with_bad_rows_is_said_so(empty):
    done = empty.save([row("1", manager="2"), row("2", share=0)], **LEAVE)
    assert (2, "manager", "manager_left_out") in done.problems
    assert done.counts == {"created": 1, "left_out": 1}


def test_a_ring_is_named_at_each_of_its_rows(empty):
    rows = [row("1", manager="2"), row("2", manager="3"), row("3", manager="1"), row("4", manager="1")]
    done = empty.save(rows, **LEAVE)
    assert done.problems == [(n, "manager", "manager_ring") for n in (2, 3, 4)]
    assert led() == {("4", "1")}


def test_leading_each_other_at_different_times_is_no_ring(empty):
    rows = [
        row("1", manager="2", ends_on=D("2020-12-31")), row("1", manager=None, starts_on=D("2021-01-01")),
        row("2", manager=None, ends_on=D("2020-12-31")), row("2", manager="1", starts_on=D("2021-01-01")),
    ]  # fmt: skip
    assert empty.examine(rows).problems == []


def test_a_ring_with_lines_that_we_have(empty):
    empty.save([row("1", manager="2"), row("2", manager="3"), row("3")])
    done = empty.examine([now("3", manager="1")])
    assert done.problems == [(2, "manager", "manager_ring")]


def test_days_of_a_ring_are_those_that_all_its_lines_share():
    """Each two of three overlap, and all three never."""
    edges = {
        "a": ("1", "2", [(1, 20)]), "b": ("2", "3", [(10, 30)]), "c": ("3", "1", [(21, 40)]),
    }  # fmt: skip
    assert rings._peel_in_memory(edges) == set()
    edges["c"] = ("3", "1", [(15, 40)])
    assert rings._peel_in_memory(edges) == {"a", "b", "c"}


def test_a_long_chain_is_no_ring_and_a_long_ring_is_found_whole(empty):
    rows = [row(str(n), manager=str(n + 1)) for n in range(1, 3000)] + [row("3000", manager=None)]
    assert empty.examine(rows).problems == []
    rows[-1]["manager"] = "1"
    assert len(empty.examine(rows).problems) == 3000


def test_a_leader_who_is_not_there_on_that_day_is_a_remark(empty):
    done = empty.save(
        [row("1", manager="2"), row("3", manager="2"), row("2", ends_on=D("2019-06-30"), starts_on=D("2019-01-01"))]
    )
    assert (done.problems, done.found("remark")) == ([], [(2, "manager", "manager_not_there")])
    assert len(led()) == 2
