"""Triggers by which the database itself refuses to change or delete rows of a table.

Used by migrations for each append-only model. Emptying whole tables (`flush`, `TRUNCATE`) is what
test databases do between tests; on SQLite that is a plain DELETE, so `lifted()` lets it through.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

ACTS = ("UPDATE", "DELETE")


def statements(vendor: str, table: str) -> list[str]:
    """The SQL that makes `table` append-only on a database of `vendor`."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for act in ACTS
        ]
    refuse = (
        f"CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    return [
        refuse,
        *(
            f"CREATE OR REPLACE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()"
            for act in ACTS
        ),
    ]


def undo_statements(vendor: str, table: str) -> list[str]:
    """The SQL that takes the triggers of `table` away."""
    on_table = "" if vendor == "sqlite" else f" ON {table}"
    drops = [f"DROP TRIGGER IF EXISTS {table}_no_{act.lower()}{on_table}" for act in ACTS]
    if vendor != "sqlite":
        drops.append(f"DROP FUNCTION IF EXISTS {table}_is_append_only()")
    return drops


@contextmanager
def lifted(connection: BaseDatabaseWrapper, tables: list[str]) -> Iterator[None]:
    """For the time of the block, `tables` may be emptied. For test databases alone."""
    with connection.cursor() as cursor:
        for table in tables:
            for statement in undo_statements(connection.vendor, table):
                cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for table in tables:
                for statement in statements(connection.vendor, table):
                    cursor.execute(statement)
