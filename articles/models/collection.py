"""The collection: one question, and the waves in which its answers go out."""

from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.actors import Actor
from articles.models.release import (
    AS_IT_IS,
    AsIf,
    Release,
    ReleaseQuerySet,
    release_constraints,
)
from contributors.fields import MarkupField
from contributors.models import Addressed, Contributor, Illustrated, Image
from contributors.models.address import address_constraint
from contributors.models.illustrated import without_alt

COUNT = "{count}"


def uncounted(text: str) -> str:
    """`text` for where nobody counts the experts: an ellipsis stands for `{count}`."""
    return text.replace(COUNT, "…")


class CollectionQuerySet(ReleaseQuerySet["Collection"]):
    """Collections; what readers may see of them is `public()`."""

    def newest_first(self) -> Self:
        """By release, newest first; the key breaks ties, so that the order is total."""
        return self.order_by("-release_at", "-pk")

    def with_counts(self, *, at: datetime | None = None, as_if: AsIf = AS_IT_IS) -> Self:
        """Each with `experts` (people listed) and `answers` (takes that readers may read)."""
        takes: Any = self.model._meta.get_field("takes").related_model._default_manager
        listed = takes.listed(at=at, as_if=as_if).filter(collection=models.OuterRef("pk"))
        public = takes.public(at=at, as_if=as_if).filter(collection=models.OuterRef("pk"))
        return self.annotate(experts=_count(listed, "participants"), answers=_count(public, "pk"))


def _count(takes: models.QuerySet[Any], what: str) -> Coalesce:
    """A subquery that counts distinct `what` of takes of one collection; 0 where there is none."""
    return Coalesce(
        models.Subquery(
            takes.order_by()
            .values("collection")
            .annotate(number=models.Count(what, distinct=True))
            .values("number")
        ),
        0,
    )


