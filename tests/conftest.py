"""What all tests stand on. Nothing starts before a test asks for it.

Database: `db` (or `pytest.mark.django_db`) is the demo of tests/cast.py in a real PostgreSQL, reached as
the application's role, rolled back after each test. `owner` is a raw connection as the owner of the schema,
`clone` makes a database of one's own for tests that commit. `standing` lets what takes long to make stand for all
tests of a module.
People: `cast` (tests/cast.py), `every_actor`, `lindeveld` and `korenbloem` (ids), `as_(actor)`,
`client_for(actor)`.
Real data: `data` (skips where there is none).
The outside: `server` (a real `wegwijzer serve`), `visit` (pages in a real browser, signed in), `smtp`.
"""

import gc
import os
import re
import shutil
import tempfile
from pathlib import Path
from uuid import UUID

import django
import hypothesis
import psycopg
import pytest
from django.conf import settings as configured

from tests.ground import SERVED, TEMPLATE, TESTS, TOGETHER, find_ground, prepare_template
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER

if configured.configured:  # then tests would run on whatever database the environment names
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the settings came before the database of the tests.")

# The same examples in each run, so that what fails is what was changed; `--hypothesis-profile=search` looks for others.
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.register_profile("search", derandomize=False)
hypothesis.settings.load_profile("same")

VAR = Path(tempfile.mkdtemp(prefix="wegwijzer-tests-"))
VAR.chmod(0o755)
GROUND = find_ground(Path(os.environ.get(TOGETHER, VAR)))

for name in [name for name in os.environ if name.startswith(("WEGWIJZER_", "DATABASE_", "EMAIL_"))]:
    if name not in ("WEGWIJZER_BROWSER", "WEGWIJZER_NO_BROWSER", "WEGWIJZER_DATA"):
        del os.environ[name]
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "wegwijzer.config.settings",
    "DATABASE_URL": GROUND.url(APPLICATION, TESTS),
    "WEGWIJZER_MODE": "development",
    "WEGWIJZER_POOL": "0",  # one thread, one connection
    "WEGWIJZER_SECRET_KEY": "for tests alone, and known to everybody",
    "WEGWIJZER_VAR": str(VAR),
}
(VAR / "static").mkdir()

configured.STORAGES = configured.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing collected
}
django.setup()

from django.db import connections, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402

from tests.browsing import Visitors, started_browser  # noqa: E402
from tests.cast import Cast, Persona, everybody  # noqa: E402
from tests.mail import Smtp  # noqa: E402
from tests.serving import Server, serving  # noqa: E402
from wegwijzer.access.actor import acting_as  # noqa: E402


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
    items.sort(key=_when)


def _when(item: pytest.Item) -> int:
    """What takes minutes first, then what drives a browser: one process begins at this end, another at the rest, so
    that two browsers seldom want the whole machine at once, and no long test is left for the end."""
    long = ("fresh" in item.keywords, item.path.parent.name == "bench", "browser" in item.fixturenames)
    return long.index(True) if True in long else len(long)


def pytest_collection_finish():
    """What is there for the whole run, such as Django and all tests, need not be looked through for rubbish again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 20)


def pytest_configure(config):
    if getattr(config.option, "numprocesses", None):  # the processes that test stand on one ground
        del os.environ["DJANGO_SETTINGS_MODULE"]
        os.environ[TOGETHER] = str(VAR)


def pytest_unconfigure(config):
    shutil.rmtree(VAR, ignore_errors=True)


# ---- Databases


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with real data, which is not part of the project: WEGWIJZER_DATA, or ../shared/data."""
    folder = Path(os.environ.get("WEGWIJZER_DATA") or Path(__file__).parents[2] / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}: set WEGWIJZER_DATA to where it is")
    return folder


@pytest.fixture(scope="session")
def ground():
    """The PostgreSQL of this run."""
    GROUND.ensure_running()
    yield GROUND
    GROUND.leave()


