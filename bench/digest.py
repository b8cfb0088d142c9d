"""A digest to a whole organisation, of which the worker is killed half-way: who got how many letters, and how long.

    python -m bench.digest [--people 5000] [--write]

A real worker hands its letters to a real mail server on this machine (aiosmtpd, in a process of its own). When 40 in a
hundred have arrived the worker is killed (SIGKILL), and another one starts; nothing is put right by hand, so it waits
until the first counts as dead. Floor, in the same run: the same letters over one open line with smtplib, one after the
other.
"""

import argparse
import asyncio
import json
import os
import signal
import smtplib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path

import psycopg

from bench import place
from bench.report import keep, machine, table
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER

PATIENCE = 3600  # seconds for all of it
KILL_AT = 0.4
LEFT = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'notices.remind_and_digest' AND status <> 'succeeded'"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.digest", description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--write", action="store_true", help="put the result in bench/README.md")
    parser.add_argument("--mail-server", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--box", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.mail_server:
        asyncio.run(_serve_mail(given.mail_server, given.box))
        return
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as folder, place.database() as cluster:
        text = _measured(given.people, Path(folder), cluster)
    print(text)
    if given.write:
        keep("digest", text)


# ---- The mail server: a line for each letter, as soon as it is taken


async def _serve_mail(port: int, box: Path) -> None:
    from aiosmtpd.smtp import SMTP

    with box.open("ab", buffering=0) as lines:
        handler = _Keeping(lines)
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(handler, hostname="127.0.0.1"), "127.0.0.1", port)
        await server.serve_forever()


class _Keeping:
    def __init__(self, lines):
        self.lines = lines

    async def handle_DATA(self, server, session, envelope) -> str:
        head = message_from_bytes(envelope.content.partition(b"\r\n\r\n")[0])
        self.lines.write(json.dumps([head["to"], head["message-id"], len(envelope.content)]).encode() + b"\n")
        return "250 taken"


def _arrived(box: Path) -> list[list]:
    return [json.loads(line) for line in box.read_bytes().splitlines()] if box.exists() else []


# ---- What is measured


def _measured(people: int, folder: Path, cluster) -> str:
    organisation = _organisation(people)
    with psycopg.connect(cluster.url(OWNER), autocommit=True) as owner:
        owner.execute("UPDATE notices_notice SET told_at = now() - interval '1 hour'")
    place.tidy(cluster)
    box, port = folder / "letters", place._free_port()
    command = [sys.executable, "-m", "bench.digest", "--mail-server", str(port), "--box", str(box)]
    server = subprocess.Popen(command, cwd=place.ROOT)
    try:
        _wait_for(port)
        round_seconds = _ask_for_round()
        done = _send(cluster, folder, box, port, people)
        letters = _arrived(box)
        floor = _floor(port, letters)
    finally:
        server.terminate()
        server.wait(10)
    return _told(people, letters, done, round_seconds, floor, _unanswered(cluster, organisation))


def _organisation(people: int):
    """With so many people who can sign in, and two notices each that no letter told of."""
    from wegwijzer.access.roles import Role
    from wegwijzer.foundation.clock import today
    from wegwijzer.foundation.ids import new_id
    from wegwijzer.identity.actions import found_organisation
    from wegwijzer.identity.models import Account
    from wegwijzer.notices import actions
    from wegwijzer.organisations.models import Organisation
    from wegwijzer.organisations.tenancy import tenant
    from wegwijzer.people.actors import acting_for
    from wegwijzer.people.models import Membership, Person

    founded = found_organisation(
        slug="groot", name="Groot", language="nl", lead_given_name="Nele", lead_family_name="Claes",
        lead_email="nele@groot.example",
    )  # fmt: skip
    there = founded.organisation_id
    accounts = [Account(id=new_id(), email=f"p{n}@groot.example", password="!") for n in range(people)]
    Account.objects.bulk_create(accounts, batch_size=1000)
    with tenant(there):
        lead = Person.objects.get().pk
        known = [
            Person(id=new_id(), organisation_id=there, given_name="Iemand", family_name=f"Nummer {n}", email=one.email,
                   account_id=one.pk)
            for n, one in enumerate(accounts)
        ]  # fmt: skip
        Person.objects.bulk_create(known, batch_size=1000)
        held = [
            Membership(id=new_id(), organisation_id=there, person=one, role=Role.EMPLOYEE, starts_on=today())
            for one in known
        ]
        Membership.objects.bulk_create(held, batch_size=1000)
        Organisation.objects.filter(pk=there).update(digest_hour=0)
    with acting_for(there, lead) as actor, actions.without_letters():
        for kind in ("conversations.round_reminded", "conversations.asked"):
            actions.notify(actor, persons=[one.pk for one in known], kind=kind)
    return there


