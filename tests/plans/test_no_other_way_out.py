"""What stands in a plan, an agreement and a moment to look at it, looked for in every table as everybody, and in every
byte of the letters, jobs and feeds that come of it: names, places and words are nowhere but with those two."""

import json

import pytest
from django.db import connection

from tests.conversations.test_no_other_way_out import content, in_the_database, word
from tests.identity.post import waiting
from tests.plans.moments import at
from tests.plans.test_a_plan import no_plan, plan  # noqa: F401  (fixtures)
from wegwijzer.access.actor import acting_as
from wegwijzer.agenda import actions as agenda
from wegwijzer.agenda import jobs as invitations
from wegwijzer.agenda import queries as calendars
from wegwijzer.notices import jobs as letters
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.plans.actions import checkpoints, proposing, requests, steps
from wegwijzer.plans.actions import plan as acts
from wegwijzer.plans.actions.plan import Said

pytestmark = pytest.mark.django_db
OF_HER = {word(key) for key in ("wish", "first", "own", "opened")}
OF_BOTH = {word(key) for key in ("shared", "view", "what", "how", "step", "change", "place", "note", "review", "again")}
OF_HR = {word("request"), word("answer")}
ALL = OF_HER | OF_BOTH | OF_HR


@pytest.fixture
def lived(plan, cast):  # noqa: F811
    """Each text that can be written, with a word of its own; Samira's plan is with Johan."""
    with acting_as(cast.employee) as samira:
        for text in (word("first"), word("wish")):
            acts.write(samira, plan=plan, pieces={"wish_long": Said(text)})
        acts.write(samira, plan=plan, pieces={"wish_short": Said(word("shared"), shared=True)})
        proposing.make_own(samira, what=word("own"))
        opened = proposing.make_own(samira, what="Open", how="")
        steps.note_progress(samira, agreement=opened, text=word("opened"))
        steps.open_to_leader(samira, agreement=opened)
        asks = [{"kind": "time", "text": word("request")}]
        made = proposing.propose(samira, plan=plan, what=word("what"), how=word("how"), requests=asks)
    with acting_as(cast.leader) as johan:
        acts.write(johan, plan=plan, pieces={"view_role": Said(word("view"))})
        acts.look_again(johan, plan=plan, text=word("review"))
        made = proposing.agree(johan, agreement=made)
        steps.note_progress(johan, agreement=made, text=word("step"))
        steps.propose_change(johan, agreement=made, text=word("change"), where="Aalst")
        row = checkpoints.plan(johan, agreements=[made], starts_at=at(5), place=word("place"))
        held = checkpoints.plan(johan, agreements=[made], starts_at=at(9), place=word("again"))
        checkpoints.hold(johan, checkpoint=held, progress=word("note"))
    with acting_as(cast.hr) as nele:
        requests.answer(nele, request=made.requests.get(), verdict="no", answer=word("answer"))
    return row


def found_by(actor) -> set[str]:
    with acting_as(actor):
        return in_the_database(ALL)


def test_in_no_table_for_anybody_else(lived, cast):
    assert found_by(cast.employee) == ALL, "so that it would be found"
    assert found_by(cast.leader) == OF_BOTH | OF_HR
    assert found_by(cast.hr) == OF_HR
    for key in ("leader_above", "executive", "coach", "adviser", "newcomer", "stranger"):
        assert not found_by(cast[key]), key
    with tenant(cast.employee.organisation.pk):
        assert not in_the_database(ALL), "the operator"
    assert not in_the_database(ALL), "without an organisation"


def test_who_led_before_keeps_what_the_two_made_and_sees_nothing_new(lived, cast):
    with acting_as(cast.hr) as hr:
        line = cast.employee.person.upward_lines.on(hr.today).get()
        line.manager = cast.newcomer.person
        line.save()
    with acting_as(cast.employee) as samira:
        proposing.make_own(samira, what=word("later"))
    assert found_by(cast.leader) == OF_BOTH | OF_HR
    with acting_as(cast.newcomer):
        assert in_the_database({*ALL, word("later")}) == {word("what"), word("how")}, "what binds the organisation"


def read(part) -> str:
    raw = part.get_payload(decode=True)
    return raw.decode("utf-8", "replace") if raw else ""


def test_in_no_byte_of_letters_jobs_and_feeds(lived, cast, smtp, client):
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM procrastinate_jobs")
        assert not [args for (args,) in cursor.fetchall() if "zq" in args]
    with acting_as(cast.leader) as johan:
        checkpoints.move(johan, checkpoint=lived, starts_at=at(6))
    for ids in waiting("agenda.send_appointment"):
        invitations.send_appointment(**ids)
    with acting_as(cast.leader) as johan:
        checkpoints.cancel(johan, checkpoint=lived)
    for ids in waiting("agenda.send_appointment"):
        invitations.send_appointment(**ids)
    for ids in waiting("notices.send_notice"):
        letters.send_notice(**ids)
    for one in (cast.employee, cast.leader, cast.hr):
        run = {"in_organisation": str(one.organisation.pk), "as_person": str(one.person_id)}
        letters.remind_and_digest(**run, day="2026-11-23", with_digest=1)
    kinds = {part.get_content_type() for letter in smtp.letters for part in letter.walk() if not part.is_multipart()}
    assert kinds == {"text/plain", "text/html", "text/calendar"} and len(smtp.letters) > 5
    for letter in smtp.letters:
        headers = json.dumps([(name, str(value)) for name, value in letter.items()], ensure_ascii=False)
        said = headers + "".join(read(part) for part in letter.walk() if not part.is_multipart())
        assert "zq" not in said
        assert not [part for part in letter.walk() if part.get_filename()], "no attachment with a name"
        others = {one.person.family_name for one in (cast.employee, cast.leader, cast.hr)}
        assert not [name for name in others if name in said], "not even with whom"
        for word_of_ours in ("loopbaangesprek", "checkpoint", "opvolg", "/plan", "/agreement", "coach"):
            assert word_of_ours not in said.lower(), word_of_ours
    for one in (cast.employee, cast.leader):
        with acting_as(one):
            agenda.open_feed(one)
            address = calendars.my_feed(one)[1]
        feed = content(client.get("/" + address.split("/", 3)[3]))
        assert feed.startswith("BEGIN:VCALENDAR") and "zq" not in feed and "checkpoint" not in feed.lower()
