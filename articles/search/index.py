"""Keeps the index: what an article, a collection, a contributor is found by.

Called inside the transaction that changes them (`articles.search.upkeep`), so that text and
index are one. The rows are locked first: of two that change one article, the later one indexes
what both wrote. Only the public side of the search decides what anyone sees; the index holds all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction

from articles.models import Article, Byline, Collection, TaggedArticle
from articles.models.collection import COUNT, Convener
from articles.models.search import SearchEntry
from articles.search.folding import terms, words
from contributors.models import Affiliation, Contributor
from contributors.text import plain

Kind = SearchEntry.Kind
BATCH = 200
# In characters: PostgreSQL takes a vector of at most 1 MB, lexemes and positions together.
_LONGEST = {"title": 4_000, "dek": 20_000, "names": 40_000, "body": 300_000, "whole": 150_000}
_WRITTEN = ["language", "label", "title", "dek", "names", "body", "whole"]
# What waits to be indexed, by kind, while somebody writes many rows of the same few things.
_WAITING: ContextVar[dict[str, set[int]] | None] = ContextVar("_WAITING", default=None)


@contextmanager
def once() -> Iterator[None]:
    """Index what is written in this block at its end, each thing once, however many of its rows
    were written. To be used within a transaction; what fails leaves nothing to index."""
    if _WAITING.get() is not None:
        yield
        return
    waiting: dict[str, set[int]] = defaultdict(set)
    token = _WAITING.set(waiting)
    try:
        yield
    finally:
        _WAITING.reset(token)
    for kind, (_model, refresh) in _REFRESHING.items():
        if waiting[kind]:
            refresh(waiting[kind])


def refresh_articles(keys: Iterable[int]) -> int:
    """Index these articles anew, by primary key; returns how many there were, or 0 where that
    waits for the end of a block (`once`)."""
    return _refresh(Kind.ARTICLE, _articles(), keys, _article)


def refresh_collections(keys: Iterable[int]) -> int:
    """Index these collections anew, by primary key; returns how many there were."""
    return _refresh(Kind.COLLECTION, _collections(), keys, _collection)


def refresh_contributors(keys: Iterable[int]) -> int:
    """Index these contributors anew, by primary key; returns how many there were."""
    return _refresh(Kind.CONTRIBUTOR, _contributors(), keys, _contributor)


def remove(kind: str, key: int) -> None:
    """Take out what is deleted."""
    SearchEntry.objects.filter(kind=kind, object_id=key).delete()


def rebuild() -> Iterator[tuple[str, int]]:
    """Index everything anew, a batch a transaction; yields (kind, how many) after each.

    Readers can search all the while: entries are replaced, and those of what is gone removed.
    """
    for kind, (model, refresh) in _REFRESHING.items():
        keys = model._default_manager.order_by("pk").values_list("pk", flat=True)
        last = 0
        while batch := list(keys.filter(pk__gt=last)[:BATCH]):
            yield kind, refresh(batch)
            last = batch[-1]
        known = model._default_manager.order_by().values("pk")
        SearchEntry.objects.filter(kind=kind).exclude(object_id__in=known).delete()


_REFRESHING: dict[str, tuple[type[models.Model], Callable[[Iterable[int]], int]]] = {
    Kind.CONTRIBUTOR: (Contributor, refresh_contributors),
    Kind.COLLECTION: (Collection, refresh_collections),
    Kind.ARTICLE: (Article, refresh_articles),
}


def _refresh[Row: models.Model](
    kind: str,
    rows: models.QuerySet[Row],
    keys: Iterable[int],
    entry: Callable[[Row], SearchEntry],
) -> int:
    if (waiting := _WAITING.get()) is not None:
        waiting[kind].update(keys)
        return 0
    chosen = sorted(set(keys))
    done = 0
    with transaction.atomic():
        for start in range(0, len(chosen), BATCH):
            batch = rows.filter(pk__in=chosen[start : start + BATCH]).order_by("pk")
            entries = []
            for row in batch.select_for_update(of=("self",), no_key=True):
                made = entry(row)
                made.kind, made.object_id = kind, row.pk
                entries.append(made)
            SearchEntry.objects.bulk_create(
                entries,
                update_conflicts=True,
                unique_fields=["kind", "object_id"],
                update_fields=_WRITTEN,
            )
            done += len(entries)
    return done


def _articles() -> models.QuerySet[Article]:
    bylines = Byline.objects.select_related("contributor").prefetch_related(_held())
    rows: models.QuerySet[Article] = Article.objects.prefetch_related(
        models.Prefetch("bylines", bylines),
        models.Prefetch("tagged_articles", TaggedArticle.objects.select_related("tag")),
    )
    return rows


def _collections() -> models.QuerySet[Collection]:
    return Collection.objects.prefetch_related(
        models.Prefetch("convener_set", Convener.objects.select_related("contributor"))
    )


def _contributors() -> models.QuerySet[Contributor]:
    held = models.Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
    rows: models.QuerySet[Contributor] = Contributor.objects.prefetch_related(held)
    return rows


def _held() -> "models.Prefetch[Any]":
    held = Affiliation.objects.select_related("organisation")
    return models.Prefetch("contributor__affiliations", held)


def _article(article: Article) -> SearchEntry:
    people = [
        f"{byline.contributor.name} {byline.affiliation_shown}" for byline in article.bylines.all()
    ]
    tags = [tagged.tag.name for tagged in article.tagged_articles.all()]
    return _entry(
        article.title,
        title=article.title,
        dek=article.dek,
        names="\n".join([*people, *tags]),
        body="\n".join([plain(article.editors_note), plain(article.body)]),
        language=article.language,
    )


def _collection(collection: Collection) -> SearchEntry:
    people = [convener.contributor.name for convener in collection.convener_set.all()]
    return _entry(
        collection.question,
        title="\n".join([collection.question, collection.title.replace(COUNT, " ")]),
        dek=collection.standfirst.replace(COUNT, " "),
        names="\n".join([*people, collection.partner]),
        body="\n".join([plain(collection.introduction), plain(collection.editors_note)]),
    )


def _contributor(contributor: Contributor) -> SearchEntry:
    held = [affiliation.line for affiliation in contributor.affiliations.all()]
    return _entry(
        contributor.name,
        title=contributor.name,
        names="\n".join(held),
        body=plain(contributor.bio),
    )


def _entry(
    label: str, *, title: str, names: str, body: str, dek: str = "", language: str = ""
) -> SearchEntry:
    """An entry made of the texts as they are printed, so far as an index holds them."""
    given = {"title": title, "dek": dek, "names": names, "body": body}
    texts = {name: text[: _LONGEST[name]] for name, text in given.items()}
    columns = {name: " ".join(terms(text)) for name, text in texts.items()}
    stems = set(" ".join(columns.values()).split())
    unstemmed = dict.fromkeys(word for text in texts.values() for word in words(text))
    columns["whole"] = " ".join(word for word in unstemmed if word not in stems)
    cut = {name: _cut(text, _LONGEST[name]) for name, text in columns.items()}
    return SearchEntry(language=language, label=_label(label), **cut)


def _label(text: str) -> str:
    return f" {_cut(' '.join(words(text)), _LONGEST['title'])} "


def _cut(text: str, longest: int) -> str:
    """`text` up to the last whole word within `longest` characters."""
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0]
