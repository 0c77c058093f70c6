"""Revisions: every text that was ever saved, as it was saved."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.actors import Actor
from articles.models.append_only import AppendOnly, AppendOnlyQuerySet
from contributors.figures import pictures_in
from contributors.models import Image


class RevisionQuerySet(AppendOnlyQuerySet["Revision"]):
    """Revisions, asked for by what they are of."""

    def about(self, subject: models.Model) -> Self:
        """Those of one thing, newest first."""
        rows = self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
        return rows.order_by("-number")

    def current(self, subject: models.Model) -> Self:
        """Those of one thing that were its working text, newest first."""
        return self.about(subject).exclude(kind=Revision.Kind.SET_ASIDE)

    def append(
        self,
        subject: models.Model,
        kind: "Revision.Kind",
        snapshot: dict[str, Any],
        by: Actor | None,
        *,
        changed: list[str] | None = None,
        base: int | None = None,
        source: int | None = None,
        note: str = "",
        opening: UUID | None = None,
        at: datetime | None = None,
    ) -> "Revision":
        """Add one. Whoever calls it holds the row of `subject`, so that the numbers have no gap."""
        last = self.about(subject).order_by().aggregate(last=Coalesce(models.Max("number"), 0))
        revision = self.create(
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            number=last["last"] + 1,
            kind=kind,
            snapshot=snapshot,
            changed=changed or [],
            base=base,
            source=source,
            note=note[:MOST_OF_A_NOTE],
            opening=opening,
            made_by_id=by.pk if by else None,
            made_at=at or timezone.now(),
        )
        if shown := pictures_in(snapshot.get("body") or ""):
            revision.pictures.set(Image.objects.filter(pk__in=shown))
        return revision


MOST_OF_A_NOTE = 500


class Revision(AppendOnly):
    """All that an editor can change on one thing, as it stood when somebody saved it.

    The thing is named by its model and key, not by a foreign key: a text outlives what it was of.
    `articles.snapshots` says what a snapshot holds.
    """

    class Kind(models.TextChoices):
        """How it came about."""

        FOUND = "found", _("as it was found")
        SAVED = "saved", _("saved")
        IMPORTED = "imported", _("imported")
        MERGED = "merged", _("merged")
        RESTORED = "restored", _("restored")
        RELEASED = "released", _("approved or published")
        CORRECTED = "corrected", _("corrected")
        SET_ASIDE = "set_aside", _("kept aside")

    subject_type = models.CharField(_("kind of thing"), max_length=50)
    subject_id = models.PositiveBigIntegerField(_("key"))
    number = models.PositiveIntegerField(
        _("number"), help_text=_("Counted from 1 for each thing, without a gap.")
    )
    kind = models.CharField(_("how"), max_length=9, choices=Kind)
    made_at = models.DateTimeField(_("when"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("Nobody, where the software acted by itself."),
    )
    note = models.CharField(_("note"), max_length=MOST_OF_A_NOTE, blank=True)
    base = models.PositiveIntegerField(
        null=True, help_text=_("The number of the revision that the form was opened on.")
    )
    source = models.PositiveIntegerField(
        null=True, help_text=_("The number of the revision that was restored or merged in.")
    )
    changed = models.JSONField(
        _("what"),
        default=list,
        help_text=_("The names of what it changed, so that a history need not read the texts."),
    )
    opening = models.UUIDField(
        null=True,
        help_text=_("Which form it was written in, so that its browser learns that it came here."),
    )
    snapshot = models.JSONField(_("text"))
    pictures = models.ManyToManyField(
        Image,
        related_name="+",
        editable=False,
        help_text=_("In the body, so that those of a text which waits are found."),
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["subject_type", "subject_id", "-number"]
        indexes = [
            models.Index(
                fields=["opening"],
                condition=models.Q(opening__isnull=False),
                name="revision_opening",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "number"], name="revision_number_once"
            ),
            # Of two that come at the same instant, neither sees what the other makes.
            models.UniqueConstraint(
                fields=["made_by", "opening"],
                condition=models.Q(number=1, opening__isnull=False),
                name="revision_opening_begins_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        "found",
                        "saved",
                        "imported",
                        "merged",
                        "restored",
                        "released",
                        "corrected",
                        "set_aside",
                    ]
                ),
                name="revision_kind_is_known",
                violation_error_message=_("This kind of revision does not exist."),
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1)
                & (models.Q(base__isnull=True) | models.Q(base__lt=models.F("number")))
                & (models.Q(source__isnull=True) | models.Q(source__lt=models.F("number"))),
                name="revision_follows_its_base",
                violation_error_message=_("A revision comes after the one it was made from."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}, {self.number}"
