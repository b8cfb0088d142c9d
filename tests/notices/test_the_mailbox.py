"""A real IMAP server: what is for us is taken once and removed, what is not stays for who keeps the mailbox."""

import contextlib
import imaplib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.mail import free_port
from tests.notices.returned import returned
from wegwijzer.config.env import Inbox
from wegwijzer.notices import inbound, jobs, mailbox
from wegwijzer.notices.models import Undelivered

pytestmark = pytest.mark.django_db
USER, PASSWORD, FOLDER = "wegwijzer", 'ge"heim', "Binnen gekomen"


@pytest.fixture(scope="module")
def imap_port():
    """Of a server of our own, with one empty folder."""
    port = free_port()
    program = Path(sys.executable).with_name("pymap")
    command = [program, "--host", "127.0.0.1", "--port", str(port), "--no-tls", "dict"]
    command += ["--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up and process.poll() is None:
        with contextlib.suppress(OSError), imaplib.IMAP4("127.0.0.1", port, timeout=5) as box:
            box.login(USER, PASSWORD)
            box.create(f'"{FOLDER}"')
            break
        time.sleep(0.1)
    yield port
    process.terminate()
    process.wait(10)


@pytest.fixture
def box(imap_port, settings):
    """The mailbox as somebody sees it who keeps it; the product is set to read it."""
    settings.INBOX = Inbox("127.0.0.1", imap_port, USER, PASSWORD, FOLDER, ssl=False, tls=False)
    with imaplib.IMAP4("127.0.0.1", imap_port, timeout=5) as opened:
        opened.login(USER, PASSWORD)
        opened.select(f'"{FOLDER}"')
        yield opened
        opened.store("1:*", "+FLAGS", r"(\Deleted)")
        opened.expunge()


def put(box, *letters: bytes) -> None:
    for letter in letters:
        box.append(f'"{FOLDER}"', None, None, letter.replace(b"\n", b"\r\n"))


def left(box) -> list[bytes]:
    """The flags of what is in the folder now."""
    box.select(f'"{FOLDER}"')
    status, found = box.fetch("1:*", "(FLAGS)")
    return [flags for flags in found if flags] if status == "OK" else []


def test_what_came_back_is_taken_and_removed_and_the_rest_stays(cast, notify, deliver, smtp, box, as_):
    notify(cast.leader, cast.employee)
    deliver()
    put(box, b"Subject: vraag\n\nDag, wie ben jij?\n", returned(smtp.letters[0]), b"\xff\xfe junk")
    assert mailbox.read() == 1
    assert mailbox.read() == 0
    assert len(left(box)) == 2 and all(rb"\Seen" in flags for flags in left(box))
    with as_(cast.employee) as samira:
        assert Undelivered.objects.filter(person=samira.person_id).count() == 1


def test_what_is_too_large_is_left_alone(box, monkeypatch):
    monkeypatch.setattr(inbound, "LARGEST", 50)
    put(box, b"Content-Type: message/delivery-status\n\n" + b"Action: failed\n" * 10)
    assert mailbox.read() == 0 and len(left(box)) == 1


def test_who_dies_before_it_is_marked_takes_it_again_and_knows_it(box, monkeypatch):
    taken = []
    monkeypatch.setattr(inbound, "_handlers", {"text/calendar": lambda part, received: not taken.append(part)})
    put(box, b"Message-ID: <1@x>\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n")

    def dies(box, uid):
        inbound.take_in(mailbox._letter(box, uid.decode()))
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(mailbox, "_take", dies)
        assert mailbox.read() == 0
    mailbox.read()
    assert len(taken) == 1


@pytest.mark.parametrize("wrong", [{"password": "anders"}, {"folder": "nergens"}, {"port": 1}])
def test_a_mailbox_that_does_not_open_is_tried_again_later(box, settings, wrong, caplog):
    from dataclasses import replace

    settings.INBOX = replace(settings.INBOX, **wrong)
    jobs.read_mailbox(0)
    assert "the mailbox cannot be read" in caplog.text and PASSWORD not in caplog.text


def test_without_a_setting_nothing_is_read(settings):
    settings.INBOX = None
    assert mailbox.read() == 0
