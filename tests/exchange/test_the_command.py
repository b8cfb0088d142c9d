"""`wegwijzer import` as an operator runs it: a real command on a database of its own."""

import csv
import os
import subprocess
import sys

import pytest

from tests.identity.firms import Firm
from wegwijzer.exchange.models import Import
from wegwijzer.foundation.postgres_settings import APPLICATION
from wegwijzer.people.models import Employment, Person

GOOD = """Personeelsnummer;Voornaam;Naam;Afdeling;Functie;Vanaf
1;An;De Smet;Hal 1;Lasser;13/01/2020
2;Bo;Claes;Hal 1;Lasser;01/02/2020
"""
BAD = GOOD + "3;Cas;Maes;Hal 1;Lasser;31/02/2020\n"


@pytest.fixture
def firm(kept):
    return Firm()


@pytest.fixture
def bring(kept, ground, tmp_path, firm):
    """`bring(text, "--dry-run")`: the finished command."""
    environment = os.environ | {"DATABASE_URL": ground.url(APPLICATION, kept), "WEGWIJZER_VAR": str(tmp_path)}

    def run(content: str | bytes, *options: str, slug: str = "") -> subprocess.CompletedProcess:
        file = tmp_path / "mensen.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        command = [
            sys.executable,
            "-m",
            "wegwijzer",
            "import",
            str(file),
            "--organisation",
            slug or firm.slug,
            *options,
        ]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


def numbers(firm) -> set[str]:
    with firm.as_lead() as lead:
        return set(Person.objects.exclude(pk=lead.person_id).values_list("number", flat=True))


def test_a_file_comes_in_a_second_time_changes_nothing_and_it_is_known_as_the_operators(bring, firm):
    tried = bring(GOOD, "--dry-run")
    assert (tried.returncode, numbers(firm)) == (0, set()), tried.stderr
    assert "dry run" in tried.stderr
    done = bring(GOOD)
    assert (done.returncode, numbers(firm)) == (0, {"1", "2"}), done.stderr
    assert "Saved." in done.stderr
    again = bring(GOOD)
    assert again.returncode == 0 and "nothing was changed" in again.stderr
    with firm.as_lead():
        assert Import.objects.filter(saved_at__isnull=False, uploaded_by=None, saved_by=None).count() == 2
        assert Employment.objects.count() == 2


def test_problems_are_named_written_down_and_nothing_is_saved_unless_they_are_left_out(bring, firm, tmp_path):
    listed = tmp_path / "problems.csv"
    done = bring(BAD, "--problems", str(listed))
    assert (done.returncode, numbers(firm)) == (3, set())
    assert "row 4, Vanaf" in done.stderr and "31/02/2020" in done.stderr and "Nothing was saved" in done.stderr
    with listed.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file, delimiter=";"))
    assert found[0][:3] == ["Row", "Column", "Value"] and ["4", "Vanaf", "31/02/2020"] in [row[:3] for row in found]
    done = bring(BAD, "--leave-out-problems")
    assert (done.returncode, numbers(firm)) == (0, {"1", "2"}), done.stderr
    with firm.as_lead():
        assert Import.objects.count() == 1, "what was refused left no trace"


def test_columns_days_and_absence_are_said_by_options(bring, firm):
    odd = "Wie;Voornaam;Naam;Waar;Functie;Vanaf\n1;An;De Smet;Hal 1;Lasser;03/02/2020\n"
    missing = bring(odd)
    assert missing.returncode == 3 and "Nothing was saved" in missing.stderr
    options = ("--map", "Wie=number", "--map", "Waar=unit")
    unsure = bring(odd, *options)
    assert unsure.returncode == 3 and "--answer 'date_order:=mdy'" in unsure.stderr
    done = bring(odd, *options, "--date-order", "mdy")
    assert done.returncode == 0, done.stderr
    with firm.as_lead():
        assert Employment.objects.get().starts_on.isoformat() == "2020-03-02"
    ended = bring(GOOD.replace("1;An;De Smet", "4;Dre;Pauwels"), "--absent", "end", "--absent-on", "2026-01-31")
    assert ended.returncode == 0, ended.stderr
    with firm.as_lead():
        assert Employment.objects.get(person__number="1").ends_on.isoformat() == "2026-01-31"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "Schoen=number"), "no column “Schoen”"),
        (("--map", "Voornaam=schoenmaat"), "not something a column can be about"),
        (("--map", "Voornaam"), "NAME=VALUE"),
        (("--absent", "end"), "absent on: "),
        (("--as-of", "gisteren"), "gisteren"),
        (("--units-below", "Maan"), "no unit “Maan”"),
        (("--kind", "salaris"), "salaris"),
    ],
)
def test_a_wrong_option_is_said_and_ends_with_two(bring, options, said):
    done = bring(GOOD, *options)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_organisation_that_is_not_there_is_a_wrong_option(bring):
    assert bring(GOOD, slug="nergens").returncode == 2


def test_what_cannot_be_read_ends_with_four(bring, firm):
    for content in (b"", b"%PDF-1.7\n" + b"x" * 300, GOOD.encode() + b"\x00\x00\x00\n"):
        done = bring(content)
        assert (done.returncode, numbers(firm)) == (4, set()), done.stderr
        assert done.stderr.strip().startswith("wegwijzer: ")