class Collection(Release, Addressed, Illustrated):
    """A symposium: one question that many people answer."""

    class Cover(models.TextChoices):
        """The colour of the cover: white type reads at least 6.6:1 on each of them."""

        MOSS = "moss", _("moss")
        INK = "ink", _("ink")
        PLUM = "plum", _("plum")
        SLATE = "slate", _("slate")
        CLAY = "clay", _("clay")
        SEA = "sea", _("sea")

    address_name = "articles:collection"

    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("{count} stands for the number of experts, and is always right."),
    )
    question = models.CharField(_("question"), max_length=300)
    standfirst = models.TextField(
        _("standfirst"),
        blank=True,
        help_text=_(
            "A few sentences below the question. {count} stands for the number of experts."
        ),
    )
    introduction = MarkupField(_("introduction"), figures=True)
    editors_note = MarkupField(
        _("editor’s note"),
        help_text=_("By whoever convened it; opens the page of the collection."),
    )
    conveners: "models.ManyToManyField[Contributor, Any]" = models.ManyToManyField(
        Contributor,
        through="articles.Convener",
        related_name="convened_collections",
        verbose_name=_("conveners"),
    )
    partner = models.CharField(_("partner"), max_length=200, blank=True)
    partner_website = models.URLField(_("partner’s website"), blank=True)
    lead_image = models.ForeignKey(
        Image,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_collections",
        verbose_name=_("lead image"),
    )
    cover = models.CharField(
        _("cover"),
        max_length=5,
        choices=Cover,
        default=Cover.SLATE,
        help_text=_("The colour that the collection has wherever it is shown."),
    )
    earlier_collections = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="later_collections",
        verbose_name=_("earlier collections"),
        help_text=_("Of the same series; the page links to them."),
    )
    proposition = models.CharField(
        _("proposition"),
        max_length=300,
        blank=True,
        help_text=_("The sentence that the positions below agree or disagree with."),
    )
    scale = models.TextField(
        _("scale of positions"),
        blank=True,
        help_text=_("From one end to the other, a position a line: 2 to 7 of them, or none."),
    )
    least_words = models.PositiveIntegerField(
        _("least words"), null=True, blank=True, help_text=_("That an answer should have.")
    )
    most_words = models.PositiveIntegerField(
        _("most words"), null=True, blank=True, help_text=_("That an answer should have.")
    )
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ["-created_at", "-pk"]
        permissions = [
            (
                "publish_collection",
                _now("Can publish and withdraw a collection, and date its waves"),
            )
        ]
        constraints = [
            *release_constraints("collection"),
            address_constraint("collection"),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(question=""),
                name="collection_has_title_and_question",
                violation_error_message=_("A collection needs a title and a question."),
            ),
            models.CheckConstraint(
                condition=models.Q(cover__in=["moss", "ink", "plum", "slate", "clay", "sea"]),
                name="collection_cover_is_known",
                violation_error_message=_("This cover does not exist."),
            ),
            models.CheckConstraint(
                condition=models.Q(least_words__isnull=True)
                | models.Q(most_words__isnull=True)
                | models.Q(least_words__lte=models.F("most_words")),
                name="collection_word_limits_are_in_order",
                violation_error_message=_("The least words are more than the most."),
            ),
        ]

    def __str__(self) -> str:
        # How many experts there are, only the rows say; a name costs no query.
        return uncounted(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with an address made of the title where there is none."""
        if not self.slug:
            self.set_free_slug(self.title.replace(COUNT, ""))
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a scale that is none."""
        super().clean()
        self.scale = "\n".join(self.positions)
        if self.positions and not 2 <= len(self.positions) <= 7:
            raise ValidationError({"scale": _now("A scale has 2 to 7 positions, one a line.")})

    @property
    def positions(self) -> list[str]:
        """The positions of the scale, in order; a take stands at one of them, counted from 1."""
        return [line.strip() for line in self.scale.splitlines() if line.strip()]

    def filled(self, text: str, experts: int) -> str:
        """`text` with the number of experts in the place of `{count}`."""
        return text.replace(COUNT, str(experts))

    @property
    def as_if_public(self) -> AsIf:
        """What takes this collection for public: a preview of it does."""
        return AsIf(collection=self.pk)

    def may_be_changed_by(self, user: Actor) -> bool:
        """Whether `user` may change it, its waves and its takes."""
        return user.has_perm("articles.change_collection")

    def missing_for_publication(self) -> list[str]:
        """What has to be there before the collection can be published, a sentence each."""
        missing = []
        if self.lead_image and self.lead_image.lacks_alt:
            missing.append(_now("The lead image has no alternative text."))
        if wanting := without_alt(self.introduction):
            missing.append(wanting)
        return missing


class Convener(models.Model):
    """A person who put the question, named on the landing page."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="convener_set")
    contributor = models.ForeignKey(
        Contributor, models.PROTECT, related_name="+", verbose_name=_("contributor")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("convener")
        verbose_name_plural = _("conveners")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "contributor"],
                name="convener_once",
                violation_error_message=_("This person is among the conveners already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contributor}"


class Wave(models.Model):
    """A dated release of a part of a collection. Its date is that of all of its takes."""

    collection = models.ForeignKey(
        Collection, models.CASCADE, related_name="waves", verbose_name=_("collection")
    )
    title = models.CharField(
        _("title"), max_length=100, blank=True, help_text=_("Left empty, its number stands.")
    )
    release_at = models.DateTimeField(
        _("release"),
        null=True,
        blank=True,
        help_text=_("Without a date the wave waits, and its takes with it."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = models.Manager()

    class Meta:
        verbose_name = _("wave")
        verbose_name_plural = _("waves")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title or _now("Wave %(number)d") % {"number": self.order + 1}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and take all articles along that are not out yet."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.takes.carry_release()

    def is_open(self, *, at: datetime | None = None) -> bool:
        """Whether its time has come at the instant `at` (default: now)."""
        return self.release_at is not None and self.release_at <= (at or timezone.now())
