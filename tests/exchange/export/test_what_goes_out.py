"""A list has everybody, everything that was and will be, a row for each place and each leader in it."""

import io
import tracemalloc
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wegwijzer.exchange.export import export, people
from wegwijzer.exchange.models import Export
from wegwijzer.foundation.clock import today
from wegwijzer.output.sheets import Refused, limits
from wegwijzer.people import actions
from wegwijzer.people.models import Employment, Person, Position, ReportingLine
from wegwijzer.training.models import TrainingParticipation

pytestmark = pytest.mark.django_db


def of(rows: list[dict], number: str) -> list[dict]:
    return [row for row in rows if row["Personeelsnummer"] == number]


def day(cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return date.fromisoformat(cell) if isinstance(cell, str) and cell else cell or None


@pytest.fixture
def noor(hr):
    return actions.add_person(hr, given_name="Noor", family_name="Van de Velde", number="00012")


@pytest.fixture
def place(hr, noor) -> Position:
    held = Position.objects.select_related("unit", "function").filter(ends_on=None)[0]
    employment = actions.employ(hr, person=noor, starts_on=date(2020, 1, 1))
    return actions.give_place(
        hr, employment=employment, starts_on=date(2020, 1, 1), share=80, unit=held.unit, function=held.function
    )


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_everybody_and_every_place_is_in_it(hr, taken, format):
    rows = taken("people", format)
    assert {row["Achternaam"] for row in rows} == set(Person.objects.values_list("family_name", flat=True))
    stretches = {(row["Personeelsnummer"], day(row["Vanaf"])) for row in rows}
    for number, starts_on in Position.objects.values_list("person__number", "starts_on"):
        assert (number, starts_on) in stretches
    assert max(day(row["Vanaf"]) or date.min for row in rows) > today() - timedelta(days=200)


def test_another_leader_is_another_row_of_the_same_place(hr, taken, noor, place, cast):
    first, second = cast.leader.person, cast.leader_above.person
    starts = place.starts_on
    actions.appoint_leader(hr, position=place, manager=first, starts_on=starts + timedelta(days=10),
                           ends_on=starts + timedelta(days=19))  # fmt: skip
    actions.appoint_leader(hr, position=place, manager=second, starts_on=starts + timedelta(days=40))
    found = [
        ((day(row["Vanaf"]) - starts).days, row["Tot en met"] and (day(row["Tot en met"]) - starts).days,
         row["Leidinggevende"])
        for row in of(taken("people", "csv"), "00012")
    ]  # fmt: skip
    assert found == [
        (0, 9, None), (10, 19, first.number), (20, 39, None), (40, None, second.number),
    ]  # fmt: skip


def test_somebody_without_place_or_employment_has_a_row(hr, taken, noor):
    [row] = of(taken("people", "csv"), "00012")
    assert (row["Voornaam"], row["Vanaf"], row["Datum in dienst"]) == ("Noor", None, None)
    actions.employ(hr, person=noor, starts_on=date(2020, 1, 1), kind="agency")
    [row] = of(taken("people", "csv"), "00012")
    assert (day(row["Datum in dienst"]), row["Soort contract"], row["Vanaf"]) == (date(2020, 1, 1), "uitzend", None)


def test_lines_of_other_kinds_have_no_row(hr, taken):
    ReportingLine.objects.filter(kind="hierarchical").delete()
    assert ReportingLine.objects.exists()
    rows = taken("people", "csv")
    assert {row["Leidinggevende"] for row in rows} == {None}
    without = Person.objects.filter(employments=None).count()
    empty = Employment.objects.filter(positions=None).count()
    assert len(rows) == Position.objects.count() + without + empty


@pytest.mark.parametrize(
    ("language", "header", "share", "kind"),
    [("nl", "Tewerkstelling in procent", "87,5", "vast"), ("en", "Share", "87.5", "permanent")],
)
def test_values_are_in_the_language_of_who_asks(hr, read_back, place, language, header, share, kind):
    Position.objects.filter(pk=place.pk).update(share="87.5")
    done = export(hr, kind="people", format="csv", language=language)
    sniffed, rows = read_back(done.file, done.name)
    assert sniffed.dialect.separator == (";" if language == "nl" else ",")
    found = next(row for row in rows if row[0] == "00012")
    assert found[rows[0].index(header)] == share
    assert found[8] == kind


def test_workbooks_hold_real_days_and_numbers_and_leave_zeros_of_numbers(hr, taken, place):
    [row] = of(taken("people", "xlsx"), "00012")
    assert row["Tewerkstelling in procent"] == 80
    assert day(row["Vanaf"]) == date(2020, 1, 1)
    assert not isinstance(row["Vanaf"], str)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_a_spreadsheet_would_run_goes_out_harmless_and_comes_back_as_it_was(hr, read_back, noor, format):
    Person.objects.filter(pk=noor.pk).update(given_name='=HYPERLINK("http://x")', family_name="@SUM(A1)")
    done = export(hr, kind="people", format=format, language="nl")
    raw = done.file.read()
    done.file.seek(0)
    _, rows = read_back(done.file, done.name)
    assert ["00012", '=HYPERLINK("http://x")', "@SUM(A1)"] in [row[:3] for row in rows]
    if format == "csv":
        assert b";=HYPERLINK" not in raw
        assert b';"=HYPERLINK' not in raw


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_every_training_is_in_it(hr, taken, format, cast):
    rows = taken("training", format)
    assert len(rows) == TrainingParticipation.objects.count()
    mine = of(rows, cast.employee.person.number)
    assert [row["Opleiding"] for row in mine][-1] == "Coaching: wat wil ik na lijn 3?"
    assert {str(row["Aantal uren"]).replace(",", ".") for row in mine} >= {"3.5", "80"}
    assert mine[1]["Soort"] == "werkplekleren"


def test_who_took_what_is_written_down(hr):
    done = export(hr, kind="people", format="csv")
    [kept] = Export.objects.all()
    assert (kept.kind, kept.format, kept.exported_by_id) == ("people", "csv", hr.person_id)
    assert kept.rows == done.rows > Person.objects.count()


def test_only_who_keeps_the_data_takes_it_out(cast, as_):
    for persona in (cast.employee, cast.leader, cast.executive, cast.coach):
        with as_(persona):
            with pytest.raises(PermissionDenied):
                export(persona, kind="people", format="csv")
            assert not Export.objects.exists()


def test_the_other_organisation_is_not_in_it(hr, taken, cast):
    numbers = {row["E-mailadres"] for row in taken("people", "csv")}
    assert cast.neighbour.account.email not in numbers


def test_it_takes_as_many_statements_for_few_as_for_many(hr):
    def statements() -> int:
        with CaptureQueriesContext(connection) as run:
            export(hr, kind="people", format="csv")
        return len(run)

    many = statements()
    ReportingLine.objects.all().delete()
    Position.objects.all().delete()
    assert statements() == many <= 4


def test_memory_stays_the_same_however_long_the_list_is(hr, monkeypatch):
    """Ten times as many rows through the same writing: what is held does not grow with them."""
    once = list(people.rows("nl"))[:100]

    def most_held(times: int, format: str) -> int:
        monkeypatch.setattr(people, "rows", lambda _: (row for _ in range(times) for row in once))
        tracemalloc.start()
        try:
            export(hr, kind="people", format=format).file.close()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    for format in ("csv", "xlsx"):
        assert most_held(50, format) < most_held(5, format) + 400_000, format


def test_more_rows_than_a_workbook_holds_is_refused_and_nothing_is_written_down(hr, monkeypatch):
    monkeypatch.setattr(limits, "XLSX_ROWS", 100)
    with pytest.raises(Refused):
        export(hr, kind="people", format="xlsx")
    assert not Export.objects.exists()
    assert export(hr, kind="people", format="csv").rows > 100


def test_hr_takes_a_list_from_the_page_and_sees_that_it_was_taken(cast, client_for):
    client = client_for(cast.hr)
    answer = client.get("/o/lindeveld/exports/training.csv")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="lindeveld-opleidingen-{today():%Y-%m-%d}.csv"'
    assert b"".join(answer.streaming_content).decode("utf-8-sig").startswith("Personeelsnummer;Voornaam;")
    page = client.get("/o/lindeveld/exports/").content.decode()
    assert "Nele Claes" in page
    assert "Nog niemand haalde een lijst op" not in page


def test_a_template_comes_in_the_language_that_was_asked_for(cast, client_for, read_back):
    client = client_for(cast.hr)
    address = "/o/lindeveld/imports/templates/people.xlsx"
    answer = client.get(address, {"language": "fr"})
    _, rows = read_back(io.BytesIO(b"".join(answer.streaming_content)), "modele.xlsx")
    assert rows[0][:3] == ["Matricule", "Prénom", "Nom"]
    assert rows[1][1] == "obligatoire"
    assert client.get(address, {"language": "xx"}).status_code == 404


def test_what_does_not_fit_in_a_workbook_is_said_on_the_page(cast, client_for, monkeypatch):
    monkeypatch.setattr(limits, "XLSX_ROWS", 100)
    answer = client_for(cast.hr).get("/o/lindeveld/exports/people.xlsx", follow=True)
    assert "Haal het op als CSV" in answer.content.decode()
