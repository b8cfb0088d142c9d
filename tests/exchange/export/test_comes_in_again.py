"""What goes out and comes in again changes nothing; a template that is filled in comes in."""

import csv
import io
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.exchange import bringing
from wegwijzer.exchange import actions, queries
from wegwijzer.exchange.export import export, template
from wegwijzer.exchange.export.actions import fields_of
from wegwijzer.exchange.export.words import CONTRACTS, GENDERS
from wegwijzer.exchange.fields import LANGUAGES
from wegwijzer.exchange.kinds.training.words import WRITTEN
from wegwijzer.functions.models import Function, FunctionFamily
from wegwijzer.organisations.models import Unit
from wegwijzer.output.sheets import write_xlsx
from wegwijzer.people.models import Employment, Person, Position, ReportingLine
from wegwijzer.training.models import TrainingParticipation

pytestmark = pytest.mark.django_db
NOTHING = {"created", "changed", "ended", "absent", "left_out"}


def back(actor, kind: str, format: str, language: str):
    """The import of what was just taken, examined."""
    done = export(actor, kind=kind, format=format, language=language)
    upload = bringing.upload(actor, done.file.read(), name=done.name, kind=kind)
    return bringing.examine(actor, upload)


def differences(actor, import_) -> list:
    found = [(told.row, told.column, told.text) for told in queries.all_findings(actor, import_, "problem")]
    found += [question.text for question in queries.questions(actor, import_)]
    for what in NOTHING:
        found += [(what, row.name, row.details) for row in queries.changes(actor, import_, what, "", {}).rows]
    return found + [import_.trouble] * bool(import_.trouble)


WAYS = [("nl", "csv"), ("nl", "xlsx"), ("en", "csv"), ("en", "xlsx"), ("fr", "csv"), ("de", "xlsx")]


@pytest.mark.parametrize(("language", "format"), WAYS)
@pytest.mark.parametrize("kind", ["people", "training"])
def test_the_demo_company_comes_in_again_without_change(hr, kind, language, format):
    import_ = back(hr, kind, format, language)
    assert differences(hr, import_) == []
    table = Person if kind == "people" else TrainingParticipation
    assert import_.result["counts"] == {"same": {kind.replace("people", "person"): table.objects.count()}}


# ---- Whatever an organisation looks like

FIRST_DAY = date(2012, 1, 1)
LAST_START = (date.today() - FIRST_DAY).days + 180  # nothing begins further ahead than a list may say
PEOPLE = 5
UNITS, FUNCTIONS = ("Lijn 1", "Lijn 2", "Nacht, ploeg B"), ("Operator", "Teamleider", "Kwaliteit; meten")
NAMES = ("Noor", "=Jan", "Ğülşen", "O'Neill", "-Piet")


def stretches(least: int, most: int | None, values):
    """Stretches one after the other, some without anything in them (None): [(first, last or None for open, value)]."""

    def lay(drawn: tuple[list[int], list]) -> list[tuple]:
        cuts, said = drawn
        days = sorted(cuts)
        ends = [*(day - 1 for day in days[1:]), most]
        found = [(first, last, value) for first, last, value in zip(days, ends, said, strict=False)]
        return [one for one in found if one[2] is not None]

    top = min(least + 4000, LAST_START) if most is None else most
    cuts = st.lists(st.integers(least, top), min_size=1, max_size=3, unique=True)
    return st.tuples(cuts, st.lists(values, min_size=3, max_size=3)).map(lay)


@st.composite
def employments(draw, person: int) -> list:
    """[(first, last, kind, places)], a place is (first, last, unit, function, share, lines)."""
    kinds = st.one_of(st.none(), st.sampled_from(["permanent", "fixed_term", "agency", "other"]))
    return [
        (first, last, kind, [place for track in range(2) for place in draw(places(first, last, track, person))])
        for first, last, kind in draw(stretches(0, None, kinds))
    ]


@st.composite
def places(draw, first: int, last: int | None, track: int, person: int) -> list:
    """Two at a time at most, half of the time each. The second is in a function that the first never is."""
    functions = st.sampled_from(range(2)) if track == 0 else st.just(2)
    where = st.one_of(st.none(), st.tuples(st.sampled_from(range(3)), functions))
    managers = st.one_of(st.none(), st.integers(0, person - 1)) if person else st.none()
    return [
        (starts, ends, unit, function, draw(st.sampled_from(["50", "37.5"])), draw(stretches(starts, ends, managers)))
        for starts, ends, (unit, function) in draw(stretches(first, last, where))
    ]


organisations = st.tuples(*(employments(person) for person in range(PEOPLE)))


def day(number: int | None) -> date | None:
    return None if number is None else FIRST_DAY + timedelta(days=number)


def found(drawn) -> None:
    """The organisation that was drawn, in the database."""
    top = Unit.objects.create(name="Huis", kind="company")
    units = [Unit.objects.create(name=name, parent=top) for name in UNITS]
    family = FunctionFamily.objects.create(name="Werk")
    functions = [Function.objects.create(name=name, family=family) for name in FUNCTIONS]
    people = [
        Person.objects.create(given_name=name, family_name="Peeters", number=f"00{n}", gender="fmx"[n % 3])
        for n, name in enumerate(NAMES)
    ]
    for person, drawn_employments in zip(people, drawn, strict=True):
        for first, last, kind, drawn_places in drawn_employments:
            days = {"starts_on": day(first), "ends_on": day(last)}
            employment = Employment.objects.create(person=person, kind=kind, **days)
            for starts, ends, unit, function, share, lines in drawn_places:
                place = Position.objects.create(
                    person=person, employment=employment, unit=units[unit], function=functions[function],
                    share=Decimal(share), starts_on=day(starts), ends_on=day(ends),
                )  # fmt: skip
                for begin, end, manager in lines:
                    ReportingLine.objects.create(
                        position=place, person=person, manager=people[manager], starts_on=day(begin), ends_on=day(end)
                    )


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making it smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=organisations, way=st.sampled_from([("nl", "csv"), ("en", "csv"), ("nl", "xlsx"), ("en", "xlsx")]))
def test_any_organisation_comes_in_again_without_change(firm, drawn, way):
    with firm.as_lead() as actor, transaction.atomic():
        found(drawn)
        language, format = way
        import_ = back(actor, "people", format, language)
        assert differences(actor, import_) == []
        assert import_.result["counts"] == {"same": {"person": PEOPLE + 1}}
        transaction.set_rollback(True)


