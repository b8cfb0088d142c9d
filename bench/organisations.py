"""Organisations of each size, somebody of each role in them, and the things whose pages are opened.

Everything here is chosen by a rule that has an answer in every size: the leader of some ten people,
somebody of that team, the function that most people have, the word in most names.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from bench.talks import hold
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.postgres import Cluster
from wegwijzer.foundation.postgres_settings import OWNER

TEAM = 10  # people, more or less
PAGE = 50  # people on one page of the list

NOW = "starts_on <= current_date AND (ends_on IS NULL OR ends_on >= current_date)"
HOLDER = f"""
SELECT p.id FROM people_person p WHERE p.organisation_id = %(organisation)s AND EXISTS (
    SELECT 1 FROM people_membership m WHERE m.person_id = p.id AND m.role = %(role)s AND {NOW})
ORDER BY p.account_id IS NULL, p.sort_name, p.id LIMIT 1
"""
LEADER = f"""
SELECT l.manager_id AS id FROM people_reportingline l
WHERE l.organisation_id = %(organisation)s AND {NOW} AND EXISTS (
    SELECT 1 FROM people_membership m WHERE m.person_id = l.manager_id AND m.role = 'team_leader' AND {NOW})
  AND NOT EXISTS (
    SELECT 1 FROM people_membership m WHERE m.person_id = l.manager_id
       AND m.role NOT IN ('team_leader', 'employee') AND {NOW})
GROUP BY 1 ORDER BY abs(count(DISTINCT l.person_id) - {TEAM}), 1 LIMIT 1
"""
MEMBER = f"""
SELECT l.person_id AS id, po.unit_id AS unit, po.function_id AS function, po.id AS place,
       po.employment_id AS employment, l.id AS line, p.given_name, p.sort_name,
       (SELECT m.id FROM people_membership m WHERE m.person_id = p.id AND {NOW} LIMIT 1) AS role
FROM people_reportingline l
JOIN people_position po ON po.id = l.position_id AND po.ends_on IS NULL
JOIN people_person p ON p.id = l.person_id
WHERE l.organisation_id = %(organisation)s AND l.manager_id = %(leader)s AND l.starts_on <= current_date
  AND l.ends_on IS NULL AND NOT EXISTS (
    SELECT 1 FROM people_membership m WHERE m.person_id = p.id AND m.role <> 'employee' AND {NOW})
