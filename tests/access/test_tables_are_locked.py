"""Every table with an organisation is closed by the database itself, in the same way."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, models, transaction

from wegwijzer.foundation.roles import powers
from wegwijzer.identity.models import Invitation
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.security import composite_key_name
from wegwijzer.organisations.tenancy import NoTenant, TenantForeignKey
from wegwijzer.people.models import Membership, Person, ReportingLine

NEVER = datetime(2100, 1, 1, tzinfo=UTC)

# Tables that belong to no organisation, each with the reason why it may stand outside.
OUTSIDE = {
    "django_migrations": "which tables there are",
    "django_content_type": "names of models",
    "auth_permission": "names of Django's own permissions, unused",
    "auth_group": "unused",
    "auth_group_permissions": "unused",
    "wegwijzer_cache": "counters of rate limits",
    "notices_takenin": "fingerprints of letters that came in, before it is known whose they are",
    "selfwork_nomore": "fingerprints of addresses that want no letters, of no organisation that it says",
    "procrastinate_jobs": "ids of organisation and person only",
    "procrastinate_events": "when jobs ran",
    "procrastinate_periodic_defers": "when periodic jobs ran",
    "procrastinate_workers": "which workers are alive",
}
# Tables of signing in: no organisation_id, but closed within an organisation.
SIGN_IN = {
    "identity_account",
    "account_emailaddress",
    "account_emailconfirmation",
    "mfa_authenticator",
    "usersessions_usersession",
    "django_session",
}

pytestmark = pytest.mark.django_db


def tenant_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if any(f.name == "organisation" for f in m._meta.local_fields)]


def tables() -> dict[str, bool]:
    """Every table of the schema, and whether row-level security is on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity FROM pg_class WHERE relkind IN ('r', 'p') "
            "AND relnamespace = 'public'::regnamespace"
        )
        return dict(cursor.fetchall())


