"""Who is asked, what is written and the link of it stand in no line, figure, job, list of HR or index for searching."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.identity.post import waiting
from tests.notices.conftest import moody  # noqa: F401  a fixture
from tests.notices.moody import HANG_UP
from tests.operations.conftest import diary  # noqa: F401  a fixture
from tests.selfwork.portrait.asked import TEXT
from tests.selfwork.portrait.conftest import at
from wegwijzer.access.models import Reading
from wegwijzer.identity.letters import NotSent
from wegwijzer.notices.models import Notice, Undelivered
from wegwijzer.operations import metrics
from wegwijzer.selfwork import jobs
from wegwijzer.selfwork.models import Invited
from wegwijzer.selfwork.portrait.tokens import token_of

ADDRESS = "mevrouw.onbekend@voorbeeld.example"


@pytest.fixture
def invited(cast, am, asked, client_for, diary):  # noqa: F811
    """Samira asks by mail, on the page; everything is written down meanwhile. Answers the row."""
    sent = {"addresses": f"Mevrouw Onbekend <{ADDRESS}>"}
    assert client_for(cast.employee).post(reverse("asking-mail", args=["lindeveld", asked.pk]), sent).status_code == 302
    am(cast.employee)
    row = Invited.objects.get(email=ADDRESS)
    am()
    return row


def job(row: Invited) -> dict:
    return next(ids for ids in waiting("selfwork.send_story_letter") if ids["invited_id"] == str(row.pk))


def test_lines_and_figures_know_the_page_and_neither_link_nor_writer(invited, writer, diary):  # noqa: F811
    token = token_of(invited.pk)
    writer.get(at("story-write", token))
    writer.post(at("story-save", token), {"key": "difference", "a.difference": TEXT, "v.difference": "0"})
    writer.post(at("story-save", token), {"key": "difference", "a.difference": "x" * 30_000, "v.difference": "1"})
    writer.get(at("story-step", token, number=99))
    writer.post(at("story-send", token), {"sure": "yes"})
    writer.get(at("story-write", token[:-1] + "x"))
    written = diary.text + metrics.page().decode()
    assert "story-save" in written
    for secret in (token, token[:-1], ADDRESS, "Mevrouw", "onbekend", TEXT, str(invited.pk)):
        assert secret not in written, secret


def test_the_queue_holds_ids_alone(invited):
    assert set(job(invited)) == {"in_organisation", "as_person", "invited_id"}


@pytest.mark.parametrize("mood", ["550 nobody of that name", "450 later", HANG_UP])
def test_a_letter_that_does_not_arrive_is_in_no_list_and_in_no_line(
    invited, moody, diary, cast, am, client_for, mood  # noqa: F811
):  # fmt: skip
    moody.at["receiver"] = mood
    ids = job(invited)
    try:
        jobs.send_story_letter(**ids)
    except NotSent as problem:
        assert ADDRESS not in str(problem) and mood != "550 nobody of that name"
    assert ADDRESS not in diary.text and token_of(invited.pk) not in diary.text
    for who in ("employee", "hr", "leader"):
        am(cast[who])
        assert not Undelivered.objects.filter(address=ADDRESS).exists()
        assert not Notice.objects.filter(kind__startswith="selfwork", about=invited.asking_id).exists()
    am(cast.employee)
    row = Invited.objects.get(pk=invited.pk)
    assert (row.withdrawn_at, row.answered_at, row.reminded_at) == (None, None, None)
    am()
    page = reverse("asking", args=["lindeveld", invited.asking_id])
    assert "Ingetrokken" not in client_for(cast.employee).get(page).content.decode()


def test_asking_and_writing_are_in_no_reading_log(invited, writer, cast, am):
    def noted() -> list[int]:
        return [_count(am(cast[who])) for who in ("employee", "hr")]

    before, token = noted(), token_of(invited.pk)
    am()
    writer.get(at("story-write", token))
    writer.post(at("story-save", token), {"key": "difference", "a.difference": TEXT, "v.difference": "0"})
    assert "thanks" in writer.post(at("story-send", token), {"sure": "yes"}).url
    assert noted() == before


def _count(_actor) -> int:
    return Reading.objects.count()


def test_a_link_is_not_found_by_searching_nor_kept_by_anybody_on_the_way(token, handed):
    for name, link in (("story-write", token), ("story-write", handed), ("story-decline", token)):
        answer = Client().get(at(name, link))
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert "http" not in "".join(
            part.split('"')[0] for part in answer.content.decode().split('src="')[1:]
        )  # nothing is fetched from elsewhere, which would hear of this address
    closed = Client().get(at("story-write", "x" * 43))
    assert closed.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"


def test_the_writer_is_told_who_gets_it_and_that_a_piece_may_be_shown(writer, token):
    page = writer.get(at("story-write", token)).content.decode()
    assert "Alleen Samira El Idrissi krijgt het." in page and "een stuk aan iemand tonen" in page
    assert "Je naam staat daar niet bij, tenzij Samira die erbij zet." in page


def test_who_asks_reads_of_the_writer_what_the_writer_reads(cast, client_for):
    page = client_for(cast.newcomer).get("/o/lindeveld/self/stories/").content.decode()
    assert "weet vooraf dat alleen jij het krijgt, en dat je er een stuk van kan tonen" in page
