"""HR's own copy of every kind of instrument: what a page does not change stays, what it changes is what people get."""

import re
from functools import partial

import pytest

from tests.instruments.copies import a_draft
from tests.selfwork.sheets import a_sheet
from wegwijzer.instruments import shipped
from wegwijzer.instruments.actions import copy_instrument, edit_draft, problems_of, publish
from wegwijzer.instruments.edits import change_texts
from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.outcome import score
from wegwijzer.instruments.queries import current, version
from wegwijzer.selfwork.actions import save_answer
from wegwijzer.selfwork.fitting import fitting
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.queries import values_of

pytestmark = pytest.mark.django_db
EVERY = sorted(shipped.shipped())


@pytest.fixture
def draft_of(cast, as_, client_for):
    """A draft, a function that posts one of its pages with something changed, and one that reads it as it stands."""

    def make(key: str):
        with as_(cast.hr) as hr:
            row = a_draft(hr.organisation, key)
        client = client_for(cast.hr)

        def change(path: str, **changed) -> int:
            address = f"/o/lindeveld/instruments/drafts/{row.pk}/{path}/"
            page = client.get(address)
            values = {field.html_name: field.value() for field in page.context["form"]}
            sent = {name: value for name, value in values.items() if value not in (None, False)} | changed
            several = {name for name, field in page.context["form"].fields.items() if hasattr(field, "choices")}
            sent = {
                name: "\n".join(value) if isinstance(value, list) and name not in several else value
                for name, value in sent.items()
            }
            sent["version"] = version_in(page)
            return client.post(address, {name: value for name, value in sent.items() if value is not False}).status_code

        def stored() -> OwnInstrument:
            with as_(cast.hr) as hr:
                found = OwnInstrument.objects.get(pk=row.pk)
                found.missing = problems_of(hr, found)
                return found

        return row, change, stored

    return make


def version_in(page) -> str:
    return re.search(r'name="version" value="([^"]*)"', page.content.decode())[1]


def questions(structure: dict) -> dict[str, dict]:
    return {question["key"]: question for part in structure["parts"] for question in part["questions"]}


def filled_out(structure: dict) -> dict:
    """With what holds anyway when a question does not say it: a page says it."""
    usual = {"own": 5, "example": False, "reverse": False, "gaps": False}
    return {key: usual | question for key, question in questions(structure).items()}


@pytest.mark.parametrize("key", EVERY)
def test_saving_a_page_without_a_change_changes_nothing(draft_of, key):
    row, change, stored = draft_of(key)
    before = row.structure
    paths = [
        "texts",
        *(["outcomes"] if "scoring" in before else []),
        *(f"parts/{part['key']}" for part in before["parts"]),
    ]
    seen = {}
    for name, question in questions(before).items():  # one question of each kind
        seen.setdefault(question["kind"], f"questions/{name}")
    paths += [*seen.values(), *(f"scales/{scale['key']}" for scale in before.get("scales", ()))]
    paths += [f"options/{options['key']}" for options in before.get("options", ())]
    for path in paths:
        assert change(path) == 302, path
    after = stored()
    assert after.texts == row.texts
    assert filled_out(after.structure) == filled_out(before)
    rest = {name: value for name, value in before.items() if name != "parts"}
    assert {name: value for name, value in after.structure.items() if name != "parts"} == rest
    assert after.missing == []


def test_of_every_kind_a_copy_holds_once_it_is_published_and_who_is_half_way_goes_on(cast, as_):
    with as_(cast.hr) as hr:
        before = {key: current(hr.organisation, key) for key in EVERY}
        for_oneself = [key for key, version in before.items() if version.structure["answered_by"] == "self"]
        begun = {key: a_sheet(hr, key) for key in for_oneself}
        for key in EVERY:
            draft = copy_instrument(hr, key=key)
            said = {"nl": {"title": f"Van ons: {key}"}, "en": {"title": f"Ours: {key}"}}
            edit_draft(hr, draft=draft, edit=partial(change_texts, start="", said=said))
            assert current(hr.organisation, key) is before[key], "a draft changes nothing"
            publish(hr, draft=draft)
            now = current(hr.organisation, key)
            assert now.own and now.in_language("en").title == f"Ours: {key}" and now.digest != before[key].digest
            assert version(hr.organisation, before[key].ref) is before[key]
        for key, sheet in begun.items():
            sheet.refresh_from_db()
            field = next(field for field in instrument_of(sheet).fields.values() if field.kind in ("open", "rating"))
            save_answer(
                hr, sheet=sheet, field=field.key, value="Ja." if field.kind == "open" else field.scale.low.value
            )
            assert instrument_of(sheet).title == before[key].in_language("nl").title
            assert instrument_of(a_sheet(hr, key)).title == f"Van ons: {key}"


