"""What the tests of the roof share: a request and an actor without a database, pages in Dutch."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.template import Origin, Template, engines
from django.template.context import make_context
from django.test import RequestFactory
from django.utils import translation


@pytest.fixture(autouse=True)
def in_dutch():
    with translation.override("nl"):
        yield


@pytest.fixture
def actor():
    """Someone with every kind of page in the menu."""

    def make(*roles, has_reports=False):
        return SimpleNamespace(
            organisation=SimpleNamespace(slug="lindeveld", name="Lindeveld"),
            person=SimpleNamespace(given_name="Samira", full_name="Samira El Idrissi"),
            roles=frozenset(roles),
            has_reports=has_reports,
        )

    return make


@pytest.fixture
def ask():
    """A request as the middleware leaves it; `actor` and `doors` as for someone inside an organisation."""

    def make(path="/", *, method="get", actor=None, doors=(), **extra):
        request = getattr(RequestFactory(), method)(path, **extra)
        request.actor, request.doors, request._doors = actor, list(doors), list(doors)
        request.user = AnonymousUser()
        request.session = {}
        request._messages = FallbackStorage(request)
        return request

    return make


@pytest.fixture
def draw(ask):
    """Renders template source as a page would."""

    def make(source, request=None, **context):
        engine = engines["django"].engine
        source = "{% load i18n shell allauth %}" + source
        template = Template(source, Origin("test", "test.html"), engine=engine)  # allauth's elements ask for a name
        return template.render(make_context(context, request or ask()))

    return make
