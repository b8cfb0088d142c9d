"""The first step: a file, and nothing that surprises about what happens with it."""

import pytest
from django.urls import reverse

from tests.exchange.pages.lists import MESSY
from wegwijzer.access.actor import acting_as
from wegwijzer.exchange.models import Import, State
from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def nothing_kept(cast):
    """Afterwards there are as many imports as before."""

    def how_many() -> int:
        with acting_as(cast.hr):
            return Import.objects.count()

    before = how_many()
    yield
    assert how_many() == before


def test_the_page_says_what_may_be_in_it_who_sees_it_and_when_it_goes(hr, page, text):
    said = text(hr.get(page("import-new")))
    for words in ("Er verandert nog niets", "tot 100,0 MB", "Alleen HR van je organisatie ziet het", "na 14 dagen"):
        assert words in said


def test_a_file_leads_to_its_columns(send_file, page, current):
    answer = send_file(MESSY, "lijst van maart.csv")
    import_ = current(answer["Location"].rstrip("/").split("/")[-2])
    assert answer["Location"] == page("import-columns", import_.pk)
    assert (import_.file_name, import_.state) == ("lijst van maart.csv", State.MAPPING)


def test_no_file_is_said_beside_the_field(hr, page, text, nothing_kept):
    answer = hr.post(page("import-new"), {"kind": "people"})
    assert answer.status_code == 422
    assert "Kies eerst een bestand." in text(answer)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.csv", b""),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20),
        ("brief.pdf", b"%PDF-1.7\n" + bytes(200)),
        ("lijst.xlsx", b"PK\x03\x04 dit is geen werkmap"),
        ("conflict.csv", b"a;b\n<<<<<<< HEAD\n1;2\n=======\n1;3\n>>>>>>> andere\n"),
    ],
)
def test_what_is_no_list_is_refused_in_words_and_not_kept(send_file, text, nothing_kept, name, content):
    answer = send_file(content, name)
    assert answer.status_code == 422
    assert 'class="field-errors"' in text(answer)


def test_a_list_that_is_too_large_is_refused_with_both_sizes(send_file, text, settings):
    settings.LARGEST_UPLOAD = 100
    answer = send_file(MESSY)
    assert answer.status_code == 422
    assert "Dit bestand is te groot" in text(answer)


def test_only_this_address_takes_more_than_other_pages(hr, page, settings):
    settings.SHELL_LARGEST_BODY = 10
    refused = hr.post(page("import-put-aside", new_id()), {"version": "x" * 50})
    assert refused.status_code == 413
    assert hr.post(page("import-new"), {"kind": "people"}).status_code == 422


def test_a_kind_that_does_not_exist_is_refused(send_file):
    assert send_file(MESSY, kind="salaries").status_code == 422


def test_a_name_with_a_path_or_markup_is_only_a_name(send_file, hr, page, text):
    send_file(MESSY, r"C:\Users\Nele\<b>lijst.csv")
    said = text(hr.get(page("imports")))
    assert "&lt;b&gt;lijst" in said
    assert "<b>lijst" not in said


@pytest.mark.parametrize("who", ["employee", "leader", "executive", "coach"])
def test_nobody_but_hr_brings_a_file_in(client_for, cast, who, page):
    assert client_for(cast[who]).post(page("import-new"), {"kind": "people"}).status_code == 403


def test_it_stands_in_the_administration(hr, cast, page, text):
    assert page("imports") in text(hr.get(reverse("administration", args=["lindeveld"])))
    said = text(hr.get(page("imports")))
    assert "Binnengebracht" in said
    assert page("import-new") in said