def _wait_for(port: int) -> None:
    give_up = time.monotonic() + 30
    while True:
        try:
            smtplib.SMTP("127.0.0.1", port, timeout=5).quit()
            return
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)


def _ask_for_round() -> float:
    from wegwijzer.notices import jobs

    begun = time.perf_counter()
    jobs.make_rounds(0)
    return time.perf_counter() - begun


def _send(cluster, folder: Path, box: Path, port: int, people: int) -> dict[str, float]:
    """Seconds until the worker was killed, until the next one sent again, and in all."""
    environment = os.environ | {
        "DATABASE_URL": cluster.url(APPLICATION), "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "WEGWIJZER_MODE": "development", "WEGWIJZER_VAR": str(folder), "WEGWIJZER_LOG_LEVEL": "ERROR",
    }  # fmt: skip
    environment.pop("DATABASE_OWNER_URL", None)
    command = [sys.executable, "-m", "wegwijzer", "worker"]
    begun = time.perf_counter()
    first = subprocess.Popen(command, env=environment, cwd=place.ROOT)
    _until(lambda: len(_arrived(box)) >= KILL_AT * people)
    first.send_signal(signal.SIGKILL)
    first.wait(30)
    killed, before = time.perf_counter(), len(_arrived(box))
    second = subprocess.Popen(command, env=environment, cwd=place.ROOT)
    try:
        _until(lambda: len(_arrived(box)) > before)
        again = time.perf_counter()
        with psycopg.connect(cluster.url(OWNER), autocommit=True) as owner:
            _until(lambda: owner.execute(LEFT).fetchone()[0] <= 8)
            most = time.perf_counter()
            _until(lambda: owner.execute(LEFT).fetchone()[0] == 0)
    finally:
        second.terminate()
        second.wait(60)
    return {
        "first": killed - begun, "start": again - killed, "second": most - again, "rest": time.perf_counter() - most,
        "before": before,
    }  # fmt: skip


def _until(holds) -> None:
    give_up = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > give_up:
            raise SystemExit("bench: it takes too long")
        time.sleep(0.2)


def _floor(port: int, letters: list[list]) -> float:
    """As many letters of the same size over one line."""
    begun = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as line:
        for to, _own, size in letters:
            line.sendmail("wegwijzer@localhost", to, "To: floor\r\n\r\n" + ("y" * 70 + "\r\n") * (size // 72))
    return time.perf_counter() - begun


def _unanswered(cluster, organisation) -> int:
    with psycopg.connect(cluster.url(OWNER)) as owner:
        asked = "SELECT count(*) FROM notices_letter WHERE organisation_id = %s AND taken_at IS NULL"
        return owner.execute(asked, [organisation]).fetchone()[0]


def _told(people: int, letters: list[list], done: dict, round_seconds: float, floor: float, unanswered: int) -> str:
    digests = [(to, own) for to, own, _size in letters if to != "nele@groot.example"]  # she gets an invitation
    got = Counter(Counter(to for to, _own in digests).values())
    sending = done["first"] + done["second"]
    heads = ["people", "killed after", "got 1 letter", "got 0", "got 2 or more", "without an answer in our books",
             "asking for all s", "sending s", "letters a second", "bare smtplib s", "sending ÷ bare"]  # fmt: skip
    line = [
        f"{people:,}", f"{done['before']:,}", f"{got[1]:,}", f"{people - sum(got.values()):,}",
        f"{sum(number for times, number in got.items() if times > 1):,}", f"{unanswered:,}", f"{round_seconds:.1f}",
        f"{sending:.0f}", f"{len(digests) / sending:.0f}", f"{floor:.1f}", f"{sending / floor:.1f}",
    ]  # fmt: skip
    after = (
        f"The second worker sent its first letter {done['start']:.0f} s after the first was killed; the few letters "
        f"that the first had in hand came {done['rest']:.0f} s after all others, once it counted as dead."
    )
    return f"{machine()}\n\n{table(heads, [line])}\n\n{after}"


if __name__ == "__main__":
    main()
