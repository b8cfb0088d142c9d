"""Nothing about the past is overwritten: a change leaves the old row, a correction says that it is one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from wegwijzer.organisations.models import RowVersion
from wegwijzer.people import actions
from wegwijzer.people.models import Position

pytestmark = pytest.mark.django_db


def versions(row) -> list[RowVersion]:
    return list(RowVersion.objects.filter(table=row._meta.db_table, row_id=row.pk).order_by("pk"))


def test_a_move_ends_one_place_and_starts_another(hr, place):
    new = actions.move_place(hr, position=place, starts_on=date(2023, 3, 1), share=50)
    places = Position.objects.filter(person=place.person_id).order_by("starts_on")
    assert [(p.starts_on, p.ends_on, p.share) for p in places] == [
        (date(2020, 1, 1), date(2023, 2, 28), 80),
        (date(2023, 3, 1), None, 50),
    ]
    assert new.function_id == place.function_id


def test_lines_go_along_with_a_move(hr, cast, place):
    actions.appoint_leader(hr, position=place, manager=cast.leader.person, starts_on=date(2024, 1, 1))
    new = actions.move_place(hr, position=place, starts_on=date(2026, 3, 1), share=50)
    (line,) = new.lines.all()
    assert (line.manager_id, line.starts_on) == (cast.leader.person_id, date(2026, 3, 1))
    alone = actions.move_place(hr, position=new, starts_on=date(2026, 6, 1), keep_leader=False, share=40)
    assert not alone.lines.exists()


def test_a_correction_keeps_what_stood_there_with_the_reason_and_by_whom(hr, place):
    actions.correct_position(hr, position=place, reason="Een maand te vroeg", starts_on=date(2020, 2, 1))
    (before,) = versions(place)
    assert before.correction
    assert before.reason == "Een maand te vroeg"
    assert before.before["starts_on"] == "2020-01-01"
    assert before.person_id == hr.person_id
    place.refresh_from_db()
    assert place.corrected_at is not None


def test_a_correction_needs_a_reason(hr, place):
    with pytest.raises(ValidationError) as refused:
        actions.correct_position(hr, position=place, reason="  ", share=10)
    assert "reason" in refused.value.message_dict


def test_a_change_is_no_correction(hr, newcomer):
    actions.change_person(hr, person=newcomer, family_name="Van de Velde-Aerts")
    (before,) = versions(newcomer)
    assert not before.correction
    assert before.before["family_name"] == "Van de Velde"


def test_saving_without_a_change_leaves_no_version(hr, newcomer):
    actions.change_person(hr, person=newcomer, family_name="Van de Velde")
    assert versions(newcomer) == []


def test_even_raw_sql_leaves_a_version(hr, newcomer):
    type(newcomer).objects.filter(pk=newcomer.pk).update(given_name="Iets anders")
    assert [v.before["given_name"] for v in versions(newcomer)] == ["Noor"]
