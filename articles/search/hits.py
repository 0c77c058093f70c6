"""What is shown of each thing found, read from the thing itself: at most five queries a page.

Everything is fetched through `public()` again; the index names rows, it never speaks for them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models import Article, Collection
from articles.models.search import SearchEntry
from articles.search.query import Query
from articles.search.snippets import Piece, marked, passage
from contributors.models import Affiliation, Contributor
from contributors.text import plain

Kind = SearchEntry.Kind


@dataclass(frozen=True)
class Hit:
    """One thing found: its headline and a passage of its text, with the finds marked.

    `thing` is the article, collection or contributor. `collection` is the public one that an
    article answers. `line` is where a contributor works.
    """

    kind: str
    thing: Any
    headline: list[Piece]
    passage: list[Piece]
    collection: Collection | None = None
    line: str = ""


def hits(found: list[tuple[str, int]], query: Query, at: datetime) -> list[Hit]:
    """What is `found` by kind and key, in that order; what is not public at `at` is left out."""
    keys: dict[str, list[int]] = {kind: [] for kind in Kind.values}
    for kind, key in found:
        keys[kind].append(key)
    made: dict[tuple[str, int], Hit] = {}
    if keys[Kind.ARTICLE]:
        for article in _articles(at).filter(pk__in=keys[Kind.ARTICLE]):
            made[Kind.ARTICLE, article.pk] = _article(article, query, at)
    if keys[Kind.COLLECTION]:
        for collection in _collections(at).filter(pk__in=keys[Kind.COLLECTION]):
            made[Kind.COLLECTION, collection.pk] = _collection(collection, query)
    if keys[Kind.CONTRIBUTOR]:
        for contributor in _contributors(at).filter(pk__in=keys[Kind.CONTRIBUTOR]):
            made[Kind.CONTRIBUTOR, contributor.pk] = _contributor(contributor, query)
    return [made[one] for one in found if one in made]


def _articles(at: datetime) -> QuerySet[Any]:
    rows: QuerySet[Any] = (
        Article.objects.public(at=at)
        .select_related("section", "take__collection")
        .with_bylines()
        .defer("editors_note", "take__collection__introduction")
    )
    return rows


def _collections(at: datetime) -> QuerySet[Any]:
    rows: QuerySet[Any] = Collection.objects.public(at=at).with_counts(at=at)
    return rows


def _contributors(at: datetime) -> QuerySet[Any]:
    """With role and place of the affiliation that stands beside the name everywhere."""
    current = Q(to_year=None) | Q(to_year__gte=timezone.localtime(at).year)
    held = Affiliation.objects.filter(Q(is_primary=True) | current, contributor=OuterRef("pk"))
    first = held.order_by("-is_primary", "order", "pk")
    rows: QuerySet[Any] = Contributor.objects.public(at=at).select_related("portrait")
    named: QuerySet[Any] = rows.annotate(
        held_role=Subquery(first.values("role")[:1]),
        held_at=Subquery(first.values("organisation__name")[:1]),
    )
    return named


def _article(article: Any, query: Query, at: datetime) -> Hit:
    take = getattr(article, "take", None)
    collection = take.collection if take and take.collection.is_public(at=at) else None
    text = plain(article.body)
    pieces = passage(text, query)
    if article.dek and not any(piece.marked for piece in pieces):
        pieces = passage(article.dek, query)
    return Hit(Kind.ARTICLE, article, marked(article.title, query), pieces, collection)


def _collection(collection: Any, query: Query) -> Hit:
    standfirst = collection.filled(collection.standfirst, collection.experts)
    text = "\n".join([standfirst, plain(collection.introduction)])
    headline = marked(collection.question, query)
    return Hit(Kind.COLLECTION, collection, headline, passage(text, query), collection)


def _contributor(contributor: Any, query: Query) -> Hit:
    parts = [part for part in (contributor.held_role, contributor.held_at) if part]
    return Hit(
        Kind.CONTRIBUTOR,
        contributor,
        marked(contributor.name, query),
        passage(plain(contributor.bio), query),
        line=", ".join(parts),
    )
