"""People and organisations for search engines."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db import models

from contributors.models import Contributor, Organisation


class AddressSitemap(Sitemap):  # type: ignore[type-arg]  # Generic only in the stubs.
    """The pages of one kind that readers may see at the instant `at`, in the order of their keys.

    Rows carry `changed`, the instant of their last change, or None where nobody can tell.
    """

    limit = 10_000

    def __init__(self, at: datetime) -> None:
        self.at = at

    def rows(self) -> models.QuerySet[Any]:
        """All rows, each with `changed`."""
        raise NotImplementedError

    def items(self) -> models.QuerySet[Any]:
        """The rows with what an entry needs, and no more."""
        return self.rows().order_by("pk").only("slug")

    def lastmod(self, item: Any) -> datetime | None:
        """When the page last changed."""
        changed: datetime | None = item.changed
        return changed

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
