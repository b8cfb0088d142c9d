"""The two database roles: the owner of the schema, and the application that may not pass by the locks."""

from dataclasses import dataclass

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

OTHERS_TABLES = ("procrastinate_", "wegwijzer_cache")  # tables without a model of ours
UNUSED = ("auth", "contenttypes")  # tables that Django brings and nobody writes while serving
READ_ONLY = ("SELECT",)
EVERYTHING = ("SELECT", "INSERT", "UPDATE", "DELETE")

# And whether the application calls them: not those that run as the owner and only triggers of ours may call, such as
# the keeper of versions. From a trigger on a temporary table of its own it could otherwise write what it likes.
OUR_FUNCTIONS = """
SELECT oid::regprocedure::text, NOT (prosecdef AND prorettype = 'trigger'::regtype) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'wegwijzer\\_%'
"""

POWERS = """
SELECT current_user, r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                 AND pg_has_role(current_user, c.relowner, 'MEMBER')),
       EXISTS (SELECT 1 FROM pg_roles o WHERE (o.rolsuper OR o.rolbypassrls)
               AND o.rolname <> current_user AND pg_has_role(current_user, o.oid, 'MEMBER'))
FROM pg_roles r WHERE r.rolname = current_user
"""


@dataclass(frozen=True)
class Powers:
    """What the connected role could do to pass by row-level security."""

    role: str
    superuser: bool
    bypasses: bool
    owns_tables: bool
    can_become_such: bool

    @property
    def too_strong(self) -> bool:
        return self.superuser or self.bypasses or self.owns_tables or self.can_become_such


def powers(connection: BaseDatabaseWrapper) -> Powers:
    with connection.cursor() as cursor:
        cursor.execute(POWERS)
        return Powers(*cursor.fetchone())


def grants() -> dict[str, tuple[str, ...]]:
    """Table → what the application may do with it. A model says less with `application_may`."""
    wanted = {}
    for model in apps.get_models(include_auto_created=True):
        may = READ_ONLY if model._meta.app_label in UNUSED else EVERYTHING
        if model._meta.managed or hasattr(model, "application_may"):
            wanted[model._meta.db_table] = getattr(model, "application_may", may)
    return wanted


def grant_application(connection: BaseDatabaseWrapper, role: str) -> None:
    """Give the application's role exactly what it needs on every table, and nothing that it owns."""
    quote = connection.ops.quote_name
    wanted = grants()
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(role)}")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            rights = wanted.get(table, EVERYTHING if table.startswith(OTHERS_TABLES) else READ_ONLY)
            cursor.execute(f"REVOKE ALL ON {quote(table)} FROM {quote(role)}")
            cursor.execute(f"GRANT {', '.join(rights)} ON {quote(table)} TO {quote(role)}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quote(role)}")
        cursor.execute(OUR_FUNCTIONS)
        for function, called in cursor.fetchall():
            cursor.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")
            if called:
                cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {quote(role)}")
