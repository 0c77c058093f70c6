"""Links to a text that is not public yet, for people without an account."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

LIFETIME = timedelta(days=7)
# 192 random bits; as many as 128 would do.
TOKEN_BYTES = 24


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Preview links, asked for by their tokens."""

    def holding(self, token: str, *, at: datetime | None = None) -> Self:
        """The link with this token, if it may still be used at the instant `at` (default: now).

        A withdrawal ends the links that were made before it: what is taken back is taken back.
        """
        at = at or timezone.now()
        usable = self.filter(token_digest=digest(token), expires_at__gt=at, revoked_at__isnull=True)
        return usable.exclude(
            article__withdraw_at__isnull=False,
            article__withdraw_at__lte=at,
            article__withdraw_at__gt=models.F("created_at"),
        )


class PreviewLink(models.Model):
    """Lets whoever holds its token see one article until it expires. The token is kept hashed."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links")
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="preview_link_expires_later",
                violation_error_message=_("A link cannot expire before it is made."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article}"


def digest(token: str) -> str:
    """What is stored of a token: SHA-256, hexadecimal; it is random, so no salt is needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)
