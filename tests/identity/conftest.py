"""A firm of one career lead, founded as an operator does it; its post; and a place to save things for good."""

import logging

import pytest
from django.db import connection

from tests.ground import TESTS
from tests.identity.firms import Firm
from tests.identity.post import Mailbox


@pytest.fixture(autouse=True)
def light_work_for_passwords(settings):
    settings.PASSWORD_HASHERS = ["tests.identity.firms.LightArgon2"]


@pytest.fixture
def firm(db) -> Firm:
    return Firm()


@pytest.fixture(scope="session")
def kept_database(ground, template):
    """A database of our own, in which tests save. Every firm has a name of its own, so they do not meet."""
    name = f"{TESTS}_identity"
    ground.create_database(name, template=template)
    yield name
    ground.drop_database(name)


@pytest.fixture
def saved(kept_database, django_db_setup, django_db_blocker):
    """Lets a test save for good, for what only other connections can show: workers and people at once."""
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = kept_database
        yield
        connection.close()
        connection.settings_dict["NAME"] = usual


@pytest.fixture
def mailbox(settings):
    """A real mail server on this machine, to which the product is set to talk."""
    box = Mailbox()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # the server's own diary is not ours
    controller = box.controller()
    controller.start()
    yield box
    controller.stop()
