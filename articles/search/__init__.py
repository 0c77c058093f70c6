"""The search over all that is public: one interface, whichever database is behind it.

`search()` is the page, `suggestions()` what comes while somebody types. Texts are folded and
stemmed here (`folding`, `stemming`), so that both databases keep and find the same; `index` and
`upkeep` keep the entries, `visible` says which of them a reader may find, `engine` asks the
database.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models.functions import Length

from articles.search.engine import FOUND, alike, ranked
from articles.search.folding import is_unspaced, words
from articles.search.hits import Hit, hits
from articles.search.lines import Line, lines
from articles.search.near import MAX_WORDS, corrected, near
from articles.search.query import Query, parsed, presentable
from articles.search.visible import NO_FILTERS, Filters, visible

__all__ = ["Filters", "Results", "search", "suggestions"]

PAGE = 20
SUGGESTED = 8


@dataclass(frozen=True)
class Results:
    """A page of what was found.

    `counts` says how many of each kind, whatever kind is filtered for, at most 200 each; `capped`
    that there are more. Where nothing was found, `near` are titles and names spelled almost alike,
    and `correction` is the query as it may have been meant.
    """

    query: Query
    hits: list[Hit] = field(default_factory=list)
    number: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    capped: bool = False
    page: int = 1
    pages: int = 1
    near: list[Line] = field(default_factory=list)
    correction: str = ""


def search(query: str, *, at: datetime, filters: Filters = NO_FILTERS, page: int = 1) -> Results:
    """The page `page`, counted from 1, of what readers may find for `query` at the instant `at`.

    Any text at all may be given, and any number: beyond the last page stands the last page. At
    most 5 queries, whatever the size of the magazine.
    """
    understood = parsed(query)
    if not understood.wanted:
        return Results(understood)
    entries = visible(at, filters)
    found = ranked(entries, understood)
    counts = Counter(kind for kind, _ in found)
    shown = [one for one in found if filters.kind in ("", one[0])]
    if not found:
        return _almost(understood, filters, at)
    pages = max(1, -(-len(shown) // PAGE))
    page = min(max(page, 1), pages)
    return Results(
        understood,
        hits=hits(shown[(page - 1) * PAGE : page * PAGE], understood, at),
        number=len(shown),
        counts=dict(counts),
        capped=any(count >= FOUND for count in counts.values()),
        page=page,
        pages=pages,
    )


def suggestions(typed: str, *, at: datetime) -> list[Line]:
    """Up to 8 titles, questions and names with words that begin as those typed do; 2 queries.

    The ones that begin with what was typed come first, then the shorter ones.
    """
    beginnings = words(presentable(typed), open_end=True)[:SUGGESTED]
    if not any(len(word) > 1 for word in beginnings):
        return []
    entries = visible(at)
    for word in beginnings:
        # A pair of characters may stand anywhere in a text without spaces.
        entries = entries.filter(label__contains=word if is_unspaced(word) else f" {word}")
    start = f" {' '.join(beginnings)}"
    rows = entries.order_by(Length("label"), "pk").values_list("kind", "object_id", "label")
    found = sorted(rows[:FOUND], key=lambda row: not row[2].startswith(start))
    return lines([(kind, key) for kind, key, _ in found[:SUGGESTED]], at)


def _almost(query: Query, filters: Filters, at: datetime) -> Results:
    """What to offer where nothing was found: 2 queries."""
    typed = [word for word in dict.fromkeys(words(query.text)) if not is_unspaced(word)]
    typed = [word for word in typed if len(word) > 3][:MAX_WORDS]
    judged = near(typed, alike(visible(at, filters), typed))
    offered = lines(judged.found, at)
    printed = [line.text for line in offered]
    return Results(query, near=offered, correction=corrected(query.text, judged.meant, printed))
