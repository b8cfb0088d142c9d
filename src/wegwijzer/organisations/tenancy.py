"""Every row belongs to exactly one organisation: the base of all tenant tables.

Three guards, from the inside out: row-level security in PostgreSQL shows a connection only the rows of
the organisation set in its transaction; composite foreign keys keep a row from pointing into another
organisation; and a query without a tenant raises, so that a mistake is a loud error and not an empty page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, models, transaction

from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.transaction import set_local

NOBODY: dict[str, UUID | None] = {"organisation": None, "person": None, "account": None}
_inside: ContextVar[dict[str, UUID | None]] = ContextVar("inside", default=NOBODY)


class NoTenant(RuntimeError):
    """A tenant table was asked for rows outside `tenant(...)`."""


def current_tenant() -> UUID:
    """The organisation of this request or job. Raises NoTenant when there is none."""
    found = _inside.get()["organisation"]
    if found is None:
        raise NoTenant("This query needs an organisation: wrap it in tenant(...) or acting_as(...).")
    return found


@contextmanager
def tenant(organisation_id: UUID, *, person_id: UUID | None = None, account_id: UUID | None = None) -> Iterator[None]:
    """One transaction in which the rows of one organisation exist. Nested use must name the same one."""
    outer = _inside.get()
    inner = {"organisation": organisation_id, "person": person_id, "account": account_id}
    if outer["organisation"] not in (None, organisation_id):
        raise RuntimeError("a transaction belongs to one organisation")
    nested = transaction.get_connection().in_atomic_block
    with transaction.atomic():
        set_local(**inner, today=today())
        token = _inside.set(inner)
        try:
            yield
        finally:
            _inside.reset(token)
        if nested and not transaction.get_rollback():  # settings outlive a savepoint that is kept
            set_local(**outer)


class TenantManager(models.Manager):
    """Raises without a tenant; which rows come back is up to row-level security and the access rules."""

    def get_queryset(self) -> models.QuerySet:
        if self._db in (None, DEFAULT_DB_ALIAS):
            current_tenant()
        return super().get_queryset()


class TenantForeignKey(models.ForeignKey):
    """A reference within one organisation.

    Django's own single-column constraint is left out: `SecureTenantTable` adds the composite one
    (organisation_id, x_id) → (organisation_id, id), which also refuses another organisation's id.
    """

    def __init__(self, to, on_delete=models.PROTECT, **kwargs):
        kwargs["db_constraint"] = False
        kwargs.setdefault("db_index", False)
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        return name, path, args, kwargs


class TenantModel(models.Model):
    """A row of one organisation, with a public id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, db_index=False, related_name="+")

    objects = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args, **kwargs):
        if self.organisation_id is None:
            self.organisation_id = current_tenant()
        super().save(*args, **kwargs)
