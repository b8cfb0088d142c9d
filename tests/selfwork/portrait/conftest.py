"""Samira asks for stories: by a link to Bea, by mail to An."""

import pytest
from django.contrib.postgres.functions import TransactionNow
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.selfwork.conftest import am  # noqa: F401
from tests.selfwork.portrait.asked import a_link, a_mail, an_asking
from wegwijzer.selfwork.jobs import send_story_letter
from wegwijzer.selfwork.models import Invited
from wegwijzer.selfwork.portrait import writing


@pytest.fixture
def asked(cast, am):  # noqa: F811
    """A time of asking of Samira's; nobody acts afterwards."""
    found = an_asking(am(cast.employee))
    am()
    return found


@pytest.fixture
def token(cast, am, asked):  # noqa: F811
    """Of An, who got a letter."""
    found = a_mail(am(cast.employee), asked, "an@voorbeeld.example")
    am()
    return found


@pytest.fixture
def handed(cast, am, asked):  # noqa: F811
    """The link for Bea, as Samira hands it over."""
    found = a_link(am(cast.employee), asked, "Bea")
    am()
    return found


@pytest.fixture
def writer(db):
    """Somebody without an account."""
    return Client()


def at(name: str, token: str, **more) -> str:
    return reverse(name, kwargs={"token": token} | more)


@pytest.fixture
def written(token):
    """An wrote something and did not send it."""
    writing.keep(token, field="difference", said="Toen de band stilviel, bleef zij kalm.", version=0)
    return token


@pytest.fixture
def run_letters(mailoutbox):
    """Do the jobs of all invitations that an actor made in this test, and not of what a test in a browser left behind;
    answers the letters that went."""

    def run(actor) -> list[mail.EmailMultiAlternatives]:
        mailoutbox.clear()
        for row in Invited.objects.filter(person=actor.person_id, invited_at__gte=TransactionNow()):
            send_story_letter(str(actor.organisation.pk), str(actor.person_id), str(row.pk))
        return list(mailoutbox)

    return run
