"""A list of courses comes in: who it is about is found, what is new or other is saved, and it can be taken back."""

from datetime import date
from decimal import Decimal

import pytest

from tests.exchange import bringing
from wegwijzer.exchange import queries
from wegwijzer.exchange.actions import answer
from wegwijzer.exchange.models import State, Work
from wegwijzer.people import actions
from wegwijzer.training.actions import change_training
from wegwijzer.training.models import TrainingParticipation

pytestmark = pytest.mark.django_db
HEADER = "Personeelsnummer;E-mail;Voornaam;Achternaam;Opleiding;Soort;Aanbieder;Startdatum;Einddatum;Uren"


@pytest.fixture
def hr(cast, as_):
    with as_(cast.hr) as actor:
        yield actor


@pytest.fixture
def samira(cast):
    return cast.employee.person


def sheet(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def examined(actor, content, **choices):
    return bringing.examine(actor, bringing.upload(actor, content, name="cursussen.csv", kind="training"), **choices)


def counts(import_) -> dict[str, int]:
    return {what: found["training"] for what, found in import_.result["counts"].items()}


def said(actor, import_, weight="problem") -> list[tuple[int, str]]:
    return [(told.row, told.text) for told in queries.all_findings(actor, import_, weight)]


def line(person, rest: str) -> str:
    return f"{person.number};{person.email};{person.given_name};{person.family_name};{rest}"


def test_a_new_course_is_created_for_who_has_the_number(hr, samira):
    content = sheet(f"{samira.number};;;;Lassen;cursus;De School;14/03/2024;15/03/2024;7,5")
    import_ = examined(hr, content)
    assert (import_.trouble, said(hr, import_)) == ({}, [])
    assert counts(import_) == {"created": 1}
    bringing.save(hr, import_)
    kept = TrainingParticipation.objects.get(person=samira, title="Lassen")
    assert (kept.kind, kept.provider, kept.starts_on, kept.ends_on, kept.hours) == (
        "training", "De School", date(2024, 3, 14), date(2024, 3, 15), Decimal("7.50"),
    )  # fmt: skip


def test_the_same_file_twice_changes_nothing(hr, samira):
    content = sheet(line(samira, "Lassen;e-learning;;14/03/2024;;"), line(samira, "Solderen;;;15/03/2024;;8"))
    bringing.save(hr, examined(hr, content))
    assert counts(examined(hr, content)) == {"same": 2}
    assert counts(examined(hr, content.replace("Lassen", "LASSEN"))) == {"same": 2}


@pytest.mark.parametrize("who", ["{number};;;", ";{email};;", ";;{given};{family}", ";;{family};{given}"])
def test_somebody_is_known_by_number_address_or_name(hr, samira, who):
    who = who.format(number=samira.number, email=samira.email.upper(), given="Samira", family="El Idrissi")
    import_ = examined(hr, sheet(f"{who};Lassen;;;14/03/2024;;"))
    if who.endswith("El Idrissi;Samira"):  # which is which stands in the header: this is somebody else
        assert said(hr, import_) == [(2, "We kennen niemand met “El Idrissi Samira”.")]
    else:
        assert counts(import_) == {"created": 1}


def test_one_column_with_the_whole_name_will_do(hr, samira):
    content = sheet("El Idrissi, Samira;Lassen;14/03/2024", header="Naam;Opleiding;Datum")
    bringing.save(hr, examined(hr, content))
    assert TrainingParticipation.objects.get(title="Lassen").person_id == samira.pk


def test_who_is_not_known_is_a_problem_of_that_row(hr, samira):
    import_ = examined(hr, sheet("999999;;;;Lassen;;;14/03/2024;;", line(samira, "Lassen;;;14/03/2024;;")))
    assert said(hr, import_) == [(2, "We kennen niemand met “999999”.")]
    assert counts(import_) == {"created": 1, "left_out": 1}
    refused = bringing.examine(hr, import_, problem_rows="leave_out")
    bringing.save(hr, refused)
    assert TrainingParticipation.objects.filter(title="Lassen").count() == 1


def test_two_people_of_one_name_are_a_question_and_the_answer_is_remembered(hr):
    first, second = (
        actions.add_person(hr, given_name="Noor", family_name="Peeters-Vos", number=number) for number in ("N1", "N2")
    )
    content = sheet("Noor;Peeters-Vos;Lassen;14/03/2024", header="Voornaam;Achternaam;Opleiding;Datum")
    import_ = examined(hr, content)
    [question] = queries.questions(hr, import_)
    assert question.text == "Er is meer dan één “Noor Peeters-Vos”."
    assert [candidate.value for candidate in question.candidates] == [str(first.pk), str(second.pk)]
    answer(hr, import_=import_, answers={question.key: str(second.pk)})
    bringing.save(hr, bringing.do(hr, import_, Work.EXAMINE))
    assert TrainingParticipation.objects.get(title="Lassen").person_id == second.pk
    again = examined(hr, content)
    assert queries.questions(hr, again) == []
    assert counts(again) == {"same": 1}


def test_a_number_beside_another_name_is_remarked(hr, samira):
    import_ = examined(hr, sheet(f"{samira.number};;Jan;Peeters;Lassen;;;14/03/2024;;"))
    assert said(hr, import_, "remark") == [(2, "Hier staat “Jan Peeters”, bij ons is dit Samira El Idrissi.")]
    assert counts(import_) == {"created": 1}


def test_an_empty_cell_takes_nothing_away_and_a_filled_one_changes(hr, samira):
    ours = TrainingParticipation.objects.get(person=samira, title="Eerste hulp op het werk")
    day = ours.starts_on
    assert counts(examined(hr, sheet(line(samira, f"eerste hulp op het werk;;;{day};;")))) == {"same": 1}
    import_ = examined(hr, sheet(line(samira, f"Eerste hulp op het werk;;Vrijwillige Ambulance;{day};;16")))
    assert counts(import_) == {"changed": 1}
    [change] = queries.changes(hr, import_, "changed", "", {}).rows
    assert change.name == "Eerste hulp op het werk, Samira El Idrissi"
    assert [(d["field"], d["before"], d["after"]) for d in change.details] == [
        ("provider", "Het Kruis Vlaanderen", "Vrijwillige Ambulance"), ("hours", "15", "16"),
    ]  # fmt: skip
    bringing.save(hr, import_)
    ours.refresh_from_db()
    assert (ours.provider, ours.hours, ours.kind) == ("Vrijwillige Ambulance", Decimal(16), "training")


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        ("Lassen;;;14/03/1950;;", "Deze dag ligt voor de geboortedatum van deze persoon."),
        ("Lassen;;;14/03/2024;14/03/2044;", "Dit jaar kan niet kloppen."),
        ("Lassen;;;14/03/2014;14/03/2026;", "Zo lang duurt een opleiding niet."),
        ("Lassen;;;14/03/2024;14/03/2024;25", "Zoveel uren zijn er niet in die dagen."),
    ],
)
def test_what_cannot_be_is_named_by_row(hr, samira, rest, text):
    import_ = examined(hr, sheet(line(samira, "Solderen;;;15/03/2024;;8"), line(samira, rest)))
    found = said(hr, import_)
    assert [row for row, _ in found] == [3]
    if "2044" not in rest:  # that one is said by whoever reads the days
        assert found == [(3, text)]
    assert counts(import_) == {"created": 1, "left_out": 1}


