"""People and organisations for search engines."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db import models
from django.utils.functional import cached_property

from contributors.models import Contributor, Organisation


class DatedSitemap(Sitemap):  # type: ignore[type-arg]  # Generic only in the stubs.
    """Pages of one kind. Each carries `changed`, when it last changed, or None if nobody can tell.

    The protocol knows no sitemap without an address in it: one that would be empty has no page,
    so that its own address is not found, and `is_empty` keeps it out of the index.
    """

    limit = 10_000

    @cached_property
    def paginator(self) -> Any:
        """The entries a page at a time, counted once; an empty sitemap has no page."""
        pages: Any = self.items()
        return Paginator(pages, self.limit, allow_empty_first_page=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.paginator.count

    def lastmod(self, item: Any) -> datetime | None:
        """When the page last changed."""
        changed: datetime | None = item.changed
        return changed


class AddressSitemap(DatedSitemap):
    """The rows that readers may see at the instant `at`, in the order of their keys."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def rows(self) -> models.QuerySet[Any]:
        """All rows, each with `changed`."""
        raise NotImplementedError

    def items(self) -> models.QuerySet[Any]:
        """The rows with what an entry needs, and no more."""
        return self.rows().order_by("pk").only("slug")

    def get_latest_lastmod(self) -> datetime | None:
        """When any of them last changed: counted by the database, not row by row."""
        latest: datetime | None = self.rows().aggregate(latest=models.Max("changed"))["latest"]
        return latest


class ContributorSitemap(AddressSitemap):
    """Contributors. A page changes when something new by them comes out."""

    def rows(self) -> models.QuerySet[Any]:
        """Public contributors; `changed` is the release of their newest public article."""
        model: Any = Contributor._meta.get_field("articles").related_model
        newest = (
            model._default_manager.public(at=self.at)
            .filter(contributors=models.OuterRef("pk"))
            .order_by("-release_at")
        )
        people: models.QuerySet[Any] = Contributor.objects.public(at=self.at).annotate(
            changed=models.Subquery(newest.values("release_at")[:1])
        )
        return people


class OrganisationSitemap(AddressSitemap):
    """Organisations. When their pages changed is not kept anywhere."""

    def rows(self) -> models.QuerySet[Any]:
        """Public organisations."""
        never = models.Value(None, output_field=models.DateTimeField(null=True))
        return Organisation.objects.public(at=self.at).annotate(changed=never)

    def get_latest_lastmod(self) -> None:
        """Nobody can tell."""
        return
