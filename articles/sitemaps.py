"""Articles, collections, sections, tags and further pages for search engines, and what is news.

Formats: https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from articles.models import Article, Collection, Correction, Section, Tag, Take
from contributors.site import site
from contributors.sitemaps import (
    AddressSitemap,
    ContributorSitemap,
    DatedSitemap,
    OrganisationSitemap,
)

NEWS_AGE = timedelta(days=2)
NEWS_SIZE = 1000
# Two of the codes that news sitemaps want are no ISO 639 ones.
CHINESE = {"hans": "zh-cn", "cn": "zh-cn", "sg": "zh-cn", "hant": "zh-tw", "tw": "zh-tw"}


@dataclass(frozen=True)
class _Place:
    """A page that is always there; when it last changed is not kept anywhere."""

    address: str
    changed: datetime | None = None


class PageSitemap(DatedSitemap):
    """The front page, the two lists of everything, and the magazine's pages about itself."""

    def items(self) -> list[Any]:
        """All of them; never none."""
        names = ["articles:front", "articles:collections", "contributors:contributors"]
        return [*(_Place(reverse(name)) for name in names), *site().pages]

    def location(self, item: Any) -> str:
        """The path of the page."""
        address: str = item.address
        return address

    def get_latest_lastmod(self) -> datetime | None:
        """When any of them last changed, as far as it is known."""
        return max((page.changed for page in site().pages), default=None)


class ArticleSitemap(AddressSitemap):
    """Articles. A page changes with its text, and with a correction."""

    def rows(self) -> models.QuerySet[Any]:
        """Public articles; `changed` is what `publication.modified_at` says of one."""
        corrections = Correction.objects.filter(article=models.OuterRef("pk")).order_by("-made_at")
        corrected = models.Subquery(corrections.values("made_at")[:1])
        rows: Any = Article.objects.public(at=self.at)
        return _with_changed(rows, "updated_at", Coalesce(corrected, "release_at"))


class CollectionSitemap(AddressSitemap):
    """Collections. A landing page changes with its own text, and when an answer comes out."""

    def rows(self) -> models.QuerySet[Any]:
        """Public collections."""
        answers = Take.objects.public(at=self.at).filter(collection=models.OuterRef("pk"))
        newest = models.Subquery(
            answers.order_by("-article__release_at").values("article__release_at")[:1]
        )
        rows = Collection.objects.public(at=self.at)
        return _with_changed(rows, "updated_at", Coalesce(newest, "release_at"))


class SectionSitemap(AddressSitemap):
    """Sections. A list changes when something new comes out in it."""

    def rows(self) -> models.QuerySet[Any]:
        """Sections with something public in them."""
        articles = Article.objects.public(at=self.at).filter(section=models.OuterRef("pk"))
        return _with_newest(Section.objects.public(at=self.at), articles)


class TagSitemap(AddressSitemap):
    """Tags. A list changes when something new comes out in it."""

    def rows(self) -> models.QuerySet[Any]:
        """Tags on something public."""
        articles = Article.objects.public(at=self.at).filter(
            tagged_articles__tag=models.OuterRef("pk")
        )
        return _with_newest(Tag.objects.public(at=self.at), articles)


def sitemaps_at(at: datetime) -> dict[str, Any]:
    """Every sitemap by its name, of what readers may see at the instant `at`; some may be empty."""
    return {
        "pages": PageSitemap(),
        "articles": ArticleSitemap(at),
        "collections": CollectionSitemap(at),
        "contributors": ContributorSitemap(at),
        "organisations": OrganisationSitemap(at),
        "sections": SectionSitemap(at),
        "tags": TagSitemap(at),
    }


def news_at(at: datetime) -> models.QuerySet[Any]:
    """What came out within the last two days, newest first, as many as a news sitemap may hold."""
    fresh: Any = Article.objects.public(at=at).filter(release_at__gt=at - NEWS_AGE)
    rows: models.QuerySet[Any] = fresh.newest_first().only(
        "slug", "title", "language", "release_at"
    )
    return rows[:NEWS_SIZE]


def news_language(language: str) -> str:
    """The code of a language as news sitemaps want it: ISO 639, and two for Chinese."""
    first, *rest = language.lower().replace("_", "-").split("-")
    if first == "zh":
        return next((CHINESE[part] for part in rest if part in CHINESE), "zh-cn")
    return first


def _with_changed(rows: Any, *instants: Any) -> models.QuerySet[Any]:
    changed: models.QuerySet[Any] = rows.annotate(changed=Greatest("release_at", *instants))
    return changed


def _with_newest(rows: Any, articles: Any) -> models.QuerySet[Any]:
    newest = models.Subquery(articles.order_by("-release_at").values("release_at")[:1])
    changed: models.QuerySet[Any] = rows.annotate(changed=newest)
    return changed
