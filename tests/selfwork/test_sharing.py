"""Sharing piece by piece: with one person, until a day, taken back; by page and by raw SQL."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from tests.conversations.test_who_sees_what import change_the_leader, leave
from tests.selfwork.portrait.asked import of_stories
from tests.selfwork.sheets import CHECK, a_sheet
from wegwijzer.access.readings import own_readings
from wegwijzer.foundation.ids import new_id
from wegwijzer.notices.kinds import kind_of
from wegwijzer.notices.models import Notice
from wegwijzer.organisations.saving import sent_before
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.audience import who_sees
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.access import SEE_SHARE
from wegwijzer.selfwork.models import Asking, Share, SheetAnswer
from wegwijzer.selfwork.portrait import copying, gathering
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
@pytest.mark.parametrize("of", ["a sheet", "stories"])
def test_raw_sql_shows_a_share_to_the_two_as_long_as_it_holds(cast, am, as_, sheet, who, of):
    """Each state follows on the one before it; both locks say the same."""
    share = shared(cast, am, sheet) if of == "a sheet" else shared_stories(cast, am)

    def read() -> bool:
        actor = am(cast[who])
        found = SEE_SHARE.filter(actor, Share.objects.filter(pk=share.pk)).exists()
        assert reads("selfwork_share", "id", share.pk) == found
        am()
        return found

    assert read() == (who in ("employee", "leader"))
    change_the_leader(cast, as_)
    assert read() == (who in ("employee", "leader")), "it was shared with a person, who stays that person"
    am(cast.employee)
    Share.objects.filter(pk=share.pk).update(until=timezone.localdate() - timedelta(days=3))
    assert read() == (who == "employee")
    am(cast.employee)
    Share.objects.filter(pk=share.pk).update(until=None)
    actions.take_back(cast.employee, share=share)
    assert read() == (who == "employee")


def test_who_left_reads_nothing_any_more_of_what_was_shared(cast, am, as_, sheet, client_for):
    share = shared(cast, am, sheet)
    am()
    leave(cast, cast.leader, as_)
    with tenant(cast.leader.organisation.pk, person_id=cast.leader.person_id):
        assert not reads("selfwork_share", "id", share.pk)
    assert client_for(cast.leader).get(reverse("share", args=["lindeveld", share.pk])).status_code == 404
    page = client_for(cast.employee).get(reverse("share", args=["lindeveld", share.pk])).content.decode()
    assert "Alleen jij" in page  # who sees it now, in the words of its owner


def test_what_its_receiver_left_with_is_not_called_open_and_can_still_be_taken_back(cast, am, as_, sheet, client_for):
    share = shared(cast, am, sheet)
    before = queries.open_shares(am(cast.employee))
    am()
    leave(cast, cast.leader, as_)
    samira = am(cast.employee)
    of_leader = Share.objects.filter(person=cast.employee.person_id, receiver=cast.leader.person_id)
    assert of_leader.filter(pk=share.pk).exists() and not queries.shared_now(samira).filter(pk__in=of_leader).exists()
    assert queries.open_shares(samira) < before
    am()
    client, address = client_for(cast.employee), reverse("shares", args=["lindeveld"])
    (row,) = (row for row in lines(client.get(address)) if "Johan Vercammen" in row and "Hoe stuur" in row)
    assert "Johan werkt hier niet meer" in row and "Neem terug" in row, "who comes back could read it again"
    client.post(reverse("share-take-back", args=["lindeveld", share.pk]))
    (row,) = (row for row in lines(client.get(address)) if "Johan Vercammen" in row and "Hoe stuur" in row)
    assert "Teruggenomen" in row and "werkt hier niet meer" not in row


@pytest.mark.parametrize(("state", "names"), [("open", True), ("over", False), ("taken_back", False)])
def test_its_owner_reads_who_sees_it_now(cast, am, sheet, client_for, state, names):
    share = shared(cast, am, sheet)
    if state == "over":
        Share.objects.filter(pk=share.pk).update(until=timezone.localdate() - timedelta(days=1))
    if state == "taken_back":
        actions.take_back(cast.employee, share=share)
    who = who_sees(SEE_SHARE, Share.objects.get(pk=share.pk), cast.employee)
    assert ("Johan Vercammen" in who.short) == names and who.private != names


def test_one_list_says_what_is_shared_with_whom_until_when_and_takes_it_back(cast, am, sheet, client_for):
    until = timezone.localdate() + timedelta(days=9)
    share = shared(cast, am, sheet, until=until)
    shared(cast, am, sheet, receiver=cast.hr.person, fields=["ahead", "matters"])
    am()
    client, address = client_for(cast.employee), reverse("shares", args=["lindeveld"])
    rows = [row for row in lines(client.get(address)) if "Hoe stuur" in row][:2]
    assert "Nele Claes" in rows[0] and "2 stukken" in rows[0] and "tot en met" not in rows[0]
    assert "Johan Vercammen" in rows[1] and f"tot en met {date_format(until, 'j F Y')}" in rows[1]
    assert all("Neem terug" in row for row in rows)
    (row,) = (row for row in lines(client_for(cast.hr).get(address)) if "Hoe stuur" in row)
    assert "2 stukken, sinds" in row and "tot en met" not in row  # who reads tells two of one name apart
    client.post(reverse("share-take-back", args=["lindeveld", share.pk]))
    row = next(row for row in lines(client.get(address)) if "Johan Vercammen" in row and "Hoe stuur" in row)
    assert "Teruggenomen" in row and "Neem terug" not in row


def lines(answer) -> list[str]:
    """Each row of the list, in words."""
    rows = answer.content.decode().split('<li class="share-row">')[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row.split("</li>")[0]).split()) for row in rows]


def shared_stories(cast, am) -> Share:
    am()
    carried = of_stories(cast.employee)
    samira = am(cast.employee)
    asking = Asking.objects.get(pk=carried["asking"])
    pieces = [each.plain() for each in copying.copied(samira, asking)]
    how = {"title": "Op mijn best", "pieces": pieces, "receiver": cast.leader.person, "until": None}
    return gathering.share(samira, asking=asking, **how)


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


def test_in_the_middle_of_a_map_stands_whose_it_is(cast, am, client_for):
    """With a shape for each group, a table of the same, and for the reader no “ik” that is somebody else."""
    an = {"name": "An Peeters", "group": "team", "roles": ["daily"], "about": {"expects": "Rust"}}
    jef = {"name": "Jef", "group": "customers", "roles": [], "about": {}}
    drawn = a_sheet(am(cast.employee), "job-role-network", network={"people": [an, jef]})
    share = shared(cast, am, drawn, fields=["network"])
    am()
    page = client_for(cast.leader).get(reverse("share", args=["lindeveld", share.pk])).content.decode()
    mine = client_for(cast.employee).get(reverse("sheet-read", args=["lindeveld", drawn.pk])).content.decode()
    middle = re.compile(r'class="is-middle map-me-name"[^>]*>([^<]+)<')
    assert (middle.findall(page), middle.findall(mine)) == (["SE"], ["ik"])
    shapes = re.findall(r'class="map-shape" d="([^"]+)"', page)
    assert len(set(shapes)) == 2
    assert re.search(r'<th role="rowheader" scope="row">An Peeters</th>.*Rust', page, re.DOTALL)


def test_taken_back_it_is_gone_for_the_other(cast, am, client_for, sheet):
    share = shared(cast, am, sheet)
    am()
    taking_back = reverse("share-take-back", args=["lindeveld", share.pk])
    assert client_for(cast.leader).post(taking_back).status_code == 403
    assert client_for(cast.employee).post(taking_back).status_code == 302
    gone = client_for(cast.leader).get(reverse("share", args=["lindeveld", share.pk]))
    assert gone.status_code == 404 and "Samira" not in gone.text
    assert (
        "Het is niet of niet meer met jou gedeeld" in gone.text and reverse("shares", args=["lindeveld"]) in gone.text
    )
    never = client_for(cast.leader).get(reverse("share", args=["lindeveld", uuid4()]))
    assert never.status_code == 404 and "Het is niet of niet meer met jou gedeeld" in never.text


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


# ---- Sent twice


@pytest.fixture
def sending(cast, am, client_for, sheet):
    """The form on which Samira shares, with one token: answers what she reads after it."""
    am()
    client, token = client_for(cast.employee), str(new_id())

    def send(receiver=cast.leader) -> str:
        sent = {"fields_chosen": "ahead", "receiver": str(receiver.person_id), "until": "", "token": token}
        return client.post(reverse("sheet-share", args=["lindeveld", sheet.pk]), sent, follow=True).text

    return send


def shares_of(cast, am, sheet) -> list:
    found = list(queries.shared_by_me(am(cast.employee)).filter(sheet=sheet))
    am()
    return found


def test_sent_twice_it_is_shared_once_and_the_page_says_that_it_was(cast, am, sheet, sending):
    assert "Gedeeld. Je kan dit altijd terugnemen." in sending()
    again = sending()
    assert "Dit was al bewaard." in again and "Gedeeld. Je kan" not in again
    assert len(shares_of(cast, am, sheet)) == 1


def test_sent_twice_at_the_same_moment_it_is_no_error(cast, am, sheet, sending, monkeypatch):
    sending()
    looked = iter([None])  # the second looks before the first is saved
    monkeypatch.setattr(actions, "sent_before", lambda rows, token: next(looked, sent_before(rows, token)))
    assert "Dit was al bewaard." in sending()
    assert len(shares_of(cast, am, sheet)) == 1


def test_begun_twice_at_the_same_moment_both_lead_to_the_one_sheet(cast, client_for, monkeypatch):
    client, address = client_for(cast.employee), reverse("self-begin", args=["lindeveld"])
    sent = {"instrument": CHECK, "token": str(new_id())}
    first = client.post(address, sent).url
    looked = iter([None])
    monkeypatch.setattr(actions, "sent_before", lambda rows, token: next(looked, sent_before(rows, token)))
    assert client.post(address, sent).url == first != reverse("self", args=["lindeveld"])


def test_gone_back_to_for_somebody_else_it_is_shared_with_both(cast, am, sheet, sending):
    sending()
    assert "Gedeeld. Je kan dit altijd terugnemen." in sending(cast.coach)
    assert {row.receiver_id for row in shares_of(cast, am, sheet)} == {cast.leader.person_id, cast.coach.person_id}


def test_gone_back_to_after_taking_back_it_is_shared_anew(cast, am, sheet, sending):
    sending()
    (first,) = shares_of(cast, am, sheet)
    actions.take_back(am(cast.employee), share=first)
    am()
    assert "Gedeeld. Je kan dit altijd terugnemen." in sending()
    assert len(shares_of(cast, am, sheet)) == 2
