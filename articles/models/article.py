"""The article."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.actors import Actor
from articles.models.release import Release, ReleaseQuerySet, release_constraints
from articles.models.taxonomy import Section, TaggedArticle
from contributors import text
from contributors.fields import MarkupField
from contributors.models import Addressed, Contributor, Illustrated, Image
from contributors.models.address import address_constraint
from contributors.models.illustrated import without_alt


def changes_wait() -> models.Q:
    """The condition of a newer text waiting: `Article.has_waiting_changes`, for many rows."""
    one_text = models.Q(working_revision=models.F("live_revision"))
    return models.Q(working_revision__isnull=False) & ~one_text


class ArticleQuerySet(ReleaseQuerySet["Article"]):
    """Articles; what readers may see of them is `public()`."""

    def newest_first(self) -> Self:
        """By release, newest first; the key breaks ties, so that the order is total."""
        return self.order_by("-release_at", "-pk")

    def with_bylines(self) -> Self:
        """Each with its bylines in order and their contributors, in one further query."""
        bylines = self.model._meta.get_field("bylines").related_model._default_manager
        return self.prefetch_related(
            models.Prefetch("bylines", bylines.select_related("contributor"))
        )

    def in_place(self) -> Self:
        """Each with its section and the question it answers, and without the long texts."""
        return self.select_related("section", "take__collection").defer(
            "body", "editors_note", "take__collection__introduction"
        )

    def for_listing(self) -> Self:
        """Each with what a list of articles shows, and without the texts that it does not."""
        return self.in_place().with_bylines()

    def chosen(self) -> Self:
        """The editors’ choice, in their order; of one place, the newest first."""
        return self.filter(choice_place__isnull=False).order_by(
            "choice_place", "-release_at", "-pk"
        )

    def seen_by(self, user: Actor) -> Self:
        """Those that `user` may look at at the desk: all, or their own."""
        if not (user.has_perm("articles.view_article") or user.has_perm("articles.change_article")):
            return self.none()
        if user.has_perm("articles.edit_any_article"):
            return self
        return self.filter(created_by=user.pk)


class ArticleManager(models.Manager.from_queryset(ArticleQuerySet)):  # type: ignore[misc]  # The stubs see no class here.
    """Fetches what is missing for all rows at once."""

    def get_queryset(self) -> ArticleQuerySet:
        """All articles."""
        queryset: ArticleQuerySet = super().get_queryset()
        return queryset.fetch_mode(models.FETCH_PEERS)


class Article(Release, Addressed, Illustrated):
    """One text, with all that stands around it on its page."""

    address_name = "articles:article"

    title = models.CharField(_("title"), max_length=300)
    dek = models.TextField(
        _("dek"), blank=True, help_text=_("One or two sentences below the title.")
    )
    editors_note = MarkupField(
        _("editor’s note"),
        help_text=_("Stands above the text. The words “Editor’s note” are added by the page."),
    )
    body = MarkupField(_("body"), figures=True)
    lead_image = models.ForeignKey(
        Image,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_articles",
        verbose_name=_("lead image"),
    )
    image_caption = models.CharField(
        _("caption here"),
        max_length=500,
        blank=True,
        help_text=_("In place of the caption of the image."),
    )
    image_credit = models.CharField(
        _("credit here"),
        max_length=200,
        blank=True,
        help_text=_("In place of the credit of the image."),
    )
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("section"),
    )
    choice_place = models.PositiveSmallIntegerField(
        _("editors’ choice"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Its place among the editors’ choice on the front page, from 1; or empty."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        default="en",
        help_text=_("Of the text, as a code: en, fr, ko, ar."),
    )
    tags = TaggableManager(
        through=TaggedArticle, related_name="articles", blank=True, verbose_name=_("tags")
    )
    contributors: "models.ManyToManyField[Contributor, Any]" = models.ManyToManyField(
        Contributor, through="articles.Byline", related_name="articles"
    )
    word_count = models.PositiveIntegerField(_("words"), default=0, editable=False)
    working_revision = models.ForeignKey(
        "articles.Revision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("working text"),
        help_text=_("The newest text, on which the form opens."),
    )
    live_revision = models.ForeignKey(
        "articles.Revision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("text of the row"),
        help_text=_("The one that this row holds: once approved, what readers get."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    # A save on top of an approved text leaves the row as it is, so this is another moment.
    saved_at = models.DateTimeField(_("last saved"), db_default=Now(), editable=False)

    objects = ArticleManager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-saved_at", "-pk"]
        permissions = [
            ("edit_any_article", _now("Can change the drafts of others")),
            (
                "publish_article",
                _now("Can approve, schedule, publish, withdraw and correct"),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-release_at", "-id"], name="article_release"),
            models.Index(fields=["-saved_at"], name="article_saved"),
        ]
        constraints = [
            *release_constraints("article"),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="article_has_a_title",
                violation_error_message=_("An article needs a title."),
            ),
            address_constraint("article"),
            models.CheckConstraint(
                condition=models.Q(choice_place__isnull=True) | models.Q(choice_place__gte=1),
                name="article_choice_is_counted_from_1",
                violation_error_message=_("Places are counted from 1."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with what follows from the text: the count of its words, and an address."""
        self.word_count = text.word_count(self.body)
        if not self.slug:
            self.set_free_slug(self.title)
        fields = kwargs.get("update_fields")
        if fields is not None and "body" in fields:
            kwargs["update_fields"] = {*fields, "word_count"}
        super().save(*args, **kwargs)

    @property
    def minutes(self) -> int:
        """How many minutes it takes to read."""
        return text.reading_minutes(self.word_count)

    @property
    def caption(self) -> str:
        """The caption of the lead image as it stands on this article."""
        return self.image_caption or (self.lead_image.caption if self.lead_image else "")

    @property
    def credit(self) -> str:
        """The credit of the lead image as it stands on this article."""
        return self.image_credit or (self.lead_image.credit if self.lead_image else "")

    @property
    def has_waiting_changes(self) -> bool:
        """Whether a newer text waits to be published."""
        return self.working_revision_id != self.live_revision_id

    def may_be_changed_by(self, user: Actor) -> bool:
        """Whether `user` may change the working text: writers their own drafts, editors every one.

        An approved text is a promise to readers: what is saved on top of it waits until it is
        published (`articles.revisions`).
        """
        if user.has_perm("articles.edit_any_article"):
            return True
        own_draft = self.created_by_id == user.pk and self.status == self.Status.DRAFT
        return own_draft and user.has_perm("articles.change_article")

    def missing_for_publication(self) -> list[str]:
        """What has to be there before the article can be approved, a sentence each."""
        return list(self.missing(bylines=self.bylines.exists()).values())

    def missing(self, *, bylines: bool) -> dict[str, str]:
        """What has to be there and is not, as the article stands in memory: a sentence by what it
        is about. `bylines` is whether it has any."""
        missing = {}
        if not self.title.strip():
            missing["title"] = _now("There is no title.")
        if not text.plain(self.body):
            missing["body"] = _now("The body is empty.")
        if not bylines:
            missing["byline"] = _now("There is no byline.")
        if self.lead_image and self.lead_image.lacks_alt:
            missing["image"] = _now("The lead image has no alternative text.")
        if wanting := without_alt(self.body):
            missing["pictures"] = wanting
        return missing
