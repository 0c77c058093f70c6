"""The take: one answer's place in a collection."""

from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models.functions import Coalesce, Lag, Lead
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.actors import Actor
from articles.models.article import Article
from articles.models.collection import Collection, Wave
from articles.models.release import AS_IT_IS, AsIf, Release, public_at
from contributors.models import Contributor

# By wave, then by place in it; waves of the same place stay apart.
_ORDER = [
    models.F("wave__order").asc(nulls_last=True),
    models.F("wave_id").asc(nulls_last=True),
    models.F("order").asc(),
    models.F("pk").asc(),
]


class TakeQuerySet(models.QuerySet["Take"]):
    """Takes, asked for by what readers may see of them."""

    def public(self, *, at: datetime | None = None, as_if: AsIf = AS_IT_IS) -> Self:
        """Those whose answer readers may read at the instant `at` (default: now)."""
        at = at or timezone.now()
        answer = as_if.or_public(public_at(at, "article__"), "pk", as_if.take)
        return self.filter(answer, self._of_public(at, as_if))

    def listed(self, *, at: datetime | None = None, as_if: AsIf = AS_IT_IS) -> Self:
        """Those that the landing page names at the instant `at`, released or not.

        That is who has said yes, and whose answer is out; not who was asked only, who declined, or
        whose answer was withdrawn.
        """
        at = at or timezone.now()
        withdrawn = models.Q(article__withdraw_at__isnull=False, article__withdraw_at__lte=at)
        return self.filter(
            models.Q(state__in=Take.LISTED) | public_at(at, "article__"),
            self._of_public(at, as_if),
        ).exclude(models.Q(article__isnull=False) & withdrawn)

    def _of_public(self, at: datetime, as_if: AsIf) -> models.Q:
        return as_if.or_public(public_at(at, "collection__"), "collection", as_if.collection)

    def in_order(self) -> Self:
        """By wave and place; those without a wave come last."""
        return self.order_by(*_ORDER)

    def with_planned_date(self) -> Self:
        """Each with `planned_date`: that of its wave, else of its article, or none."""
        return self.annotate(planned_date=Coalesce("wave__release_at", "article__release_at"))

    def neighbours(self, take: "Take") -> Self:
        """Of these, the ones right before and right after `take` in its collection.

        The one before has `next_pk`, the one after `previous_pk`, equal to the key of `take`.
        """
        in_collection = self.filter(collection=take.collection_id)
        return in_collection.annotate(
            previous_pk=models.Window(Lag("pk"), order_by=_ORDER),
            next_pk=models.Window(Lead("pk"), order_by=_ORDER),
        ).filter(models.Q(previous_pk=take.pk) | models.Q(next_pk=take.pk))

    def lock_waves(self) -> None:
        """Hold the waves of these takes until the transaction ends."""
        waves = Wave.objects.select_for_update().filter(pk__in=self.order_by().values("wave"))
        list(waves.order_by("pk"))

    def carry_release(self, *, at: datetime | None = None) -> int:
        """Give the articles the release of their wave, except those that are out already.

        An article keeps its own date if it is released at the instant `at` (default: now); one
        that is approved for a wave that is open already is out from `at` on. Returns how many.
        """
        at = at or timezone.now()
        carried = 0
        takes = self.filter(wave__isnull=False, article__isnull=False).order_by()
        takes.lock_waves()
        for wave_id, release_at in set(takes.values_list("wave", "wave__release_at")):
            articles = Article.objects.filter(take__in=takes.filter(wave=wave_id).values("pk"))
            approved = models.Q(status=Release.Status.APPROVED)
            carried += articles.exclude(approved).update(release_at=release_at)
            out_at = max(release_at, at) if release_at else None
            carried += (
                articles.filter(approved)
                .exclude(release_at__isnull=False, release_at__lte=at)
                .update(release_at=out_at)
            )
        return carried


