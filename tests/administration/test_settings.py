"""The settings of the organisation."""

import pytest

from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.saving import version_of

pytestmark = pytest.mark.django_db

NAME = "administration-settings"


@pytest.fixture
def fields() -> dict:
    return {"name": "Lindeveld Glas", "languages": ["nl", "en"], "language": "en", "max_share": "120,5"} | {
        "digest_every": "week",
        "digest_weekday": "5",
        "digest_hour": "16",
        "quiet_weeks": "12",
    }


def now(cast, as_) -> Organisation:
    with as_(cast.hr) as hr:
        return Organisation.objects.get(pk=hr.organisation.pk)


def test_are_saved_and_shown(send, ask, cast, as_, fields, text):
    answer = send(cast.hr, NAME, **fields, version=version_of(now(cast, as_)))
    assert answer.status_code == 302
    saved = now(cast, as_)
    assert (saved.name, saved.language, str(saved.max_share)) == ("Lindeveld Glas", "en", "120.50")
    assert (saved.digest_every, saved.digest_weekday, saved.digest_hour) == ("week", 5, 16)
    assert saved.quiet_weeks == 12
    assert 'value="Lindeveld Glas"' in text(ask(cast.hr, NAME))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", ""),
        ("name", "a" * 121),
        ("name", "Linde\x00veld"),
        ("language", "xx"),
        ("languages", "klingon"),
        ("languages", []),
        ("max_share", "99"),
        ("max_share", "201"),
        ("max_share", "veel"),
        ("max_share", "NaN"),
        ("digest_every", "hour"),
        ("digest_weekday", "8"),
        ("digest_hour", "24"),
        ("digest_hour", "noon"),
        ("quiet_weeks", "1"),
        ("quiet_weeks", "53"),
        ("quiet_weeks", "veel"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_saved(send, cast, as_, fields, field, wrong):
    before = version_of(now(cast, as_))
    answer = send(cast.hr, NAME, **{**fields, field: wrong}, version=before)
    assert answer.status_code in (400, 422)
    if answer.status_code == 422:
        assert field in answer.context["form"].errors
    assert version_of(now(cast, as_)) == before


def test_the_usual_language_is_one_that_people_can_choose(send, cast, as_, fields):
    said = {**fields, "languages": ["nl"], "language": "en"}
    answer = send(cast.hr, NAME, **said, version=version_of(now(cast, as_)))
    assert answer.status_code == 422
    assert "language" in answer.context["form"].errors


def test_of_two_who_change_them_at_once_the_second_sees_both(send, cast, as_, fields, text):
    opened = version_of(now(cast, as_))
    send(cast.hr, NAME, **{**fields, "name": "Lindeveld Noord", "languages": ["nl"], "language": "nl"}, version=opened)
    answer = send(cast.hr, NAME, **fields, version=opened)
    assert answer.status_code == 409
    page = text(answer)
    assert "Lindeveld Noord" in page
    assert "Lindeveld Glas" in page
    assert now(cast, as_).name == "Lindeveld Noord"
    again = send(cast.hr, NAME, **fields, version=answer.context["version"])
    assert again.status_code == 302
    assert now(cast, as_).name == "Lindeveld Glas"


def test_are_not_for_others_to_change(send, cast, as_, fields):
    assert send(cast.leader, NAME, **fields).status_code == 403
    assert now(cast, as_).name != "Lindeveld Glas"
