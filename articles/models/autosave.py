"""Autosaves: what somebody is writing, kept beside the history until it is saved."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Autosave(models.Model):
    """The text that somebody has in an open form, as the browser sent it last.

    There is one for each person and article; of articles that were never saved, one for each time
    that the empty form was opened. `articles.autosaves` is all that writes here. A text stays until
    it stands in the history; of an article that never was, until it is saved.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="autosaves", verbose_name=_("who")
    )
    article = models.ForeignKey(
        Article,
        models.SET_NULL,  # The words stay, as those of an article that is not there yet.
        null=True,
        related_name="autosaves",
        verbose_name=_("article"),
    )
    opening = models.UUIDField(
        help_text=_("Which form it was written in: each has a number of its own when it is opened.")
    )
    turn = models.PositiveBigIntegerField(
        default=0, help_text=_("How often the form had changed: an earlier text comes too late.")
    )
    mark = models.UUIDField(
        default=uuid4,
        help_text=_("Another one at each change, so that none is overwritten unseen."),
    )
    base = models.PositiveIntegerField(
        default=0, help_text=_("The number of the revision that it was written on.")
    )
    snapshot = models.JSONField(
        _("text"), help_text=_("As in a revision; what makes no sense yet is kept as it was typed.")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For the history, once saved."))
    started_at = models.DateTimeField(_("begun"), default=timezone.now)
    saved_at = models.DateTimeField(_("when"), default=timezone.now)
    left_out_at = models.DateTimeField(
        _("left out"),
        null=True,
        help_text=_("Of an article that was never saved: offered at the end of the page only."),
    )

    class Meta:
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "article"],
                condition=models.Q(article__isnull=False),
                name="autosave_once_a_person_and_article",
                violation_error_message=_("This person’s text on this article is kept already."),
            ),
            models.UniqueConstraint(
                fields=["user", "opening"],
                condition=models.Q(article__isnull=True),
                name="autosave_once_an_opening",
                violation_error_message=_("The text of this form is kept already."),
            ),
            models.CheckConstraint(
                condition=models.Q(left_out_at__isnull=True) | models.Q(article__isnull=True),
                name="autosave_left_out_has_no_article",
                violation_error_message=_("A text on an article is put into its history instead."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.snapshot.get("title") or _("Without a title"))
