"""What goes out when, read from the rows for one person: entries for the calendar.

Who may see every text gets waves whole, and what has a date of its own singly; a writer gets their
own articles. The number of queries does not depend on that of the rows.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.calendar import Entry, Mark
from articles.models import Article, Collection, Release, Wave
from articles.prospects import numbers, with_counts

# Of what is overdue or has no date a calendar shows the first; lists of articles show all.
MOST = 50
MARKS = {
    Release.State.PUBLIC: Mark.OUT,
    Release.State.SCHEDULED: Mark.SCHEDULED,
    Release.State.UNDATED: Mark.UNDATED,
    Release.State.WITHDRAWN: Mark.WITHDRAWN,
}


@dataclass
class Agenda:
    """What somebody may see of a span of time, and beside it what is late and what has no date.

    `collections` are those that it can be narrowed to, by key and title.
    """

    dated: list[Entry] = field(default_factory=list)
    overdue: list[Entry] = field(default_factory=list)
    undated: list[Entry] = field(default_factory=list)
    collections: list[tuple[int, str]] = field(default_factory=list)


def agenda(
    by: Actor, first: datetime, last: datetime, *, at: datetime, collection: int | None = None
) -> Agenda:
    """The agenda of `by` from `first` until before `last`, seen at the instant `at`."""
    whole = by.has_perm("articles.edit_any_article") and by.has_perm("articles.view_collection")
    found = Agenda()
    if whole:
        _add_waves(found, first, last, at, collection)
        _add_collections(found, first, last, at, collection)
    _add_articles(found, by, first, last, at, collection, alone=whole)
    return found


def _add_waves(
    found: Agenda, first: datetime, last: datetime, at: datetime, collection: int | None
) -> None:
    """Those with a date in the span, and those that wait for one."""
    waves: models.QuerySet[Any] = Wave.objects.select_related("collection").order_by("pk")
    waves = waves.filter(
        models.Q(release_at__gte=first, release_at__lt=last) | models.Q(release_at=None)
    )
    if collection is not None:
        waves = waves.filter(collection=collection)
    for wave in with_counts(waves, at):
        done = wave.answers and not (wave.going or wave.unapproved or wave.empty)
        if wave.release_at is not None:
            found.dated.append(_of_wave(wave, at))
        elif not done:
            found.undated.append(_of_wave(wave, at))


def _add_collections(
    found: Agenda, first: datetime, last: datetime, at: datetime, collection: int | None
) -> None:
    """The pages of collections go out too, and each of them can be asked for."""
    for one in Collection.objects.order_by("title", "pk"):
        found.collections.append((one.pk, str(one)))
        if collection not in (None, one.pk):
            continue
        title = _("%(collection)s, the page of the collection") % {"collection": one}
        address = reverse("admin:articles_collection_change", args=[one.pk])
        entry = Entry(title, address, _mark(one, at), one.release_at)
        if one.release_at and first <= one.release_at < last:
            found.dated.append(entry)
        if entry.mark is Mark.OVERDUE:
            found.overdue.append(entry)
        if one.release_at is None and one.status != Release.Status.DRAFT:
            found.undated.append(entry)


def _add_articles(
    found: Agenda,
    by: Actor,
    first: datetime,
    last: datetime,
    at: datetime,
    collection: int | None,
    *,
    alone: bool,
) -> None:
    """Those that `by` may see; of the dated `alone` leaves out who goes out with a wave."""
    articles = Article.objects.in_place().select_related("take__wave").order_by("release_at", "pk")
    if not by.has_perm("articles.edit_any_article"):
        articles = articles.filter(created_by=by.pk)
    if collection is not None:
        articles = articles.filter(take__collection=collection)
    with_its_wave = models.Q(take__wave__release_at=models.F("release_at"))
    dated = articles.filter(release_at__gte=first, release_at__lt=last)
    late = articles.exclude(status=Release.Status.APPROVED).filter(release_at__lte=at)
    undated = articles.exclude(status=Release.Status.DRAFT).filter(release_at=None)
    if alone:
        dated = dated.filter(models.Q(take__wave=None) | ~with_its_wave)
        undated = undated.filter(take__wave=None)
    found.dated += [_of_article(article, at) for article in dated]
    found.overdue += [_of_article(article, at) for article in late[:MOST]]
    found.undated += [_of_article(article, at) for article in undated[:MOST]]


def _mark(subject: Release, at: datetime) -> Mark:
    """How an article or a collection stands, seen from its date."""
    if subject.status == Release.Status.APPROVED:
        return MARKS[subject.state(at=at)]
    if subject.release_at is None:
        return Mark.UNDATED
    return Mark.OVERDUE if subject.release_at <= at else Mark.PLANNED


def _of_article(article: Article, at: datetime) -> Entry:
    take = getattr(article, "take", None)
    mark, state = _mark(article, at), article.state(at=at)
    # How far it has come, where its date does not tell.
    notes = [] if mark in {Mark.OUT, Mark.SCHEDULED, Mark.WITHDRAWN} else [str(state.label)]
    if take:
        notes.append(_of(take.wave, take.collection) if take.wave else str(take.collection))
    return Entry(
        str(article),
        reverse("admin:articles_article_change", args=[article.pk]),
        mark,
        article.release_at,
        tuple(notes),
    )


def _of_wave(wave: Any, at: datetime) -> Entry:
    """A wave is out once all of it is, and approved once all of it is."""
    ready = bool(wave.going) and not (wave.unapproved or wave.empty)
    if wave.release_at is None:
        mark = Mark.UNDATED
    elif wave.release_at > at:
        mark = Mark.SCHEDULED if ready else Mark.PLANNED
    else:
        mark = Mark.OVERDUE if wave.unapproved else Mark.OUT
    return Entry(
        _of(wave, wave.collection),
        reverse("admin:articles_collection_change", args=[wave.collection_id]),
        mark,
        wave.release_at,
        tuple(numbers(wave)),
    )


def _of(wave: Wave, collection: Collection) -> str:
    return _("%(wave)s of %(collection)s") % {"wave": wave, "collection": collection}
