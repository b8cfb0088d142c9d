"""What two people wrote, looked for in every page, fragment and file, in letters and feeds, in what is found by
searching, and in every table of the database, as everybody: it is where expected.py says, and nowhere else."""

import io
import zipfile
from dataclasses import replace

import pytest
from django.db import connection
from django.urls import reverse

from tests.access.addresses import WITHIN
from tests.conversations.conftest import ALL_MODELS
from tests.conversations.expected import ROWS
from tests.output.pdf import reading
from wegwijzer.access.actor import acting_as
from wegwijzer.agenda import actions as agenda
from wegwijzer.agenda import queries as calendars
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Report
from wegwijzer.foundation.links import within
from wegwijzer.organisations.tenancy import tenant

pytestmark = pytest.mark.django_db

NOBODY_ELSE = ("leader_above", "hr", "executive", "coach", "adviser", "newcomer", "employee", "leader")
WORD = "zq{}zq"  # stands in no other text


def word(artefact: str) -> str:
    return WORD.format(artefact.replace("_", "w"))


class Written:
    """One text of each kind, each with a word of its own: `readers` says by artefact of expected.py who may know."""

    def __init__(self, talk, receiver) -> None:
        self.talk, self.receiver = talk, receiver
        self.given = {"conversation": talk.conversation}
        self.report = None

    def before(self) -> None:
        for letter, one, shared, alone in (
            ("e", self.talk.employee, "dream", "must"),
            ("o", self.talk.other, "offer", "ask"),
        ):
            with acting_as(one):
                for key, artefact in ((alone, f"preparation_{letter}"), (shared, f"preparation_{letter}_shared")):
                    actions.save_answer(one, **self.given, part="preparation", key=key, value=word(artefact))
                actions.share(one, **self.given, part="preparation", keys=[shared])
                actions.save_answer(one, **self.given, part="note", key="note", value=word(f"note_{letter}"))
                actions.add_example(one, **self.given, theme="tasks", text=word(f"example_{letter}"))
                both = {"employee": self.talk.employee.person, "other": self.talk.other.person, "held_on": one.today}
                actions.note_informal(one, **both, text=word(f"informal_{letter}"))
        with acting_as(self.talk.employee) as samira:
            actions.save_field(samira, **self.given, key="place", value=word("joint"), version=0)
            actions.add_proposal(samira, **self.given, text=word("proposal_e"))
            actions.note_moment(samira, kind="care", on=samira.today, note=word("moment"))
            asks = [] if self.talk.conversation.model == "external" else [{"kind": "budget", "text": word("request")}]
            actions.make_agreement(samira, **self.given, what=word("agreement"), requests=asks)

    def during(self) -> None:
        with acting_as(self.talk.employee) as samira:
            actions.hold(samira, **self.given)
            actions.save_field(samira, **self.given, key="conclusion.outcome", value="not_now", version=0)
            draft = {"flow": self.receiver[0], "receiver": self.receiver[1].person}
            actions.draft_report(samira, **self.given, **draft, text=word("report_e_draft"))
            sent = actions.draft_report(samira, **self.given, **draft, text=word("report_e_sent"))
            actions.send_report(samira, report=sent)

    def after(self) -> None:
        with acting_as(self.talk.employee) as samira:
            actions.confirm(samira, **self.given, remark=word("confirmation_e"))
        with acting_as(self.talk.other) as other:
            actions.confirm(other, **self.given)
        with acting_as(self.talk.employee) as samira:
            actions.add_afterwards(samira, **self.given, text=word("addition_e"))

    def may_know(self, actor, state: str) -> set[str]:
        """The words that this person may come across, by the table."""
        letters = {
            "E": actor.person_id == self.talk.employee.person_id,
            "O": actor.person_id == self.talk.other.person_id,
            "R": actor.person_id == self.receiver[1].person_id,
            "H": actor.key == "hr",
        }
        stands = {letter for letter, holds in letters.items() if holds}
        cells = [(row.key, row.cells.get(state, "|").split("|")[0]) for row in ROWS]
        return {word(key) for key, readers in cells if stands & set(readers)}

    @property
    def all(self) -> set[str]:
        return {word(row.key) for row in ROWS}


def content(answer) -> str:
    """What somebody who opens this answer can read, also of a file."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"%PDF"):
        return reading.words(body)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return body.decode("utf-8", "replace")


def opened(client, actor, ids: dict, rooms: tuple[str, ...] = ("",)):
    """Every page, fragment and file that this person may open, of those whose address carries nothing else. `rooms`:
    only addresses whose names begin so."""
    for name, row in sorted(WITHIN.items()):
        if not name.startswith(rooms):
            continue
        may = actor.key in row.allowed or "report" in row.needs  # the table is of another report
        if row.method == "get" and set(row.needs) <= set(ids) and may:
            yield (
                name,
                client.get(reverse(name, kwargs={"organisation": "lindeveld"} | {key: ids[key] for key in row.needs})),
            )
    yield "search", client.get(within(actor, "people"), {"q": WORD[:2]})


def in_the_database(words: set[str], rooms: tuple[str, ...] = ("",)) -> set[str]:
    """Those of the words that any table shows to who asks now, in queues, histories and logs as well. `rooms`: only
    tables whose names begin so."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'v', 'm', 'p') AND c.relnamespace = "
            "'public'::regnamespace AND has_table_privilege(c.oid, 'SELECT')"
        )
        tables = [name for (name,) in cursor.fetchall() if name.startswith(rooms)]
        assert len(tables) > 15
        each = (f"SELECT t::text AS row FROM {table} t WHERE t::text LIKE '%zq%zq%'" for table in tables)
        cursor.execute(" UNION ALL ".join(each))
        rows = " ".join(text for (text,) in cursor.fetchall())
    return {word for word in words if word in rows}


