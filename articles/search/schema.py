"""The full-text indexes that the databases keep over the table of entries, as SQL.

PostgreSQL: a generated `tsvector`, weighted, with a GIN index, and a trigram index over the
labels. SQLite: two FTS5 tables that read their text from the table of entries, one of words and
one of trigrams, kept in step by triggers. SQLite drops triggers when Django rebuilds a table: a
migration that alters the table of entries ends with `statements()` again.
"""

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "articles_searchentry"
WORDS = "articles_searchwords"
LABELS = "articles_searchlabels"
# Stands before terms that begin with a digit, which PostgreSQL would part: 1e5a into 1e5 and a.
NUMBER = "q0"
COLUMNS = ["title", "dek", "names", "body", "whole"]

# A lexeme between two columns, so that no phrase begins in one and ends in the next.
_GAP = "'_:1'::tsvector"
_WEIGHTS = {"title": "A", "dek": "B", "names": "B", "body": "C", "whole": "D"}


class TrigramsMissingError(RuntimeError):
    """The extension is neither there nor may this account create it."""


def statements(vendor: str) -> list[str]:
    """The SQL that makes the indexes on a database of `vendor`, and fills them."""
    if vendor == "sqlite":
        return [*_tables(), *_triggers()]
    vector = f" || {_GAP} || ".join(
        f"setweight(to_tsvector('simple'::regconfig, {_spelled(column)}), '{weight}')"
        for column, weight in _WEIGHTS.items()
    )
    return [
        f"ALTER TABLE {TABLE} ADD COLUMN vector tsvector GENERATED ALWAYS AS ({vector}) STORED",
        f"CREATE INDEX {TABLE}_vector ON {TABLE} USING gin (vector)",
        f"CREATE INDEX {TABLE}_label ON {TABLE} USING gist (label gist_trgm_ops)",
    ]


def undo_statements(vendor: str) -> list[str]:
    """The SQL that takes the indexes away."""
    if vendor == "sqlite":
        triggers = [
            f"DROP TRIGGER IF EXISTS {TABLE}_{act}" for act in ("insert", "update", "delete")
        ]
        return [*triggers, *(f"DROP TABLE IF EXISTS {table}" for table in (WORDS, LABELS))]
    return [
        f"DROP INDEX IF EXISTS {TABLE}_label",
        f"DROP INDEX IF EXISTS {TABLE}_vector",
        f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS vector",
    ]


def ensure_trigrams(connection: BaseDatabaseWrapper) -> None:
    """Make sure that PostgreSQL has `pg_trgm`; a `TrigramsMissingError` where that cannot be."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        if cursor.fetchone():
            return
        try:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError as error:
            raise TrigramsMissingError(
                "The search needs PostgreSQL’s extension pg_trgm, and this account may not create "
                "it, or the server has no such extension. Ask whoever administers the server to "
                "install it (it comes with postgresql-contrib) and to run, in this database: "
                "CREATE EXTENSION pg_trgm; then migrate again."
            ) from error


def _spelled(column: str) -> str:
    """The terms of a column, those that begin with a digit behind `NUMBER`."""
    return rf"regexp_replace({column}, '\m([0-9])', '{NUMBER}\1', 'g')"


def _tables() -> list[str]:
    content = f"content='{TABLE}', content_rowid='id'"
    tokens = "tokenize='unicode61 remove_diacritics 2'"
    return [
        f"CREATE VIRTUAL TABLE {WORDS} USING fts5({', '.join(COLUMNS)}, {content}, {tokens})",
        f"CREATE VIRTUAL TABLE {LABELS} USING fts5(label, {content}, tokenize='trigram')",
        *(f"{_insert(table)}({table}) VALUES ('rebuild')" for table in (WORDS, LABELS)),
    ]


def _triggers() -> list[str]:
    """FTS5 over a table of its own content: what leaves is told with its old text."""
    columns = ", ".join(COLUMNS)
    old, new = (", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("old", "new"))
    out = (
        f"{_insert(WORDS)}({WORDS}, rowid, {columns}) VALUES ('delete', old.id, {old}); "
        f"{_insert(LABELS)}({LABELS}, rowid, label) VALUES ('delete', old.id, old.label);"
    )
    into = (
        f"{_insert(WORDS)}(rowid, {columns}) VALUES (new.id, {new}); "
        f"{_insert(LABELS)}(rowid, label) VALUES (new.id, new.label);"
    )
    acts = {"insert": into, "update": f"{out} {into}", "delete": out}
    return [
        f"CREATE TRIGGER {TABLE}_{act} AFTER {act.upper()} ON {TABLE} BEGIN {effect} END"
        for act, effect in acts.items()
    ]


def _insert(table: str) -> str:
    return f"INSERT INTO {table}"
