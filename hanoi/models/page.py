"""The pages that every magazine has: about, standards, corrections, contact."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contributors.fields import MarkupField
from contributors.models import Addressed, Illustrated
from contributors.models.address import address_constraint
from contributors.site import SitePage


class PageQuerySet(models.QuerySet["Page"]):
    """Pages, asked for by what readers may see."""

    def public(self, *, at: datetime | None = None) -> Self:
        """Those that are switched on; the clock (`at`) does not matter to them."""
        return self.filter(is_public=True)

    def for_site(self) -> Any:
        """The public ones as rows of ("page", fields), to be read along with the identity."""
        fields = ["title", "slug", "order", "in_footer", "updated_at"]
        rows = self.public().order_by()
        return rows.values_list(Value("page"), JSONObject(**{name: name for name in fields}))


class Page(Addressed, Illustrated):
    """A page of the magazine about itself."""

    address_name = "page"

    title = models.CharField(_("title"), max_length=200)
    body = MarkupField(_("body"), figures=True)
    is_public = models.BooleanField(
        _("public"), default=False, help_text=_("Readers find a page only while this is on.")
    )
    in_footer = models.BooleanField(_("in the footer"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["order", "title", "pk"]
        constraints = [
            address_constraint("page"),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="page_has_a_title",
                violation_error_message=_("A page needs a title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with an address made of the title where there is none."""
        if not self.slug:
            self.set_free_slug(self.title)
        super().save(*args, **kwargs)

    def readers_may_know(self) -> bool:
        """Whether its address has to last: only once it is public."""
        return self.is_public


def site_pages(rows: Iterable[dict[str, Any]]) -> tuple[SitePage, ...]:
    """The rows of `for_site`, in the order of the footer."""
    ordered = sorted(rows, key=lambda row: (row["order"], row["title"], row["slug"]))
    return tuple(
        SitePage(
            title=row["title"],
            address=reverse(Page.address_name, kwargs={"slug": row["slug"]}),
            in_footer=bool(row["in_footer"]),
            changed=_instant(row["updated_at"]),
        )
        for row in ordered
    )


def _instant(text: str) -> datetime:
    """An instant as the database writes it within JSON: SQLite leaves out that it is UTC."""
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