def test_of_a_drawing_the_lines_points_years_and_levels_are_changed(draft_of):
    _row, change, stored = draft_of("learning-curve")
    assert change("questions/curve", lines="2", points="20", years_ahead="10") == 302
    assert questions(stored().structure)["curve"] | {"kind": "drawing"} == {
        "key": "curve",
        "kind": "drawing",
        "scale": "levels",
        "lines": 2,
        "points": 20,
        "years_ahead": 10,
    }
    assert change("scales/levels", count="3", word_100_nl="meester") == 302
    after = stored()
    assert after.structure["scales"][0]["points"] == [0, 50, 100]
    assert after.texts["nl"]["scales.levels.100"] == "meester"
    assert {key for key in after.texts["nl"] if key.startswith("scales.")} == {
        f"scales.levels.{point}" for point in (0, 50, 100)
    }
    assert change("questions/curve", lines="99") == 422


def test_of_a_map_who_stands_where_what_is_noted_and_how_many(draft_of):
    row, change, stored = draft_of("development-network")
    about = next(options["key"] for options in row.structure["options"] if options["key"] == "about")
    assert change("questions/network", people="12", gaps=False, about="") == 302
    question = questions(stored().structure)["network"]
    assert (question["people"], question["gaps"]) == (12, False) and "about" not in question
    assert change("questions/network", about=about, gaps="on") == 302
    assert questions(stored().structure)["network"]["about"] == about


def test_of_words_how_many_of_ones_own(draft_of):
    row, change, stored = draft_of("meaning-of-a-career")
    key = next(key for key, question in questions(row.structure).items() if question["kind"] == "words")
    assert change(f"questions/{key}", own="2") == 302
    assert questions(stored().structure)[key]["own"] == 2


def test_another_length_of_the_scale_keeps_outcomes_where_they_were(draft_of):
    _row, change, stored = draft_of("career-scan")
    assert change("scales/holds", count="9") == 302
    assert [entry.get("below") for entry in stored().structure["scoring"]["ranges"]] == [4.0, 6.4, None]
    assert change("texts", minutes="12") == 302
    assert change("outcomes", below_0="3,5") == 422  # a point, as everywhere in these fields
    assert change("outcomes", below_0="3.5", said_0_nl="Zwaar.") == 302
    after = stored()
    assert after.structure["minutes"] == 12 and after.structure["scoring"]["ranges"][0]["below"] == 3.5
    assert after.texts["nl"]["outcome.heavy"] == "Zwaar."


def said(**rows: str) -> dict:
    """What stands in the rows of the page of outcomes, in both languages."""
    return {f"said_{at[1:]}_{lang}": f"{text} ({lang})" for at, text in rows.items() for lang in ("nl", "en")}