dialects = st.fixed_dictionaries(
    {
        "separator": st.sampled_from([";", ",", "\t", "|"]),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
        "days": st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d-%m-%Y"]),
        "columns": st.permutations(range(len(fields_of("people")))),
        "language": st.sampled_from(LANGUAGES),
    }
)
ISO = re.compile(r"\d{4}-\d\d-\d\d")


def rewritten(content: bytes, dialect: dict) -> bytes:
    """Our CSV as another programme would have written it: its columns in another order too."""
    text = content.decode("utf-8-sig")
    ours = ";" if ";" in text.split("\n")[0] else ","
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter=ours))
    out = io.StringIO(newline="")
    written = csv.writer(out, delimiter=dialect["separator"])
    for row in found:
        said = [date.fromisoformat(cell).strftime(dialect["days"]) if ISO.fullmatch(cell) else cell for cell in row]
        written.writerow([said[index] for index in dialect["columns"]])
    return out.getvalue().encode(dialect["encoding"])


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=organisations, dialect=dialects)
def test_any_organisation_in_any_dialect_is_read_the_same(firm, drawn, dialect):
    with firm.as_lead() as actor, transaction.atomic():
        found(drawn)
        done = export(actor, kind="people", format="csv", language=dialect["language"])
        import_ = bringing.upload(actor, rewritten(done.file.read(), dialect), name="lijst.csv")
        if import_.dialect["date_order_by"] == "assumed":  # no day after the twelfth: somebody says which it is
            import_ = actions.set_reading(actor, import_=import_, dialect={"date_order": "dmy"})
        bringing.examine(actor, import_)
        assert differences(actor, import_) == []
        assert import_.result["counts"] == {"same": {"person": PEOPLE + 1}}
        transaction.set_rollback(True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_that_ends_on_the_day_on_which_another_begins_ends_on_that_day(firm, language):
    with firm.as_lead() as actor, transaction.atomic():
        beside = [(0, 100, 0, 0, "50", []), (100, 200, 1, 2, "50", []), (200, None, 2, 0, "50", [])]
        found([[(0, None, "permanent", beside)], *[[]] * (PEOPLE - 1)])
        import_ = back(actor, "people", "csv", language)
        assert (import_.dialect["end"], import_.dialect["end_by"]) == ("last_day", "header")
        assert differences(actor, import_) == []
        assert import_.result["counts"] == {"same": {"person": PEOPLE + 1}}
        transaction.set_rollback(True)


# ---- Templates


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_that_is_filled_in_comes_in(hr, read_back, language):
    rows = filled(hr, read_back, "people", language, {
        "number": "T-1", "given_name": "Noor", "family_name": "Peeters", "employment_starts": date(2024, 1, 15),
        "unit": "Lijn 3", "function": "Lijnoperator", "share": 80, "starts_on": date(2024, 1, 15),
        "employment_kind": CONTRACTS[language]["agency"], "gender": GENDERS[language]["f"],
    })  # fmt: skip
    import_ = bringing.examine(hr, bringing.upload(hr, rows, name="ingevuld.xlsx"))
    assert [told.text for told in queries.all_findings(hr, import_, "problem")] == []
    assert import_.result["counts"]["created"]["person"] == 1
    bringing.save(hr, import_)
    place = Position.objects.select_related("employment", "person").get(person__number="T-1")
    assert (place.share, place.employment.kind, place.person.gender) == (80, "agency", "f")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_for_trainings_that_is_filled_in_comes_in(hr, read_back, cast, language):
    rows = filled(hr, read_back, "training", language, {
        "number": cast.employee.person.number, "title": "Lassen", "starts_on": date(2024, 1, 15), "hours": 7.5,
        "kind": WRITTEN[language]["workplace"],
    })  # fmt: skip
    import_ = bringing.examine(hr, bringing.upload(hr, rows, name="ingevuld.xlsx", kind="training"))
    assert [told.text for told in queries.all_findings(hr, import_)] == []
    bringing.save(hr, import_)
    assert TrainingParticipation.objects.get(title="Lassen").kind == "workplace"


def filled(actor, read_back, kind: str, language: str, said: dict) -> bytes:
    """The template with one row filled in under the row that says what goes where."""
    file, name = template(actor, kind=kind, language=language)
    _, rows = read_back(file, name)
    keys = [one.key for one in fields_of(kind)]
    assert len(rows[0]) == len(keys)
    target = io.BytesIO()
    write_xlsx(target, rows[0], [*rows[1:], [said.get(key) for key in keys]])
    return target.getvalue()


@pytest.mark.parametrize("kind", ["people", "training"])
def test_an_empty_template_brings_in_nobody(hr, kind):
    file, name = template(hr, kind=kind, language="nl")
    import_ = bringing.examine(hr, bringing.upload(hr, file.read(), name=name, kind=kind))
    assert import_.trouble["code"] == "no_rows"