ORDER BY p.account_id IS NULL, p.sort_name, p.id LIMIT 1
"""
THINGS = f"""
WITH words AS (
    SELECT word, count(*) AS number FROM people_person, unnest(regexp_split_to_array(sort_name, '[ \t]')) AS word
    WHERE organisation_id = %(organisation)s AND word <> '' GROUP BY 1
), everybody AS (SELECT count(*) AS number FROM people_person WHERE organisation_id = %(organisation)s)
SELECT
  (SELECT id FROM organisations_unit WHERE organisation_id = o.id AND parent_id IS NULL ORDER BY name LIMIT 1)
    AS top_unit,
  (SELECT unit_id FROM people_position WHERE organisation_id = o.id AND {NOW}
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS full_unit,
  (SELECT function_id FROM people_position WHERE organisation_id = o.id AND {NOW}
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS full_function,
  (SELECT id FROM people_person WHERE organisation_id = o.id ORDER BY sort_name DESC, id DESC OFFSET {PAGE} LIMIT 1)
    AS before_last_page,
  (SELECT id FROM functions_functionfamily WHERE organisation_id = o.id ORDER BY name LIMIT 1) AS family,
  (SELECT id FROM training_trainingparticipation WHERE organisation_id = o.id ORDER BY starts_on, id LIMIT 1)
    AS training,
  (SELECT id FROM functions_competence WHERE organisation_id = o.id ORDER BY name LIMIT 1) AS competence,
  everybody.number AS everybody,
  (SELECT count(*) FROM organisations_unit WHERE organisation_id = o.id) AS units,
  (SELECT word FROM words ORDER BY number DESC, word LIMIT 1) AS common_word,
  (SELECT word FROM words ORDER BY abs(number - everybody.number / 100.0), word LIMIT 1) AS usual_word,
  (SELECT word FROM words WHERE length(word) > 5 ORDER BY number, word LIMIT 1) AS rare_word
FROM organisations_organisation o, everybody WHERE o.id = %(organisation)s
"""


@dataclass(frozen=True)
class Loaded:
    """One organisation. `cookies` let somebody of each role in; `things` fill in addresses."""

    people: int  # asked for
    slug: str
    cookies: dict[str, dict[str, str]]
    things: dict[str, object]


def load(people: int, cluster: Cluster) -> Loaded:
    """An organisation of so many people in service, made as `wegwijzer demo --people` makes it."""
    from wegwijzer.demo.load import load_demo

    slug = f"bench-{people}"
    load_demo(people=people, slug=slug, today=date.today())
    with psycopg.connect(cluster.url(OWNER), row_factory=dict_row) as connection:
        return look(connection, people, slug)


def look(connection: psycopg.Connection, people: int, slug: str) -> Loaded:
    """Choose people and things in an organisation that is there, and open its door for them."""
    where = "SELECT id FROM organisations_organisation WHERE slug = %s"
    organisation = connection.execute(where, [slug]).fetchone()["id"]
    asked = {"organisation": organisation}
    leader = _one(connection, LEADER, asked)["id"]
    member = _one(connection, MEMBER, asked | {"leader": leader})
    who = {
        "hr": _one(connection, HOLDER, asked | {"role": "career_lead"})["id"],
        "leader": leader,
        "employee": member["id"],
        "executive": _one(connection, HOLDER, asked | {"role": "executive"})["id"],
    }
    import_ = _import(organisation, who["hr"], slug)
    connection.commit()
    talks = hold(connection, organisation, who)
    accounts = {role: _account(connection, person, f"{role}@{slug}.example") for role, person in who.items()}
    connection.commit()
    things = {
        "organisation": slug,
        "organisation_id": organisation,
        "leader": leader,
        "import_": import_,
        "what": "created",
        "weight": "problem",
        **talks,
        **_one(connection, THINGS, asked),
        **member,
    }
    cookies = {role: _signed_in(account) for role, account in accounts.items()}
    return Loaded(people, slug, cookies, {**things, "person": member["id"], "membership": member["role"]})


def _import(organisation: UUID, person: UUID, slug: str) -> UUID:
    """A list that HR brought in and that waits to be saved."""
    from wegwijzer.demo.imports import that_waits
    from wegwijzer.people.actors import acting_for

    with acting_for(organisation, person) as actor:
        return that_waits(actor, f"{slug}.example", actor.today).pk


def _one(connection: psycopg.Connection, query: str, asked: dict) -> dict:
    found = connection.execute(query, asked).fetchone()
    if found is None:
        raise SystemExit(f"bench: this organisation has nothing to measure for:\n{query}")
    return found


def _account(connection: psycopg.Connection, person: UUID, email: str) -> UUID:
    """The account of a person; one is made for who has none."""
    query = "SELECT account_id AS id FROM people_person WHERE id = %s"
    account = connection.execute(query, [person]).fetchone()["id"]
    if account is None:
        account = new_id()
        connection.execute(
            "INSERT INTO identity_account (id, email, password, language, is_active, created_at) "
            "VALUES (%s, %s, '!', '', true, now())",
            [account, email],
        )
        connection.execute("UPDATE people_person SET account_id = %s WHERE id = %s", [account, person])
    return account


def _signed_in(account_id: UUID) -> dict[str, str]:
    """The cookie of a session, as signing in leaves it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from wegwijzer.identity.models import Account

    account = Account.objects.get(pk=account_id)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return {settings.SESSION_COOKIE_NAME: session.session_key}
