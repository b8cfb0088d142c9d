"""Sheets as PDF: what was answered and what comes of it, drawings as vectors with a table, for their owner alone."""

from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse

from tests.conversations.test_who_sees_what import leave
from tests.output.pdf import examples, reading
from tests.selfwork.sheets import a_sheet
from tests.selfwork.test_sharing import shared_stories
from wegwijzer.access.readings import own_readings
from wegwijzer.instruments.on_paper import pieces_of
from wegwijzer.instruments.shipped import shipped
from wegwijzer.selfwork import actions, papers
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.reach import start_in_the_job

SCAN = {"energy": 1, "pace": 2, "life": 1, "body": 2, "surprise": examples.NASTY}
NOBODY = {"group": "team", "roles": ["advice"], "about": {"helps": "Legt de lijn uit."}}


@pytest.fixture
def fetched(client_for, cast):
    def fetch(name, *ids, who=None, language="nl"):
        client = client_for(who or cast.newcomer)
        client.cookies["language"] = language
        return client.get(reverse(name, args=["lindeveld", *ids]))

    return fetch


@pytest.fixture
def drawn(cast, am):
    """A sheet with a line of two competences, and one with two people."""
    priya = am(cast.newcomer)  # of whom the demo has no sheets
    start = start_in_the_job(priya)
    points = [{"on": start.isoformat(), "level": 10}, {"on": priya.today.isoformat(), "level": 60}]
    ahead = {"on": (priya.today + timedelta(days=400)).isoformat(), "level": 90}
    lines = [{"name": "Machines", "points": [*points, ahead]}, {"name": "Begeleiden", "points": points}]
    curve = a_sheet(priya, "learning-curve", curve={"lines": lines}, lately="Veel over de oven.")
    people = [{"name": "Johan Vercammen", **NOBODY}, {"name": "An Peeters", "group": "home", "roles": [], "about": {}}]
    return curve, a_sheet(priya, "development-network", network={"people": people})


def vectors_and_images(document: bytes) -> tuple[int, int]:
    kinds = [each.type for page in pypdfium2.PdfDocument(document) for each in page.get_objects()]
    return kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_PATH), kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)


def test_a_scan_has_its_outcome_in_words_what_fits_and_every_answer(fetched, cast, am):
    sheet = a_sheet(am(cast.newcomer), "career-scan", **SCAN)
    actions.share(am(cast.newcomer), sheet=sheet, fields=["pace"], receiver=cast.leader.person, until=None)
    am()
    answer = fetched("sheet-file", sheet.pk)
    assert answer["Content-Disposition"] == 'attachment; filename="wegwijzer-blad.pdf"'
    assert "no-store" in answer["Cache-Control"]
    text = " ".join(reading.words(answer.content).replace("\u200b", "").split())
    for said in ("Alleen jij", "Hier wringt het nu.", "Wat hierbij past", "2: klopt eerder niet", "Johan Vercammen"):
        assert said in text
    assert "Nog te weinig ingevuld: 0 van 6." in text and "#let x = sys.inputs" in text
    assert reading.faults(answer.content) == [] and reading.head(answer.content)["title"] == "Loopbaanscan"
    assert reading.tags(answer.content)["TH"] == 2


def test_on_paper_stands_no_share_with_who_left(fetched, cast, am, as_):
    sheet = a_sheet(am(cast.newcomer), "career-scan", **SCAN)
    actions.share(am(cast.newcomer), sheet=sheet, fields=["pace"], receiver=cast.leader.person, until=None)
    am()
    assert "Wat je nu deelt" in reading.words(fetched("sheet-file", sheet.pk).content)
    leave(cast, cast.leader, as_)
    assert "Wat je nu deelt" not in reading.words(fetched("sheet-file", sheet.pk).content)


def test_a_line_and_a_map_are_vectors_with_the_same_in_a_table(fetched, drawn, am):
    am()
    curve, network = (fetched("sheet-file", sheet.pk).content for sheet in drawn)
    for document, rows in ((curve, 5), (network, 2)):
        assert reading.faults(document) == []
        assert reading.tags(document)["Figure"] == 1 and reading.tags(document)["TR"] == rows + 1
        assert len(reading.alternatives(document)) == 1
        paths, images = vectors_and_images(document)
        assert paths > 20 and images == 0
    assert "Machines" in reading.words(curve) and "Veel over de oven." in reading.words(curve)
    text = " ".join(reading.words(network).split())
    assert "1. Johan Vercammen" in text and "Legt de lijn uit." in text
    assert "Hiervoor staat nog niemand op je kaart" in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_nine_topics_stand_beside_the_line_on_paper(fetched, cast, am, language):
    priya = am(cast.newcomer)
    asked = shipped()["learning-curve"][-1].in_language(language).fields
    topics = [key for key, field in asked.items() if field.kind == "open"]
    points = [{"on": priya.today.isoformat(), "level": 40}]
    said = {key: f"Antwoord {number}." for number, key in enumerate(topics, 1)}
    sheet = a_sheet(priya, "learning-curve", curve={"lines": [{"name": "", "points": points}]}, **said)
    am()
    text = " ".join(reading.words(fetched("sheet-file", sheet.pk, language=language).content).split())
    assert len(topics) == 9 and asked["curve"].text in text and asked["lately"].text in text
    assert [number for number in range(1, 10) if f"Antwoord {number}." not in text] == []


