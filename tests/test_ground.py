"""The ground itself: what tests take for granted."""

import smtplib
from email.message import EmailMessage

import pytest
from django.core.mail import send_mail
from django.db import connection

from tests.cast import INSIDE
from wegwijzer.access.roles import Role
from wegwijzer.foundation.roles import powers
from wegwijzer.people.models import Person


@pytest.mark.django_db
def test_tests_connect_as_the_application():
    found = powers(connection)
    assert found.role == "wegwijzer_app"
    assert not found.too_strong


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_a_test_changes_is_gone_in_the_next(cast, as_, turn):
    with as_(cast.hr):
        assert not Person.objects.filter(given_name="Tijdelijk").exists()
        Person.objects.create(given_name="Tijdelijk", family_name=turn)


def test_the_owner_sees_across_organisations(owner):
    assert owner.execute("SELECT count(*) FROM organisations_organisation").fetchone() == (2,)


def test_the_cast_has_the_roles_that_it_plays(cast):
    assert cast.employee.roles == {Role.EMPLOYEE}
    assert cast.leader.roles == {Role.EMPLOYEE, Role.TEAM_LEADER}
    assert cast.leader.has_reports
    assert cast.leader_above.has_reports
    assert Role.EXECUTIVE in cast.executive.roles
    assert Role.CAREER_LEAD in cast.hr.roles
    assert Role.COACH in cast.coach.roles
    assert cast.adviser.roles == {Role.EXTERNAL_ADVISER}
    assert cast.left.roles == set()
    assert cast.stranger.organisation.slug == cast.neighbour.organisation.slug == "korenbloem"


def test_each_is_signed_in_as_who_they_are(every_actor, client_for):
    assert {persona.key for persona in every_actor} == set(INSIDE)
    for persona in every_actor:
        assert client_for(persona).get("/account/login/").wsgi_request.user == persona.account


def test_mail_really_arrives(smtp):
    send_mail("Dag", "Tot straks.", None, ["samira@lindeveld.example"])
    assert smtp.wait_for("samira@lindeveld.example")["subject"] == "Dag"


def test_the_mail_server_is_there_for_other_processes(mail_server):
    letter = EmailMessage()
    letter["to"], letter["from"], letter["subject"] = "x@y.example", "a@b.example", "Hallo"
    with smtplib.SMTP("127.0.0.1", mail_server.port) as client:
        client.send_message(letter)
    assert mail_server.wait_for("x@y.example")["subject"] == "Hallo"


def test_a_person_signs_in_with_a_real_browser(visit):
    page = visit("employee", "/o/lindeveld/")
    assert page.url.endswith("/o/lindeveld/")
    assert "Samira" in page.content()


def test_nobody_is_signed_in_without_asking(visit):
    page = visit(None, "/o/lindeveld/", width=390)
    assert "/account/login/" in page.url
