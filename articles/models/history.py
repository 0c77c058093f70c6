"""What is never taken back: corrections, and the log of editorial acts."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.actors import Actor
from articles.models.append_only import AppendOnly, AppendOnlyQuerySet
from articles.models.article import Article
from articles.models.collection import Collection
from contributors.fields import MarkupField


class ActQuerySet(AppendOnlyQuerySet["Act"]):
    """The log, asked for by what it tells of."""

    def record(
        self,
        verb: str,
        subject: models.Model,
        by: Actor | None,
        *,
        at: datetime | None = None,
        note: str = "",
        **detail: Any,
    ) -> "Act":
        """Add one act. `detail` holds what JSON can hold; instants are written as ISO 8601."""
        return self.create(
            verb=verb,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            subject_title=str(subject)[:300],
            by_id=by.pk if by else None,
            at=at or timezone.now(),
            note=note,
            detail={
                key: value.isoformat() if isinstance(value, datetime) else value
                for key, value in detail.items()
            },
        )

    def about(self, subject: models.Model) -> Self:
        """The acts on one thing, newest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)


class Act(AppendOnly):
    """One editorial act: who did what to which thing, and when.

    The thing is named by its model and key, not by a foreign key, and its title is kept as it was:
    the log outlives what it tells of.
    """

    class Verb(models.TextChoices):
        """What was done."""

        CREATED = "created", _("created")
        CHANGED = "changed", _("changed")
        IMPORTED = "imported", _("imported")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CORRECTED = "corrected", _("corrected")
        MOVED = "moved", _("moved")
        HELD = "held", _("held")
        OPENED = "opened", _("opened")
        SHARED = "shared", _("shared")
        NOTED = "noted", _("left a note")
        ANSWERED = "answered", _("answered a note")
        RESOLVED = "resolved", _("resolved a note")
        REOPENED = "reopened", _("reopened a note")
        REVOKED = "revoked", _("link revoked")
        MERGED = "merged", _("merged")
        DELETED = "deleted", _("deleted")

    OF_NOTES = (Verb.NOTED, Verb.ANSWERED, Verb.RESOLVED, Verb.REOPENED)

    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="acts",
        verbose_name=_("who"),
        help_text=_("Nobody, where the software acted by itself."),
    )
    verb = models.CharField(_("what"), max_length=10, choices=Verb)
    subject_type = models.CharField(_("kind"), max_length=50)
    subject_id = models.PositiveBigIntegerField(_("key"))
    subject_title = models.CharField(_("title"), max_length=300)
    note = models.TextField(_("note"), blank=True)
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("log of acts")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="act_subject"),
            # The log only grows, and every start page reads the newest of it.
            models.Index(fields=["-at", "-id"], name="act_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.subject_title}"


class Correction(models.Model):
    """A dated public note on an article that was wrong. Added by a verb, never silently removed."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="corrections", verbose_name=_("article")
    )
    text = MarkupField(_("what was wrong, and what is right"))
    made_at = models.DateTimeField(_("date"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = models.Manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="correction_says_something",
                violation_error_message=_("A correction says what was wrong."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.made_at:%Y-%m-%d}"


MOST_OF_A_REFERENCE = 500


class ImportedDocument(models.Model):
    """Where an article came from, so that a second import of the same document changes nothing.

    `content_digest` is that of the file as it was read (SHA-256, hexadecimal), `written_digest`
    that of the article as it was written from it: while the article still has it, nobody has
    changed the text since, and an edited file may update it. It is empty where an editor has put
    the text right before it was written.
    """

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="imported_documents")
    article = models.OneToOneField(Article, models.CASCADE, related_name="imported_document")
    reference = models.CharField(
        max_length=MOST_OF_A_REFERENCE,
        help_text=_("The path of the document within what was imported."),
    )
    content_digest = models.CharField(max_length=64)
    written_digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField(auto_now=True)

    objects = models.Manager()

    class Meta:
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "reference"], name="imported_reference_once"
            )
        ]

    def __str__(self) -> str:
        return self.reference
