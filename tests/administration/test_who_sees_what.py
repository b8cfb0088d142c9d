"""“Who sees what?” says what the access rules say, all of them."""

import importlib
import pkgutil

import pytest

import wegwijzer
from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Rule
from wegwijzer.administration.overview import by_side, by_topic
from wegwijzer.administration.topics import TOPICS
from wegwijzer.people.access import SEE_DETAILS, SEE_PERSON
from wegwijzer.people.audience import SIDES, in_short, sides_of


def every_rule() -> set[Rule]:
    """The rules of all rooms: what stands in their `access` modules."""
    names = [found.name for found in pkgutil.walk_packages(wegwijzer.__path__, "wegwijzer.")]
    modules = [name for name in names if name.endswith(".access") or name.startswith("wegwijzer.access.")]
    modules = [name for name in modules if ".migrations" not in name]
    return {value for name in modules for value in vars(importlib.import_module(name)).values() if is_rule(value)}


def is_rule(value) -> bool:
    return isinstance(value, Rule)


def test_no_rule_is_left_out():
    told = {topic.see for topic in TOPICS} | {topic.change for topic in TOPICS if topic.change}
    assert {rule.name for rule in every_rule()} == {rule.name for rule in told}


def test_every_ground_has_words():
    for rule in every_rule():
        assert set(sides_of(rule)) <= set(SIDES)
        assert in_short(rule)


def test_every_role_has_its_own_line():
    assert set(Role) <= set(SIDES)
    assert len(by_side()) == len(SIDES)


def test_says_what_the_rules_say():
    rows = {str(row.title): row for row in by_topic()}
    assert rows["Je persoonlijke gegevens"].sees == "Jij en HR"
    assert rows["Je pagina en je pad"].sees == "Jij, wie jou nu leidt, wie jouw leidinggevende nu leidt en HR"
    assert rows["Wie naar je gegevens keek"].sees == "Jij"
    assert rows["Wie naar je gegevens keek"].changes == "Niemand"
    assert rows["Afdelingen en functies"].sees == "Iedereen met een rol in de organisatie"


def test_hr_is_not_said_to_see_the_reading_log():
    lines = {row.who: [str(title) for title in row.sees] for row in by_side()}
    assert "Wie naar je gegevens keek" not in lines["HR"]
    assert "Wie naar je gegevens keek" in lines["Jij, van jezelf"]


@pytest.mark.django_db
def test_ones_own_case_is_told_with_names(ask, cast, text):
    page = text(ask(cast.employee, "who-sees-what"))
    assert cast.leader.person.full_name in page
    assert "Alleen jij" in page
    assert "Wie de machine beheert, heeft hier geen sleutel" in page


@pytest.mark.django_db
def test_the_answer_follows_the_reader(ask, cast, text):
    """What Samira reads about herself is not what her leader reads about himself."""
    mine = {topic: answer.short for topic, answer in ask(cast.employee, "who-sees-what").context["mine"]}
    his = {topic: answer.short for topic, answer in ask(cast.leader, "who-sees-what").context["mine"]}
    by_rule = {topic.see: topic for topic in mine}
    assert mine[by_rule[SEE_DETAILS]] == his[by_rule[SEE_DETAILS]] == "Jij en HR"
    assert cast.leader.person.full_name in mine[by_rule[SEE_PERSON]]
    assert cast.leader.person.full_name not in his[by_rule[SEE_PERSON]]
