"""People go wrong in all the ways there are, and no line says who."""

import asyncio
import logging
import re
import warnings

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from tests.cast import EMAILS
from tests.exchange.bringing import examined
from tests.identity.post import Mailbox, work
from wegwijzer.foundation.jobs import enqueue
from wegwijzer.identity import letters
from wegwijzer.people.models import Person

ADDRESS = "203.0.113.77"
TOKEN = "SdCOzk0gfNxk-N4CLkOqHWDqSdCOzk0gfNxk"
TYPED = "Grootmoeder Van den Heuvel-Janssens"
log = logging.getLogger("wegwijzer.tests")


@app.task(name="tests.fail_about_somebody")
def fail_about_somebody(number: int) -> None:
    raise ValueError(f"row {number}: {TYPED}, {EMAILS['employee']} is already there")


@pytest.fixture
def mailbox(settings):
    """A real mail server, which names whom it refuses."""
    box = Mailbox(refuse=f"550 nobody is called {EMAILS['coach']}")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # the server's own diary is not ours
    controller = box.controller()
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def names(db, owner) -> set[str]:
    """Every name, e-mail address and number in the demo, long enough to be told from ordinary words."""
    rows = owner.execute("SELECT given_name, family_name, email, number FROM people_person").fetchall()
    return {word for row in rows for word in row if word and len(word) > 3} | {TYPED, ADDRESS, TOKEN}


