"""One interface to the two engines: what is found, and what is spelled almost alike.

Both take the entries that somebody may see as a queryset, so that nothing else is ever looked at,
counted or ranked for them. `matching` ranks nothing, for lists that have an order of their own.
"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models.search import SearchEntry
from articles.search import postgres, sqlite
from articles.search.query import Query

# Of each kind: as far as anyone pages.
FOUND = 200
ALIKE = 40


def ranked(visible: QuerySet[SearchEntry], query: Query) -> list[tuple[str, int]]:
    """Kind and key of what `query` finds among `visible`, best first, at most `FOUND` a kind."""
    if not query.wanted:
        return []
    inner = _inner(visible)
    if inner is None:
        return []
    sql, parameters = inner
    if connection.vendor == "sqlite":
        match = sqlite.expression(query)
        titles = sqlite.title_expression(query)
        return _rows(sqlite.ranked(sql), [match, titles, *parameters, FOUND])
    match = postgres.expression(query)
    return _rows(postgres.ranked(sql), [*parameters, match, match, match, FOUND])


def matching(query: Query, kind: str) -> QuerySet[SearchEntry, Any]:
    """The keys of all of a kind that `query` finds, whoever may see them, for use in a filter."""
    engine = sqlite if connection.vendor == "sqlite" else postgres
    entries = SearchEntry.objects.filter(kind=kind)
    if not query.wanted:
        return entries.none().values("object_id")
    found = RawSQL(engine.MATCHING, [engine.expression(query)])  # noqa: S611  # Our own SQL.
    return entries.filter(pk__in=found).values("object_id")


def alike(visible: QuerySet[SearchEntry], words: list[str]) -> list[tuple[str, int, str]]:
    """Kind, key and label of what resembles any of the folded `words`, in no order."""
    inner = _inner(visible)
    if inner is None or not words:
        return []
    sql, own = inner
    parameters: list[Any] = []
    for word in words:
        if connection.vendor == "sqlite":
            parameters += [*own, sqlite.word_expression(word), ALIKE]
        else:
            parameters += [*own, word, ALIKE]
    engine = sqlite if connection.vendor == "sqlite" else postgres
    return _rows(" UNION ".join([engine.alike(sql)] * len(words)), parameters)


def _inner(visible: QuerySet[SearchEntry]) -> tuple[str, tuple[Any, ...]] | None:
    """The SQL of the entries and its parameters, or None where nothing can be visible."""
    rows = visible.order_by().values("id", "kind", "object_id", "label")
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, parameters


def _rows(sql: str, parameters: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
