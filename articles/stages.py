"""How far each answer of a collection has come: from the invitation until it is out."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Collection, Release, Take
from articles.models.release import public_at

Commission = Take.State
_UNAPPROVED = [Release.Status.DRAFT, Release.Status.IN_REVIEW]


class Stage(models.TextChoices):
    """The stages in order: those of the commission, then those of its article.

    What its author has signed off is in edit still: nothing is decided before it is approved. Who
    declined, and whose answer was withdrawn, is at no stage.
    """

    INVITED = "invited", _("invited")
    ACCEPTED = "accepted", _("accepted")
    SUBMITTED = "submitted", _("submitted")
    IN_EDIT = "in_edit", _("in edit")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    OUT = "out", _("out")


def at_stage(stage: Stage, at: datetime, prefix: str = "") -> models.Q:
    """The condition of a take being at `stage` at the instant `at`; each is at one at most.

    `prefix` is the path to the take, such as `takes__`. Nothing is negated, so that the condition
    may stand within a count over the takes of a collection.
    """

    def take(**conditions: object) -> models.Q:
        return models.Q(**{f"{prefix}{name}": value for name, value in conditions.items()})

    approved = take(article__status=Release.Status.APPROVED)
    in_review = take(article__status=Release.Status.IN_REVIEW)
    not_yet_sent = take(article=None) | take(article__status=Release.Status.DRAFT)
    sent = take(state=Commission.SUBMITTED) & unapproved(prefix)
    sent |= take(state__in=[Commission.INVITED, Commission.ACCEPTED]) & in_review
    in_edit = take(state__in=[Commission.IN_EDIT, Commission.SIGNED_OFF])
    return {
        Stage.INVITED: take(state=Commission.INVITED) & not_yet_sent,
        Stage.ACCEPTED: take(state=Commission.ACCEPTED) & not_yet_sent,
        Stage.SUBMITTED: sent,
        Stage.IN_EDIT: in_edit & unapproved(prefix),
        Stage.APPROVED: approved & take(article__release_at=None),
        Stage.SCHEDULED: approved & take(article__release_at__gt=at),
        Stage.OUT: public_at(at, f"{prefix}article__"),
    }[stage]


def unapproved(prefix: str = "") -> models.Q:
    """The condition of a take whose answer nobody has approved, whether there is a text or not."""
    text = models.Q((f"{prefix}article__status__in", _UNAPPROVED))
    return text | models.Q((f"{prefix}article", None))


def late(at: datetime, prefix: str = "") -> models.Q:
    """The condition of a take whose date has passed at the instant `at` without an approval."""
    asked = models.Q((f"{prefix}state__in", [*Take.LISTED, Commission.INVITED]))
    of_wave = models.Q((f"{prefix}wave__release_at__lte", at))
    passed = of_wave | models.Q((f"{prefix}article__release_at__lte", at))
    return asked & unapproved(prefix) & passed


def in_progress(at: datetime) -> models.QuerySet[Collection]:
    """The collections that are not wholly out at the instant `at`, or not for a day yet; one query.

    Each with the number of takes at each stage, by its value; `left`, how many are not out;
    `late`, and `next_at`, when the next wave goes out. Those that go out next come first.
    """
    numbers = {
        stage.value: models.Count("takes", filter=at_stage(stage, at, "takes__")) for stage in Stage
    }
    to_come = models.Q(status__in=_UNAPPROVED) | models.Q(release_at=None)
    to_come |= models.Q(release_at__gt=at - timedelta(days=1))
    open_stages = [stage for stage in Stage if stage is not Stage.OUT]
    left = models.Q()
    for stage in open_stages:
        left |= at_stage(stage, at, "takes__")
    return (
        Collection.objects.defer("introduction", "editors_note", "standfirst", "scale")
        .exclude(withdraw_at__isnull=False, withdraw_at__lte=at)
        .annotate(
            **numbers,
            left=models.Count("takes", filter=left),
            late=models.Count("takes", filter=late(at, "takes__")),
            next_at=models.Min(
                "takes__wave__release_at", filter=models.Q(takes__wave__release_at__gt=at)
            ),
        )
        .filter(to_come | models.Q(left__gt=0))
        .order_by(models.F("next_at").asc(nulls_last=True), "-created_at", "-pk")
    )
