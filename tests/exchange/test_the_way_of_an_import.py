"""From file to saved and back: what is asked, what is refused, what stays and what goes."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from tests.exchange.bringing import do, examine, examined, save, undo, upload
from tests.output import files
from wegwijzer.exchange import actions, parts, queries
from wegwijzer.exchange.models import Change, FilePart, Finding, Import, Remembered, State, Touched, Work
from wegwijzer.exchange.retention import forget_old
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.output.sheets import workbook
from wegwijzer.people.models import Employment, Membership, Person, Position

PEOPLE = """Personeelsnummer;Voornaam;Naam;Afdeling;Functie;Vanaf
1;An;De Smet;Hal 1;Lasser;13/01/2020
2;Bo;Claes;Hal 1;Lasser;01/02/2020
"""
MESSY = """Lindeveld nv;;;;;
Stamnr;Voornaam;Naam;Afdeling;Functie;Vanaf;Tot
verplicht;tekst;tekst;tekst;tekst;dd/mm/jjjj;leeg: loopt nog
1;An;De Smet;Hal 1;Lasser;31/02/2020;
2;;Claes;Hal 1;Lasser;01/02/2020;

3;Cas;Maes;Hal 1;Lasser;13/02/2020;01/01/2020
4;Dre;Pauwels;Hal 1;;01/02/2020;
5;Eva;Wils;Hal 1;Lasser;01/02/2020;;verschoven
6;Fee;Smits;Hal 1;Lasser;01/02/2020;
Stamnr;Voornaam;Naam;Afdeling;Functie;Vanaf;Tot
Totaal;6;;;;;
Pagina 1 van 1;;;;;;
"""


@pytest.fixture
def lead(firm):
    with firm.as_lead() as actor:
        yield actor


def codes(import_, weight: str) -> list[tuple[int, str, str]]:
    rows = Finding.objects.filter(of=import_, weight=weight).order_by("row", "field")
    return list(rows.values_list("row", "field", "code"))


def test_a_file_goes_from_chosen_to_saved_to_undone(lead):
    import_ = upload(lead, PEOPLE)
    assert import_.state is State.MAPPING
    actions.ask_examine(lead, import_=import_)
    assert import_.state is State.WORKING and queries.progress(lead, import_).waiting
    do(lead, import_, Work.EXAMINE)
    assert (import_.state, import_.result["rows"]) == (State.EXAMINED, 2)
    assert import_.result["counts"]["created"]["person"] == 2 and Person.objects.count() == 1
    save(lead, import_)
    assert (import_.state, import_.saved_by_id) == (State.SAVED, lead.person_id)
    assert Person.objects.count() == 3 and Touched.objects.filter(of=import_).exists()
    undo(lead, import_)
    assert (import_.trouble, import_.state, import_.undone_by_id) == ({}, State.UNDONE, lead.person_id)
    assert Person.objects.count() == 1


def test_hr_undoes_what_an_import_did_to_a_role_of_their_own(lead, firm):
    """A contract that goes on longer takes their role along. Putting the role back needs that role, at every moment."""
    own = f"9;Nele;Claes;{firm.address('nele')};Hal 1;Lasser;13/01/2020;\n"
    content = "Personeelsnummer;Voornaam;Naam;E-mail;Afdeling;Functie;Vanaf;Tot\n" + own
    save(lead, examined(lead, content))
    until = lead.today + timedelta(days=90)
    for model in (Position, Employment, Membership):
        model.objects.filter(person=lead.person_id).update(ends_on=until)

    def roles() -> dict:
        return dict(Membership.objects.filter(person=lead.person_id).values_list("role", "ends_on"))

    import_ = save(lead, examined(lead, content))
    assert roles() == {"career_lead": None, "employee": None}
    undo(lead, import_)
    assert (import_.trouble, import_.state) == ({}, State.UNDONE)
    assert roles() == {"career_lead": until, "employee": until}


def test_every_row_that_cannot_be_is_named_and_what_is_no_person_is_passed_over(lead):
    import_ = examined(lead, MESSY)
    assert import_.trouble == {}
    assert codes(import_, "problem")[:5] == [
        (4, "starts_on", "date_impossible"),
        (5, "given_name", "needed_empty"),
        (7, "ends_on", "end_before_start"),
        (8, "function", "needed_empty"),
        (9, "", "too_many_cells"),
    ]
    assert {code for _, _, code in codes(import_, "remark")} >= {"total_left_out", "header_again", "footer_left_out"}
    assert import_.result["rows"] == 6
    with pytest.raises(ValidationError, match="problemen"):
        actions.ask_save(lead, import_=import_)
    examine(lead, import_, problem_rows="leave_out")
    save(lead, import_)
    assert set(Person.objects.exclude(pk=lead.person_id).values_list("number", flat=True)) == {"6"}


def test_the_list_of_problems_has_the_header_of_the_file_the_value_and_a_sentence(lead):
    import_ = examined(lead, MESSY)
    first = next(queries.all_findings(lead, import_, "problem"))
    assert (first.row, first.column, first.value) == (4, "Vanaf", "31/02/2020")
    assert "31/02/2020" in first.text and first.advice
    assert [one.row for one in queries.findings(lead, import_, "problem", {}).rows][:3] == [4, 5, 7]


def test_a_total_of_shares_and_a_footer_over_two_cells_are_about_the_file(lead):
    text = "Stamnr;Voornaam;Naam;Afdeling;Functie;VTE\n1;An;De Smet;Hal 1;Lasser;1\n2;Bo;Claes;Hal 1;Lasser;0,8\n"
    import_ = examined(lead, text + "Totaal;2;;;;1,8\nAfgedrukt op 02/09/2026;;;;;Pagina 1 van 1\n")
    assert import_.dialect["share"] == "fraction"
    assert codes(import_, "problem") == [] and import_.result["rows"] == 2
    assert codes(import_, "remark") == [(4, "", "total_left_out"), (5, "", "footer_left_out")]


def test_a_whole_name_of_one_word_is_not_said_to_be_empty(lead):
    import_ = examined(lead, "Stamnr;Volledige naam\n1;An De Smet\n2;Zoë\n3;\n")
    found = [(one.row, one.field, one.code, one.value) for one in Finding.objects.filter(of=import_).order_by("row")]
    assert found[0] == (3, "full_name", "name_of_one_word", "Zoë")
    assert {one[2] for one in found[1:]} == {"needed_empty"}


def test_a_workbook_is_opened_once_to_look_at_it(lead, tmp_path, monkeypatch):
    opened, answers = [], workbook._answers
    monkeypatch.setattr(workbook, "_answers", lambda *asked: opened.append(asked) or answers(*asked))
    lines = [["Stamnr", "Voornaam", "Naam"], *[[str(number), f"An{number}", "Maes"] for number in range(1, 99)]]
    book = files.workbook(
        tmp_path / "mensen.xlsx",
        files.sheet_of({(r, c): cell for r, row in enumerate(lines) for c, cell in enumerate(row)}),
    )
    import_ = upload(lead, book)
    assert len(opened) == 1
    assert import_.seen["about_rows"] == 99  # more than the sample by which its sheet was chosen


def test_of_very_many_problems_the_first_are_listed_and_all_are_counted(lead, monkeypatch):
    monkeypatch.setattr("wegwijzer.exchange.run.MOST_FINDINGS", 10)
    wrong = "".join(f"{number};;Claes;Hal 1;Lasser;31/02/2020\n" for number in range(10, 60))
    import_ = examined(lead, PEOPLE + wrong)
    assert Finding.objects.filter(of=import_).count() == 11
    (last,) = Finding.objects.filter(of=import_, code="more_findings")
    assert last.details["problem"] >= 90 and import_.result["findings"]["problem"] == last.details["problem"] + 11
    told = list(queries.all_findings(lead, import_))
    assert len(told) == 11 and any("Er is nog meer" in one.text for one in told)


def test_conflict_markers_and_two_encodings_are_named_by_row(lead):
    for content, row in (
        (PEOPLE.encode() + b"<<<<<<< HEAD\n3;Cas;Maes;Hal 1;Lasser;01/02/2020\n=======\n>>>>>>> other\n", "rij 4"),
        (
            (PEOPLE + "3;Zoë;Maes;Hal 1;Lasser;01/02/2020\n").encode()
            + "4;Chloé;Wils;Hal 1;Las;01/02/2020\n".encode("cp1252"),
            "rij 5",
        ),
    ):
        with pytest.raises(ValidationError, match=row):
            upload(lead, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [("leeg.csv", b""), ("foto.csv", b"\xff\xd8\xff\xe0" + bytes(500)), ("brief.csv", b"%PDF-1.7\n" + b"x" * 300)],
)
def test_what_is_no_table_is_refused_with_a_sentence(lead, name, content):
    with pytest.raises(ValidationError) as refused:
        upload(lead, content, name=name)
    assert set(refused.value.message_dict) == {"file"} and not Import.objects.exists()
    (said,) = refused.value.message_dict["file"]
    assert re.search(r"Kies een bestand|Open het in je rekenblad", said)  # what to do about it


def test_a_file_that_is_too_large_is_refused_before_it_fills_the_disk(lead, monkeypatch):
    monkeypatch.setattr(parts, "MOST", 20)
    with pytest.raises(ValidationError, match="te groot"):
        upload(lead, PEOPLE)


def test_only_headers_and_nothing_below_is_said(lead):
    import_ = examined(lead, PEOPLE.split("\n")[0] + "\n")
    assert import_.trouble == {"code": "no_rows"} and import_.state is State.MAPPING
    assert "geen enkele rij" in queries.trouble(lead, import_).text


def test_half_of_the_way_a_file_turns_out_unreadable_and_nothing_is_kept(lead):
    import_ = upload(lead, PEOPLE.encode() + b"3;Cl\xe9o;Maes;Hal 1;Lasser;01/02/2020\n")
    import_.dialect["encoding"] = "utf-8"
    import_.save()
    examine(lead, import_)
    assert (import_.trouble["code"], import_.trouble["row"]) == ("undecodable", 4)
    assert import_.state is State.MAPPING and not Finding.objects.exists()
    assert "rij 4" in queries.trouble(lead, import_).text


def test_tables_of_ids_get_an_answer_that_says_what_is_missing(lead, data):
    import_ = upload(lead, data / "workday_layout" / "workday_worker_position_history_data.csv")
    assert import_.seen["layout"] == "workday"
    assert [[one.key for one in group] for group in queries.missing(lead, import_)] == [
        ["family_name", "full_name"],
        ["given_name", "full_name"],
        ["unit", "unit_code"],
    ]
    with pytest.raises(ValidationError) as refused:
        actions.ask_examine(lead, import_=import_)
    (said,) = refused.value.message_dict["mapping"]
    assert "Workday" in said and "Achternaam" in said and "Afdeling" in said


def test_a_cross_section_without_names_gets_the_same_answer(lead, data):
    import_ = upload(lead, data / "ibm_attrition" / "ibm_hr_attrition.csv")
    known = {column.field.key for column in queries.columns(lead, import_) if column.field}
    assert known == {"number", "gender", "unit", "function", "level"}
    with pytest.raises(ValidationError, match="Achternaam"):
        actions.ask_examine(lead, import_=import_)


def test_people_without_a_place_need_no_unit_and_a_place_needs_both(lead):
    alone = upload(lead, "Voornaam;Naam;Geboortedatum\nAn;De Smet;13/01/1980\n")
    assert queries.missing(lead, alone) == []
    half = upload(lead, "Voornaam;Naam;Functie\nAn;De Smet;Lasser\n")
    assert [[one.key for one in group] for group in queries.missing(lead, half)] == [["unit", "unit_code"]]


def test_what_was_mapped_by_hand_is_remembered_for_the_next_file(lead):
    text = "Wie;Voornaam;Naam;Kleur\n1;An;De Smet;blauw\n"
    import_ = upload(lead, text)
    actions.set_mapping(lead, import_=import_, mapping={"0": "number", "1": "given_name", "2": "family_name", "3": ""})
    again = {column.header: column for column in queries.columns(lead, upload(lead, text))}
    assert (again["Wie"].field.key, again["Wie"].by) == ("number", "remembered")
    assert again["Kleur"].left_out and again["Voornaam"].by == "header"
    assert Remembered.objects.count() == 2


def test_a_field_is_given_to_one_column_only(lead):
    import_ = upload(lead, PEOPLE)
    with pytest.raises(ValidationError, match="twee kolommen"):
        actions.set_mapping(lead, import_=import_, mapping={"1": "given_name", "2": "given_name"})
    for wrong in ({"99": "number"}, {"0": "shoe_size"}):
        with pytest.raises(ValidationError):
            actions.set_mapping(lead, import_=import_, mapping=wrong)


def test_how_it_is_read_can_be_corrected_and_what_was_mapped_by_hand_stays(lead):
    import_ = upload(lead, "Wie;Voornaam;Naam\n1;Chloé;Maes\n".encode("cp1252"))
    actions.set_mapping(lead, import_=import_, mapping={"0": "number", "1": "given_name", "2": "family_name"})
    actions.set_reading(lead, import_=import_, dialect={"encoding": "cp850", "date_order": "mdy"})
    assert import_.dialect["encoding"] == "cp850" and import_.dialect["date_order_by"] == "hand"
    assert import_.mapping["0"] == "number" and queries.columns(lead, import_)[1].samples != ["Chloé"]
    with pytest.raises(ValidationError) as refused:
        actions.set_reading(lead, import_=import_, dialect={"date_order": "ydm"})
    assert "date_order" in refused.value.message_dict


def test_days_that_can_be_read_both_ways_are_a_question(lead):
    import_ = examined(lead, PEOPLE.replace("13/01/2020", "05/01/2020"))
    (question,) = queries.questions(lead, import_)
    assert (question.key, [one.value for one in question.candidates]) == ("date_order:", ["dmy", "mdy"])
    with pytest.raises(ValidationError, match="vragen"):
        actions.ask_save(lead, import_=import_)
    with pytest.raises(ValidationError):
        actions.answer(lead, import_=import_, answers={"date_order:": "ymd"})
    actions.answer(lead, import_=import_, answers={"date_order:": "mdy"})
    do(lead, import_, Work.EXAMINE)
    assert queries.questions(lead, import_) == [] and import_.dialect["date_order"] == "mdy"
    save(lead, import_)
    assert not Remembered.objects.exists(), "the order of one file says nothing about the next"


def test_what_changed_since_it_was_shown_is_shown_again_and_nothing_is_saved(lead):
    import_ = examined(lead, PEOPLE)
    Person.objects.create(number="1", given_name="An", family_name="De Smedt")
    save(lead, import_)
    assert (import_.trouble, import_.state) == ({"code": "outdated"}, State.EXAMINED)
    assert import_.result["counts"]["changed"]["person"] == 1 and Person.objects.count() == 2
    save(lead, import_)
    assert import_.state is State.SAVED and Person.objects.get(number="1").family_name == "De Smet"


def test_a_bug_of_ours_is_said_and_leaves_nothing(lead, monkeypatch):
    def stumble(run, rows):
        run.kind.prepare(run)
        Person.objects.create(given_name="Half", family_name="Werk")
        raise ZeroDivisionError("An De Smet")

    monkeypatch.setattr("wegwijzer.exchange.incoming.fill", stumble)
    import_ = examined(lead, PEOPLE)
    assert import_.trouble == {"code": "failed", "error": "ZeroDivisionError"} and import_.asked == ""
    assert "ZeroDivisionError" in queries.trouble(lead, import_).advice and Person.objects.count() == 1


def test_work_that_nobody_will_do_any_more_can_be_asked_again(lead):
    import_ = actions.ask_examine(lead, import_=upload(lead, PEOPLE))
    with pytest.raises(ValidationError, match="bezig"):
        actions.ask_examine(lead, import_=import_)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name LIKE 'wegwijzer.exchange%'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE task_name LIKE 'wegwijzer.exchange%'")
    assert queries.progress(lead, import_).stuck
    actions.ask_examine(lead, import_=import_)
    assert not queries.progress(lead, import_).stuck


def test_a_job_that_runs_twice_does_nothing_the_second_time(lead):
    import_ = save(lead, examined(lead, PEOPLE))
    before = (import_.saved_at, Person.objects.count())
    do(lead, import_, Work.SAVE)
    assert (import_.saved_at, Person.objects.count()) == before
    with pytest.raises(ValidationError, match="al bewaard"):
        actions.ask_save(lead, import_=import_)


def test_the_same_file_again_is_known(lead):
    first = save(lead, examined(lead, PEOPLE))
    assert queries.twin(lead, upload(lead, PEOPLE)) == first
    assert queries.twin(lead, upload(lead, PEOPLE + "3;Cas;Maes;Hal 1;Lasser;01/02/2020\n")) is None


def test_the_file_goes_when_it_is_saved_or_put_aside(lead):
    saved, aside = examined(lead, PEOPLE), examined(lead, MESSY)
    assert FilePart.objects.filter(of=saved).count() == FilePart.objects.filter(of=aside).count() == 1
    save(lead, saved)
    actions.put_aside(lead, import_=aside)
    assert not FilePart.objects.exists() and not Finding.objects.filter(of=aside).exists()
    assert aside.state is State.PUT_ASIDE and not any(column["samples"] for column in aside.seen["columns"])
    assert Change.objects.filter(of=saved).exists() and saved.seen["columns"][0]["header"] == "Personeelsnummer"
    with pytest.raises(ValidationError):
        actions.ask_examine(lead, import_=aside)


def test_what_nobody_saved_goes_after_two_weeks_and_what_was_saved_after_a_year(lead, owner):
    fresh, forgotten, saved, old = (examined(lead, PEOPLE) for _ in range(4))
    for one in (saved, old):
        examine(lead, one)
        save(lead, one)
        one.choices |= {"answers": {"manager:an de smet": str(lead.person_id)}, "absent": "report"}
        one.save(update_fields=["choices"])
    then = "uploaded_at = now() - interval '{0}', saved_at = saved_at - interval '{0}'"
    moved = f"UPDATE exchange_import SET {then} WHERE id = %s"
    with connection.cursor() as cursor:
        cursor.execute(moved.format("15 days"), [forgotten.pk])
        cursor.execute(moved.format("15 days"), [saved.pk])
        cursor.execute(moved.format("400 days"), [old.pk])
    forget_old()
    assert [FilePart.objects.filter(of=one).count() for one in (fresh, forgotten, saved, old)] == [1, 0, 0, 0]
    assert Change.objects.filter(of=fresh).exists() and not Change.objects.filter(of=forgotten).exists()
    assert Touched.objects.filter(of=saved).exists() and not Touched.objects.filter(of=old).exists()
    forgotten.refresh_from_db()
    assert (forgotten.state, forgotten.seen, forgotten.result) == (State.PUT_ASIDE, {}, {})
    for one in (saved, old):
        one.refresh_from_db()
    assert "answers" in saved.choices and "answers" not in old.choices and old.choices["absent"] == "report"


def test_only_who_keeps_the_data_has_anything_to_do_with_it(cast, as_):
    with as_(cast.hr) as actor:
        import_ = upload(actor, PEOPLE)
    for key in ("employee", "leader", "executive", "coach"):
        with as_(cast[key]) as actor:
            assert queries.get_import(actor, import_.pk) is None and not Import.objects.exists()
            for refused in (
                lambda actor=actor: upload(actor, PEOPLE),
                lambda actor=actor: actions.ask_examine(actor, import_=import_),
                lambda actor=actor: actions.put_aside(actor, import_=import_),
                lambda actor=actor: queries.columns(actor, import_),
                lambda actor=actor: list(queries.all_findings(actor, import_)),
            ):
                with pytest.raises(PermissionDenied):
                    refused()
    with tenant(cast.stranger.organisation.pk, person_id=cast.stranger.person_id):
        assert not Import.objects.exists()
