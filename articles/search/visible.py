"""What a search may look at: entries of what readers may see, narrowed by what they chose."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Collection
from articles.models.search import SearchEntry
from contributors.models import Contributor

Kind = SearchEntry.Kind


@dataclass(frozen=True)
class Filters:
    """How a reader narrows a search; an empty one narrows nothing.

    `section`, `tag` and `contributor` are slugs. `since` and `until` are days in the site's zone,
    both included. What has no section, tag or date is not found where one is asked for.
    """

    kind: str = ""
    section: str = ""
    tag: str = ""
    contributor: str = ""
    since: date | None = None
    until: date | None = None

    def articles(self, at: datetime) -> QuerySet[Article]:
        """The public articles that pass."""
        rows: QuerySet[Article] = Article.objects.public(at=at).filter(self._released())
        if self.section:
            rows = rows.filter(section__slug=self.section)
        if self.tag:
            rows = rows.filter(tagged_articles__tag__slug=self.tag)
        if self.contributor:
            rows = rows.filter(bylines__contributor__slug=self.contributor)
        return rows

    def collections(self, at: datetime) -> QuerySet[Collection]:
        """The public collections that pass."""
        rows = Collection.objects.public(at=at).filter(self._released())
        if self.contributor:
            rows = rows.filter(conveners__slug=self.contributor)
        return rows.none() if self.section or self.tag else rows

    def contributors(self, at: datetime) -> QuerySet[Contributor]:
        """The public contributors that pass."""
        rows: QuerySet[Contributor] = Contributor.objects.public(at=at)
        narrowed = self.section or self.tag or self.since or self.until
        if self.contributor:
            rows = rows.filter(slug=self.contributor)
        return rows.none() if narrowed else rows

    def _released(self) -> Q:
        condition = Q()
        if self.since:
            condition &= Q(release_at__gte=_midnight(self.since))
        if self.until and self.until < date.max:
            condition &= Q(release_at__lt=_midnight(self.until + timedelta(days=1)))
        return condition


NO_FILTERS = Filters()


def visible(at: datetime, filters: Filters = NO_FILTERS) -> QuerySet[SearchEntry]:
    """The entries of what is public at the instant `at` and passes `filters`, of every kind."""
    rows: dict[str, QuerySet[Any]] = {
        Kind.ARTICLE: filters.articles(at),
        Kind.COLLECTION: filters.collections(at),
        Kind.CONTRIBUTOR: filters.contributors(at),
    }
    condition = Q()
    for kind, public in rows.items():
        condition |= Q(Exists(public.filter(pk=OuterRef("object_id"))), kind=kind)
    return SearchEntry.objects.filter(condition)


def _midnight(day: date) -> datetime:
    """When `day` begins in the site's zone, kept inside what databases and zones can hold."""
    inside = min(max(day, date(1, 1, 3)), date(9999, 12, 28))
    return timezone.make_aware(datetime.combine(inside, time.min))
