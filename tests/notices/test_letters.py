"""The letter says that there is something, never what; it goes once, and not to who is not there any more."""

import re

import pytest
from django.conf import settings

from tests.identity.post import plain, waiting
from wegwijzer.foundation.links import within
from wegwijzer.identity.letters import NotSent
from wegwijzer.identity.models import Account
from wegwijzer.notices import actions
from wegwijzer.people.models import Membership

pytestmark = pytest.mark.django_db


def test_it_leads_to_the_page_and_says_nothing_itself(cast, notify, deliver, smtp, of):
    notify(cast.leader, cast.employee)
    assert deliver() == 1
    (letter,) = smtp.to(cast.employee.account.email)
    to_it, to_choose = re.findall(r"https?://[^/]+(\S+)", plain(letter))
    assert to_it == within(cast.employee, "notice", of(cast.employee)[0].pk)
    assert to_choose == within(cast.employee, "notice-choices")
    assert letter["List-Unsubscribe"] == f"<{settings.ADDRESS}{to_choose}>"
    words = letter["subject"] + plain(letter) + letter.get_body(("html",)).get_content()
    for secret in ("Johan", "Vercammen", "koffie", "gesprek", "leidinggevende"):
        assert secret not in words
    assert letter["Content-Language"] == "nl"


def test_it_is_in_the_language_of_who_receives_it(cast, notify, deliver, smtp):
    Account.objects.filter(pk=cast.employee.account.pk).update(language="en")
    notify(cast.leader, cast.employee)
    deliver()
    (letter,) = smtp.to(cast.employee.account.email)
    assert letter["Content-Language"] == "en"


def test_the_queue_holds_ids_alone(cast, notify, of):
    notify(cast.leader, cast.employee)
    (ids,) = waiting("notices.send_notice")
    assert ids == {
        "in_organisation": str(cast.employee.organisation.pk),
        "as_person": str(cast.employee.person_id),
        "notice_id": str(of(cast.employee)[0].pk),
    }


def test_however_often_it_is_told_or_tried_it_goes_once(cast, notify, deliver, smtp, of):
    for _time in range(3):
        notify(cast.leader, cast.employee)
    deliver()
    deliver()
    assert len(smtp.to(cast.employee.account.email)) == 1
    assert of(cast.employee)[0].mailed_at


def test_nothing_goes_for_what_was_seen_or_is_told_quietly(cast, notify, deliver, smtp, as_):
    notify(cast.leader, cast.employee, kind="tests.quiet")
    notify(cast.leader, cast.employee)
    with as_(cast.employee) as samira:
        actions.mark_seen(samira)
    assert deliver() == 1 and smtp.letters == []


def test_nothing_goes_to_who_left_or_may_not_sign_in(cast, notify, deliver, smtp, as_):
    notify(cast.hr, cast.employee, cast.coach)
    with as_(cast.hr):
        Membership.objects.filter(person=cast.employee.person).update(ends_on=cast.hr.today.replace(year=2025))
    Account.objects.filter(pk=cast.coach.account.pk).update(is_active=False)
    assert deliver() == 2 and smtp.letters == []


def test_a_mail_server_that_refuses_leaves_it_to_be_tried_again(cast, notify, deliver, settings, of):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    notify(cast.leader, cast.employee)
    with pytest.raises(NotSent):
        deliver()
    assert of(cast.employee)[0].mailed_at is None


def test_a_company_to_look_around_in_is_told_on_its_pages_alone(cast, notify, of):
    with actions.without_letters():
        notify(cast.leader, cast.employee)
    assert waiting("notices.send_notice") == [] and len(of(cast.employee)) == 1
