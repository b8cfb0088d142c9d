"""Migration operations that put the locks of the database on a table. Used from its first migration on."""

from django.db.migrations.operations.base import Operation
from django.db.models import DO_NOTHING, Model

from wegwijzer.organisations.tenancy import TenantForeignKey

OWN_ORGANISATION = "organisation_id = wegwijzer_organisation()"


def composite_key_name(table: str, column: str) -> str:
    return f"{table}_{column}_tenant_fk"


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def secure(
    table: str,
    *,
    read: str = OWN_ORGANISATION,
    write: str = OWN_ORGANISATION,
    add: str | None = None,
    into: str | None = None,
) -> list[str]:
    """SQL that closes a table to all but the rows for which `read` holds, `write` to change or remove them, `add` (left
    out: `write`) for new ones, and `into` (left out: `write`) for what a change makes of them."""
    t = _quote(table)
    return [
        f"ALTER TABLE {t} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY readable ON {t} FOR SELECT USING ({read})",
        f"CREATE POLICY addable ON {t} FOR INSERT WITH CHECK ({add or write})",
        f"CREATE POLICY changeable ON {t} FOR UPDATE USING ({write}) WITH CHECK ({into or write})",
        f"CREATE POLICY removable ON {t} FOR DELETE USING ({write})",
    ]


def composite_key(model: type[Model], field: TenantForeignKey) -> str:
    """SQL for the constraint. DO_NOTHING in Django means that the database removes along."""
    table, target = model._meta.db_table, field.remote_field.model._meta.db_table
    cascade = " ON DELETE CASCADE" if field.remote_field.on_delete is DO_NOTHING else ""
    return (
        f"ALTER TABLE {_quote(table)} ADD CONSTRAINT {_quote(composite_key_name(table, field.column))} "
        f"FOREIGN KEY (organisation_id, {_quote(field.column)}) "
        f"REFERENCES {_quote(target)} (organisation_id, id){cascade} DEFERRABLE INITIALLY IMMEDIATE"
    )


def keep_versions(table: str) -> str:
    """SQL for the trigger that keeps each old version of a changed or removed row."""
    return (
        f"CREATE TRIGGER keep_version AFTER UPDATE OR DELETE ON {_quote(table)} "
        "FOR EACH ROW EXECUTE FUNCTION wegwijzer_keep_version()"
    )


class SecureTenantTable(Operation):
    """Row-level security, composite keys and (unless said otherwise) kept versions for a tenant table.

    `read`, `write`, `add` and `into` are SQL conditions, see `secure`; left out, they are "of my organisation".
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        name: str,
        *,
        read: str = OWN_ORGANISATION,
        write: str = OWN_ORGANISATION,
        add: str | None = None,
        into: str | None = None,
        history: bool = True,
    ):
        self.name, self.read, self.write, self.history = name, read, write, history
        self.add, self.into = add, into

    def deconstruct(self):
        kwargs = {"read": self.read, "write": self.write, "add": self.add, "into": self.into, "history": self.history}
        return type(self).__name__, [self.name], kwargs

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.name)
        table = model._meta.db_table
        statements = secure(table, read=self.read, write=self.write, add=self.add, into=self.into)
        if "id" in {field.column for field in model._meta.local_fields}:
            statements.append(
                f"ALTER TABLE {_quote(table)} ADD CONSTRAINT {_quote(table + '_tenant')} UNIQUE (organisation_id, id)"
            )
        for field in model._meta.local_fields:
            if isinstance(field, TenantForeignKey):
                statements.append(composite_key(model, field))
        if self.history:
            statements.append(keep_versions(table))
        for statement in statements:
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Nothing to undo: the table itself goes when its creation is undone."""

    def describe(self):
        return f"Close {self.name} to other organisations"
