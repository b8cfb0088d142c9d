"""The actions that are shipped: data in two languages, of which a course is one kind among many."""

import pytest

from wegwijzer.plans import catalogue

ASKED = {  # PLAN-3, by the key of ours that stands for it
    "new methods, instructions or procedures": "new-methods",
    "solving problems and feeding back": "solving-problems",
    "harder tasks with support": "harder-tasks",
    "wider or richer tasks": "tasks",
    "working with the experienced": "experienced",
    "project or team work": "project",
    "induction with a mentor": "mentor",
    "workplace coaching and learning": "workplace-coaching",
    "job rotation": "job-rotation",
    "intervision": "intervision",
    "work-shadowing inside": "shadowing",
    "work-shadowing outside": "shadowing-outside",
    "training": "course",
    "e-learning": "e-learning",
    "self-study": "self-study",
    "coaching by the leader or a colleague": "coaching",
    "joining another department for a while": "other-department",
}


def test_all_that_was_asked_for_is_there_and_courses_are_the_least_of_it():
    known = {each.key: each.group for each in catalogue.shipped()}
    assert not set(ASKED.values()) - set(known)
    assert sum(group == "course" for group in known.values()) < len(known) / 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_has_its_words_in_its_own_language(language):
    assert language in catalogue.languages()
    keys = {each.key for each in catalogue.shipped()}
    said = [catalogue.words(key, language) for key in keys]
    assert all(each.name and each.text for each in said)
    other = "en" if language == "nl" else "nl"
    assert not [key for key in keys if catalogue.words(key, language).text == catalogue.words(key, other).text]
    for group in catalogue.groups():
        assert catalogue.group_words(group, language).name


def test_no_words_stand_there_of_an_action_that_is_not():
    keys = {each.key for each in catalogue.shipped()}
    for language in catalogue.languages():
        assert set(catalogue._texts(language)["actions"]) == keys