def leaks(text: str, names: set[str]) -> list[str]:
    """Which of the names stand in the text, as words of their own."""
    return [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def go_wrong_in_pages(cast, client_for, client, monkeypatch):
    """The acts of a bad day, each with something of somebody in it."""
    from_there = {"REMOTE_ADDR": ADDRESS}
    client.post("/account/login/", {"login": EMAILS["leader"], "password": TYPED}, **from_there)
    client.post("/account/password/reset/", {"email": EMAILS["stranger"]}, **from_there)
    client.get(f"/invitation/{TOKEN}/", **from_there)
    client.get(f"/account/password/reset/key/{TOKEN}/", **from_there)
    client.get(f"/{EMAILS['employee']}/", {"q": TYPED}, **from_there)
    client.get("/account/login/", headers={"host": "samira.elidrissi.example"}, **from_there)
    inside = client_for(cast.hr)
    inside.get("/o/lindeveld/people/", {"q": "Samira El Idrissi"}, **from_there)
    inside.get(f"/o/lindeveld/people/{cast.employee.person.pk}/", **from_there)
    inside.post("/o/lindeveld/people/new/", {"given_name": "Samira", "family_name": TYPED, "email": "x@"}, **from_there)
    strict = type(client)(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(cast.hr.account)
    strict.post("/o/lindeveld/people/new/", {"given_name": TYPED}, **from_there)
    for problem in (ValueError(TYPED), KeyError(EMAILS["hr"]), SuspiciousOperation(TYPED)):
        with monkeypatch.context() as patched:
            patched.setattr(
                "wegwijzer.people.models.Person.full_name", property(lambda _, e=problem: (_ for _ in ()).throw(e))
            )
            strict.get(f"/o/lindeveld/people/{cast.employee.person.pk}/", **from_there)


def go_wrong_in_the_database(cast, as_):
    """PostgreSQL names the values of the row that it refuses."""
    with as_(cast.hr):
        taken = Person.objects.exclude(number="").values_list("number", flat=True)[:2]
        try:
            with transaction.atomic():
                Person.objects.filter(number=taken[0]).update(number=taken[1], family_name=TYPED)
        except IntegrityError:
            log.exception("a row was refused")
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT %s::uuid", [TYPED])
        except Exception:
            log.exception("a value was refused")


def go_wrong_in_letters():
    try:
        letters.send(
            letters.change("password_changed", moment=timezone.now()),
            to=EMAILS["coach"],
            language="nl",
        )
    except letters.NotWanted:
        log.exception("a letter did not leave")


SHEET = f"""Personeelsnummer;Voornaam;Naam;E-mail;Afdeling;Functie;Leidinggevende;Geboortedatum
L90001;Samira;{TYPED};{EMAILS["employee"]};Lijn 3;Lijnoperator;{TYPED};31/02/1990
L90001;Priya;{TYPED};geen adres;Lijn 3;Lijnoperator;L90001;12.13.14
"""


def go_wrong_in_an_import(cast, as_, monkeypatch):
    """A file full of problems, and one on which our own code breaks."""
    with as_(cast.hr) as actor:
        found = examined(actor, SHEET)
        assert found.result["findings"]["problem"] >= 3
        with monkeypatch.context() as patched:
            patched.setattr("wegwijzer.exchange.work.examine", broken_on_a_row)
            assert examined(actor, SHEET).trouble["code"] == "failed"


def broken_on_a_row(*_):
    raise ValueError(f"row 2: {TYPED} <{EMAILS['employee']}>")


def cannot_even_be_filled_in():
    """The test runner's own handlers would raise."""
    theirs = [each for each in logging.root.handlers if type(each).__module__.startswith("_pytest")]
    for each in theirs:
        logging.root.removeHandler(each)
    log.info("%d of %s", TYPED, 3)
    for each in theirs:
        logging.root.addHandler(each)


def go_wrong_in_careless_code():
    """Somebody of us forgets what logs are for."""
    log.info("found %s at %s", TYPED, EMAILS["employee"])
    log.info(f"found {TYPED}")
    log.warning("%(who)s came from %(where)s", {"who": TYPED, "where": ADDRESS})
    log.error("said %r", [TYPED])
    log.info("with extras", extra={"person": TYPED, "request": EMAILS["hr"], "status": TYPED})
    cannot_even_be_filled_in()
    try:
        try:
            raise KeyError(TYPED)
        except KeyError as problem:
            problem.add_note(EMAILS["hr"])
            raise ExceptionGroup(
                TYPED, [ValueError(TYPED), OSError(2, "No such file", f"/home/{EMAILS['hr']}")]
            ) from problem
    except ExceptionGroup:
        log.exception("several things at once")
    loop = asyncio.new_event_loop()
    loop.call_exception_handler({"message": f"about {TYPED}", "exception": ValueError(TYPED), "future": TYPED})
    loop.close()
    logging.captureWarnings(True)
    warnings.warn(f"{TYPED} is deprecated", stacklevel=1)
    logging.captureWarnings(False)


def test_no_line_holds_a_name_an_address_or_a_key(
    cast, client_for, client, as_, names, diary, monkeypatch, mailbox, settings
):
    settings.PASSWORD_HASHERS = ["tests.identity.firms.LightArgon2"]
    client.raise_request_exception = False
    go_wrong_in_pages(cast, client_for, client, monkeypatch)
    go_wrong_in_the_database(cast, as_)
    go_wrong_in_letters()
    go_wrong_in_an_import(cast, as_, monkeypatch)
    assert any("broken_on_a_row" in line["error"] for line in diary.of("wegwijzer.exchange.jobs"))
    go_wrong_in_careless_code()
    assert len(diary.of("wegwijzer.operations.requests")) >= 12
    assert {line["status"] for line in diary.of("wegwijzer.operations.requests")} >= {200, 302, 400, 403, 404, 500}
    assert leaks(diary.text, names) == []
    assert not re.search(r"[\w.]+@[\w.]+\.\w+", diary.text)
    assert not re.search(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", diary.text)
    assert str(cast.employee.person.pk) not in diary.text


def test_what_a_mechanic_needs_is_there(cast, client_for, as_, diary, monkeypatch, mailbox):
    go_wrong_in_the_database(cast, as_)
    go_wrong_in_letters()
    refused, value, letter = diary.of("wegwijzer.tests")
    assert re.search(r"psycopg\.errors\.UniqueViolation: 23505, constraint \w+, table people_person", refused["error"])
    assert "InvalidTextRepresentation: 22P02" in value["error"]
    assert "go_wrong_in_the_database" in value["error"] and "which led to" in value["error"]
    assert "NotWanted: end 550" in letter["error"]


def test_a_job_that_fails_says_which_and_where_and_not_about_whom(saved, diary, owner):
    enqueue(fail_about_somebody, number=7)
    work()
    (line,) = [line for line in diary.of("procrastinate.worker") if line.get("task", "").startswith("tests.")]
    assert line["said"] == "job" and line["level"] == "ERROR"
    assert (line["task"], line["outcome"]) == ("tests.fail_about_somebody", "failed")
    assert isinstance(line["job"], int) and line["seconds"] >= 0
    assert "fail_about_somebody" in line["error"] and line["error"].endswith("ValueError")
    assert leaks(diary.text, {TYPED, *EMAILS.values()}) == []


def test_a_page_that_breaks_leaves_its_trace_under_the_number_that_the_visitor_can_name(
    cast, client_for, diary, monkeypatch
):
    client = client_for(cast.hr)
    client.raise_request_exception = False
    broken = property(lambda _: 1 / 0)
    monkeypatch.setattr("wegwijzer.people.models.Person.full_name", broken)
    answer = client.get(reverse("person", args=["lindeveld", cast.employee.person.pk]))
    assert answer.status_code == 500
    (trace,) = diary.of("django.request")
    (line,) = diary.of("wegwijzer.operations.requests")
    assert trace["request"] == line["request"] == answer.headers["X-Request-Id"]
    assert trace["error"].endswith("ZeroDivisionError: division by zero")
    assert (line["status"], line["route"], line["organisation"]) == (500, "person", "lindeveld")
