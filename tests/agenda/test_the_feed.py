"""A private address for one's own calendar: times alone, renewable, closed with the door."""

import icalendar
import pytest
from django.test import Client

from tests.agenda.conftest import at, uid_of
from tests.agenda.test_invitations_by_mail import events
from wegwijzer.agenda import actions, queries
from wegwijzer.agenda.models import Feed
from wegwijzer.identity.models import Account
from wegwijzer.people.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast, as_):
    """Samira's, as the path of it."""

    def make() -> str:
        with as_(cast.employee) as samira:
            actions.open_feed(samira)
            return path_of(queries.my_feed(samira)[1])

    return make


def path_of(whole: str) -> str:
    return "/" + whole.split("://", 1)[1].split("/", 1)[1]


def fetched(path: str) -> list:
    answer = Client().get(path)
    assert answer.status_code == 200 and answer["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_fetches_it_without_signing_in(cast, meeting, address):
    row, path = meeting(), address()
    (its,) = [one for one in fetched(path) if str(one["uid"]) == uid_of(row, cast.employee)]
    assert its["dtstart"].dt == at(7) and str(its["summary"]) == "Afspraak via Wegwijzer"
    content = Client().get(path).content.decode()
    assert "Johan" not in content and "Koffie" not in content and "ATTENDEE" not in content


def test_it_follows_what_is_moved_and_cancelled(cast, as_, meeting, address):
    row, path = meeting(), address()
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(8))
    (its,) = [one for one in fetched(path) if str(one["uid"]) == uid_of(row, cast.employee)]
    assert its["dtstart"].dt == at(8) and its["sequence"] == 1
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    assert uid_of(row, cast.employee) not in [str(one["uid"]) for one in fetched(path)]


def test_it_holds_nothing_of_others(cast, meeting, address):
    row = meeting(by=cast.leader, persons=[cast.leader, cast.coach])
    theirs = {uid_of(row, cast.leader), uid_of(row, cast.coach)}
    assert not theirs & {str(one["uid"]) for one in fetched(address())}


def test_it_is_the_same_one_as_in_the_invitation(cast, meeting, address, post_runs, smtp):
    """A calendar that has both shows it once."""
    meeting()
    post_runs()
    (its,) = events(smtp.to(cast.employee.account.email))
    assert str(its["uid"]) in [str(one["uid"]) for one in fetched(address())]


def test_a_new_address_closes_the_old_one(address):
    old, new = address(), address()
    assert old != new
    assert Client().get(old).status_code == 404 and Client().get(new).status_code == 200


def test_a_closed_one_and_a_made_up_one_are_not_there(cast, as_, address):
    path = address()
    with as_(cast.employee) as samira:
        actions.close_feed(samira)
    assert Client().get(path).status_code == 404
    assert Client().get("/calendar/guess.ics").status_code == 404
    assert Client().post(path).status_code in (403, 404, 405)


def test_who_left_has_no_feed_any_more(cast, as_, address):
    path = address()
    with as_(cast.hr):
        Membership.objects.filter(person=cast.employee.person).update(ends_on=cast.hr.today.replace(year=2025))
    assert Client().get(path).status_code == 404


def test_who_may_not_sign_in_any_more_has_no_feed(cast, address):
    path = address()
    Account.objects.filter(pk=cast.employee.account.pk).update(is_active=False)
    assert Client().get(path).status_code == 404


def test_the_table_holds_no_token(cast, as_, address):
    path = address()
    with as_(cast.employee):
        (feed,) = Feed.objects.all()
    assert path.split("/")[-1].removesuffix(".ics") not in str(vars(feed))


def test_another_secret_of_the_installation_asks_for_a_new_address(cast, as_, address, settings, client_for):
    address()
    settings.SECRET_KEY = "another secret for tests alone, as long as it needs to be"
    with as_(cast.employee) as samira:
        feed, shown = queries.my_feed(samira)
    assert feed is not None and shown == ""


def test_it_is_kept_by_nobody_on_the_way(address):
    assert Client().get(address())["Cache-Control"] == "private, no-store"


def test_the_page_makes_renews_and_closes_it(cast, client_for):
    client = client_for(cast.employee)
    client.post("/o/lindeveld/agenda/feed/")
    page = client.get("/o/lindeveld/agenda/").content.decode()
    path = path_of(page.split('id="feed-address" value="')[1].split('"')[0])
    assert Client().get(path).status_code == 200
    client.post("/o/lindeveld/agenda/feed/close/")
    assert Client().get(path).status_code == 404
    assert 'id="feed-address"' not in client.get("/o/lindeveld/agenda/").content.decode()


def test_one_appointment_as_a_file(cast, meeting, client_for):
    row = meeting()
    answer = client_for(cast.employee).get(f"/o/lindeveld/agenda/{row.pk}/event/")
    (its,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(its["uid"]) == uid_of(row, cast.employee)
    assert client_for(cast.coach).get(f"/o/lindeveld/agenda/{row.pk}/event/").status_code == 404