class Take(models.Model):
    """One answer's place in a collection: who gives it, when, and how far it has come."""

    class State(models.TextChoices):
        """The state of the commission."""

        INVITED = "invited", _("invited")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        SUBMITTED = "submitted", _("submitted")
        IN_EDIT = "in_edit", _("in edit")
        SIGNED_OFF = "signed_off", _("signed off")

    LISTED = [State.ACCEPTED, State.SUBMITTED, State.IN_EDIT, State.SIGNED_OFF]

    collection = models.ForeignKey(
        Collection, models.CASCADE, related_name="takes", verbose_name=_("collection")
    )
    wave = models.ForeignKey(
        Wave,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="takes",
        verbose_name=_("wave"),
    )
    article = models.OneToOneField(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="take",
        verbose_name=_("article"),
    )
    participants: "models.ManyToManyField[Contributor, Any]" = models.ManyToManyField(
        Contributor,
        through="articles.Participant",
        related_name="takes",
        verbose_name=_("participants"),
    )
    state = models.CharField(_("commission"), max_length=10, choices=State, default=State.INVITED)
    position = models.PositiveSmallIntegerField(
        _("position"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(7)],
        help_text=_("On the scale of the collection, counted from 1."),
    )
    confidence = models.PositiveSmallIntegerField(
        _("confidence"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text=_("From 1, guessing, to 10, certain."),
    )
    pull_quote = models.TextField(
        _("pull quote"), blank=True, help_text=_("One sentence out of the answer.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = TakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("take")
        verbose_name_plural = _("takes")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "invited",
                        "accepted",
                        "declined",
                        "submitted",
                        "in_edit",
                        "signed_off",
                    ]
                ),
                name="take_state_is_known",
                violation_error_message=_("This state does not exist."),
            ),
            models.CheckConstraint(
                condition=models.Q(position__isnull=True) | models.Q(position__range=(1, 7)),
                name="take_position_is_on_a_scale",
                violation_error_message=_("A position lies between 1 and 7."),
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__isnull=True) | models.Q(confidence__range=(1, 10)),
                name="take_confidence_is_from_1_to_10",
                violation_error_message=_("Confidence lies between 1 and 10."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | models.Q(article__isnull=True),
                name="take_declined_has_no_article",
                violation_error_message=_("Who declined has no article here."),
            ),
        ]

    def __str__(self) -> str:
        if self.article:
            return self.article.title
        return _now("Take %(number)d") % {"number": self.order + 1}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and give the article the release of the wave."""
        if self.wave and self.wave.collection_id != self.collection_id:
            raise ValidationError({"wave": _now("This wave belongs to another collection.")})
        with transaction.atomic():
            super().save(*args, **kwargs)
            Take.objects.filter(pk=self.pk).carry_release()

    @staticmethod
    def may_be_given(article: Article, by: Actor) -> bool:
        """Whether `by` may give a take this article, or take it away.

        The wave of a take dates its article: once that is approved, it is a publisher's matter.
        """
        approved = article.status == Release.Status.APPROVED
        return not approved or by.has_perm("articles.publish_article")

    def clean(self) -> None:
        """Refuse a wave of another collection, and a position beyond the scale."""
        super().clean()
        errors = {}
        if self.wave and self.wave.collection_id != self.collection_id:
            errors["wave"] = _now("This wave belongs to another collection.")
        if self.position and self.collection_id:
            steps = len(self.collection.positions)
            if self.position > steps:
                errors["position"] = _now(
                    "The scale of this collection has %(steps)d positions."
                ) % {"steps": steps}
        if errors:
            raise ValidationError(errors)


class Participant(models.Model):
    """A person who answers, alone or with others."""

    take = models.ForeignKey(Take, models.CASCADE, related_name="participant_set")
    contributor = models.ForeignKey(
        Contributor, models.PROTECT, related_name="+", verbose_name=_("contributor")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = models.Manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["take", "contributor"],
                name="participant_once",
                violation_error_message=_("This person is among the participants already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contributor}"
