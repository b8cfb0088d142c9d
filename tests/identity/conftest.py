"""A firm of one career lead, founded as an operator does it, and a mail server on this machine."""

import logging
import socket
from contextlib import closing

import pytest
from django.db import connection

from tests.identity.firms import Firm
from tests.identity.post import Mailbox


@pytest.fixture(autouse=True)
def light_work_for_passwords(settings):
    settings.PASSWORD_HASHERS = ["tests.identity.firms.LightArgon2"]


@pytest.fixture
def firm(db) -> Firm:
    return Firm()


@pytest.fixture
def saved(django_db_setup, django_db_blocker):
    """Lets a test save for good, for what only other connections can show: workers and people at once.
    Every firm has a name of its own, so tests do not meet."""
    with django_db_blocker.unblock():
        yield
        connection.close()


@pytest.fixture
def mailbox(settings):
    """A real mail server on this machine, to which the product is set to talk."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = Mailbox(port)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # the server's own diary is not ours
    box.controller.start()
    yield box
    box.controller.stop()
