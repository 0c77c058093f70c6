"""What readers may see, and from when to when: said here, once, as a function of the clock."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReleaseQuerySet[Model: models.Model](models.QuerySet[Model]):
    """The one gate: every page, list, count and address starts from `public()`."""

    def public(self, *, at: datetime | None = None) -> Self:
        """Approved, released and not withdrawn at the instant `at` (default: now)."""
        at = at or timezone.now()
        return self.filter(public_at(at))

    def withdrawn(self, *, at: datetime | None = None) -> Self:
        """Once public, and taken back at the instant `at` (default: now)."""
        return self.filter(status=Release.Status.APPROVED, withdraw_at__lte=at or timezone.now())


def public_at(at: datetime, prefix: str = "") -> models.Q:
    """The condition behind `public()`, for a relation that leads to a release.

    `prefix` is the path to it, such as `article__`.
    """
    return models.Q(
        models.Q((f"{prefix}withdraw_at", None)) | models.Q((f"{prefix}withdraw_at__gt", at)),
        (f"{prefix}status", Release.Status.APPROVED),
        (f"{prefix}release_at__lte", at),
    )


@dataclass(frozen=True)
class AsIf:
    """What is taken for public whatever has been decided: one collection and one take, by key.

    Only a preview says so. Readers’ pages take nothing for what it is not.
    """

    collection: int | None = None
    take: int | None = None

    def or_public(self, condition: models.Q, name: str, key: int | None) -> models.Q:
        """`condition`, or that the field `name` has the key `key`, if there is one."""
        return condition if key is None else condition | models.Q((name, key))


AS_IT_IS = AsIf()


def in_state_at(state: "Release.State", at: datetime) -> models.Q:
    """The condition of being in `state` at the instant `at`: `Release.state()`, for many rows."""
    State, Status = Release.State, Release.Status  # noqa: N806  # They are classes.
    approved = models.Q(status=Status.APPROVED)
    withdrawn = approved & models.Q(withdraw_at__isnull=False, withdraw_at__lte=at)
    standing = approved & (models.Q(withdraw_at__isnull=True) | models.Q(withdraw_at__gt=at))
    return {
        State.DRAFT: models.Q(status=Status.DRAFT),
        State.IN_REVIEW: models.Q(status=Status.IN_REVIEW),
        State.UNDATED: standing & models.Q(release_at__isnull=True),
        State.SCHEDULED: standing & models.Q(release_at__gt=at),
        State.PUBLIC: public_at(at),
        State.WITHDRAWN: withdrawn,
    }[state]


class Release(models.Model):
    """Something that is written, approved and released at a time.

    No job ever flips a flag: `status` says what people decided, the clock does the rest. Only
    `articles.workflow` writes these three fields.
    """

    class Status(models.TextChoices):
        """What people have decided so far."""

        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        APPROVED = "approved", _("approved")

    class State(models.TextChoices):
        """What decisions and clock make of it together."""

        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        UNDATED = "undated", _("approved, without a date")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLIC = "public", _("public")
        WITHDRAWN = "withdrawn", _("withdrawn")

    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    release_at = models.DateTimeField(_("release"), null=True, blank=True, editable=False)
    withdraw_at = models.DateTimeField(_("withdrawal"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def state(self, *, at: datetime | None = None) -> State:
        """The state at the instant `at` (default: now)."""
        at = at or timezone.now()
        if self.status != self.Status.APPROVED:
            return self.State(self.status)
        if self.withdraw_at and self.withdraw_at <= at:
            return self.State.WITHDRAWN
        if self.release_at is None:
            return self.State.UNDATED
        return self.State.PUBLIC if self.release_at <= at else self.State.SCHEDULED

    def is_public(self, *, at: datetime | None = None) -> bool:
        """Whether readers may see it at the instant `at` (default: now)."""
        return self.state(at=at) is self.State.PUBLIC

    def readers_may_know(self) -> bool:
        """Whether it was ever public, so that its address has to last."""
        return self.state() in {self.State.PUBLIC, self.State.WITHDRAWN}

    def missing_for_publication(self) -> list[str]:
        """What has to be there before it can be approved, a sentence each."""
        return []


def release_constraints(name: str) -> list[models.BaseConstraint]:
    """The states of a release that the database refuses, for the `Meta` of the model `name`."""
    return [
        models.CheckConstraint(
            condition=models.Q(status__in=Release.Status.values),
            name=f"{name}_status_is_known",
            violation_error_message=_("This status does not exist."),
        ),
        models.CheckConstraint(
            condition=models.Q(withdraw_at__isnull=True)
            | models.Q(
                status=Release.Status.APPROVED,
                release_at__isnull=False,
                withdraw_at__gte=models.F("release_at"),
            ),
            name=f"{name}_withdrawn_after_release",
            violation_error_message=_("Only what has been public can be withdrawn."),
        ),
    ]
