"""What a wave would let out: which answers go with it, which do not, and which are out already.

Read in two queries, for the people who decide when it goes out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Participant, Release, Take, Wave
from articles.models.release import public_at

State = Release.State


@dataclass(frozen=True)
class Line:
    """An answer of a wave: its article, if there is one, and who gives it."""

    take: int
    people: str
    article: Article | None = None
    state: State | None = None

    @property
    def title(self) -> str:
        """The title of the article; nothing where there is none."""
        return str(self.article) if self.article else ""


@dataclass(frozen=True)
class Prospect:
    """The answers of a wave by what becomes of them when it goes out."""

    going: list[Line]
    unapproved: list[Line]
    empty: list[Line]
    out: list[Line]
    withdrawn: list[Line]

    @property
    def shown(self) -> list[list[object]]:
        """The answers and where each stands, as JSON can hold it: two are equal if all of it is."""
        groups = (self.going, self.unapproved, self.empty, self.out, self.withdrawn)
        return [
            [number, line.take, line.article.pk if line.article else None]
            for number, group in enumerate(groups)
            for line in group
        ]


def prospect(wave: Wave, at: datetime) -> Prospect:
    """What `wave` would let out at the instant `at` or later. Who declined is not counted."""
    people = Participant.objects.select_related("contributor")
    takes = (
        Take.objects.filter(wave=wave)
        .exclude(state=Take.State.DECLINED)
        .select_related("article")
        .defer("pull_quote", "article__body", "article__editors_note")
        .prefetch_related(models.Prefetch("participant_set", people))
        .order_by("order", "pk")
    )
    return _sorted(_line(take, at) for take in takes)


def with_counts(waves: models.QuerySet[Wave], at: datetime) -> models.QuerySet[Any]:
    """Each wave with the numbers of its `answers`, and of those of each kind at the instant `at`.

    `going`, `unapproved`, `empty` and `out` count what `prospect` lists.
    """
    there = ~models.Q(takes__state=Take.State.DECLINED)
    approved = models.Q(takes__article__status=Release.Status.APPROVED)
    dated = models.Q(takes__article__release_at__isnull=False)
    to_come = ~dated | models.Q(takes__article__release_at__gt=at)
    conditions = {
        "answers": there,
        "going": approved & to_come,
        "unapproved": models.Q(takes__article__isnull=False) & ~approved,
        "empty": there & models.Q(takes__isnull=False, takes__article=None),
        "out": public_at(at, "takes__article__"),
    }
    return waves.annotate(
        **{name: models.Count("takes", filter=condition) for name, condition in conditions.items()}
    )


def numbers(wave: Any) -> list[str]:
    """What `with_counts` has counted of a wave, in words; what there is none of is left out."""
    answers = ngettext("%(number)d answer", "%(number)d answers", wave.answers)
    told = [answers % {"number": wave.answers}]
    for number, words in (
        (wave.unapproved, _("%(number)d not approved")),
        (wave.empty, _("%(number)d without a text")),
        (wave.out, _("%(number)d out")),
    ):
        if number:
            told.append(words % {"number": number})
    return told


def _line(take: Take, at: datetime) -> Line:
    people = ", ".join(str(one.contributor) for one in take.participant_set.all())
    if take.article is None:
        return Line(take.pk, people)
    return Line(take.pk, people, take.article, take.article.state(at=at))


def _sorted(lines: Iterable[Line]) -> Prospect:
    found = Prospect([], [], [], [], [])
    for line in lines:
        if line.state is None:
            found.empty.append(line)
        elif line.state in {State.DRAFT, State.IN_REVIEW}:
            found.unapproved.append(line)
        elif line.state is State.PUBLIC:
            found.out.append(line)
        elif line.state is State.WITHDRAWN:
            found.withdrawn.append(line)
        else:
            found.going.append(line)
    return found
