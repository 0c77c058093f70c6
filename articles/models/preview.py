"""Links to what is not public yet, for people without an account."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.collection import Collection

LIFETIME, LONGEST = timedelta(days=7), timedelta(days=90)
# 192 random bits; as many as 128 would do.
TOKEN_BYTES = 24


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Preview links, asked for by their tokens or by what they show."""

    def usable(self, *, at: datetime | None = None) -> Self:
        """Those that open something at the instant `at` (default: now); see `PreviewLink.state`."""
        at = at or timezone.now()
        working = self.filter(
            expires_at__gt=at,
            revoked_at__isnull=True,
            created_by__is_active=True,
            created_by__is_staff=True,
        )
        for path in ("article", "collection"):
            working = working.exclude(
                **{
                    f"{path}__withdraw_at__isnull": False,
                    f"{path}__withdraw_at__lte": at,
                    f"{path}__withdraw_at__gt": models.F("created_at"),
                }
            )
        return working

    def holding(self, token: str, *, at: datetime | None = None) -> Self:
        """The link with this token, if it may still be used at the instant `at` (default: now)."""
        return self.usable(at=at).filter(token_digest=digest(token))

    def about(self, subject: Article | Collection) -> Self:
        """The links to one thing, newest first, each with whoever made it."""
        kind = str(subject._meta.model_name)
        found = self.filter(**{kind: subject.pk}).select_related("created_by", kind)
        return found.order_by("-created_at", "-pk")


class PreviewLink(models.Model):
    """Lets whoever holds its token see one article or collection, until it ends.

    The token is kept hashed. Where `shown_at` is given, the page stands as it will at that instant
    until that has come, and from then on as it is. `with_texts` opens the answers of a collection
    that are out on that page, and no others.
    """

    class State(models.TextChoices):
        """Whether it opens anything, and why not."""

        WORKS = "works", _("works")
        REVOKED = "revoked", _("revoked")
        EXPIRED = "expired", _("expired")
        WITHDRAWN = "withdrawn", _("ended when what it shows was withdrawn")
        ABANDONED = "abandoned", _("ended with the account of whoever made it")

    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="preview_links"
    )
    collection = models.ForeignKey(
        Collection, models.CASCADE, null=True, blank=True, related_name="preview_links"
    )
    shown_at = models.DateTimeField(null=True, blank=True)
    with_texts = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)
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
            ),
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, collection__isnull=True)
                | models.Q(article__isnull=True, collection__isnull=False),
                name="preview_link_shows_one_thing",
                violation_error_message=_("A link shows an article or a collection."),
            ),
            models.CheckConstraint(
                condition=models.Q(with_texts=False) | models.Q(collection__isnull=False),
                name="preview_link_texts_of_a_collection",
                violation_error_message=_("Only a collection has answers to show."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}"

    @property
    def subject(self) -> Article | Collection:
        """What it shows."""
        found = self.article or self.collection
        if found is None:
            raise ValueError("The database lets no link show nothing.")
        return found

    def instant(self, *, at: datetime) -> datetime:
        """The instant that its page shows at the instant `at`."""
        return max(self.shown_at, at) if self.shown_at else at

    def state(self, *, at: datetime | None = None) -> State:
        """Whether it works at the instant `at` (default: now); `usable` says it for many rows.

        A withdrawal ends the links that were made before it: what is taken back is taken back. And
        nobody goes on answering for a link whose maker has lost the account.
        """
        at = at or timezone.now()
        withdrawn_at, maker = self.subject.withdraw_at, self.created_by
        if self.revoked_at is not None:
            return self.State.REVOKED
        if self.expires_at <= at:
            return self.State.EXPIRED
        if maker is None or not (maker.is_active and maker.is_staff):
            return self.State.ABANDONED
        if withdrawn_at is not None and self.created_at < withdrawn_at <= at:
            return self.State.WITHDRAWN
        return self.State.WORKS


def digest(token: str) -> str:
    """What is stored of a token: SHA-256, hexadecimal; it is random, so no salt is needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)
