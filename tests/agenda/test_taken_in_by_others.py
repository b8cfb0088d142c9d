"""Invitations and feeds, taken in by calendars that others wrote: a CalDAV server and one of the command line."""

import os
import subprocess
import sys
import time
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.agenda.conftest import at, uid_of
from tests.mail import free_port
from wegwijzer.agenda import actions, queries

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")


def calendar_part(letter) -> bytes:
    (part,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    return part.get_payload(decode=True)


@pytest.fixture
def sent(cast, meeting, post_runs, smtp):
    """`sent(...)`: the invitation as it comes into Samira's mailbox, for this appointment or a new one."""

    def to(**more) -> tuple[object, bytes]:
        row = meeting(**more)
        post_runs()
        return row, calendar_part(smtp.to(cast.employee.account.email)[-1])

    return to


def clock_changes() -> list[datetime]:
    """Ten o'clock on the day before and after each of the next two changes of the clock here."""
    found, day = [], at(2)
    while len(found) < 4:
        following = (day.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=BRUSSELS)
        if day.replace(tzinfo=BRUSSELS).utcoffset() != following.utcoffset():
            found += [day.replace(tzinfo=BRUSSELS), following]
        day = following
    return found


# ---- A CalDAV server


@pytest.fixture(scope="module")
def radicale(tmp_path_factory):
    """Radicale, which reads with vobject and works out by itself when something is."""
    folder, port = tmp_path_factory.mktemp("radicale"), free_port()
    (folder / "config").write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[rights]\ntype = authenticated\n"
        f"[storage]\nfilesystem_folder = {folder}/collections\n[logging]\nlevel = error\n"
    )
    command = [sys.executable, "-m", "radicale", "--config", str(folder / "config")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        server = CalDav(f"http://127.0.0.1:{port}")
        server.wait()
        server.ask("MKCALENDAR", "/samira/werk/")
        yield server
        process.terminate()


class CalDav:
    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, method: str, path: str, body: bytes = b"", **headers) -> tuple[int, str]:
        key = b64encode(b"samira:x").decode()
        headers = {"Authorization": f"Basic {key}", "Content-Type": "text/calendar; charset=utf-8", **headers}
        request = Request(self.address + path, data=body or None, method=method, headers=headers)  # noqa: S310
        try:
            with urlopen(request, timeout=10) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def wait(self) -> None:
        give_up = time.monotonic() + 20
        while time.monotonic() < give_up:
            try:
                self.ask("OPTIONS", "/")
                return
            except URLError:
                time.sleep(0.1)
        raise TimeoutError("the CalDAV server does not answer")

    def between(self, start: datetime, minutes: int, where="/samira/werk/") -> str:
        """What the server itself finds in these minutes."""
        begin, end = (
            f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (start, start + timedelta(minutes=minutes))
        )
        query = (
            '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
            '<D:prop><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
            f'<C:time-range start="{begin}" end="{end}"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>'
        )
        _status, found = self.ask("REPORT", where, query.encode(), Depth="1", **{"Content-Type": "application/xml"})
        return found


def kept(content: bytes) -> bytes:
    """As a calendar keeps an invitation: without the method, which belongs to the mail (RFC 4791, 4.1)."""
    return b"\r\n".join(line for line in content.split(b"\r\n") if not line.startswith(b"METHOD:"))


def test_a_caldav_server_keeps_it_moves_it_and_lets_it_go(cast, as_, sent, post_runs, smtp, radicale):
    row, content = sent()
    place = f"/samira/werk/{row.pk}.ics"
    assert radicale.ask("PUT", place, kept(content))[0] == 201
    uid = uid_of(row, cast.employee)
    assert uid in radicale.between(at(7), 30) and uid not in radicale.between(at(7) - timedelta(minutes=30), 30)
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(8, 14))
    post_runs()
    assert radicale.ask("PUT", place, kept(calendar_part(smtp.to(cast.employee.account.email)[-1])))[0] in (201, 204)
    assert uid not in radicale.between(at(7), 30) and uid in radicale.between(at(8, 14), 30)
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    post_runs()
    radicale.ask("PUT", place, kept(calendar_part(smtp.to(cast.employee.account.email)[-1])))
    assert "STATUS:CANCELLED" in radicale.ask("GET", place)[1] and "SEQUENCE:2" in radicale.ask("GET", place)[1]


def test_it_finds_ten_o_clock_on_both_sides_of_a_change_of_the_clock(cast, sent, radicale):
    for moment in clock_changes():
        row, content = sent(starts_at=moment, minutes=60)
        assert radicale.ask("PUT", f"/samira/werk/{row.pk}.ics", kept(content))[0] == 201
        found, uid = radicale.between(moment, 60), uid_of(row, cast.employee)
        assert uid in found, moment
        assert uid not in radicale.between(moment - timedelta(hours=1), 60), moment
        assert uid not in radicale.between(moment + timedelta(hours=1), 60), moment


def test_it_takes_a_whole_feed(cast, as_, meeting, radicale):
    row = meeting()
    with as_(cast.employee) as samira:
        actions.open_feed(samira)
        address = queries.my_feed(samira)[1]
    content = Client().get("/calendar/" + address.rsplit("/", 1)[1]).content
    assert radicale.ask("PUT", "/samira/feed/", kept(content))[0] == 201
    assert uid_of(row, cast.employee) in radicale.between(at(7), 30, "/samira/feed/")


# ---- A calendar of the command line


@pytest.fixture
def khal(tmp_path):
    """`khal("list", "2026-11-03")`: what it prints."""
    (tmp_path / "werk").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[werk]]\npath = {tmp_path}/werk\n[locale]\nlocal_timezone = Europe/Brussels\n"
        "default_timezone = Europe/Brussels\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        f"datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = {tmp_path}/khal.db\n"
    )

    def run(*words: str) -> str:
        alone = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        command = [str(Path(sys.executable).parent / "khal"), "-c", str(config), *words]
        done = subprocess.run(command, env=alone, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_a_calendar_of_the_command_line_takes_it_in_and_follows(cast, as_, sent, post_runs, smtp, khal, tmp_path):
    row, content = sent()
    file = tmp_path / "invitation.ics"
    file.write_bytes(content)
    khal("import", "--batch", "-a", "werk", str(file))
    assert "10:00-10:30 Afspraak via Wegwijzer" in khal("list", f"{at(7):%Y-%m-%d}", "1d")
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(8, 15))
    post_runs()
    file.write_bytes(calendar_part(smtp.to(cast.employee.account.email)[-1]))
    khal("import", "--batch", "-a", "werk", str(file))
    assert "Afspraak via Wegwijzer" not in khal("list", f"{at(7):%Y-%m-%d}", "1d")
    assert "15:00-15:30 Afspraak via Wegwijzer" in khal("list", f"{at(8):%Y-%m-%d}", "1d")


def test_it_shows_ten_o_clock_on_both_sides_of_a_change_of_the_clock(sent, khal, tmp_path):
    for moment in clock_changes()[1:3]:  # the first day of winter, or of summer, and the last before the next
        _row, content = sent(starts_at=moment)
        file = tmp_path / f"{moment:%Y%m%d}.ics"
        file.write_bytes(content)
        khal("import", "--batch", "-a", "werk", str(file))
        assert "10:00-10:30 Afspraak via Wegwijzer" in khal("list", f"{moment:%Y-%m-%d}", "1d")
