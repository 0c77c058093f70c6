"""Presence: who has a form open now."""

from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.actors import Actor
from articles.models.article import Article

# Without a beat for so long, a form counts as closed: its browser was killed, or its line is cut.
SILENT = timedelta(seconds=45)
FORGOTTEN = timedelta(seconds=60)


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Open forms, asked for by what is open in them."""

    def beside(self, opening: UUID, article: Article, at: datetime) -> Self:
        """The other forms of the article that are open, whoever changed something last first."""
        rows = self.filter(article=article, seen_at__gt=at - SILENT).exclude(opening=opening)
        return rows.select_related("user").order_by(
            models.F("changed_at").desc(nulls_last=True), "pk"
        )

    def beat(
        self, by: Actor, article: Article, opening: UUID, *, changed: bool, at: datetime
    ) -> None:
        """Note that the form is open; and that something was changed in it, if it was.

        Takes two queries: whoever has not been heard of for a minute is forgotten on the way.
        """
        row = self.model(
            user_id=by.pk,
            article=article,
            opening=opening,
            seen_at=at,
            changed_at=at if changed else None,
        )
        fields = ["article", "seen_at", *(["changed_at"] if changed else [])]
        self.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["user", "opening"],
            update_fields=fields,
        )
        self.filter(seen_at__lt=at - FORGOTTEN).delete()


class Presence(models.Model):
    """A form that is open in somebody's browser, and was heard of at `seen_at`."""

    user: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    opening = models.UUIDField()
    seen_at = models.DateTimeField(db_index=True)
    changed_at = models.DateTimeField(null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "opening"],
                name="presence_once_an_opening",
                violation_error_message=_("This form is known already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.article_id}"