def test_the_same_row_twice_is_one_and_two_that_differ_contradict(hr, samira):
    twice = line(samira, "Lassen;;;14/03/2024;;8")
    import_ = examined(hr, sheet(twice, twice))
    assert said(hr, import_, "remark") == [(3, "“Lassen” staat ook op rij 2. We bewaren het één keer.")]
    assert counts(import_) == {"created": 1}
    import_ = examined(hr, sheet(twice, line(samira, "Lassen;;;14/03/2024;;9")))
    assert [row for row, _ in said(hr, import_)] == [2, 3]
    assert counts(import_) == {"left_out": 2}


def test_a_kind_that_we_do_not_know_is_kept_as_another_and_remarked(hr, samira):
    import_ = examined(hr, sheet(line(samira, "Zwemmen;watersport;;14/03/2024;;")))
    assert said(hr, import_, "remark") == [(2, "“watersport” kennen we niet als soort. We bewaren het als “andere”.")]
    bringing.save(hr, import_)
    assert TrainingParticipation.objects.get(title="Zwemmen").kind == "other"


def test_it_is_taken_back_whole(hr, samira):
    before = list(TrainingParticipation.objects.order_by("pk").values())
    day = TrainingParticipation.objects.get(person=samira, title="Eerste hulp op het werk").starts_on
    content = sheet(line(samira, "Lassen;;;14/03/2024;;"), line(samira, f"Eerste hulp op het werk;;;{day};;16"))
    import_ = bringing.save(hr, examined(hr, content))
    assert list(TrainingParticipation.objects.order_by("pk").values()) != before
    bringing.undo(hr, import_)
    assert (import_.trouble, import_.state) == ({}, State.UNDONE)
    assert list(TrainingParticipation.objects.order_by("pk").values()) == before


def test_what_somebody_changed_since_stays(hr, samira):
    import_ = bringing.save(hr, examined(hr, sheet(line(samira, "Lassen;;;14/03/2024;;"))))
    kept = TrainingParticipation.objects.get(title="Lassen")
    change_training(hr, participation=kept, hours=Decimal(3))
    bringing.undo(hr, import_)
    assert import_.state == State.SAVED
    assert import_.trouble["code"] == "changed_since"
    kept.refresh_from_db()
    assert kept.hours == 3


@pytest.mark.parametrize(
    "header",
    [
        "Employee ID;Course title;Type;Provider;Start date;End date;Hours",
        "Matricule;Intitulé de la formation;Type de formation;Organisme de formation;Date de début;Date de fin;Heures",
        "Personalnummer;Titel der Schulung;Art der Schulung;Schulungsanbieter;Beginn;Ende;Stunden",
        "Stamnummer;Naam opleiding;Opleidingsvorm;Opleidingsinstituut;Begindatum;Einddatum;Duur (uren)",
    ],
)
def test_headers_of_four_languages_are_known(hr, samira, header):
    content = sheet(f"{samira.number};Lassen;coaching;X;14/03/2024;25/03/2024;8", header=header)
    import_ = examined(hr, content)
    assert (said(hr, import_), counts(import_)) == ([], {"created": 1})
    assert len({key for key in import_.mapping.values() if key}) == 7