@pytest.fixture(scope="session")
def template(ground) -> str:
    """The name of a database with the tables and the demo, to which nobody connects: clones are made of it."""
    prepare_template(ground)
    return TEMPLATE


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, ground, template):
    """What pytest-django gives tests as `db`: a clone of the demo instead of an empty database."""
    ground.create_database(TESTS, template=template)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def owner(ground, django_db_setup):
    """A connection as the owner of the schema, who sees across organisations; nothing of it is saved."""
    with psycopg.connect(ground.url(OWNER, TESTS)) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def clone(ground, template):
    """Makes a database of one's own with the demo; `clone()` answers its name, `ground.url(role, name)` its
    address."""
    made: list[str] = []

    def make() -> str:
        made.append(f"{TESTS}_{len(made)}")
        ground.create_database(made[-1], template=template)
        return made[-1]

    yield make
    for name in made:
        ground.drop_database(name)


@pytest.fixture(scope="module")
def standing(_sessions, django_db_blocker):
    """One transaction around all tests of a module, rolled back after the last: `with standing(): ...` in a fixture
    of the module writes rows that stand for each of its tests, which themselves leave nothing behind."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # what has to be outermost may be within it, as within `db`
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


# ---- People


@pytest.fixture(scope="session")
def _everybody(django_db_setup, django_db_blocker) -> dict[str, Persona]:
    with django_db_blocker.unblock():
        return everybody()


@pytest.fixture(scope="session")
def _sessions(_everybody, django_db_blocker) -> dict[UUID, str]:
    """Account → a session in which it is signed in: before the first test, so that none has to do it again."""
    with django_db_blocker.unblock():
        return {one.account.pk: _signed_in(Client(), one) for one in _everybody.values()}


def _signed_in(client: Client, persona: Persona) -> str:
    client.force_login(persona.account)
    return client.cookies[configured.SESSION_COOKIE_NAME].value


@pytest.fixture(autouse=True)
def own_language():
    """A page in another language leaves that on for the test after it: Django sets it anew with each request alone."""
    yield
    translation.deactivate()


@pytest.fixture
def cast(db, _everybody) -> Cast:
    return Cast(_everybody)


@pytest.fixture
def every_actor(cast) -> list[Persona]:
    """One of each role, all of Lindeveld."""
    return cast.inside


@pytest.fixture
def lindeveld(cast):
    """The organisation's id."""
    return cast.employee.organisation.pk


@pytest.fixture
def korenbloem(cast):
    """The id of the other organisation."""
    return cast.stranger.organisation.pk


@pytest.fixture
def as_():
    """`with as_(cast.hr) as actor:` a transaction in which the database knows this actor."""
    return acting_as


@pytest.fixture
def client_for(_sessions, db):
    """Answers a Django test client on which this member of the cast is signed in."""

    def make(persona: Persona, **headers) -> Client:
        client = Client(**headers)
        session = _sessions.get(persona.account.pk) or _signed_in(client, persona)
        client.cookies[configured.SESSION_COOKIE_NAME] = session
        return client

    return make


# ---- The outside


@pytest.fixture(scope="session")
def mail_server():
    server = Smtp()
    controller = server.controller()
    controller.start()
    yield server
    controller.stop()


@pytest.fixture
def smtp(mail_server, settings) -> Smtp:
    """A real mail server, empty, to which this process and `server` hand over their mail."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_server.port
    mail_server.letters.clear()
    return mail_server


@pytest.fixture(scope="session")
def server(ground, template, mail_server):
    """A real server with a worker, on a database of its own with the demo. What tests change there stays."""
    ground.create_database(SERVED, template=template)
    mail = f"smtp://127.0.0.1:{mail_server.port}"
    yield from serving(ground.url(APPLICATION, SERVED), VAR, EMAIL_URL=mail, WEGWIJZER_POOL="4")


@pytest.fixture(scope="session")
def password(template) -> str:
    """The password of everybody in the cast."""
    note = (VAR / "demo-sign-in.txt").read_text("utf-8")
    return re.search(r"with the password (\S+)", note)[1]


@pytest.fixture(scope="session")
def browser():
    yield from started_browser()


@pytest.fixture(scope="session")
def _kept_cookies() -> dict:
    return {}


@pytest.fixture
def visit(browser, server: Server, password, _kept_cookies):
    """`page = visit("employee", "/o/lindeveld/")`: a page of Playwright; see tests/browsing.py."""
    visitors = Visitors(browser, server.url, password, _kept_cookies)
    yield visitors
    visitors.close()
    assert visitors.problems == []
