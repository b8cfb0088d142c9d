"""Every address × every persona, from the table in addresses.py."""

import re
import uuid

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import URLResolver, get_resolver, reverse

from tests.access.addresses import EVERYBODY, OPEN, OUTSIDERS, SIGNED_IN, WITHIN, Row
from tests.access.things import of_samira
from tests.cast import Cast
from tests.conversations.around.rows import around
from tests.conversations.of_two import of_two
from tests.instruments.copies import of_instruments
from tests.plans.agreed import of_plans
from tests.plans.moments import of_moments
from tests.plans.planned import of_a_plan
from tests.selfwork.portrait.asked import of_stories
from tests.selfwork.sheets import of_oneself
from wegwijzer.access.actor import acting_as
from wegwijzer.config import urls
from wegwijzer.identity.models import Invitation
from wegwijzer.people.models import Membership, PathCheck

pytestmark = pytest.mark.django_db

# What addresses carry that is the same in every organisation.
COMMON = {"key", "section", "kind", "instrument", "language"}
LET_IN = {200, 302, 422}  # a page, a change that was made, an empty form sent back
SHUT_OUT = {403, 404}


def names(resolver=None) -> set[str]:
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        found |= names(pattern) if isinstance(pattern, URLResolver) else {pattern.name}
    return found


def test_every_address_has_its_row():
    assert names() == set(WITHIN) | SIGNED_IN | set(OPEN)


def test_no_address_stands_in_two_tables():
    assert not (set(WITHIN) & SIGNED_IN or set(WITHIN) & set(OPEN) or SIGNED_IN & set(OPEN))


@pytest.fixture(scope="module")
def ids(_everybody, standing, a_row_of_each) -> dict[str, object]:
    """What the addresses carry: Samira, and what is hers."""
    cast = Cast(_everybody)
    with standing():
        a_row_of_each(cast.employee)
        person = cast.employee.person
        talk, stories = of_two(cast), of_stories(cast.employee)
        with acting_as(cast.employee):
            return {
                **of_samira(cast),
                "invitation": Invitation.objects.filter(person=person)[0].pk,
                "check": PathCheck.objects.filter(person=person).exclude(remark="")[0].pk,
                "kind": "without-leader",
                **of_instruments(cast.employee.organisation),
                **around(cast),
                **of_oneself(cast),
                **stories,
                **of_plans(cast),
                **of_moments(cast),
                **of_a_plan(cast),
                **talk,
            }


def ask(client, name: str, row: Row, ids: dict, organisation: str = "lindeveld"):
    address = reverse(name, kwargs={"organisation": organisation} | {key: ids[key] for key in row.needs})
    return getattr(client, row.method)(address)


@pytest.fixture
def bare_refusals(monkeypatch):
    """Refusals without their page, which is looked at elsewhere: here they are most of the answers."""
    monkeypatch.setattr(urls, "handler403", lambda request, exception: HttpResponse(status=403))
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponse(status=404))


@pytest.mark.parametrize("name", sorted(WITHIN))
def test_who_gets_in_and_who_does_not_by_any_route(name, cast, client_for, ids, bare_refusals):
    row, refused = WITHIN[name], []
    for key in (*EVERYBODY, *OUTSIDERS):
        client = client_for(cast[key])
        status = ask(client, name, row, ids).status_code
        assert status in (LET_IN if key in row.allowed else SHUT_OUT), f"{key} got {status}"
        if key not in row.allowed:
            refused.append(client)
    if row.method == "get":
        _send_in_vain(refused, name, row, ids)
    if row.needs and not COMMON & {*row.needs}:
        _belongs_nowhere_else(client_for(cast.stranger), name, row, ids)


def _send_in_vain(refused: list, name: str, row: Row, ids: dict) -> None:
    """The second route: POST to an address whose page is refused changes nothing."""
    before = _written()
    for client in refused:
        assert ask(client, name, Row(row.allowed, row.needs, "post"), ids).status_code in {*SHUT_OUT, 405}
    assert _written() == before


def _written() -> int:
    """How many rows of memory there are, over all organisations: any change of structure adds one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM organisations_rowversion_id_seq")
        return cursor.fetchone()[0]


def _belongs_nowhere_else(client, name: str, row: Row, ids: dict) -> None:
    """HR of the bakery asks at the bakery's own address for what belongs to Lindeveld, and for nonsense."""
    assert ask(client, name, row, ids, "korenbloem").status_code == 404
    nonsense = {key: value if isinstance(value, int) else uuid.UUID(int=7) for key, value in ids.items()}
    assert ask(client, name, row, nonsense, "korenbloem").status_code == 404


def test_without_signing_in_nothing_opens(client, ids):
    for name, row in WITHIN.items():
        answer = ask(client, name, row, ids)
        assert answer.status_code == 302, name
        assert answer.url.startswith(reverse("account_login")), name


@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_ones_own_account_asks_to_sign_in(name, client):
    carried = {"session-end": {"session": 1}, "mfa_remove_webauthn": {"pk": 1}, "mfa_edit_webauthn": {"pk": 1}}
    answer = client.get(reverse(name, kwargs=carried.get(name, {})))
    assert answer.status_code in {302, 405}
    assert answer.status_code == 405 or answer.url.startswith((reverse("account_login"), "/"))


def test_an_organisation_that_is_not_yours_looks_like_one_that_does_not_exist(cast, client_for):
    client = client_for(cast.employee)
    theirs = client.get("/o/korenbloem/people/")
    nothing = client.get("/o/bestaat-niet/people/")
    assert theirs.status_code == nothing.status_code == 404
    assert _without_names(theirs) == _without_names(nothing)


def _without_names(answer) -> str:
    """The page but for the name in the address and the token that each page has of its own."""
    token = answer.wsgi_request.META.get("CSRF_COOKIE", "")
    said = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken": "\w+"', "", answer.content.decode())
    return said.replace("korenbloem", "").replace("bestaat-niet", "").replace(token, "")


def test_who_loses_the_last_role_is_out_at_that_moment(cast, client_for, as_):
    client = client_for(cast.employee)
    assert client.get("/o/lindeveld/").status_code == 200
    with as_(cast.hr):
        Membership.objects.filter(person=cast.employee.person).update(ends_on=cast.hr.today.replace(year=2025))
    assert client.get("/o/lindeveld/").status_code == 404