def test_hr_begins_to_take_answers_together_where_nothing_did(draft_of, client_for, cast, as_):
    """A check without outcomes gets them in a page: who fills in reads them, is led on by them, and no number."""
    row, change, stored = draft_of("career-competences")
    address, hr = f"/o/lindeveld/instruments/drafts/{row.pk}/", client_for(cast.hr)
    assert "Uitkomsten schrijven" in hr.get(address).content.decode()
    first = hr.get(f"{address}outcomes/").context["form"]
    assert [first[f"below_{at}"].value() for at in range(3)] == [2.3, 3.7, None]  # three alike, of a scale from 1 to 5
    assert change("outcomes", below_0="2.5", below_1="", **said(_0="Hier is nog ruimte", _1="Dit zit goed")) == 302
    ranges = stored().structure["scoring"]["ranges"]
    assert [entry.get("below") for entry in ranges] == [2.5, None] and stored().missing == []
    page = hr.get(address).content.decode()
    assert "onder een gemiddelde van 2,5" in page and "Hier is nog ruimte (nl)" in page

    low = ranges[0]["key"]
    part = row.structure["parts"][0]
    assert change(f"parts/{part['key']}", **{f"fits_{low}": ["learning-curve"]}) == 302
    with as_(cast.hr) as actor:
        publish(actor, draft=OwnInstrument.objects.get(pk=row.pk))
        sheet = a_sheet(actor, "career-competences")
        for question in part["questions"]:
            save_answer(actor, sheet=sheet, field=question["key"], value=1)
        assert score(instrument_of(sheet), values_of(sheet))[0].said == "Hier is nog ruimte (nl)"
    read = hr.get(f"/o/lindeveld/self/{sheet.pk}/read/").content.decode()
    assert "Hier is nog ruimte (nl)" in read and "Mijn leercurve" in read


def test_outcomes_come_go_and_stand_in_the_order_of_their_numbers(draft_of):
    row, change, stored = draft_of("career-scan")
    assert change("outcomes", below_3="4.5", **said(_3="Bijna")) == 302
    after = stored()
    assert [entry.get("below") for entry in after.structure["scoring"]["ranges"]] == [2.5, 3.7, 4.5, None]
    assert leads(after) == leads(row) and after.missing == []
    gone = {f"said_1_{lang}": "" for lang in ("nl", "en")}
    assert change("outcomes", **gone) == 302
    after = stored()
    assert "mixed" not in {entry["key"] for entry in after.structure["scoring"]["ranges"]}
    assert set(leads(after)["workability"]) == {"heavy"} and set(leads(after)["growth"]) == {"heavy", "well"}
    assert "outcome.mixed" not in after.texts["nl"] and after.missing == []
    every = {f"said_{at}_{lang}": "" for at in range(4) for lang in ("nl", "en")}
    assert change("outcomes", **every) == 302
    assert "scoring" not in stored().structure and stored().missing == []


def test_outcomes_that_leave_a_stretch_without_words_are_refused(draft_of):
    _row, change, stored = draft_of("career-scan")
    assert change("outcomes", below_2="4.5") == 422  # none is the highest
    assert change("outcomes", below_1="") == 422  # two are
    assert change("outcomes", below_1="2.5") == 422  # twice the same
    assert change("outcomes", below_1="7.5") == 422  # beyond the scale
    assert change("outcomes", below_0="1") == 422  # nobody is below its low end
    assert [entry.get("below") for entry in stored().structure["scoring"]["ranges"]] == [2.5, 3.7, None]
    assert change("outcomes", said_0_en="") == 302  # a draft may be unfinished, and says so
    assert [problem.path for problem in stored().missing] == [("outcome.heavy",)]


def test_a_part_that_goes_takes_along_where_it_led(draft_of):
    _row, change, stored = draft_of("career-scan")
    assert change("parts/growth/remove") == 302
    assert set(stored().structure["scoring"]["leads_to"]) == {"workability", "employability"}
    assert stored().missing == []


def leads(row: OwnInstrument) -> dict:
    return row.structure["scoring"].get("leads_to", {})