@pytest.fixture
def written(accepted, cast):
    def make(model: str) -> Written:
        flow = ("hr", cast.hr) if model == "line" else ("leader", cast.leader)
        made = Written(accepted(model), flow)
        made.before()
        return made

    return make


@pytest.mark.parametrize("model", ALL_MODELS)
def test_in_tables_queues_histories_and_logs(model, written, cast):
    made = written(model)
    for state in ("before", "during", "after"):
        if state != "before":
            getattr(made, state)()
        for key in NOBODY_ELSE:
            actor = cast[key]
            with acting_as(actor):
                extra = in_the_database(made.all) - made.may_know(actor, state)
            assert not extra, (key, state)
        with tenant(made.talk.employee.organisation.pk):
            assert not in_the_database(made.all), "the operator"
        assert not in_the_database(made.all), "without an organisation"


def test_on_pages_in_fragments_files_and_found_by_searching(written, cast, client_for):
    made = written("line")
    made.during()
    made.after()
    talk = made.talk
    with acting_as(talk.employee):
        report = Report.objects.get(conversation=talk.conversation, sent_at__isnull=False).pk
    ids = {"conversation": talk.conversation.pk, "person": talk.employee.person_id, "report": report, "theme": "tasks"}
    seen = {}
    for key in NOBODY_ELSE:
        actor, client = cast[key], client_for(cast[key])
        found = set()
        for name, answer in opened(client, actor, ids):
            text = content(answer)
            here = {each for each in made.all if each in text}
            assert here <= made.may_know(actor, "after"), (key, name)
            found |= here
        seen[key] = found
    there = {"joint", "example_o", "proposal_e", "agreement", "addition_e", "report_e_sent", "preparation_o_shared"}
    assert seen["employee"] >= {word(each) for each in there}, "so that it would be found"
    assert word("report_e_sent") in seen["hr"]


AROUND = ("conversation", "home", "moment", "person", "report", "request", "round", "signal", "team", "agreement")


@pytest.mark.parametrize(("model", "state"), [("staff", "during"), ("management", "before"), ("external", "after")])
def test_on_the_pages_around_it_in_the_other_models_and_states(model, state, written, cast, client_for):
    """Those on which it would be, for who could be curious: the page itself, the team, HR's lists, somebody's page."""
    made = written(model)
    for step in {"before": (), "during": ("during",), "after": ("during", "after")}[state]:
        getattr(made, step)()
    ids = {"conversation": made.talk.conversation.pk, "person": made.talk.employee.person_id, "theme": "tasks"}
    for key in ("hr", "leader", "leader_above", made.talk.other.key):
        actor, client = cast[key], client_for(cast[key])
        for name, answer in opened(client, actor, ids, AROUND):
            text = content(answer)
            assert {each for each in made.all if each in text} <= made.may_know(actor, state), (key, name)


def test_who_leads_from_today_finds_on_every_page_what_binds_the_organisation_and_nothing_else(
    written, cast, client_for
):
    made = written("line")
    made.during()
    made.after()
    with acting_as(cast.hr) as hr:
        line = made.talk.employee.person.upward_lines.on(hr.today).get()
        line.manager = cast.newcomer.person
        line.save()
    priya = replace(cast.newcomer, has_reports=True, key="leader")
    ids = {"conversation": made.talk.conversation.pk, "person": made.talk.employee.person_id, "theme": "tasks"}
    found = set()
    for _name, answer in opened(client_for(cast.newcomer), priya, ids, AROUND):
        found |= {each for each in made.all if each in content(answer)}
    assert found <= {word("agreement")}


@pytest.mark.parametrize("model", ["line", "external"])
def test_in_letters_jobs_and_feeds_there_is_none_of_it(model, written, cast, smtp, client):
    made = written(model)
    made.during()
    made.after()
    both = [*made.talk.both, cast.hr]
    for one in both:
        with acting_as(one):
            agenda.open_feed(one)
            address = calendars.my_feed(one)[1]
        feed = content(client.get("/" + address.split("/", 3)[3]))
        assert feed.startswith("BEGIN:VCALENDAR") and not {each for each in made.all if each in feed}
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM procrastinate_jobs WHERE task_name LIKE '%notice%'")
        waiting = [args for (args,) in cursor.fetchall()]
    assert waiting and not {each for each in made.all for args in waiting if each in args}
