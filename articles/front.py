"""What stands on the front page at one instant: six queries, whatever the number of texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Prefetch, Q, Window, prefetch_related_objects
from django.db.models.functions import RowNumber

from articles.models import Article, Byline, Collection, Take
from articles.standing import HUES

COLLECTIONS = 9
NEWEST = 4
CHOSEN = 6
MORE = 6
# From this confidence on, of 10, somebody is called sure.
SURE = 7
# One dot, one expert; a crowd beyond this would be a page of dots, and is told in words only.
MOST_DOTS = 400


@dataclass(frozen=True)
class Cover:
    """The newest collection: how many people are asked, how many have answered, and what is next.

    `next_date` is the earliest planned date that lies ahead, if there is one.
    """

    collection: Any
    asked: int
    answered: int
    next_date: datetime | None

    @property
    def dots(self) -> list[bool]:
        """One an expert, and whether they have answered; none where they are too many to draw."""
        if self.asked > MOST_DOTS:
            return []
        return [place < self.answered for place in range(self.asked)]


@dataclass(frozen=True)
class Front:
    """The parts of the front page, each empty where there is nothing for it.

    `duel` is two articles or none: the two sides of the newest question that has a scale.
    """

    cover: Cover | None
    newest: list[Article]
    duel: list[Article]
    chosen: list[Article]
    more: list[Article]
    earlier: list[Any]


def front_page(at: datetime) -> Front:
    """The front page as readers may see it at the instant `at`."""
    rows: Any = Collection.objects.public(at=at).with_counts(at=at).newest_first()
    collections = list(rows.defer("introduction", "editors_note")[:COLLECTIONS])
    public = Article.objects.public(at=at).in_place()
    stream = list(public.newest_first()[: NEWEST + CHOSEN + MORE + 2])
    chosen = list(public.chosen()[:CHOSEN])
    duel = _duel(collections, at)
    people = Byline.objects.select_related("contributor__portrait").defer("bio", "contributor__bio")
    prefetch_related_objects([*stream, *chosen, *duel], Prefetch("bylines", people))
    if _share_a_person(duel):
        duel = []
    shown = {article.pk for article in [*stream[:NEWEST], *chosen, *duel]}
    return Front(
        cover=_cover(collections[0], at) if collections else None,
        newest=stream[:NEWEST],
        duel=duel,
        chosen=chosen,
        more=[article for article in stream if article.pk not in shown][:MORE],
        earlier=collections[1:],
    )


def _cover(collection: Any, at: datetime) -> Cover:
    """Counted by the database in one query."""
    public = Q(pk__in=Take.objects.public(at=at).filter(collection=collection).values("pk"))
    listed = Take.objects.listed(at=at).filter(collection=collection).with_planned_date()
    counted = listed.aggregate(
        answered=models.Count("participants", distinct=True, filter=public),
        next_date=models.Min("planned_date", filter=~public & Q(planned_date__gt=at)),
    )
    return Cover(collection, collection.experts, counted["answered"], counted["next_date"])


def _duel(collections: list[Any], at: datetime) -> list[Article]:
    """The answer nearest each end of the scale of the newest of these collections that has one.

    Only of people who are sure; of several, the most confident. Both sides, or nothing.
    """
    scaled = next((one for one in collections if len(one.positions) in HUES), None)
    if scaled is None:
        return []
    steps = len(scaled.positions)
    half = steps // 2
    takes = (
        Take.objects.public(at=at)
        .filter(collection=scaled, confidence__gte=SURE, position__lte=steps)
        .exclude(position__gt=half, position__lte=steps - half)
        .annotate(
            side=models.Case(models.When(position__lte=half, then=0), default=1),
            from_end=models.Case(
                models.When(position__lte=half, then=F("position") - 1),
                default=steps - F("position"),
            ),
        )
        .annotate(
            rank=Window(
                RowNumber(),
                partition_by="side",
                order_by=["from_end", "-confidence", "order", "pk"],
            )
        )
        .filter(rank=1)
        .order_by("side")
        .select_related("article__section", "collection")
        .defer("article__body", "article__editors_note", "collection__introduction")
    )
    found = list(takes)
    if len(found) < 2:
        return []
    articles = []
    for take in found:
        article: Any = take.article
        article.take = take
        articles.append(article)
    return articles


def _share_a_person(articles: list[Article]) -> bool:
    people = [{byline.contributor_id for byline in one.bylines.all()} for one in articles]
    return len(people) == 2 and bool(people[0] & people[1])
