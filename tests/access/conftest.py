"""One row in every table, for both sides of the wall."""

from datetime import date
from functools import cache

import pytest
from django.db import connection
from django.utils import timezone

from tests.access.test_tables_are_locked import tenant_models
from tests.conversations.everything import a_conversation_with_everything
from tests.exchange.rows import one_of_each
from tests.instruments.copies import a_draft
from tests.plans.moments import of_oneself_ahead
from tests.selfwork.portrait.asked import of_stories
from tests.selfwork.sheets import a_sheet
from wegwijzer.access.actor import Actor, acting_as
from wegwijzer.access.models import Reading
from wegwijzer.access.roles import Role
from wegwijzer.identity.models import Invitation
from wegwijzer.notices.models import Choice, Letter, MailRound, Notice, Undelivered
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import PathCheck, Person
from wegwijzer.selfwork.models import Share, Taken


@pytest.fixture(scope="module")
def a_row_of_each(standing):
    """For an actor's organisation: table → the id of one row, made where there is none yet; it is much to make, so
    it stands for all tests of a module."""

    @cache
    def ids(actor: Actor) -> dict[str, str]:
        with tenant(actor.organisation.pk):
            one_of_each(actor.organisation, actor.person)
        of_stories(actor)
        with acting_as(actor):
            _fill(actor)
            if Role.CAREER_LEAD in actor.roles:
                a_conversation_with_everything(actor)
            tables = [m._meta.db_table for m in tenant_models() if any(f.column == "id" for f in m._meta.local_fields)]
            found = {table: row for table in tables if (row := _one(table))}
        return found | {"organisations_organisation": str(actor.organisation.pk)}

    return ids


def _fill(actor: Actor) -> None:
    organisation, person = actor.organisation, actor.person
    PathCheck.objects.create(organisation=organisation, person=person, remark="Ik begon in maart.")
    Reading.objects.create(
        organisation=organisation, owner_id=person.pk, reader_id=person.pk, subject="person_page", ground="role"
    )
    with tenant(organisation.pk):  # as who founds an organisation does, which is nobody
        Invitation.objects.create(
            organisation=organisation,
            person=person,
            invited_by=person,
            email="iemand@voorbeeld.example",
            token_hash=f"hash of {organisation.slug} {person.pk}",
            expires_at=timezone.now(),
        )
    told = Notice(organisation=organisation, person=person, by=person, kind="conversations.planned", key="planned")
    Notice.objects.bulk_create([told], ignore_conflicts=True)
    mail_of(actor)
    a_draft(organisation)
    _sheets(actor)
    of_oneself_ahead(actor)
    Person.objects.filter(pk=person.pk).update(number=f"{person.number}x")  # leaves a row version


def mail_of(actor: Actor) -> None:
    """What is kept of the letters that somebody gets."""
    person, now = actor.person, timezone.now()
    Choice.objects.get_or_create(person=person, group="plan", defaults={"pace": "digest"})
    Letter.objects.get_or_create(person=person, key="digest 2026-01-05", defaults={"to": "iemand@voorbeeld.example"})
    with tenant(actor.organisation.pk):  # as the job does, which is nobody
        MailRound.objects.get_or_create(day=date(2026, 1, 5), defaults={"with_digest": True})
    known = {"address": "iemand@voorbeeld.example", "failure": "full", "since": now, "last_at": now}
    Undelivered.objects.get_or_create(person=person, defaults=known)


def _sheets(actor: Actor) -> None:
    """What this actor did alone, with a piece shared and one taken along."""
    sheet = a_sheet(actor, ahead=3)
    about = {"organisation": actor.organisation, "person": actor.person, "sheet": sheet}
    receiver = Person.objects.exclude(pk=actor.person_id)[0]
    copied = {"instrument": sheet.instrument, "made_on": actor.today, "answers": {"ahead": 3}}
    Share.objects.create(**about, receiver=receiver, **copied)
    Taken.objects.create(**about, field="ahead", place="preparation", target=sheet.pk, title="Vooruitkijken", text="3")


def _one(table: str) -> str:
    """Empty when this actor may see none."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{table}" LIMIT 1')
        return "".join(str(row[0]) for row in cursor.fetchall())
