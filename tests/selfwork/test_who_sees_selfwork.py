"""Every persona × what somebody does alone × every state × every instrument: in raw SQL, by the rules, on pages, in
files, by searching and in every table. What is right stands in expected.py alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.conversations.artefacts import Artefact
from tests.conversations.test_no_other_way_out import WORD, content, in_the_database, opened
from tests.conversations.test_who_sees_what import ELSEWHERE, LINDEVELD, change_the_leader, leave, seen, touches, update
from tests.selfwork.expected import DOCUMENT, FIELDS, STATES, document, expected
from wegwijzer.access.actor import acting_as
from wegwijzer.instruments.shipped import shipped
from wegwijzer.instruments.structure import Drawing, Map, Open
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import NoLongerThere, acting_for
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.access import SEE_SHARE, SEE_SHEET
from wegwijzer.selfwork.models import Share, Sheet, SheetAnswer, Taken
from wegwijzer.selfwork.pieces import instrument_of, pieces
from wegwijzer.selfwork.places import targets_of

pytestmark = pytest.mark.django_db
SHARES = ("open", "over", "back")
RULES = {Sheet: SEE_SHEET, Share: SEE_SHARE, Taken: SEE_SHEET}
# Names of addresses begin so: those of this room, and those on which it would be.
ROOMS = {"shared": ("self", "sheet", "share", "home", "person", "team", "plan", "notice", "reading")}
ROOMS["ended"] = ("share",)  # only what others may read changed


def word(instrument: str, artefact: str) -> str:
    return WORD.format(f"{instrument.replace('-', '')}{artefact}")


class Making:
    """All of it for one instrument, state after state, by the names of expected.py."""

    def __init__(self, cast, as_, instrument: str):
        self.cast, self.as_, self.instrument, self.fields = cast, as_, instrument, FIELDS[instrument]
        self.made: dict[str, list[Artefact]] = {}
        self.words: dict[str, str] = {}

    def add(self, key, row, column="id"):
        self.made.setdefault(key, []).append(Artefact(type(row), row.pk, column))

    def alone(self):
        with acting_as(self.cast.employee) as samira:
            self.sheet = actions.begin(samira, key=self.instrument)
            self.words["sheet"] = word(self.instrument, "sheet")
            actions.rename(samira, sheet=self.sheet, name=self.words["sheet"])
            self.add("sheet", self.sheet, "name")
            for artefact, field in self.fields.items():
                value = self._value(instrument_of(self.sheet).fields[field], artefact, samira.today)
                row = actions.save_answer(samira, sheet=self.sheet, field=field, value=value)
                self.add("answer" if artefact in SHARES else "kept", row, "value")

    def _value(self, question, artefact: str, today):
        text = word(self.instrument, artefact)
        if isinstance(question, Open | Drawing | Map):
            self.words[artefact] = text
        if isinstance(question, Open):
            return text
        if isinstance(question, Drawing):
            return {"lines": [{"name": text, "points": [{"on": today.isoformat(), "level": 30}]}]}
        if isinstance(question, Map):
            return {"people": [{"name": text, "group": question.groups[0].key, "roles": [], "about": {}}]}
        return 3

    def shared(self):
        with acting_as(self.cast.employee) as samira:
            self.shares = {}
            for artefact in SHARES:
                until = samira.today if artefact == "over" else None
                how = {"receiver": self.cast.leader.person, "until": until, "fields": [self.fields[artefact]]}
                self.shares[artefact] = actions.share(samira, sheet=self.sheet, **how)
                self.add(artefact, self.shares[artefact], "answers")
            self.take_along(samira)

    def take_along(self, samira):
        all_of_it = pieces(instrument_of(self.sheet), queries.values_of(self.sheet))
        piece = [each for each in all_of_it if each.key == self.fields["taken"]]
        self.places = {place.key for place, _target in targets_of(samira)}
        for place, target in targets_of(samira):
            actions.take_along(samira, sheet=self.sheet, pieces=piece, place=place.key, target=target.id)
        for row in Taken.objects.filter(sheet=self.sheet):
            self.add("taken", row, "text")

    def ended(self):
        with acting_as(self.cast.employee) as samira:
            actions.take_back(samira, share=self.shares["back"])
            Share.objects.filter(pk=self.shares["over"].pk).update(until=samira.today - timedelta(days=3))

    def led(self):
        change_the_leader(self.cast, self.as_)

    def left(self):
        leave(self.cast, self.cast.employee, self.as_)

    def may_know(self, key: str, state: str) -> set[str]:
        """The words that this persona may come across, by the table."""
        letter = {"employee": "E", "leader": "L"}.get(key, "-")
        known = {artefact for artefact, readers in expected(state).items() if letter in readers}
        known |= set(self.fields) if letter == "E" and state != "left" else set()
        return {text for artefact, text in self.words.items() if artefact in known}


def readers_of(state: str, key: str) -> set[str]:
    letter = {"employee": "E", "leader": "L"}.get(key)
    return {artefact for artefact, readers in expected(state).items() if letter in readers}


def by_rule(actor, artefact: Artefact) -> bool:
    if artefact.model is SheetAnswer:
        return SEE_SHEET.filter(actor, Sheet.objects.filter(answers=artefact.pk)).exists()
    return RULES[artefact.model].filter(actor, artefact.model.objects.filter(pk=artefact.pk)).exists()


def hold_to_the_table(cast, making: Making, state: str) -> None:
    made = {f"{key} {at}": each for key, rows in making.made.items() for at, each in enumerate(rows)}
    for key in LINDEVELD:
        if state == "left" and key == "employee":
            continue  # has no door any more: test_who_left_has_no_way_in
        actor = cast[key]
        reading = {name for name in made if name.split()[0] in readers_of(state, key)}
        with acting_as(replace(actor, has_reports=key in ("leader", "leader_above"))) as acting:
            assert seen(made) == reading, (state, key)
            assert {name for name, each in made.items() if by_rule(acting, each)} == reading, (state, key)
            assert key == "employee" or not [name for name, each in made.items() if touches(update(each, None))], key
    for key in ELSEWHERE:
        actor = cast[key]
        with tenant(actor.organisation.pk, person_id=actor.person_id, account_id=actor.account_id):
            assert not seen(made), (state, key)
    with tenant(cast.employee.organisation.pk):  # the operator: the application's role, and nobody's name
        assert not seen(made), state


def test_every_instrument_for_oneself_is_in_the_table():
    alone = {key for key, versions in shipped().items() if versions[-1].structure["answered_by"] == "self"}
    assert alone == set(FIELDS)


@pytest.mark.parametrize("instrument", FIELDS)
def test_who_reads_what(instrument, cast, as_):
    """One walk through all states: each is made out of the one before."""
    making = Making(cast, as_, instrument)
    for state in STATES:
        getattr(making, state)()
        hold_to_the_table(cast, making, state)
    assert making.places == {"preparation", "plan"}


@pytest.mark.parametrize("instrument", FIELDS)
def test_in_tables_queues_histories_and_logs(instrument, cast, as_):
    making = Making(cast, as_, instrument)
    for state in STATES:
        getattr(making, state)()
        every = set(making.words.values())
        for key in LINDEVELD:
            if state == "left" and key == "employee":
                continue
            with acting_as(cast[key]):
                assert in_the_database(every) <= making.may_know(key, state), (state, key)
        with tenant(cast.employee.organisation.pk):
            assert not in_the_database(every), "the operator"
        assert not in_the_database(every), "without an organisation"


@pytest.mark.parametrize("state", ROOMS)
def test_on_pages_in_files_and_found_by_searching(state, cast, as_, client_for):
    """One sheet of each kind; every page of these rooms that the persona may open."""
    makings = [Making(cast, as_, instrument) for instrument in FIELDS]
    for making in makings:
        for step in list(STATES)[: list(STATES).index(state) + 1]:
            getattr(making, step)()
    every = {text for making in makings for text in making.words.values()}
    sheet = makings[-1].sheet.pk
    ids = {"sheet": sheet, "number": 1, "instrument_self": "career-scan", "instrument_drawn": "learning-curve"}
    ids |= {"person": cast.employee.person_id}
    found = {}
    for key in ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser", "newcomer"):
        may = set().union(*(making.may_know(key, state) for making in makings))
        client, found[key] = client_for(cast[key]), set()
        answers = dict(opened(client, cast[key], ids, ROOMS[state]))
        for making in makings:
            answers |= {(making.instrument, name): _page(client, row) for name, row in making.shares.items()}
        for name, answer in answers.items():
            here = {each for each in every if each in content(answer)}
            assert here <= may, (key, name)
            found[key] |= here
    assert state == "ended" or found["employee"] == every, "so that it would be found"
    assert found["leader"] == set().union(*(making.may_know("leader", state) for making in makings))


def _page(client, share: Share):
    return client.get(reverse("share", args=["lindeveld", share.pk]))


def test_who_left_has_no_way_in(cast, as_, client_for):
    making = Making(cast, as_, "learning-curve")
    for step in STATES:
        getattr(making, step)()
    with pytest.raises(NoLongerThere), acting_for(cast.employee.organisation.pk, cast.employee.person_id):
        pass
    for key in ("employee", "leader"):
        assert _page(client_for(cast[key]), making.shares["open"]).status_code == 404


def test_the_document_says_what_the_table_says():
    assert DOCUMENT.read_text("utf-8") == document(), "run: python -m tests.selfwork.expected"
