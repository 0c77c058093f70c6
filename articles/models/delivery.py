"""Documents that somebody has dropped on the desk, before they are imported."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.collection import Collection, Wave
from articles.models.history import MOST_OF_A_REFERENCE
from articles.models.taxonomy import Section


class Delivery(models.Model):
    """What one person has dropped, with where it is to go. Nobody else sees it.

    `articles.deliveries` is all that writes here, and throws away what nobody touched for a week.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    collection = models.ForeignKey(Collection, models.SET_NULL, null=True, related_name="+")
    wave = models.ForeignKey(Wave, models.SET_NULL, null=True, related_name="+")
    section = models.ForeignKey(Section, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = models.Manager()

    class Meta:
        verbose_name = _("delivery of documents")
        verbose_name_plural = _("deliveries of documents")
        ordering = ["-touched_at", "pk"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class DeliveredDocument(models.Model):
    """One document of a delivery: what was recognised in it, or why it cannot be read.

    `recognised` is a `TakeDocument` as data, `edited` what stands in its form as it was typed, by
    the names of the fields, where that differs; `found_right` are the doubts that somebody has
    looked at and found groundless, as `articles.admin.delivery_cards` names them. `outcome`,
    `article` and `report` say what became of it when it was imported.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="documents")
    reference = models.CharField(max_length=MOST_OF_A_REFERENCE)
    content_digest = models.CharField(max_length=64, blank=True)
    recognised = models.JSONField(null=True)
    problem = models.TextField(blank=True)
    edited = models.JSONField(null=True)
    found_right = models.JSONField(default=list)
    left_out = models.BooleanField(default=False)
    outcome = models.CharField(max_length=20, blank=True)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+")
    report = models.JSONField(default=dict)

    objects = models.Manager()

    class Meta:
        verbose_name = _("delivered document")
        verbose_name_plural = _("delivered documents")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "reference"],
                name="delivered_reference_once",
                violation_error_message=_("A document of this name is here already."),
            ),
            models.CheckConstraint(
                condition=models.Q(problem="", recognised__isnull=False)
                | models.Q(~models.Q(problem=""), recognised__isnull=True),
                name="delivered_is_read_or_has_a_problem",
                violation_error_message=_("A document is read, or it is said why not."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
