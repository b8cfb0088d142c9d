"""Figures for Prometheus: for who holds the token, about pages and jobs, never about people."""

import os
import re
import subprocess
import sys

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.cast import EMAILS
from tests.foundation.queueing import put_job, put_worker
from tests.operations.serve import figures, serving_together
from wegwijzer.operations import metrics
from wegwijzer.operations.requests import Page

TOKEN = "a token for tests alone"


@pytest.fixture
def scrape(client, db, settings):
    settings.METRICS_TOKEN = TOKEN

    def fetch() -> dict[tuple, float]:
        answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        families = text_string_to_metric_families(answer.content.decode())
        return {
            (sample.name, *sorted(sample.labels.items())): sample.value
            for family in families
            for sample in family.samples
        }

    return fetch


@pytest.mark.parametrize(
    "given", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"bearer {TOKEN} ", "Bearer é"]
)
def test_without_the_token_the_address_does_not_exist(client, db, settings, given):
    settings.METRICS_TOKEN = TOKEN
    there = client.get("/metrics", headers={"authorization": given} if given is not None else {})
    nowhere = client.get("/metric")
    assert there.status_code == nowhere.status_code == 404
    assert there.headers["Content-Type"] == nowhere.headers["Content-Type"]
    assert b"wegwijzer_" not in there.content


@pytest.mark.parametrize("given", ["Bearer ", "Bearer", ""])
def test_without_a_token_in_the_settings_nobody_gets_figures(client, db, settings, given):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"authorization": given}).status_code == 404


def test_answers_are_counted_by_page_and_class_of_status(scrape, client):
    def count(route: str, status: str) -> float:
        labels = (("method", "GET"), ("route", route), ("status", status))
        return scrape().get(("wegwijzer_request_seconds_count", *labels), 0)

    before = count("account_login", "2xx"), count("none", "4xx"), count("people", "3xx")
    client.get("/account/login/")
    client.get(f"/{EMAILS['employee']}/")
    client.get("/o/lindeveld/people/?q=Samira")
    assert (count("account_login", "2xx"), count("none", "4xx"), count("people", "3xx")) == tuple(n + 1 for n in before)


def test_the_queue_and_its_workers_are_there(scrape):
    put_worker(1)
    put_job("some.task", "failed")
    put_job("other.task", deferred=90_000)
    found = scrape()
    assert found[("wegwijzer_workers_alive",)] == 1
    assert found[("wegwijzer_jobs", ("status", "failed"), ("task", "some.task"))] == 1
    assert found[("wegwijzer_jobs_waiting",)] >= 1
    assert found[("wegwijzer_oldest_waiting_job_seconds",)] >= 90_000
    assert found[("wegwijzer_database_up",)] == 1
    assert any(key[0] == "wegwijzer_build" for key in found)


def test_labels_are_words_of_ours(scrape, client_for, cast):
    client_for(cast.hr).get("/o/lindeveld/people/?q=Samira")
    client_for(cast.hr).get(f"/o/lindeveld/people/{cast.employee.person.pk}/")
    values = {value for key in scrape() for _, value in key[1:]}
    assert not [value for value in values if not re.fullmatch(r"[\w.+:-]+", value)]
    assert not {value for value in values if re.search(r"lindeveld|samira|[0-9a-f]{8}-", value, re.IGNORECASE)}


def test_when_the_database_is_away_the_rest_still_comes(scrape, monkeypatch):
    def away(**_):
        raise metrics.DatabaseError("gone")

    monkeypatch.setattr(metrics.queue, "waiting", away)
    found = scrape()
    assert found[("wegwijzer_database_up",)] == 0
    assert ("wegwijzer_workers_alive",) not in found


def test_an_address_without_a_page_has_one_name_whatever_was_typed():
    assert Page(None).route == "none"


def test_several_web_processes_count_together_and_a_new_serve_begins_at_nothing(ground, clone, tmp_path):
    database = clone()
    for _ in range(2):
        with serving_together(ground, database, tmp_path, TOKEN) as server:
            for _ in range(40):
                server.get("/account/login/")
            labels = {"route": "account_login", "method": "GET", "status": "2xx"}
            assert all(figures(server, TOKEN, "wegwijzer_request_seconds_count", labels) == 40 for _ in range(6))
            assert len({file.stem.split("_")[-1] for file in server.counts.glob("histogram_*.db")}) == 2
            assert figures(server, TOKEN, "wegwijzer_database_pool", {"state": "open"}) >= 1


def test_the_counts_of_a_process_that_ended_stay_and_its_connections_go(tmp_path):
    code = (
        "from wegwijzer.operations import metrics\n"
        "metrics.REQUESTS.labels('home', 'GET', '2xx').observe(0.1)\n"
        "metrics.POOL.labels('open').set(5)\n"
    )
    environment = os.environ | {metrics.FOLDER: str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    ask = "from wegwijzer.operations import metrics\nfrom prometheus_client import generate_latest\n"
    ask += "print(generate_latest(metrics._counted()).decode())"
    done = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True, check=True)
    assert 'wegwijzer_request_seconds_count{method="GET",route="home",status="2xx"} 1.0' in done.stdout
    assert 'state="open"' not in done.stdout
