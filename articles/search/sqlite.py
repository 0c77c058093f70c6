"""The engine on SQLite: FTS5, ranked by bm25; labels by the trigrams that they share."""

from articles.search.query import Clause, Query
from articles.search.schema import LABELS, WORDS

# Of title, dek, names, body, whole: title before dek and names, both before the text.
_WEIGHTS = "10.0, 4.0, 6.0, 1.0, 0.5"

# The SQL for the keys of the entries that are found. Parameter: the expression.
MATCHING = f"SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH %s"  # noqa: S608  # Our own name.


def ranked(visible: str) -> str:
    """The SQL for kind and key of what is found, best first.

    `visible` is the SQL of the entries that readers may see. Parameters: the expression, that of
    titles, those of `visible`, and how many of each kind. Short texts score high, and what is said
    of a person is short: what has the words in its title or name stands before all else.
    """
    return f"""
        WITH found AS MATERIALIZED (
            SELECT rowid AS id, bm25({WORDS}, {_WEIGHTS}) AS score
            FROM {WORDS} WHERE {WORDS} MATCH %s
        ), titled AS MATERIALIZED (
            SELECT rowid AS id FROM {WORDS} WHERE {WORDS} MATCH %s
        ), scored AS (
            SELECT visible.id, visible.kind, visible.object_id, found.score,
                visible.id IN (SELECT id FROM titled) AS in_title
            FROM found CROSS JOIN ({visible}) AS visible ON visible.id = found.id
        ), placed AS (
            SELECT *, row_number()
                OVER (PARTITION BY kind ORDER BY in_title DESC, score, id DESC) AS place
            FROM scored
        )
        SELECT kind, object_id FROM placed WHERE place <= %s ORDER BY in_title DESC, score, id DESC
    """  # noqa: S608  # Names from constants, and SQL that Django wrote.


def alike(visible: str) -> str:
    """The SQL for kind, key and label of what shares most trigrams with a word.

    Parameters: the expression of the word, those of `visible`, and how many.
    """
    return f"""
        SELECT * FROM (
            SELECT visible.kind, visible.object_id, visible.label
            FROM {LABELS} CROSS JOIN ({visible}) AS visible ON visible.id = {LABELS}.rowid
            WHERE {LABELS} MATCH %s ORDER BY bm25({LABELS}) LIMIT %s
        )
    """  # noqa: S608  # Names from constants, and SQL that Django wrote.


def expression(query: Query) -> str:
    """The query in the language of FTS5; every term is quoted, and holds a-z and 0-9 only."""
    wanted = " AND ".join(map(_clause, query.wanted))
    unwanted = " OR ".join(map(_clause, query.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def title_expression(query: Query) -> str:
    """What is wanted, all of it in the title."""
    return f"title : ({' AND '.join(map(_clause, query.wanted))})"


def word_expression(word: str) -> str:
    """Any of the trigrams of a folded word, the spaces around it included."""
    padded = f" {word} "
    return " OR ".join(f'"{padded[at : at + 3]}"' for at in range(len(padded) - 2))


def _clause(clause: Clause) -> str:
    exact = f'"{" ".join(clause.terms)}"'
    if not clause.beginning:
        return exact
    growing = " ".join([*clause.terms[:-1], clause.beginning])
    return f'({exact} OR "{growing}" *)'
