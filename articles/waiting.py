"""What waits for one person at the desk: each article once, by what they are to do about it.

The rights are those of the verbs (`articles.workflow`): what was sent back waits for whoever wrote
it, what is in review for the editors, an approval and a date for the publishers.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.functions import RowNumber
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.actors import Actor
from articles.models import Act, Article, DeskNote, Release, changes_wait
from articles.who import named, with_first

Status = Release.Status
SHOWN = 6


class Reason(models.TextChoices):
    """Why something waits, most urgent first. An article waits for the first that is true."""

    RETURNED = "returned", _("Sent back to you")
    NOTED = "noted", _("Notes on your texts")
    REVIEW = "review", _("in review")
    APPROVAL = "approval", _("To approve")
    CHANGES = "changes", _("Changes to publish")
    UNDATED = "undated", _("Approved, without a date")
    ANSWERED = "answered", _("Answers to your notes")
    DRAFT = "draft", _("Your drafts")


# What the list of articles is asked for to show the rest of them.
LISTED = {
    Reason.RETURNED: "state=mine",
    Reason.NOTED: "notes=on_mine",
    Reason.REVIEW: "state=in_review",
    Reason.APPROVAL: "state=in_review",
    Reason.CHANGES: "state=waiting",
    Reason.UNDATED: "state=undated",
    Reason.ANSWERED: "notes=mine",
    Reason.DRAFT: "state=mine",
}


@dataclass(frozen=True)
class Waiting:
    """An article that waits. `said` is the note it was handed over with, `since` when that was.

    `goes_out` is when it is to go out, where it is not out yet; `late`, whether that has passed.
    """

    article: Article
    people: str
    place: str
    since: datetime
    said: str = ""
    goes_out: datetime | None = None
    late: bool = False


@dataclass
class Pile:
    """What waits for one reason: the first of it, and how much there is."""

    reason: Reason
    number: int
    rows: list[Waiting] = field(default_factory=list)

    @property
    def label(self) -> str | Promise:
        """The reason in words."""
        return self.reason.label

    @property
    def more(self) -> str:
        """What shows all of it in the list of articles, where some of it is not shown here."""
        return LISTED[self.reason] if self.number > len(self.rows) else ""


def waiting(by: Actor, *, at: datetime) -> list[Pile]:
    """What waits for `by` at the instant `at`, in the order of the reasons, in two queries.

    In a pile those that go out first stand first, then those that have waited longest.
    """
    places = list(_places(by))
    rows = _rows([key for key, _reason, _turn, _number in places])
    order = list(Reason)
    piles: dict[Reason, Pile] = {}
    for key, reason, _turn, number in sorted(places, key=lambda one: (order.index(one[1]), one[2])):
        pile = piles.setdefault(reason, Pile(Reason(reason), number))
        # It may have been deleted between the two queries.
        if key in rows:
            pile.rows.append(_line(rows[key], pile.reason, at))
    return list(piles.values())


def _places(by: Actor) -> models.QuerySet[Any, Any]:
    """The first of each pile: key, reason, place in the pile, and how much there is in it.

    Of the articles nothing else is read here: all that wait are sorted, and there may be thousands.
    """
    chosen = models.Case(
        *(
            models.When(condition, then=models.Value(key))
            for key, condition in _reasons(by).items()
        ),
        output_field=models.CharField(),
    )
    waits: Any = Article.objects.seen_by(by).order_by().annotate(reason=chosen)
    found: models.QuerySet[Any, Any] = (
        waits.filter(reason__isnull=False)
        .annotate(
            turn=models.Window(
                RowNumber(),
                partition_by="reason",
                order_by=[models.F("release_at").asc(nulls_last=True), "updated_at", "pk"],
            ),
            number=models.Window(models.Count("pk"), partition_by="reason"),
        )
        .filter(turn__lte=SHOWN)
        .values_list("pk", "reason", "turn", "number")
    )
    return found


def _rows(keys: list[int]) -> dict[int, Any]:
    """These articles by their key, with what a line says of them."""
    handed = _handed_over()
    rows = with_first(Article.objects.in_place().filter(pk__in=keys).order_by(), "bylines")
    rows = rows.annotate(
        handed_at=models.Subquery(handed.values("at")[:1]),
        said=models.Subquery(handed.values("note")[:1]),
    )
    return {row.pk: row for row in rows}


def _reasons(by: Actor) -> dict[Reason, models.Q]:
    """The conditions under which an article waits for `by`, in the order in which they are asked.

    Those that look into other tables are asked of few articles: of one’s own, and of those with a
    note.
    """
    own = models.Q(created_by=by.pk)
    draft = models.Q(status=Status.DRAFT)
    acts = Act.objects.filter(
        subject_type="articles.article", subject_id=models.OuterRef("pk"), verb=Act.Verb.RETURNED
    )
    notes = DeskNote.objects.open()
    last = DeskNote.objects.filter(parent=models.OuterRef("pk")).order_by("-written_at", "-pk")
    answered = notes.by(by).annotate(last=models.Subquery(last.values("written_by")[:1]))
    answered = answered.filter(last__isnull=False).exclude(last=by.pk)
    # Whoever left a note and got no answer has nothing to do about it.
    noted = notes.exclude(written_by=by.pk)
    found = {
        Reason.RETURNED: own & draft & models.Q(models.Exists(acts)),
        Reason.NOTED: own & models.Q(pk__in=noted.values("article")),
    }
    if by.has_perm("articles.publish_article"):
        found[Reason.APPROVAL] = models.Q(status=Status.IN_REVIEW)
        found[Reason.CHANGES] = models.Q(status=Status.APPROVED, withdraw_at=None) & changes_wait()
        # In a wave it is the wave that waits for a date.
        found[Reason.UNDATED] = models.Q(
            status=Status.APPROVED, release_at=None, take__wave__isnull=True
        )
    elif by.has_perm("articles.edit_any_article"):
        found[Reason.REVIEW] = models.Q(status=Status.IN_REVIEW)
    found[Reason.ANSWERED] = models.Q(pk__in=answered.values("article"))
    found[Reason.DRAFT] = own & draft
    return found


def _handed_over() -> models.QuerySet[Act]:
    """The acts by which the article of the query around it changed hands, newest first."""
    verbs = [Act.Verb.SUBMITTED, Act.Verb.RETURNED]
    return Act.objects.filter(
        subject_type="articles.article", subject_id=models.OuterRef("pk"), verb__in=verbs
    ).order_by("-at", "-pk")


def _line(row: Any, reason: Reason, at: datetime) -> Waiting:
    take = getattr(row, "take", None)
    handed = reason in {Reason.RETURNED, Reason.REVIEW, Reason.APPROVAL}
    return Waiting(
        row,
        named(row.first_person, row.persons),
        str(take.collection) if take else "",
        (row.handed_at if handed else None) or row.updated_at,
        (row.said or "") if handed else "",
        None if row.readers_may_know() else row.release_at,
        row.status != Status.APPROVED and row.release_at is not None and row.release_at <= at,
    )
