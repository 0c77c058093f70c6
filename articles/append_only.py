"""Triggers by which the database itself refuses to change or delete rows of a table.

Used by migrations for each append-only model. Emptying whole tables (`flush`) is what test
databases do between tests; `lifted()` lets it through.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

ACTS = ("UPDATE", "DELETE")


def statements(vendor: str, table: str) -> list[str]:
    """The SQL that makes `table` append-only on a database of `vendor`."""
    if vendor == "sqlite":
        there = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608  # Our own name.
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        return [
            *(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"{refuse}"
                for act in ACTS
            ),
            # INSERT OR REPLACE takes the old row away without a word to the triggers above.
            (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
                f"{there} {refuse}"
            ),
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
        (
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()"
        ),
    ]


def undo_statements(vendor: str, table: str) -> list[str]:
    """The SQL that takes the triggers of `table` away."""
    on_table = "" if vendor == "sqlite" else f" ON {table}"
    acts = [*(act.lower() for act in ACTS), "replace" if vendor == "sqlite" else "truncate"]
    drops = [f"DROP TRIGGER IF EXISTS {table}_no_{act}{on_table}" for act in acts]
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