def test_everything_is_one_document_in_the_language_of_its_reader(fetched, drawn, am, cast):
    a_sheet(am(cast.newcomer), ahead=2, matters=4)
    am()
    answer = fetched("self-file", language="en")
    assert reading.faults(answer.content) == [] and reading.head(answer.content)["language"] == "en"
    tags, text = reading.tags(answer.content), reading.words(answer.content)
    assert tags["Figure"] == 2 and tags["H1"] == 5 and tags["TOCI"] == 4
    assert text.count("Where these questions come from") == 2  # among the contents, and once at the end
    assert "How do you steer your career?" in text and "My learning curve" in text
    assert "An Peeters" in text and "Veel over de oven." in text


def test_very_many_sheets_come_in_parts(fetched, cast, am, monkeypatch, client_for):
    monkeypatch.setattr(papers, "SHEETS_OF_A_PART", 2)
    for level in (1, 2, 3):
        a_sheet(am(cast.newcomer), ahead=level)
    am()
    page = client_for(cast.newcomer).get(reverse("self", args=["lindeveld"])).content.decode()
    assert "?part=1" in page and "deel 2 van 2" in page and "?part=3" not in page
    client = client_for(cast.newcomer)
    second, none, nonsense = (
        client.get(reverse("self-file", args=["lindeveld"]), {"part": part}) for part in ("2", "3", "-1")
    )
    assert "Deel 2 van 2" in reading.words(second.content) and "3: gaat wel" in reading.words(second.content)
    assert "1: helemaal niet" not in reading.words(second.content)
    assert none.status_code == nonsense.status_code == 404


def test_stories_of_others_stand_in_it_too(fetched, monkeypatch):
    answers = [{"question": "Wanneer zag je mij op mijn best?", "answer": examples.NASTY}]
    told = {"begun_at": "2026-05-04T08:00:00+02:00", "portrait": "Ik leg geduldig uit.", "threads": [], "asked": []}
    told["source"] = "Naar Roberts en anderen (2005)."
    told["threads"] = [{"name": "Geduld", "passages": ["Je legde het drie keer uit."]}, {"name": None, "passages": []}]
    told["stories"] = [{"from": "An Peeters", "answers": answers}]
    monkeypatch.setattr(papers, "stories", lambda actor: [told])
    document = fetched("self-file").content
    text = " ".join(reading.words(document).split())
    for words in (
        "Verhalen van anderen",
        "Ik leg geduldig uit.",
        "Geduld",
        "drie keer uit.",
        "Van An Peeters",
        "Roberts",
    ):
        assert words in text
    assert "Je vulde nog niets in." not in text and reading.faults(document) == []


def test_who_wrote_nothing_yet_gets_a_paper_that_says_so(fetched, cast):
    assert "Je vulde nog niets in." in reading.words(fetched("self-file", who=cast.newcomer).content)


def test_nobody_else_has_a_sheet_on_paper(fetched, drawn, am, cast):
    am()
    for who in (cast.employee, cast.leader, cast.hr, cast.executive, cast.coach):
        assert fetched("sheet-file", drawn[0].pk, who=who).status_code == 404
        assert "Veel over de oven." not in reading.words(fetched("self-file", who=who).content)


def test_what_is_shared_is_on_paper_for_the_two_as_it_stood_and_reading_it_is_noted(fetched, cast, am):
    priya = am(cast.newcomer)
    sheet = a_sheet(priya, "career-scan", **SCAN)
    share = actions.share(priya, sheet=sheet, fields=["pace"], receiver=cast.leader.person, until=priya.today)
    actions.save_answer(priya, sheet=sheet, field="pace", value=5)
    am()
    answer = fetched("share-file", share.pk, who=cast.leader)
    text = " ".join(reading.words(answer.content).split())
    for said in ("Gedeeld door Priya Nair", "2: klopt eerder niet", "Geef het niet door"):
        assert said in text
    assert examples.NASTY[:12] not in text and "Wat je nu deelt" not in text
    assert reading.faults(answer.content) == [] and reading.head(answer.content)["title"] == "Loopbaanscan"
    assert answer["Content-Disposition"] == 'attachment; filename="wegwijzer-gedeeld.pdf"'
    assert "Gedeeld met Johan Vercammen" in reading.words(fetched("share-file", share.pk).content)
    assert own_readings(am(cast.newcomer)).filter(reader_id=cast.leader.person_id, subject="shared_work").count() == 1
    actions.take_back(am(cast.newcomer), share=share)
    am()
    assert fetched("share-file", share.pk, who=cast.leader).status_code == 404
    assert fetched("share-file", share.pk, who=cast.hr).status_code == 404


def test_shared_stories_and_a_map_are_on_paper_for_who_got_them(fetched, cast, am, drawn):
    priya = am(cast.newcomer)
    share = actions.share(priya, sheet=drawn[1], fields=["network"], receiver=cast.leader.person, until=None)
    stories = shared_stories(cast, am)
    am()
    network = instrument_of(share).fields["network"]
    (drawn_map, _table) = pieces_of(network, share.answers["network"], today=priya.today, me="PN")
    assert drawn_map["me"] == "PN", "not “ik” to somebody else"
    document = fetched("share-file", share.pk, who=cast.leader).content
    words = " ".join(reading.words(document).split())
    assert reading.faults(document) == [] and "Legt de lijn uit." in words
    told = fetched("share-file", stories.pk, who=cast.leader).content
    assert reading.faults(told) == [] and stories.pieces[0]["lines"][0][:20] in " ".join(reading.words(told).split())
