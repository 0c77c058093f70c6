"""The landing page of a collection, and the list of all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Byline, Collection, Participant, Take, Wave
from articles.views.gone import gone_or_missing
from contributors.models import Contributor
from contributors.paging import page_of


@dataclass(frozen=True)
class Entry:
    """One take as the page lists it.

    `answer` is there only if readers may read it; without it, names and date are all there is.
    """

    people: list[Contributor]
    date: datetime | None
    answer: Take | None = None
    affiliations: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """The takes of one wave, or those without one."""

    wave: Wave | None
    date: datetime | None
    entries: list[Entry]

    @property
    def answers(self) -> int:
        """How many of them are out."""
        return sum(entry.answer is not None for entry in self.entries)


@require_safe
def collections(request: HttpRequest) -> HttpResponse:
    """All collections, newest first."""
    at = timezone.now()
    rows = Collection.objects.public(at=at).with_counts(at=at).newest_first()
    return render(request, "articles/collections.html", {"page": page_of(rows, request)})


@require_safe
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """The landing page: the question, who answers it, and what is out so far."""
    at = timezone.now()
    rows = Collection.objects.public(at=at).with_counts(at=at).select_related("lead_image")
    found = rows.filter(slug=slug).first()
    if found is None:
        return gone_or_missing(request, Collection.objects.withdrawn(at=at).filter(slug=slug))
    groups = list(_grouped(_listed(found, at), _answers(found, at), at))
    context = {
        "collection": found,
        "groups": groups,
        "waves": sum(group.wave is not None for group in groups),
        "next_date": _next_date(groups),
        # They are public because the collection is.
        "conveners": found.convener_set.select_related("contributor"),
        "earlier": found.earlier_collections.public(at=at).with_counts(at=at).newest_first(),
    }
    return render(request, "articles/collection.html", context)


def _listed(collection: Collection, at: datetime) -> Iterable[Any]:
    """All takes that the page names, in order, without a word of their articles."""
    people = Participant.objects.select_related("contributor__portrait").defer("contributor__bio")
    return (
        Take.objects.listed(at=at)
        .filter(collection=collection)
        .with_planned_date()
        .in_order()
        .select_related("wave")
        .prefetch_related(Prefetch("participant_set", people))
        .defer("position", "confidence", "pull_quote")
    )


def _answers(collection: Collection, at: datetime) -> dict[int, Take]:
    """The takes that readers may read, by key, with what is shown of their articles."""
    bylines = Prefetch("article__bylines", Byline.objects.all())
    texts = [f"article__{name}" for name in ("body", "editors_note", "dek")]
    released = Take.objects.public(at=at).filter(collection=collection)
    rows = released.select_related("article").prefetch_related(bylines).defer(*texts)
    return {take.pk: take for take in rows}


def _grouped(listed: Iterable[Any], answers: dict[int, Take], at: datetime) -> Iterator[Group]:
    """The takes by wave. They come in order, those without a wave last."""
    for wave, takes in groupby(listed, key=lambda take: take.wave):
        entries = [_entry(take, answers.get(take.pk), at) for take in takes]
        yield Group(wave, wave.release_at if wave else None, entries)


def _entry(take: Any, answer: Take | None, at: datetime) -> Entry:
    people = [participant.contributor for participant in take.participant_set.all()]
    if answer is None:
        planned: datetime | None = take.planned_date
        # A date that has passed without an answer is no promise any more.
        return Entry(people, planned if planned and planned > at else None)
    article: Any = answer.article
    lines = {byline.contributor_id: byline.affiliation_shown for byline in article.bylines.all()}
    return Entry(people, article.release_at, answer, lines)


def _next_date(groups: list[Group]) -> datetime | None:
    dates = [
        entry.date
        for group in groups
        for entry in group.entries
        if entry.answer is None and entry.date
    ]
    return min(dates, default=None)
