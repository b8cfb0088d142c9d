"""A kind of notice that only tests know, and what the queue holds of letters."""

from collections.abc import Callable

import pytest

from tests.exchange.conftest import kept  # noqa: F401  a fixture
from tests.identity.post import waiting
from tests.notices.moody import Moody
from wegwijzer.access.actor import acting_as
from wegwijzer.foundation.links import within
from wegwijzer.notices import actions, jobs, kinds
from wegwijzer.notices.models import Notice


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))

    def home(actor, about):
        return within(actor, "home")

    kinds.add_kind(kinds.Kind("tests.letter", "%(name)s zet koffie.", home, group="plan"))
    kinds.add_kind(kinds.Kind("tests.can_wait", "%(name)s dekt de tafel.", home, pace=kinds.Pace.DIGEST))
    kinds.add_kind(kinds.Kind("tests.quiet", "%(name)s ruimt op.", home, by_mail=False, group="plan"))


@pytest.fixture
def moody(settings):
    """A mail server of one's own, and letters go there."""
    server = Moody()
    controller = server.controller()
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
    yield server
    controller.stop()


@pytest.fixture
def notify() -> Callable:
    """`notify(johan, samira)`: Johan does something that Samira is told."""

    def tell(by, *to, kind: str = "tests.letter", about=None, moment: str = "") -> None:
        with acting_as(by):
            persons = [one.person_id for one in to]
            actions.notify(by, persons=persons, kind=kind, about=about, moment=moment)

    return tell


@pytest.fixture
def of() -> Callable:
    """The notices of a kind that only tests know, as this actor sees them."""

    def found(actor) -> list[Notice]:
        with acting_as(actor):
            return list(Notice.objects.filter(kind__startswith="tests.").order_by("pk"))

    return found


@pytest.fixture
def deliver(cast) -> Callable:
    """Runs every letter that waits, as a worker does."""

    def run() -> int:
        found = waiting("notices.send_notice")
        for ids in found:
            jobs.send_notice(**ids)
        return len(found)

    return run
