"""Everything that a database is, as sorted lines: to compare one with another."""

import re

import psycopg
from psycopg import sql

ASPECTS = {
    "tables": "SELECT relname, relkind, relpersistence, relrowsecurity, relforcerowsecurity, relowner::regrole::text,"
    " reloptions FROM pg_class c WHERE relnamespace = 'public'::regnamespace",
    "columns": "SELECT c.relname, row_number() OVER (PARTITION BY c.oid ORDER BY attnum), attname,"
    " format_type(atttypid, atttypmod), attnotnull, attidentity,"
    " attgenerated, attcollation::regcollation::text, pg_get_expr(adbin, adrelid) FROM pg_attribute"
    " JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
    " WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'v', 'p')",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated"
    " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid FROM pg_index i"
    " JOIN pg_class c ON c.oid = i.indrelid WHERE relnamespace = 'public'::regnamespace",
    "triggers": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled FROM pg_trigger"
    " WHERE NOT tgisinternal",
    "policies": "SELECT * FROM pg_policies",
    "functions": "SELECT oid::regprocedure::text, pg_get_functiondef(oid), proowner::regrole::text FROM pg_proc p"
    " WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND NOT EXISTS"
    " (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')",
    "labels": "SELECT enumtypid::regtype::text,"
    " row_number() OVER (PARTITION BY enumtypid ORDER BY enumsortorder), enumlabel FROM pg_enum",
    "sequences": "SELECT sequencename, data_type::text, start_value, increment_by, cycle, last_value FROM pg_sequences",
    "extensions": "SELECT extname, extversion, extnamespace::regnamespace::text FROM pg_extension",
    "grants on tables": "SELECT relname, a.grantee::regrole::text, a.privilege_type, a.is_grantable FROM pg_class c,"
    " aclexplode(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", relowner))) a"
    " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S', 'p')",
    "grants on functions": "SELECT p.oid::regprocedure::text, a.grantee::regrole::text, a.privilege_type"
    " FROM pg_proc p,"
    " aclexplode(coalesce(proacl, acldefault('f', proowner))) a WHERE pronamespace = 'public'::regnamespace",
    "grants on the schema": "SELECT a.grantee::regrole::text, a.privilege_type FROM pg_namespace,"
    " aclexplode(coalesce(nspacl, acldefault('n', nspowner))) a WHERE nspname = 'public'",
}
WRITTEN_ANEW = ("constraints", "indexes", "policies")


def portrait(address: str) -> dict[str, list[str]]:
    """Aspect → sorted lines; `rows of <table>` for each table. Read as the owner, past row-level security."""
    with psycopg.connect(address) as connection:
        found = {aspect: _lines(connection, query) for aspect, query in ASPECTS.items()}
        for aspect in WRITTEN_ANEW:
            found[aspect] = _conditions(found[aspect])
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            query = sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table))
            found[f"rows of {table}"] = _lines(connection, query)
    return found


def _lines(connection: psycopg.Connection, query) -> list[str]:
    return sorted(repr(row) for row in connection.execute(query))


def _conditions(lines: list[str]) -> list[str]:
    """Without the brackets and casts of text: PostgreSQL writes them otherwise once it has read its own writing."""
    return sorted(re.sub(r"::(?:text|character varying)(?:\[\])?|[()]", "", line) for line in lines)
