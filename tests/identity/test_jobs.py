"""Background work of an organisation: it carries organisation and actor, and is as confined as a page."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from tests.identity.firms import Firm
from tests.identity.post import waiting, work
from wegwijzer.access.roles import Role
from wegwijzer.foundation.jobs import enqueue, forget_finished, retry_abandoned
from wegwijzer.identity.models import Invitation
from wegwijzer.organisations.tenancy import current_tenant, tenant
from wegwijzer.people.jobs import organisation_job
from wegwijzer.people.models import Person

seen: list[dict] = []


@organisation_job()
def look_around(actor, person_id: str) -> None:
    """What a job can see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, wegwijzer_organisation(), wegwijzer_person(), count(*) FROM people_person")
        user, organisation, person, people = cursor.fetchone()
    asked = Person.objects.filter(pk=person_id).exists()
    seen.append(
        {
            "user": user,
            "organisation": organisation,
            "person": person,
            "people": people,
            "sees": asked,
            "roles": actor.roles,
            "tenant": current_tenant(),
        }
    )


@organisation_job()
def ask_for_more_and_fail(actor, person_id: str) -> None:
    look_around.enqueue(actor, person_id=actor.person_id)
    Person.objects.filter(pk=person_id).update(given_name="Half")
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def nothing_seen():
    seen.clear()
    yield
    seen.clear()


def test_a_job_sees_its_organisation_as_its_actor_and_no_other(saved):
    firm, other = Firm(), Firm("Korenbloem")
    stranger = other.person("Priya")
    firm.person("Bart")
    with firm.as_lead() as lead:
        look_around.enqueue(lead, person_id=stranger.pk)
    work()
    (found,) = seen
    assert found == {
        "user": "wegwijzer_app",
        "organisation": firm.organisation_id,
        "person": firm.lead_id,
        "people": 2,
        "sees": False,
        "roles": frozenset({Role.CAREER_LEAD}),
        "tenant": firm.organisation_id,
    }


def test_jobs_of_two_organisations_one_after_the_other_do_not_mix(saved):
    firms = [Firm(), Firm("Korenbloem"), Firm("Zonnebloem")]
    for firm in firms:
        with firm.as_lead() as lead:
            look_around.enqueue(lead, person_id=firm.lead_id)
    work()
    assert [found["organisation"] for found in seen] == [firm.organisation_id for firm in firms]
    assert all(found["people"] == 1 and found["sees"] for found in seen)


def test_a_job_that_fails_keeps_nothing_and_asks_for_nothing(saved):
    firm = Firm()
    person = firm.person("Bart")
    with firm.as_lead() as lead:
        ask_for_more_and_fail.enqueue(lead, person_id=person.pk)
    work()
    assert seen == [] and waiting("look_around") == []
    with tenant(firm.organisation_id):
        assert Person.objects.get(pk=person.pk).given_name == "Bart"


def test_a_job_is_there_when_what_asked_for_it_is_saved(saved):
    firm = Firm()
    with firm.as_lead() as lead, transaction.atomic():
        look_around.enqueue(lead, person_id=firm.lead_id)
        work()
        assert seen == [], "not before the transaction is saved"
    work()
    assert len(seen) == 1


def test_half_done_work_of_a_worker_that_died_starts_again(saved):
    firm = Firm()
    work()
    with firm.as_lead() as lead:
        look_around.enqueue(lead, person_id=firm.lead_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '10 minutes') RETURNING id"
        )
        dead = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE task_name = %s AND status = 'todo'",
            [*dead, look_around.name],
        )
    enqueue(retry_abandoned, timestamp=0)
    work()
    work()
    assert len(seen) == 1


def test_what_was_done_long_ago_is_forgotten(saved):
    firm = Firm()
    with firm.as_lead() as lead:
        look_around.enqueue(lead, person_id=firm.lead_id)
    work()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '3 days'")
    enqueue(forget_finished, timestamp=0)
    work()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [look_around.name])
        assert cursor.fetchone() == (0,)


def test_the_housekeeping_is_planned():
    planned = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert {"wegwijzer.foundation.jobs.retry_abandoned", "wegwijzer.foundation.jobs.forget_finished"} <= set(planned)
    assert "identity.forget_old_sessions" in planned


def test_the_worker_process_does_the_work_and_stops_when_asked(saved, tmp_path):
    """The command itself, as the application's role, in a process of its own."""
    firm = Firm()
    path = connection.settings_dict
    mail = tmp_path / "mail"
    address = f"postgresql://{path['USER']}@/{path['NAME']}?host={path['HOST'].replace('/', '%2F')}"
    environment = {**os.environ, "DATABASE_URL": address, "WEGWIJZER_VAR": str(tmp_path), "WEGWIJZER_POOL": "4"}
    environment.pop("EMAIL_URL", None)
    command = [sys.executable, "-m", "django", "procrastinate", "worker"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        give_up = time.monotonic() + 60
        while not _sent(firm) and time.monotonic() < give_up and process.poll() is None:
            time.sleep(0.2)
        assert _sent(firm), process.stderr.read() if process.poll() is not None else "nothing came"
        assert any(firm.address("nele") in letter.read_text() for letter in mail.iterdir())
    finally:
        process.send_signal(signal.SIGTERM)
        _out, said = process.communicate(timeout=30)
    assert process.returncode == 0, said
    assert "Nele" not in said and firm.address("nele") not in said


def _sent(firm: Firm) -> bool:
    with tenant(firm.organisation_id):
        return Invitation.objects.filter(sent_at__isnull=False).exists()
