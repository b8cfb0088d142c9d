"""Sharing piece by piece: with one person, until a day, taken back; by page and by raw SQL."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection
from django.urls import reverse
from django.utils import timezone

from tests.selfwork.sheets import a_sheet
from wegwijzer.access.readings import own_readings
from wegwijzer.notices.kinds import kind_of
from wegwijzer.notices.models import Notice
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.models import Share, SheetAnswer
from wegwijzer.selfwork.telling import SHARED

WHO = ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser", "newcomer")
TABLES = ("selfwork_sheet", "selfwork_sheetanswer", "selfwork_share", "selfwork_taken")


@pytest.fixture
def sheet(cast, am):
    return a_sheet(am(cast.employee), ahead=2, matters=5)


def shared(cast, am, sheet, **how):
    how = {"receiver": cast.leader.person, "until": None, "fields": ["ahead"]} | how
    return actions.share(am(cast.employee), sheet=sheet, **how)


def reads(table: str, column: str, row) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {column} = %s', [row])
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize("who", WHO)
def test_raw_sql_shows_a_sheet_to_its_owner_alone(cast, am, sheet, who):
    shared(cast, am, sheet)
    am(cast[who])
    assert reads("selfwork_sheet", "id", sheet.pk) == (who == "employee")
    assert reads("selfwork_sheetanswer", "sheet_id", sheet.pk) == (who == "employee")


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("state", ["open", "taken_back", "over"])
def test_raw_sql_shows_a_share_to_the_two_as_long_as_it_holds(cast, am, sheet, who, state):
    share = shared(cast, am, sheet)
    if state == "taken_back":
        actions.take_back(am(cast.employee), share=share)
    if state == "over":
        Share.objects.filter(pk=share.pk).update(until=timezone.localdate() - timedelta(days=3))
    am(cast[who])
    assert reads("selfwork_share", "id", share.pk) == (who == "employee" or (who == "leader" and state == "open"))


def test_without_a_person_nothing_is_there(cast, am, sheet):
    shared(cast, am, sheet)
    am()
    with tenant(cast.employee.organisation.pk), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            assert cursor.fetchone() == (0,)


def test_what_is_shared_is_a_copy(cast, am, sheet):
    share = shared(cast, am, sheet)
    actions.save_answer(am(cast.employee), sheet=sheet, field="ahead", value=5)
    am(cast.leader)
    assert Share.objects.get(pk=share.pk).answers == {"ahead": 2}


def test_the_receiver_reads_the_piece_and_nothing_else_and_that_is_noted(cast, am, client_for, sheet):
    share = shared(cast, am, sheet)
    am()
    page = client_for(cast.leader).get(reverse("share", args=["lindeveld", share.pk])).content.decode()
    assert "2: eerder niet" in page
    assert "5: helemaal wel" not in page
    samira = am(cast.employee)
    assert own_readings(samira).filter(subject="shared_work", reader_id=cast.leader.person_id).count() == 1


def test_taken_back_it_is_gone_for_the_other(cast, am, client_for, sheet):
    share = shared(cast, am, sheet)
    am()
    taking_back = reverse("share-take-back", args=["lindeveld", share.pk])
    assert client_for(cast.leader).post(taking_back).status_code == 403
    assert client_for(cast.employee).post(taking_back).status_code == 302
    assert client_for(cast.leader).get(reverse("share", args=["lindeveld", share.pk])).status_code == 404


def test_after_the_last_day_it_is_gone(cast, am, sheet):
    share = shared(cast, am, sheet, until=timezone.localdate())
    Share.objects.filter(pk=share.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert not queries.shared_with_me(am(cast.leader)).filter(pk=share.pk).exists()


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"until": timezone.localdate() - timedelta(days=1)}, "until"),
        ({"until": timezone.localdate() + timedelta(days=3000)}, "until"),
        ({"fields": ["talents"]}, "fields"),
        ({"fields": []}, "fields"),
    ],
)
def test_bad_choices_are_said_beside_the_field(cast, am, sheet, how, field):
    with pytest.raises(ValidationError) as refused:
        shared(cast, am, sheet, **how)
    assert field in refused.value.message_dict


def test_a_colleague_without_a_part_in_ones_career_cannot_be_chosen(cast, am, sheet):
    with pytest.raises(ValidationError) as refused:
        shared(cast, am, sheet, receiver=cast.newcomer.person)
    assert "receiver" in refused.value.message_dict


def test_nobody_shares_what_is_anothers(cast, am, sheet):
    with pytest.raises(PermissionDenied):
        actions.share(am(cast.leader), sheet=sheet, fields=["ahead"], receiver=cast.hr.person, until=None)


def test_raw_sql_puts_no_answer_on_a_sheet_of_somebody_else(cast, am, sheet):
    johan = am(cast.leader)
    with pytest.raises(ProgrammingError, match="row-level security"):
        SheetAnswer.objects.create(sheet_id=sheet.pk, person=johan.person, field="talents", value=1)


def test_who_something_is_shared_with_is_told_that_it_is_there(cast, am, sheet):
    share = shared(cast, am, sheet)
    told = Notice.objects.get(person=am(cast.leader).person_id, kind=SHARED.key, about=share.pk)
    assert told.by_id == cast.employee.person.pk
    assert kind_of(told.kind).address(am(cast.leader), told.about).endswith(f"/self/shares/{share.pk}/")
