"""What people say is wrong on their path, in the hands of HR."""

import pytest

from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.people import actions
from wegwijzer.people.models import PathCheck

pytestmark = pytest.mark.django_db

NAME, HANDLE = "administration-path-remarks", "administration-path-remark-handle"


@pytest.fixture
def remark(cast, as_) -> PathCheck:
    with as_(cast.employee) as samira:
        return actions.check_path(samira, remark="Ik werkte ook op lijn 1.\n<b>Dat</b> ontbreekt.")


def test_stands_on_the_page_as_it_was_written(ask, cast, remark):
    page = ask(cast.hr, NAME).content.decode()
    assert "Ik werkte ook op lijn 1.<br>&lt;b&gt;Dat&lt;/b&gt; ontbreekt." in page
    assert cast.employee.person.full_name in page


def test_leaves_the_page_once_handled(ask, send, cast, as_, remark, text):
    answer = send(cast.hr, HANDLE, remark.pk, follow=True)
    assert "is afgehandeld" in text(answer)
    assert "Ik werkte ook op lijn 1." not in text(ask(cast.hr, NAME))
    with as_(cast.hr) as hr:
        assert PathCheck.objects.get(pk=remark.pk).handled_by_id == hr.person_id


def test_sent_twice_is_one_remark_and_other_words_are_another(cast, as_, client_for):
    """A double click, or the page of before with the back button."""
    token, client = str(new_id()), client_for(cast.employee)
    for words in ("Lijn 1 ontbreekt.", "Lijn 1 ontbreekt.", "Lijn 2 ook."):
        assert client.post(within(cast.employee, "path-remark"), {"remark": words, "token": token}).status_code == 302
    with as_(cast.hr):
        remarks = PathCheck.objects.filter(person=cast.employee.person, remark__contains="Lijn")
        assert sorted(each.remark for each in remarks) == ["Lijn 1 ontbreekt.", "Lijn 2 ook."]


def test_handled_twice_stays_with_the_first(send, cast, as_, remark):
    send(cast.hr, HANDLE, remark.pk)
    with as_(cast.hr):
        first = PathCheck.objects.get(pk=remark.pk).handled_at
    assert send(cast.hr, HANDLE, remark.pk).status_code == 302
    with as_(cast.hr):
        assert PathCheck.objects.get(pk=remark.pk).handled_at == first


def test_is_read_and_handled_by_hr_only(ask, send, cast, as_, remark):
    for other in (cast.employee, cast.leader):
        assert ask(other, NAME).status_code == 403
        assert send(other, HANDLE, remark.pk).status_code == 403
    with as_(cast.hr):
        assert PathCheck.objects.get(pk=remark.pk).handled_at is None


def test_of_another_organisation_does_not_exist(send, cast, as_):
    with as_(cast.stranger) as stranger:
        theirs = actions.check_path(stranger, remark="Dit gaat niemand anders aan.")
    assert send(cast.hr, HANDLE, theirs.pk).status_code == 404
    with as_(cast.stranger):
        assert PathCheck.objects.get(pk=theirs.pk).handled_at is None
