"""What people at the desk say to each other about an article. Readers never get a word of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.actors import Actor
from articles.models.article import Article

LONGEST_TEXT, LONGEST_QUOTE, LONGEST_CONTEXT = 4000, 1000, 60
_NO_PASSAGE = models.Q(field="", quote="", before="", after="")


class DeskNoteQuerySet(models.QuerySet["DeskNote"]):
    """Notes and their answers."""

    def open(self) -> Self:
        """The notes that are not resolved; answers are none of their own."""
        return self.filter(parent=None, resolved_at=None)

    def by(self, user: Actor) -> Self:
        """What this person wrote."""
        return self.filter(written_by=user.pk)

    def of_outer_article(self) -> Self:
        """Those on the article of the query around this one."""
        return self.filter(article=models.OuterRef("pk"))


class DeskNote(models.Model):
    """A note on an article or on a passage of it, or an answer to a note. Nobody deletes it.

    The passage is kept by its words and what stands around them (`articles.passages`), since the
    text goes on being edited. What was said stays as it was said: an answer puts it right.
    """

    class Field(models.TextChoices):
        """Where a passage may stand; in the order of an article’s page."""

        TITLE = "title", _("Title")
        DEK = "dek", _("Dek")
        EDITORS_NOTE = "editors_note", _("Editor’s note")
        BODY = "body", _("Body")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="desk_notes", verbose_name=_("article")
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answer to"),
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    field = models.CharField(_("stands in"), max_length=12, choices=Field, blank=True)
    quote = models.TextField(_("passage"), max_length=LONGEST_QUOTE, blank=True)
    before = models.CharField(_("before it"), max_length=LONGEST_CONTEXT, blank=True)
    after = models.CharField(_("after it"), max_length=LONGEST_CONTEXT, blank=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolved by"),
    )

    objects = DeskNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note of the desk")
        verbose_name_plural = _("notes of the desk")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="desk_note_says_something",
                violation_error_message=_("A note says something."),
            ),
            models.CheckConstraint(
                condition=models.Q(LessThanOrEqual(Length("text"), LONGEST_TEXT))
                & models.Q(LessThanOrEqual(Length("quote"), LONGEST_QUOTE)),
                name="desk_note_is_short",
                violation_error_message=_("A note, or the passage that it is about, is too long."),
            ),
            models.CheckConstraint(
                condition=_NO_PASSAGE
                | (
                    models.Q(field__in=["title", "dek", "editors_note", "body"])
                    & ~models.Q(quote="")
                ),
                name="desk_note_has_a_whole_passage_or_none",
                violation_error_message=_("A passage is some words in one part of the article."),
            ),
            models.CheckConstraint(
                condition=models.Q(resolved_at=None, resolved_by=None)
                | models.Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="desk_note_is_resolved_by_somebody",
                violation_error_message=_("Somebody resolves a note, at a time."),
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | (_NO_PASSAGE & models.Q(resolved_at=None)),
                name="desk_note_answer_is_bare",
                violation_error_message=_(
                    "An answer has no passage, and is resolved with its note."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.text[:60]}"
