"""The engine on PostgreSQL: a stored `tsvector`, ranked by `ts_rank`; labels by `pg_trgm`."""

from articles.search.query import Clause, Query
from articles.search.schema import NUMBER, TABLE

# Ranking reads each vector that matched: of a word that stands everywhere, the newest alone.
_RANKED = 2000
# Of whole, body, dek and names, title: the order that PostgreSQL wants, D to A.
_WEIGHTS = "'{0.05, 0.1, 0.5, 1.0}'"

# The SQL for the keys of the entries that are found. Parameter: the expression.
MATCHING = f"SELECT id FROM {TABLE} WHERE vector @@ %s::tsquery"  # noqa: S608  # Our own name.


def ranked(visible: str) -> str:
    """The SQL for kind and key of what is found, best first.

    `visible` is the SQL of the entries that readers may see. Parameters: those of `visible`, the
    expression three times, and how many of each kind. Short texts score high, and what is said of
    a person is short: what has the words in its title or name stands before all else.
    """
    return f"""
        WITH found AS (
            SELECT visible.id, visible.kind, visible.object_id, entry.vector, row_number()
                OVER (PARTITION BY visible.kind ORDER BY visible.id DESC) AS age
            FROM {TABLE} AS entry
            JOIN ({visible}) AS visible ON visible.id = entry.id
            WHERE entry.vector @@ %s::tsquery
        ), scored AS (
            SELECT id, kind, object_id, ts_rank({_WEIGHTS}, vector, %s::tsquery, 1) AS score,
                ts_filter(vector, '{{a}}') @@ %s::tsquery AS in_title
            FROM found WHERE age <= {_RANKED}
        ), placed AS (
            SELECT *, row_number()
                OVER (PARTITION BY kind ORDER BY in_title DESC, score DESC, id DESC) AS place
            FROM scored
        )
        SELECT kind, object_id FROM placed WHERE place <= %s
        ORDER BY in_title DESC, score DESC, id DESC
    """  # noqa: S608  # Names from constants, and SQL that Django wrote.


def alike(visible: str) -> str:
    """The SQL for kind, key and label of what shares most trigrams with a word.

    Parameters: those of `visible`, the word, and how many. The trigram index gives the rows in
    order, so that only as many as are wanted are looked at.
    """
    return f"""
        (SELECT visible.kind, visible.object_id, visible.label FROM ({visible}) AS visible
        ORDER BY visible.label <->> %s LIMIT %s)
    """  # noqa: S608  # SQL that Django wrote.


def expression(query: Query) -> str:
    """The query as a `tsquery`; every term is quoted, and holds a-z and 0-9 only."""
    wanted = " & ".join(map(_clause, query.wanted))
    return " & ".join([wanted, *(f"!({_clause(clause)})" for clause in query.unwanted)])


def _clause(clause: Clause) -> str:
    exact = _phrase(clause.terms)
    if not clause.beginning:
        return f"({exact})"
    return f"({exact} | {_phrase((*clause.terms[:-1], clause.beginning))}:*)"


def _phrase(terms: tuple[str, ...]) -> str:
    spelled = (f"{NUMBER}{term}" if term[0].isdigit() else term for term in terms)
    return " <-> ".join(f"'{term}'" for term in spelled)
