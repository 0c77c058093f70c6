"""Who wrote an article, as they stood on the day it came out."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from contributors.fields import MarkupField
from contributors.models import Contributor


class BylineQuerySet(models.QuerySet["Byline"]):
    """Bylines, and the record that they keep of their contributors."""

    def follow_contributors(self, *, at: datetime | None = None) -> int:
        """Take line and bio anew from the contributors, in all bylines that may still change.

        Those are the ones of approved articles that are not released at the instant `at`
        (default: now) and that no editor wrote by hand. Returns how many changed.
        """
        at = at or timezone.now()
        waiting = self.filter(
            models.Q(article__release_at=None) | models.Q(article__release_at__gt=at),
            article__status=Article.Status.APPROVED,
            by_hand=False,
        )
        return waiting.take_from_contributors()

    def take_from_contributors(self) -> int:
        """Write down line and bio as the contributors stand now; returns how many changed."""
        bylines = self.filter(by_hand=False).select_related("contributor")
        changed = []
        for byline in bylines.prefetch_related("contributor__affiliations__organisation"):
            record = (byline.contributor.affiliation_line, byline.contributor.bio)
            if record != (byline.affiliation_line, byline.bio):
                byline.affiliation_line, byline.bio = record
                changed.append(byline)
        return self.bulk_update(changed, ["affiliation_line", "bio"])


class Byline(models.Model):
    """A contributor's part in an article.

    `affiliation_line` and `bio` are taken from the contributor when the article is approved, and
    again at every change of the contributor until its release. From then on they stay, so that an
    old article stays true when a career moves on. What an editor writes in them stays anyway.
    """

    class Role(models.TextChoices):
        """What the contributor did."""

        AUTHOR = "author", _("author")
        INTERVIEWER = "interviewer", _("interviewer")
        INTERVIEWEE = "interviewee", _("interviewee")
        TRANSLATOR = "translator", _("translator")
        PHOTOGRAPHER = "photographer", _("photographer")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="bylines", verbose_name=_("article")
    )
    contributor = models.ForeignKey(
        Contributor, models.PROTECT, related_name="bylines", verbose_name=_("contributor")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AUTHOR)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    affiliation_line = models.CharField(
        _("affiliation on that day"),
        max_length=400,
        blank=True,
        help_text=_("Filled in when the article is approved; change it if it is wrong."),
    )
    bio = MarkupField(
        _("bio on that day"),
        help_text=_("Filled in when the article is approved; change it if it is wrong."),
    )
    by_hand = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("Whether an editor wrote line or bio, so that they no longer follow anyone."),
    )

    objects = BylineQuerySet.as_manager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "contributor", "role"],
                name="byline_once_for_a_role",
                violation_error_message=_("This contributor stands in the bylines already."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    role__in=["author", "interviewer", "interviewee", "translator", "photographer"]
                ),
                name="byline_role_is_known",
                violation_error_message=_("This role does not exist."),
            ),
        ]

    def __str__(self) -> str:
        # A row of a form may have words, and no name yet.
        return f"{self.contributor}" if self.contributor_id else ""

    @property
    def affiliation_shown(self) -> str:
        """The affiliation to print: the one kept, and before approval the contributor's own."""
        return self.affiliation_line or ("" if self._is_kept else self.contributor.affiliation_line)

    @property
    def bio_shown(self) -> str:
        """The bio to print: the one kept, and before approval the contributor's own."""
        return self.bio or ("" if self._is_kept else self.contributor.bio)

    @property
    def _is_kept(self) -> bool:
        return self.by_hand or self.article.status == Article.Status.APPROVED
