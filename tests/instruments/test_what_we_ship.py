"""The instruments that come with the product: whole, frozen, and in both languages."""

import pytest
from django.core.checks.registry import registry

from wegwijzer.instruments import checks, shipped
from wegwijzer.instruments.actions import copy_instrument
from wegwijzer.instruments.queries import NoInstrument, current, draft_version, version
from wegwijzer.instruments.shipped import LANGUAGES
from wegwijzer.instruments.structure import Theme


def test_all_of_it_can_be_used_and_nothing_published_was_changed():
    assert checks.instruments in registry.get_checks()
    assert checks.instruments(None) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_form_has_eight_themes_that_either_side_scores(language):
    form = shipped.shipped()["conversation-form"][-1].in_language(language)
    assert [theme.key for theme in form.themes] == [
        "career",
        "motivation",
        "functioning",
        "tasks",
        "technical",
        "social",
        "behaviour",
        "other",
    ]
    assert all(isinstance(theme, Theme) and theme.scale.values == (1, 2, 3, 4, 5) for theme in form.themes)
    assert {field.side for field in form.fields.values()} == {"", "employee", "other"}
    assert "career.score" in {field.key for field in form.fields_for("employee")}
    assert "career.score" not in {field.key for field in form.fields_for("other")}
    assert form.field("career.score").text != form.field("career.other").text_for("other")


def test_the_four_questions_have_prompts_and_growth_has_six_aspects():
    employee = shipped.shipped()["preparation-employee"][-1].in_language("nl")
    four = next(part for part in employee.parts if part.key == "myself")
    assert len(four.questions) == 4 and all(len(question.prompts) >= 3 for question in four.questions)
    for key in ("preparation-employee", "preparation-other"):
        growth = next(p for p in shipped.shipped()[key][-1].in_language("en").parts if p.key == "growth")
        assert len(growth.questions) == 6


def test_without_a_copy_of_its_own_an_organisation_has_what_we_ship(cast, as_):
    with as_(cast.hr) as hr:
        found = current(hr.organisation, "conversation-form")
        assert found.ref == "conversation-form/1" and not found.own
        assert version(hr.organisation, found.ref) is found
        for ref in ("conversation-form/99", "nothing/1", "", "x@y", "00000000-0000-0000-0000-000000000000@abc"):
            with pytest.raises(NoInstrument):
                version(hr.organisation, ref)
        with pytest.raises(NoInstrument):
            current(hr.organisation, "nothing")


def test_asking_twice_is_one_small_statement_each(cast, as_, django_assert_num_queries):
    with as_(cast.employee) as actor, django_assert_num_queries(1):
        current(actor.organisation, "preparation-employee").in_language("en")


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("best-self", ["Roberts", "Dutton", "Spreitzer", "Heaphy", "Quinn", "2005"]),
        ("development-network", ["Harrington", "Hall", "2007"]),
        ("job-role-network", ["Schein", "1992"]),
    ],
)
def test_who_thought_of_it_first_is_named_in_each_language(key, names):
    version = shipped.shipped()[key][-1]
    for language in ("nl", "en"):
        source = version.in_language(language).source
        assert [name for name in names if name not in source] == [], language


def test_every_version_says_where_it_comes_from_also_an_organisations_own(cast, as_):
    every = [version for rows in shipped.shipped().values() for version in rows]
    said = [version.in_language(each).source for version in every for each in LANGUAGES]
    assert all(said) and len(set(said)) >= 2 * len(shipped.shipped())
    with as_(cast.hr) as hr:
        draft = copy_instrument(hr, key="learning-curve")
        own = draft_version(draft).in_language("en")
        assert own.is_own and own.source == shipped.shipped()["learning-curve"][-1].in_language("en").source


def asked(key: str) -> dict[str, dict]:
    """What each kind of question of this instrument holds: key → question, as the newest version has it."""
    parts = shipped.shipped()[key][-1].structure["parts"]
    return {question["key"]: question for part in parts for question in part["questions"]}


def choices(key: str, name: str) -> set[str]:
    options = shipped.shipped()[key][-1].structure["options"]
    return set(next(each["choices"] for each in options if each["key"] == name))


@pytest.mark.parametrize(
    ("key", "kind", "count"),
    [
        ("career-competences", "rating", 14),
        ("career-scan", "rating", 18),
        ("learning-curve", "open", 9),  # beside the drawing
        ("best-self", "open", 6),
    ],
)
def test_each_asks_what_the_catalogue_wants_of_it(key, kind, count):
    assert [question["kind"] for question in asked(key).values()].count(kind) == count


def test_the_scan_is_on_workability_employability_and_growth_and_leads_on_from_each():
    scoring = shipped.shipped()["career-scan"][-1].structure["scoring"]
    assert set(scoring["leads_to"]) == {"workability", "employability", "growth"}
    assert len(scoring["ranges"]) == 3


def test_a_job_is_dimensions_who_expects_what_how_weighty_what_limits_and_what_will_change():
    network = asked("job-role-network")["network"]
    assert network["kind"] == "map" and choices("job-role-network", network["about"]) == {"expects", "limits", "later"}
    assert choices("job-role-network", network["roles"]) == {"daily", "decides", "depends", "grows"}
    rest = set(asked("job-role-network")) - {"network"}
    dimensions, consequences = {"responsible", "means", "able"}, {"world", "shift", "competences", "experience"}
    assert rest == dimensions | consequences


def test_a_network_tells_who_advises_supports_is_honest_and_opens_doors_here_and_elsewhere():
    network = asked("development-network")["network"]
    roles, where = (choices("development-network", network[name]) for name in ("roles", "groups"))
    assert roles >= {"advice", "support", "feedback", "doors"} and where == {"team", "organisation", "field", "home"}
    assert network["gaps"] and not asked("job-role-network")["network"].get("gaps")