def test_what_an_outcome_leads_to_is_chosen_per_outcome(draft_of, client_for, cast):
    row, change, stored = draft_of("career-scan")
    page = client_for(cast.hr).get(f"/o/lindeveld/instruments/drafts/{row.pk}/parts/growth/").content.decode()
    assert page.count("Wat past bij uitkomst") == 3 and "Mijn leercurve" in page and "“Hier zit het nu goed”" in page
    assert 'value="career-scan"' not in page  # it does not lead to itself
    fits = {"fits_heavy": ["job-role-network", "learning-curve"], "fits_mixed": []}
    assert change("parts/growth", **fits) == 302
    after = stored()
    # what was there keeps its place, what is new comes after it
    assert leads(after)["growth"] == {"heavy": ["learning-curve", "job-role-network"], "well": ["learning-curve"]}
    assert leads(after)["workability"] == leads(row)["workability"] and after.missing == []
    every = {f"fits_{name}": ["career-competences"] for name in ("heavy", "mixed", "well")}
    assert change("parts/growth", **every) == 302
    assert leads(stored())["growth"] == ["career-competences"]  # whatever comes of it
    assert change("parts/growth", **{name: [] for name in every}) == 302
    assert "growth" not in leads(stored())
    assert change("parts/growth", fits_well=["conversation-form"]) == 422  # nobody takes that alone
    assert change("parts/looking", title_nl="Nog iets") == 302  # without statements: nothing comes of it


def test_where_hr_lets_an_outcome_lead_is_where_people_are_led(draft_of, cast, as_):
    _row, change, stored = draft_of("career-scan")
    assert change("parts/workability", fits_heavy=["learning-curve"]) == 302
    with as_(cast.hr) as hr:
        publish(hr, draft=stored())
    with as_(cast.newcomer) as priya:
        sheet = a_sheet(priya, "career-scan", **dict.fromkeys(("energy", "pace", "life", "body", "say", "backing"), 1))
        instrument = instrument_of(sheet)
        (found,) = fitting(priya, instrument, score(instrument, values_of(sheet)))
    assert [each.key for each in found.instruments] == ["learning-curve"]


def test_a_drawing_gets_levels_of_its_own_that_go_from_0_to_100(draft_of, client_for, cast):
    row, change, stored = draft_of("career-competences")
    address = f"/o/lindeveld/instruments/drafts/{row.pk}"
    client = client_for(cast.hr)
    assert "?kind=drawing" not in client.get(f"{address}/").content.decode()
    words = {"word_0_nl": "leeg", "word_0_en": "empty", "word_100_nl": "vol", "word_100_en": "full"}
    form = {"version": version_in(client.get(f"{address}/scales/new/?for=drawing"))}
    assert client.post(f"{address}/scales/new/?for=drawing", form | words | {"count": "3"}).status_code == 302
    after = stored()
    assert after.structure["scales"][-1]["points"] == [0, 50, 100] and after.missing == []
    scale = after.structure["scales"][-1]["key"]
    assert after.texts["nl"][f"scales.{scale}.100"] == "vol"
    adding = f"{address}/parts/knowing/new/?kind=drawing"
    assert adding.split("knowing")[1] in client.get(f"{address}/").content.decode()
    asked = {"text_nl": "Hoe loopt je energie?", "text_en": "How does your energy go?", "scale": scale}
    asked |= {"lines": "1", "points": "20", "years_ahead": "1", "version": version_in(client.get(adding))}
    assert client.post(adding, asked).status_code == 302
    assert change("texts", **{"fields.line_nl": "Waarover?", "fields.line_en": "About what?"}) == 302
    assert stored().missing == []


@pytest.mark.parametrize(
    ("key", "offered", "not_offered"),
    [
        ("learning-curve", {"drawing", "open", "examples"}, {"theme", "map"}),
        ("development-network", {"map", "words", "one"}, {"drawing", "rating"}),
        ("conversation-form", {"theme", "rating", "examples"}, {"drawing", "map"}),
    ],
)
def test_each_draft_offers_the_kinds_that_it_has_room_for(draft_of, client_for, cast, key, offered, not_offered):
    row, _change, _stored = draft_of(key)
    page = client_for(cast.hr).get(f"/o/lindeveld/instruments/drafts/{row.pk}/").content.decode()
    kinds = set(re.findall(r"\?kind=(\w+)", page))
    assert offered <= kinds and not not_offered & kinds


@pytest.mark.parametrize("key", ["learning-curve", "development-network"])
def test_the_preview_draws_as_people_will(draft_of, client_for, cast, key):
    row, _change, _stored = draft_of(key)
    page = client_for(cast.hr).get(f"/o/lindeveld/instruments/own/{row.pk}/preview/").content.decode()
    assert "instruments/drawing.js" in page and "instruments/mapping.js" in page