def policies(table: str) -> dict[str, tuple[str | None, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cmd, qual, with_check FROM pg_policies WHERE tablename = %s", [table])
        return {command: (read, write) for command, read, write in cursor.fetchall()}


def test_every_table_is_a_tenants_or_stands_outside_for_a_reason():
    tenants = {m._meta.db_table for m in tenant_models()} | {Organisation._meta.db_table}
    assert set(tables()) == tenants | set(OUTSIDE) | SIGN_IN


@pytest.mark.parametrize("model", [*tenant_models(), Organisation], ids=lambda m: m._meta.label)
def test_a_tenant_table_has_its_security(model):
    table = model._meta.db_table
    assert tables()[table] is True
    found = policies(table)
    assert set(found) == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    for read, write in found.values():
        for condition in filter(None, (read, write)):
            assert "= wegwijzer_organisation()" in condition
    assert found["INSERT"][1] and found["UPDATE"][1]


@pytest.mark.parametrize("table", sorted(SIGN_IN))
def test_sign_in_data_is_closed_within_an_organisation(table):
    assert tables()[table] is True
    assert set(policies(table)) == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_the_memory_of_a_table_is_read_by_no_more_people_than_the_table():
    """All old rows stand in one table: what is closed to some of the organisation must be closed there too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_policies p "
            "ON p.tablename = c.relname AND p.cmd = 'SELECT' WHERE t.tgname = 'keep_version' AND p.qual NOT IN "
            "('(organisation_id = wegwijzer_organisation())', '(id = wegwijzer_organisation())')"
        )
        closed = {table for (table,) in cursor.fetchall()}
        cursor.execute(
            "SELECT qual FROM pg_policies WHERE tablename = 'organisations_rowversion' AND permissive = 'RESTRICTIVE'"
        )
        kept_closed = " ".join(qual for (qual,) in cursor.fetchall())
    assert closed == {"conversations_careercontact"}
    assert all(f"'{table}'" in kept_closed for table in closed)


def test_nobody_but_hr_says_who_has_which_role_and_who_leads_whom(cast, as_):
    """All that is confidential hangs on these two: no forgotten check makes somebody HR, or a leader."""
    samira = cast.employee.person
    for key in ("employee", "leader", "executive", "coach", "adviser"):
        with as_(cast[key]) as actor:
            with pytest.raises(ProgrammingError), transaction.atomic():
                Membership.objects.create(person_id=actor.person_id, role="career_lead", starts_on=actor.today)
            assert Membership.objects.filter(person=actor.person_id).update(role="career_lead") == 0
            assert ReportingLine.objects.filter(person=samira).update(manager=actor.person_id) == 0
            assert ReportingLine.objects.filter(person=samira).delete()[0] == 0
    with as_(cast.hr):
        assert ReportingLine.objects.filter(person=samira).update(manager=cast.coach.person) > 0


def test_what_runs_as_the_owner_for_a_trigger_of_ours_is_put_on_no_table_of_ones_own():
    """From there it could write what it likes: the name in somebody's calendar, a past that never was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, has_function_privilege(oid, 'EXECUTE') FROM pg_proc WHERE prosecdef "
            "AND prorettype = 'trigger'::regtype AND pronamespace = 'public'::regnamespace"
        )
        found = dict(cursor.fetchall())
    assert "wegwijzer_calendar_name" in found
    assert [name for name, may in found.items() if may] == []


def test_nobody_but_hr_says_who_signs_in_as_whom(cast, as_):
    """An account on the row of HR, or an invitation to it, is the way of HR in."""
    hr = cast.hr.person
    for key in ("employee", "leader", "executive", "coach", "adviser"):
        mine = cast[key].account
        with as_(cast[key]) as actor:
            assert Person.objects.filter(pk=hr.pk).update(account=mine, email=mine.email) == 0
            assert Invitation.objects.filter(person=hr).update(email=mine.email) == 0
            with pytest.raises(ProgrammingError), transaction.atomic():
                Person.objects.create(given_name="Nog", family_name="Iemand")
            invitation = Invitation(person=hr, email=mine.email, token_hash=str(actor.person_id), expires_at=NEVER)
            with pytest.raises(ProgrammingError), transaction.atomic():
                invitation.save()


def test_an_invitation_of_ones_own_never_becomes_one_to_the_place_of_somebody_else(cast, as_):
    """Who was invited may note the answer, and who invited that it went, also when no longer HR."""
    samira, hr = cast.employee.person, cast.hr.person
    with as_(cast.hr):
        for key, (person, by) in enumerate(((samira, hr), (cast.leader.person, samira))):
            hashed = f"{key} of {samira.pk}"
            Invitation.objects.create(
                person=person, invited_by=by, email=person.email, token_hash=hashed, expires_at=NEVER
            )
    with as_(cast.employee):
        for mine in (Invitation.objects.filter(person=samira), Invitation.objects.filter(invited_by=samira)):
            assert mine.update(sent_at=NEVER) == 1
            for changed in ({"person": hr, "invited_by": samira}, {"email": hr.email}, {"token_hash": "known"}):
                with pytest.raises(IntegrityError), transaction.atomic():
                    mine.update(**changed)


def test_a_door_opens_on_no_other_day(cast):
    """The function that runs as the owner: with a day of long ago, who left would come in."""
    with connection.cursor() as cursor:
        for day in ("2015-06-01", "2020-06-01", "2024-06-01", "2090-06-01"):
            cursor.execute("SELECT count(*) FROM wegwijzer_doors(%s, %s)", [cast.left.account.pk, day])
            assert cursor.fetchone() == (0,), day


def references() -> list[tuple[type[models.Model], TenantForeignKey]]:
    return [(m, f) for m in apps.get_models() for f in m._meta.local_fields if isinstance(f, TenantForeignKey)]


@pytest.mark.parametrize(
    ("model", "field"), [pytest.param(m, f, id=f"{m._meta.label}.{f.name}") for m, f in references()]
)
def test_a_reference_stays_within_its_organisation(model, field):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s",
            [composite_key_name(model._meta.db_table, field.column)],
        )
        (definition,) = cursor.fetchone()
    target = field.remote_field.model._meta.db_table
    assert f"FOREIGN KEY (organisation_id, {field.column}) REFERENCES {target}(organisation_id, id)" in definition


def test_no_plain_reference_between_tenant_tables():
    """A single-column foreign key would let a row point into another organisation."""
    tenants = set(tenant_models())
    plain = [
        f"{m._meta.label}.{f.name}"
        for m in tenants
        for f in m._meta.local_fields
        if isinstance(f, models.ForeignKey) and not isinstance(f, TenantForeignKey) and f.related_model in tenants
    ]
    assert plain == []


def test_the_application_connects_as_a_role_that_the_locks_hold():
    found = powers(connection)
    assert found.role == "wegwijzer_app"
    assert not found.too_strong


def test_a_query_without_an_organisation_is_an_error_and_not_an_empty_page():
    with pytest.raises(NoTenant):
        Person.objects.count()


def test_without_an_organisation_every_tenant_table_is_empty():
    with connection.cursor() as cursor:
        for model in [*tenant_models(), Organisation]:
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
            assert cursor.fetchone() == (0,), model
