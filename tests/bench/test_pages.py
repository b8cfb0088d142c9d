"""The measurement runs, leaves no page out, and no page needs more statements than it used to.

When a page rightly needs more: say why in the commit, and write statements.json anew (bench/README.md).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASELINE = json.loads(Path(__file__).with_name("statements.json").read_text("utf-8"))
SMALL, LARGE = "100", "1000"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """What `python -m bench.pages` prints for two sizes in two rounds, and what it measured."""
    file = tmp_path_factory.mktemp("bench") / "measured.json"
    sizes, rounds = ["--people", f"{SMALL},{LARGE}"], ["--rounds", "2", "--warm-up", "1"]
    command = [sys.executable, "-m", "bench.pages", *sizes, *rounds, "--json", file]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout, json.loads(file.read_text("utf-8"))


def statements(row: dict, size: str) -> list[int]:
    return row["sizes"][size]["statements"]


def test_each_page_has_its_line_in_the_table(run):
    printed, rows = run
    lines = [line for line in printed.splitlines() if line.startswith("| ")]
    assert [line.split(" | ")[:2] for line in lines[2:]] == [[f"| {row['page']}", row["role"]] for row in rows]


def test_every_address_of_an_organisation_is_measured_or_left_out_with_a_reason(run):
    from bench.cases import LEFT_OUT, addresses, cases

    measured = {case.route for case in cases() if any(row["page"] == case.name for row in run[1])}
    assert measured | set(LEFT_OUT) == set(addresses())
    assert not measured & set(LEFT_OUT)


def test_a_page_runs_as_many_statements_in_a_large_organisation_as_in_a_small_one(run):
    """But for a list that is empty in one of the two: what stands beside its names is then not asked for."""
    sizes = {row["key"]: row["sizes"] for row in run[1]}
    alike = {key: by_size for key, by_size in sizes.items() if len({bool(s["people"]) for s in by_size.values()}) == 1}
    numbers = {key: [size["statements"] for size in by_size.values()] for key, by_size in alike.items()}
    assert {key: found for key, found in numbers.items() if found[0] != found[1]} == {}
    assert len(alike) > 100


def test_a_page_runs_as_many_statements_each_time(run):
    assert [row["key"] for row in run[1] if len(statements(row, LARGE)) != 1] == []


def test_no_page_needs_more_statements_than_its_baseline(run):
    found = {row["key"]: max(statements(row, LARGE)) for row in run[1]}
    assert set(found) == set(BASELINE), "statements.json has a line for each page, and no others"
    assert {key: number for key, number in found.items() if number > BASELINE[key]} == {}
