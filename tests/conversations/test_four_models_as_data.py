"""The four models ship as data, complete in each language, and what they guarantee holds of their flows."""

import json

import pytest

from wegwijzer.conversations import flows


def test_the_four_are_there_with_who_talks():
    found = {key: model.other for key, model in flows.models().items()}
    assert found == {"line": "leader", "staff": "staff", "management": "leader_above", "external": "adviser"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", flows.KEYS)
def test_every_text_is_there_and_no_other(key, language):
    model, texts = flows.model(key), flows.texts(key, language)
    assert list(texts.flows) == [flow.key for flow in model.flows]
    for name in ("advantages", "needs", "guaranteed"):
        assert tuple(getattr(texts, name)) == getattr(model, name)
        assert all(getattr(texts, name).values())
    assert texts.name and texts.summary and texts.other


def test_a_language_without_texts_gets_dutch():
    assert flows.texts("line", "fr") == flows.texts("line", "nl")
    assert flows.texts("line", "en-gb") == flows.texts("line", "en")


def test_with_an_adviser_from_outside_only_the_employee_lets_anybody_hear():
    external = flows.model("external")
    assert all(flow.sender == flows.EMPLOYEE and flow.by_choice for flow in external.flows)
    assert external.optional == frozenset(), "nothing of it can be changed"
    assert external.asked_by == ("employee",)


def test_only_optional_flows_can_be_left_out():
    assert [flow.key for flow in flows.model("line").flows_with([])] == ["leader_above"]
    assert [flow.key for flow in flows.model("line").flows_with(["hr"])] == ["leader_above", "hr"]


def test_a_conversation_keeps_its_flows_as_they_were():
    kept = json.loads(json.dumps([flow.kept() for flow in flows.model("staff").flows]))
    assert flows.flows_of(kept) == flows.model("staff").flows
