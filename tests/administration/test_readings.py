"""The reading log on its owner's page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from wegwijzer.access.models import Reading, ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.administration.queries import readings as queries
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.transaction import set_local

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(as_):
    """`look(reader, at, ground)`: this reader opens the page of that person."""

    def note(reader, owner, ground: str) -> None:
        with as_(reader):
            record(reader, owner=owner.person, subject=ReadingSubject.PERSON_PAGE, ground=ground)

    return note


def shown(actor, asked=None) -> queries.Log:
    return queries.log_of(actor, asked or {})


def test_says_who_looked_why_and_at_what(ask, cast, look, text):
    look(cast.leader, cast.employee, "leader")
    look(cast.hr, cast.employee, "role")
    page = text(ask(cast.employee, "readings"))
    for words in (cast.leader.person.full_name, "leidde jou toen", cast.hr.person.full_name, "vanuit de rol HR"):
        assert words in page
    assert "Alleen jij" in page


def test_is_not_shown_to_hr_nor_to_the_reader(cast, as_, look):
    def known(actor) -> int:
        with as_(actor):
            return sum(len(seen.times) for day in shown(actor).days for seen in day.seen)

    before = {actor: known(actor) for actor in (cast.hr, cast.leader, cast.employee)}
    look(cast.leader, cast.employee, "leader")
    after = {actor: known(actor) for actor in before}
    assert [after[actor] - before[actor] for actor in before] == [0, 0, 1]


def test_looking_more_than_once_a_day_is_one_line(cast, as_, look):
    for _ in range(3):
        look(cast.leader, cast.employee, "leader")
    with as_(cast.employee) as samira:
        newest = shown(samira).days[0]
    lines = [seen for seen in newest.seen if seen.why == "leidde jou toen"]
    assert len(lines) == 1
    assert len(lines[0].times) >= 3


def test_somebody_who_is_not_known_any_more_is_said_so(ask, cast, as_, text):
    ghost, owner = new_id(), cast.employee.person_id
    with as_(cast.hr) as hr:
        set_local(person=ghost)
        Reading.objects.create(
            organisation=hr.organisation,
            owner_id=owner,
            reader_id=ghost,
            subject=ReadingSubject.PERSON_PAGE,
            ground="leader",
        )
    assert "Iemand die er niet meer is" in text(ask(cast.employee, "readings"))


def test_a_ground_of_former_days_still_reads(cast, as_, look):
    look(cast.leader, cast.employee, "something_of_old")
    with as_(cast.employee) as samira:
        assert any(seen.why == "vanuit de rol HR" for day in shown(samira).days for seen in day.seen)


def test_an_empty_log_says_so(ask, cast, as_, text):
    with as_(cast.coach) as coach:
        assert shown(coach).days == []
    assert "Nog niemand keek naar je gegevens" in text(ask(cast.coach, "readings"))


def test_every_reading_is_on_exactly_one_page(cast, as_, look, monkeypatch):
    monkeypatch.setattr(queries, "SIZE", 3)
    for _ in range(8):
        look(cast.leader, cast.employee, "leader")
    with as_(cast.employee) as samira:
        total = Reading.objects.filter(owner_id=samira.person_id).count()
        log, pages = shown(samira), 1
        assert log.newer is None
        found = times(log)
        while log.older:
            log, pages = shown(samira, dict([log.older[1:].split("=")])), pages + 1
            found += times(log)
        assert found == total
        assert log.newer is not None
        while log.newer:
            log, pages = shown(samira, dict([log.newer[1:].split("=")])), pages - 1
        assert pages == 1


def times(log: queries.Log) -> int:
    return sum(len(seen.times) for day in log.days for seen in day.seen)


@pytest.mark.parametrize("mark", ["onzin", "", "00000000-0000-0000-0000-000000000000", "1%00"])
@pytest.mark.parametrize("direction", ["before", "after"])
def test_a_mark_that_means_nothing_does_no_harm(ask, cast, look, direction, mark):
    look(cast.leader, cast.employee, "leader")
    assert ask(cast.employee, "readings", **{direction: mark}).status_code == 200


def test_hours_are_said_once_and_many_as_a_stretch():
    start = timezone.localtime().replace(hour=9, minute=5)
    line = queries.Seen("Johan", "", "", [start, start])
    assert line.in_words == "om 9.05 uur"
    line.times = [start + timedelta(hours=n) for n in range(5, -1, -1)]
    assert line.in_words == "6 keer, tussen 9.05 en 14.05 uur"
