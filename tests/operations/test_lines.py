"""What a line looks like, and what of it is repeated."""

import json
import logging
import logging.config
import sys
import uuid

import pytest

from wegwijzer.foundation.logs import Word, about, facts, lines
from wegwijzer.foundation.logs.failures import describe, trace

log = logging.getLogger("wegwijzer.tests")


def test_a_sentence_of_the_code_is_repeated_with_its_numbers_words_and_ids(diary):
    one = uuid.uuid4()
    log.info("%s rows by %s in %.1f seconds for %s", 12, Word("people.import"), 0.25, one)
    assert diary.lines[0]["said"] == f"12 rows by people.import in 0.2 seconds for {one}"


@pytest.mark.parametrize("value", ["Samira", ["Samira"], {"who": "Samira"}, b"Samira", object()])
def test_anything_else_that_is_filled_in_is_not(diary, value):
    log.info("found %s", value if not isinstance(value, dict) else [value])
    assert diary.lines[0]["said"] == "found …"


def test_a_sentence_that_is_not_in_the_code_is_told_by_its_place(diary):
    name = "Samira"
    log.info(f"found {name}")
    assert diary.lines[0]["said"].startswith("said in test_lines.test_a_sentence_that_is_not_in_the_code")


def test_the_web_server_says_which_of_its_processes_ended(diary):
    logging.getLogger("_granian").error(f"Unexpected exit from worker-{3}")
    logging.getLogger("_granian").error(f"Listening at: http://{'10.0.0.7'}:8000")
    assert [line["said"] for line in diary.lines] == ["Unexpected exit from worker-3", "Listening at: …"]


def test_a_line_is_one_json_object_with_a_time_in_utc(diary):
    log.warning("first\nsecond")
    assert diary.text.count("\n") == 1
    line = json.loads(diary.text)
    assert (line["level"], line["logger"], line["said"]) == ("WARNING", "wegwijzer.tests", "first")
    assert line["time"].endswith("+00:00")


def test_what_lines_have_in_common_is_said_on_each_and_ends_with_the_block(diary):
    with about(request="abc"):
        with about(task=Word("x.y")):
            log.info("inside")
        log.info("outside", extra=facts(status=200, organisation=None))
    log.info("after")
    inside, outside, after = diary.lines
    assert (inside["request"], inside["task"]) == ("abc", "x.y")
    assert (outside["request"], outside["status"]) == ("abc", 200)
    assert "task" not in outside and "organisation" not in outside and "request" not in after


def test_an_error_is_told_with_what_led_to_it_and_ends_where_it_turns_in_a_circle():
    one, other = ValueError("Samira"), KeyError("Samira")
    one.__cause__, other.__cause__ = other, one
    assert trace(one) == "KeyError\nwhich led to\nValueError"


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (ValueError("Samira"), "ValueError"),
        (
            AttributeError("'Person' object has no attribute 'nam'"),
            "AttributeError: 'Person' object has no attribute 'nam'",
        ),
        (TypeError("save() missing 1 required positional argument: 'x'"), None),
        (TypeError("Field 'id' expected a number but got 'Samira'."), "TypeError"),
        (OSError(28, "No space left on device", "/home/samira"), "OSError: No space left on device"),
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
    ],
)
def test_of_an_error_its_message_is_told_when_it_can_only_be_about_code(problem, said):
    assert describe(problem) == (said or f"{type(problem).__name__}: {problem}")


def test_a_lost_connection_says_why_without_addresses():
    import psycopg

    try:
        psycopg.connect("postgresql://samira@127.0.0.1:9/base", connect_timeout=2)
    except psycopg.OperationalError as problem:
        said = describe(problem)
    assert "Connection refused" in said and "127.0.0.1" not in said and "samira" not in said


def test_in_development_a_line_reads_as_a_sentence():
    record = logging.LogRecord("wegwijzer.tests", logging.INFO, __file__, 1, Word("request"), (), None)
    record.facts = {"method": "GET", "route": "home", "status": 200}
    assert lines.PlainLines().format(record)[8:] == " INFO    request method=GET route=home status=200"


def test_a_line_that_cannot_be_written_is_told_by_its_place(capsys):
    class Closed:
        def write(self, text):
            raise ValueError(text)

    record = logging.LogRecord("x", logging.INFO, "somewhere.py", 7, "about %s", ("Samira",), None)
    lines.Lines(Closed()).handle(record)
    assert capsys.readouterr().err == "a line of somewhere.py:7 could not be written\n"


def test_every_logger_ends_at_the_one_handler():
    wanted = lines.configuration(as_json=True, level="INFO")
    assert wanted["root"]["handlers"] == ["console"]
    assert all(not logger.get("handlers") for logger in wanted["loggers"].values())
    assert all(logger.get("propagate", True) for logger in wanted["loggers"].values())


@pytest.mark.parametrize("level", lines.LEVELS)
def test_statements_with_their_values_are_never_written(level):
    assert lines.configuration(as_json=True, level=level)["loggers"]["django.db.backends"]["level"] != "DEBUG"


def test_what_nobody_catches_is_a_line_too(diary, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", None)
    lines.catch_the_rest()
    try:
        raise ValueError("Samira")
    except ValueError as problem:
        sys.excepthook(type(problem), problem, problem.__traceback__)
    (line,) = diary.lines
    assert (line["level"], line["said"]) == ("CRITICAL", "stopped by an error")
    assert line["error"].endswith("ValueError")
