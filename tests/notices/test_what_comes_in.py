"""Letters that come in: each once, to who handles its kind; what nobody can read does no harm."""

import pytest
from django.db import connection

from tests.notices.returned import returned
from wegwijzer.access.actor import acting_as
from wegwijzer.notices import inbound
from wegwijzer.notices.inbound import LARGEST, add_handler, content_of, take_in
from wegwijzer.notices.models import TakenIn, Undelivered
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.output.message_ids import letters_in

pytestmark = pytest.mark.django_db

REPLY = """\
From: "Samira" <Samira@Lindeveld.example>
Message-ID: <een@voorbeeld.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain

Ja.
--c
Content-Type: text/calendar; method=REPLY; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

caf=E9
--c--
--b--
"""


@pytest.fixture
def handled(monkeypatch):
    """The text and the sender of each part of a kind that only tests know."""
    monkeypatch.setattr(inbound, "_handlers", dict(inbound._handlers))
    found = []

    def handle(part, received) -> bool:
        found.append((content_of(part).strip(), received.sender))
        return True

    add_handler("text/calendar", handle)
    return found


def test_a_part_goes_to_who_handles_its_kind(handled):
    assert take_in(REPLY.encode()) is True
    assert handled == [("café", "samira@lindeveld.example")]


def test_the_same_letter_is_taken_once_whatever_servers_put_on_top(handled):
    for raw in (REPLY, REPLY, "Received: from elsewhere\n" + REPLY, REPLY.replace("\n", "\r\n")):
        take_in(raw.encode())
    assert len(handled) == 1
    take_in(REPLY.replace("Ja.", "Nee.").encode())  # who takes another's id does not keep that one out
    assert len(handled) == 2


def test_a_handler_that_fails_keeps_nothing_and_stops_nobody(handled, monkeypatch):
    def broken(part, received) -> bool:
        TakenIn.take("half done")
        raise ValueError(content_of(part))

    add_handler("text/plain", broken)
    assert take_in(REPLY.encode()) is True
    assert len(handled) == 1 and not TakenIn.objects.filter(mark="half done").exists()


DEEP = "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n"


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\n\n\n",
        b"\x00\xff\xfe" * 100,
        b"From: " + b"<" * 5000 + b"\n\nx",
        b"Content-Type: text/calendar; charset=nonsense\n\n\xff\xff",
        b"Content-Type: message/delivery-status\n\nAction: failed\n",
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\xff\n--x--",
        b"Content-Type: message/delivery-status; charset=\xff\n\n" + b"Action: failed\n\n" * 50,
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Subject: =?utf-8?b?" + b"A" * 3000 + b"?=\nMessage-ID: \xe9\xe9\n\nx",
        b"Content-Transfer-Encoding: base64\nContent-Type: text/calendar\n\n%%%%",
        "".join(DEEP.format(number) for number in range(400)).encode(),
        b"x" * (LARGEST + 1),
    ],
    ids=lambda junk: f"{len(junk)} bytes, {junk[:12]!r}",
)
def test_no_junk_gets_further_than_here(junk):
    assert take_in(junk) is False


class TestALetterThatCameBack:
    @pytest.fixture
    def sent(self, cast, notify, deliver, smtp):
        notify(cast.leader, cast.employee)
        deliver()
        return smtp.letters[0]

    @pytest.fixture
    def known(self, cast, as_):
        def rows(actor=None) -> list[tuple]:
            with as_(actor or cast.employee):
                found = Undelivered.objects.filter(person=cast.employee.person_id)
                return list(found.values_list("address", "failure", "status", "returned"))

        return rows

    @pytest.mark.parametrize("whole", [True, False])
    @pytest.mark.parametrize(
        ("status", "failure"),
        [("5.1.1", "unknown"), ("5.2.2", "full"), ("5.7.1", "refused"), ("4.4.7", "unreachable"), ("5.0.0", "other")],
    )
    def test_is_noted_for_hr_and_for_whom_it_was(self, cast, sent, known, status, failure, whole):
        assert take_in(returned(sent, status=status, whole=whole)) is True
        assert known() == known(cast.hr) == [(cast.employee.account.email, failure, status, True)]
        assert known(cast.leader) == known(cast.executive) == []

    def test_one_that_is_only_late_is_not(self, sent, known):
        assert take_in(returned(sent, action="delayed", status="4.4.1")) is False
        assert known() == []

    def test_who_acts_is_not_told_whose_letter_it_is(self, cast, sent):
        letter = letters_in(str(sent["Message-ID"]))[0]

        def asked() -> list:
            with connection.cursor() as cursor:
                cursor.execute("SELECT person_id FROM wegwijzer_letter_of(%s)", [letter])
                return cursor.fetchall()

        for persona in (cast.stranger, cast.hr):
            with acting_as(persona):
                assert asked() == []
        with tenant(cast.stranger.organisation.pk):
            assert asked() == []
        assert len(asked()) == 1

    def test_nobody_makes_one_up(self, sent, known):
        own = sent["Message-ID"]
        letter, seal = own.strip("<>").partition("@")[0].split(".")
        for made_up in (f"<{letter}.{'0' * len(seal)}@x>", f"<{'0' * 32}.{seal}@x>", "<anything@x>"):
            sent.replace_header("Message-ID", made_up)
            assert take_in(returned(sent)) is False
        assert known() == []

    def test_is_forgotten_only_when_a_later_one_did_not_come_back(self, cast, sent, known, notify, deliver, as_, smtp):
        from wegwijzer.notices.jobs import forget_letters

        take_in(returned(sent))
        notify(cast.leader, cast.employee, moment="later")
        deliver()
        forget_letters(0)
        assert len(known()) == 1, "it was taken, as the one that came back was"
        with as_(cast.employee):
            Undelivered.objects.update(tried_at="2026-11-01T08:00Z")
        take_in(returned(smtp.letters[-1], status="5.2.2"))
        forget_letters(0)
        assert len(known()) == 1, "that came back as well"
        with as_(cast.employee):
            Undelivered.objects.update(tried_at="2026-11-01T08:00Z")
        forget_letters(0)
        assert known() == []
