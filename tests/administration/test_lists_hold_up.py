"""Lists page by key, take any nonsense, and ask the database as much for one row as for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wegwijzer.administration.views import accounts
from wegwijzer.foundation.links import within

pytestmark = pytest.mark.django_db

LISTS = {
    "administration-roles": {"role": "employee"},
    "administration-accounts": {"show": "to-invite"},
    "administration-path-remarks": {},
    "readings": {},
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "nonsense",
    [
        {"after": "niets"},
        {"before": "%00"},
        {"after": "00000000-0000-0000-0000-000000000000"},
        {"q": "'; --", "role": "", "show": ""},
        {"q": "x" * 5000},
        {"q": "...", "after": "x", "before": "y"},
        {"role": "baas", "show": "alles"},
    ],
)
def test_nonsense_in_the_address_never_breaks_a_list(ask, cast, name, nonsense):
    assert ask(cast.hr, name, **nonsense).status_code == 200


@pytest.mark.parametrize("name", [name for name in LISTS if name != "readings"])
def test_an_id_of_another_organisation_in_the_address_is_the_first_page(ask, cast, name):
    first = ask(cast.hr, name, **LISTS[name]).context["page"].rows
    asked = ask(cast.hr, name, after=str(cast.stranger.person_id), **LISTS[name])
    assert asked.context["page"].rows == first


@pytest.mark.parametrize("name", LISTS)
def test_a_zero_byte_is_answered_and_not_an_error(client_for, cast, name):
    answer = client_for(cast.hr).get(within(cast.hr, name) + "?q=a%00b&after=%00")
    assert answer.status_code in (200, 400)


def test_everybody_without_account_is_on_exactly_one_page(ask, cast, newcomer, monkeypatch):
    monkeypatch.setattr(accounts, "SIZE", 3)
    for number in range(7):
        newcomer(f"Zeven{number}", "Zuster", email=f"zuster{number}@lindeveld.example")
    found, query = [], {"q": "zuster"}
    while query:
        page = ask(cast.hr, "administration-accounts", **query).context["page"]
        found += [person.given_name for person in page.rows]
        query = dict(pair.split("=") for pair in page.next[1:].split("&")) if page.next else None
    assert found == [f"Zeven{number}" for number in range(7)]


def statements(ask, actor, name: str, **query) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert ask(actor, name, **query).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("administration", {}),
        ("administration-accounts", {"q": "veelling"}),
        ("administration-accounts", {"q": "veelling", "show": "no-email"}),
        ("administration-roles", {"q": "veelling", "role": "employee"}),
    ],
)
def test_more_people_take_no_more_statements(ask, cast, newcomer, name, query):
    newcomer("Eerste", "Veelling", email="eerste@lindeveld.example")
    newcomer("Eerste", "Veelling Zonder")
    few = statements(ask, cast.hr, name, **query)
    for number in range(12):
        newcomer(f"Nog{number}", "Veelling", email=f"veel{number}@lindeveld.example")
        newcomer(f"Nog{number}", "Veelling Zonder")
    assert statements(ask, cast.hr, name, **query) == few
