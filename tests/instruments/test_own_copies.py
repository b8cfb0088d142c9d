"""An organisation's own copy: drafted, published, frozen; what runs keeps its version."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from wegwijzer.instruments import actions, edits
from wegwijzer.instruments.edits import Content
from wegwijzer.instruments.models import OwnInstrument, OwnState
from wegwijzer.instruments.queries import NoInstrument, current, own_versions, ref_of, version

pytestmark = pytest.mark.django_db
KEY = "conversation-form"


@pytest.fixture
def hr(cast, as_):
    with as_(cast.hr) as actor:
        yield actor


def titled(hr, title: str, key: str = KEY) -> OwnInstrument:
    """A published copy with this title."""
    draft = actions.copy_instrument(hr, key=key)
    said = {"nl": {"title": title}, "en": {"title": f"{title} (en)"}}
    actions.edit_draft(hr, draft=draft, edit=partial(edits.change_texts, start="", said=said))
    return actions.publish(hr, draft=draft)


def title_now(hr) -> str:
    return current(hr.organisation, KEY).in_language("nl").title


def test_a_draft_changes_nothing_for_others_until_it_is_published(hr):
    before = title_now(hr)
    draft = actions.copy_instrument(hr, key=KEY)
    edit = partial(edits.change_texts, start="", said={"nl": {"title": "Ons formulier"}})
    actions.edit_draft(hr, draft=draft, edit=edit)
    assert title_now(hr) == before
    actions.publish(hr, draft=draft)
    assert title_now(hr) == "Ons formulier"
    assert current(hr.organisation, KEY).own


def test_what_runs_keeps_the_version_it_began_with(hr):
    began_with = current(hr.organisation, KEY).ref
    first = ref_of(titled(hr, "Eerste"))
    second = ref_of(titled(hr, "Tweede"))
    assert [version(hr.organisation, ref).in_language("nl").title for ref in (first, second)] == ["Eerste", "Tweede"]
    assert version(hr.organisation, began_with).own is False
    assert title_now(hr) == "Tweede"
    assert current(hr.organisation, KEY).number == 2


def test_withdrawing_gives_back_what_we_ship_and_keeps_what_runs(hr):
    before = title_now(hr)
    titled(hr, "Eerste")
    ref = ref_of(titled(hr, "Tweede"))
    assert actions.withdraw(hr, key=KEY) == 2
    assert title_now(hr) == before
    assert version(hr.organisation, ref).in_language("nl").title == "Tweede"
    assert {own.state for own in own_versions(hr, KEY)} == {OwnState.WITHDRAWN}
    assert actions.withdraw(hr, key=KEY) == 0
    titled(hr, "Derde")
    assert title_now(hr) == "Derde" and current(hr.organisation, KEY).number == 3


@pytest.mark.parametrize("change", [{"texts": {}}, {"digest": "x"}, {"published_at": None, "digest": ""}, {"key": "x"}])
def test_the_database_refuses_to_change_what_was_published(hr, change):
    own = titled(hr, "Van ons")
    with pytest.raises(IntegrityError, match="a published instrument stays as it is"), transaction.atomic():
        OwnInstrument.objects.filter(pk=own.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnInstrument.objects.filter(pk=own.pk).delete()
    with pytest.raises(ValidationError):
        actions.drop_draft(hr, draft=own)
    with pytest.raises(ValidationError, match="intussen gepubliceerd"):
        actions.edit_draft(hr, draft=own, edit=partial(edits.add_part, said={}))


def test_a_withdrawal_is_noted_once(hr):
    own = titled(hr, "Van ons")
    actions.withdraw(hr, key=KEY)
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnInstrument.objects.filter(pk=own.pk).update(withdrawn_at=None, withdrawn_by=None)


def test_two_drafts_of_one_instrument_are_one(hr):
    assert actions.copy_instrument(hr, key=KEY).pk == actions.copy_instrument(hr, key=KEY).pk
    draft = actions.copy_instrument(hr, key=KEY)
    with pytest.raises(IntegrityError, match="instrument_one_draft"), transaction.atomic():
        OwnInstrument.objects.create(
            organisation=hr.organisation, key=KEY, number=9, based_on="x", structure={}, texts={}
        )
    actions.drop_draft(hr, draft=draft)
    assert not own_versions(hr, KEY).exists()


def test_a_draft_with_a_text_missing_is_not_published(hr):
    draft = actions.copy_instrument(hr, key=KEY)
    edit = partial(edits.change_texts, start="questions.career", said={"en": {"text": " "}})
    actions.edit_draft(hr, draft=draft, edit=edit)
    (problem,) = actions.problems_of(hr, OwnInstrument.objects.get(pk=draft.pk))
    assert (problem.code, problem.where, problem.path) == ("text_missing", "en", ("questions.career.text",))
    with pytest.raises(ValidationError, match="nog niet klaar"):
        actions.publish(hr, draft=draft)


def test_a_language_the_organisation_adds_is_asked_of_the_draft(hr):
    draft = actions.copy_instrument(hr, key=KEY)
    hr.organisation.languages = ["nl", "en", "fr"]
    assert [problem.code for problem in actions.problems_of(hr, draft)] == ["language_missing"]


def test_only_hr_touches_them(cast, as_):
    with as_(cast.hr) as hr:
        draft = actions.copy_instrument(hr, key=KEY)
    for persona in (cast.employee, cast.leader, cast.executive, cast.coach, cast.adviser):
        with as_(persona) as actor:
            assert not own_versions(actor).exists()
            for act in (
                partial(actions.copy_instrument, key=KEY),
                partial(actions.edit_draft, draft=draft, edit=lambda content: content),
                partial(actions.publish, draft=draft),
                partial(actions.drop_draft, draft=draft),
                partial(actions.withdraw, key=KEY),
            ):
                with pytest.raises(PermissionDenied):
                    act(actor)


def test_another_organisation_has_its_own(cast, as_, hr):
    ref = ref_of(titled(hr, "Van Lindeveld"))
    assert version(hr.organisation, ref).in_language("nl").title == "Van Lindeveld"  # and kept in memory


def test_nobody_reads_the_copy_of_another_organisation(cast, as_):
    with as_(cast.hr) as hr:
        ref = ref_of(titled(hr, "Van Lindeveld"))
        version(hr.organisation, ref)
    with as_(cast.stranger) as other:
        with pytest.raises(NoInstrument):
            version(other.organisation, ref)
        assert not current(other.organisation, KEY).own


# ---- Edits: content in, content out


@pytest.fixture
def content(hr) -> Content:
    source = current(hr.organisation, "preparation-employee")
    return Content(source.structure, source.texts)


def keys(content: Content) -> list[list[str]]:
    return [[question["key"] for question in part["questions"]] for part in content.structure["parts"]]


def test_a_question_moves_within_its_part_and_into_the_next(content):
    before = keys(content)
    first, last = before[1][0], before[0][-1]
    assert keys(edits.move_question(content, first, 1))[1][:2] == [before[1][1], first]
    moved = keys(edits.move_question(content, last, 1))
    assert moved[0] == before[0][:-1] and moved[1][0] == last
    moved = keys(edits.move_question(content, first, -1))
    assert moved[0][-1] == first
    assert keys(edits.move_question(content, before[0][0], -1)) == before
    assert keys(content) == before  # nothing was changed in place


def test_what_is_removed_takes_its_texts_along(content):
    smaller = edits.remove_part(edits.remove_question(content, "strengths"), "growth")
    left = {key for texts in smaller.texts.values() for key in texts}
    assert not any(key.startswith(("questions.strengths", "questions.growth-", "parts.growth")) for key in left)
    assert "questions.quality.text" in left


def test_a_new_question_never_gets_a_key_that_was_used(content):
    added = edits.add_question(content, "now", {"kind": "open"}, {"nl": {"text": "Nog iets?"}})
    new = keys(added)[0][-1]
    again = edits.add_question(edits.remove_question(added, new), "now", {"kind": "open"}, {})
    assert keys(again)[0][-1] != new
    assert added.texts["nl"][f"questions.{new}.text"] == "Nog iets?"


def test_a_scale_that_grows_keeps_the_words_of_its_ends(hr):
    source = current(hr.organisation, KEY)
    words = {language: {value: texts[f"scales.agree.{value}"] for value in range(1, 6)}
             for language, texts in source.texts.items()}  # fmt: skip
    grown = edits.change_scale(Content(source.structure, source.texts), "agree", 7, words)
    assert grown.scale("agree")["points"] == [1, 2, 3, 4, 5, 6, 7]
    assert grown.texts["nl"]["scales.agree.7"] == "helemaal wel" and "scales.agree.5" not in grown.texts["nl"]
    shrunk = edits.change_scale(Content(source.structure, source.texts), "agree", 2, words)
    assert shrunk.texts["en"]["scales.agree.2"] == "completely"


def test_choices_are_added_moved_and_removed_and_keep_their_keys(hr):
    source = current(hr.organisation, KEY)
    new = [("later", {"nl": "Later", "en": "Later"}), ("", {"nl": "Ooit", "en": "Some day"}), ("now", {"nl": "Nu"})]
    changed = edits.change_options(Content(source.structure, source.texts), "terms", new)
    choices = changed.options("terms")["choices"]
    assert (choices[0], choices[2]) == ("later", "now") and choices[1] not in source.structure["options"][0]["choices"]
    assert changed.texts["nl"]["options.terms.now"] == "Nu" and "options.terms.not-now" not in changed.texts["nl"]
