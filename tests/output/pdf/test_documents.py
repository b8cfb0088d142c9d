"""Documents are PDF/UA-1 whatever people write in them: read by other programs than the one that made them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.output.pdf import examples, reading
from wegwijzer.output.pdf import bind, qr, render


def test_a_document_says_its_title_and_language_and_that_it_is_for_everybody():
    made = render("document", examples.document(), language="nl")
    assert reading.head(made) == {
        "title": "Mijn plan",
        "language": "nl",
        "part": "1",
        "shows_title": "True",
        "tagged": "True",
    }
    assert reading.faults(made) == []


def test_its_headings_tables_and_paragraphs_are_tagged_as_what_they_are():
    found = reading.tags(render("document", examples.document(), language="nl"))
    assert found["H1"] == 1 and found["H2"] == 1 and found["H3"] == 1
    assert found["Table"] == 1 and found["TH"] == 2 and found["TD"] == 2
    assert found["P"] > 5 and not found["Figure"]  # pictograms say nothing of their own


@pytest.mark.parametrize("text", [examples.NASTY, "#" * 500, "\\" * 300, "[" * 50 + "]" * 7, "$" * 9])
def test_what_people_write_is_never_read_as_markup(text):
    made = render("document", examples.said(text), language="nl")
    plain = "".join(reading.words(made).replace("\u200b", "").split())
    assert "".join(text.split())[:60] in plain
    assert reading.tags(made)["H2"] == 1  # “= kop” made no heading


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("שלום עולם", None),
        ("مرحبا بالعالم", None),
        ("😀 👩‍👩‍👧 🇧🇪 ❤️", None),
        ("漢字", "\N{WHITE SQUARE}\N{WHITE SQUARE}"),
        ("a\x00\x01\x07b\ufdd0\ue000", "ab\N{WHITE SQUARE}\N{WHITE SQUARE}"),
        ("a\u2028b\u2029c\r\nd\te\x0bf", "d e"),
        ("e\u0301 zalgo: z\u0351\u0350a", None),
        ("Ž ș ł ğ Ж я Ω", "Ž ș ł ğ Ж я Ω"),
    ],
)
def test_any_letter_can_be_printed_or_leaves_an_open_square(text, seen):
    made = render("document", examples.said(text), language="nl")
    assert reading.faults(made) == []
    assert seen is None or seen in reading.words(made)


def test_a_hundred_thousand_letters_run_over_pages_with_or_without_a_space():
    for text in ("woord " * 16_667, "x" * 100_000, "regel\n" * 16_667):
        made = render("document", examples.said(text), language="nl")
        assert reading.pages(made) > 5
        printed = "".join(reading.words(made).replace("\u200b", "").split())
        assert printed.count("woord") == 16_667 or printed.count("x") >= 100_000 or printed.count("regel") == 16_667


def test_a_half_pair_of_a_letter_does_not_stop_it():
    assert reading.faults(render("document", examples.said("a\ud83db"), language="nl")) == []


@pytest.mark.parametrize(
    ("size", "bare", "paper", "sheets"),
    [
        ("a6", False, (297, 210), 1),
        ("a6", True, (105, 148), 2),
        ("wallet", False, (210, 297), 1),
        ("wallet", True, (86, 54), 2),
    ],
)
def test_a_card_has_its_size_and_its_square_says_what_it_is(size, bare, paper, sheets):
    made = render("card", examples.card(size=size, bare=bare), language="nl")
    assert reading.millimetres(made) == paper and reading.pages(made) == sheets
    assert reading.alternatives(made) == ["Code naar je plan"]
    assert reading.faults(made) == []
    assert "Meelopen met Ilse" in reading.words(made).replace("\r\n", " ")


def test_long_words_on_a_card_become_smaller_and_stay_on_it():
    stop = {"icon": "people", "title": "Een heel lange afspraak " * 12, "line": "x" * 200, "done": False}
    side = {"label": "Mijn plan", "stops": [stop] * 3, "foot": {"label": "Klaar tegen", "day": "29 januari"}}
    for size in ("a6", "wallet"):
        made = render("card", examples.card(size=size, front=side, name="Maximiliaan " * 9), language="nl")
        assert reading.pages(made) == 1 and reading.faults(made) == []


def test_documents_bound_into_one_keep_all_their_tags(tmp_path):
    parts = []
    for number in range(3):
        parts.append(tmp_path / f"{number}.pdf")
        parts[-1].write_bytes(render("document", examples.document(heading=f"Nummer {number}"), language="nl"))
    one = reading.tags(parts[0].read_bytes())
    assert bind(parts, tmp_path / "whole.pdf") == 3
    whole = (tmp_path / "whole.pdf").read_bytes()
    assert reading.tags(whole) == {name: 1 if name == "Document" else 3 * number for name, number in one.items()}
    assert reading.faults(whole) == []
    assert all(f"Nummer {number}" in reading.words(whole) for number in range(3))
    with pytest.raises(ValueError, match="nothing"):
        bind([], tmp_path / "none.pdf")


def test_several_threads_make_documents_at_the_same_time():
    with ThreadPoolExecutor(4) as threads:
        names = [f"Persoon {n}" for n in range(12)]
        made = threads.map(lambda name: render("card", examples.card(name=name), language="nl"), names)
    assert all(name in reading.words(each) for name, each in zip(names, made, strict=True))


def test_a_square_to_scan_is_a_drawing_and_nothing_else():
    drawn = qr("https://wegwijzer.example/o/lindeveld/plan/")
    assert drawn.startswith("<svg") and "script" not in drawn
