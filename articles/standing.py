"""Where the experts of a collection stand: places on its scale, the chart of them, and one answer
among the others.

For the page of an article, which reads all from one query:

    answers = public_answers(collection, at)     # every answer that readers may read, in order
    here = standing(take, answers)               # None where the collection has no scale

`standing(take, at)` asks for the answers itself. `here.place` is the answer's own `Place` (number,
label, and `articles/_stance.html` draws it) or None if it did not say, `here.confidence` from 1 to
10 or None, `here.median` a `Median` with a `label` that reads in a sentence, `here.same` how many
other experts stand at the same place, `here.placed` how many stand anywhere, and `here.opposing`
the `Answer` that stands furthest away, the most confident of those, or None. The neighbours of an
article in its collection are those before and after it in `answers`; `len(answers)` are out.

One dot is one expert: people who answer together stand at the same place, each with a dot. Who
has several answers in a collection stands where the last of them says a place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Byline, Collection, Take
from articles.models.release import AS_IT_IS, AsIf
from contributors.text import reading_minutes

# Which of the seven colours each step of a scale has, by the number of its steps: the ends are
# always the strongest, and only a scale with a middle has the grey.
HUES = {
    2: (1, 7),
    3: (1, 4, 7),
    4: (1, 3, 5, 7),
    5: (1, 3, 4, 5, 7),
    6: (1, 2, 3, 5, 6, 7),
    7: (1, 2, 3, 4, 5, 6, 7),
}


@dataclass(frozen=True)
class Place:
    """A step of a scale: its number from 1, its name, and of how many it is one."""

    number: int
    label: str
    steps: int

    @property
    def hue(self) -> str:
        """The class of its colour."""
        return f"stand-{HUES[self.steps][self.number - 1]}"

    @property
    def dots(self) -> list[tuple[int, bool]]:
        """The steps in a row, to be drawn: where each lies, and whether it is this one."""
        return [(5 + 11 * step, step + 1 == self.number) for step in range(self.steps)]

    @property
    def width(self) -> int:
        """How wide the row is that `dots` draws."""
        return 11 * self.steps - 1


@dataclass(frozen=True)
class Expert:
    """A person who answered, with the affiliation of that day."""

    key: int
    name: str
    affiliation: str = ""


@dataclass(frozen=True)
class Answer:
    """A public answer as far as lists and charts show it. `key` is that of the take."""

    key: int
    collection: int
    article: int
    slug: str
    title: str
    language: str
    minutes: int
    released_at: datetime
    experts: tuple[Expert, ...]
    position: int | None = None
    confidence: int | None = None

    @property
    def address(self) -> str:
        """Where it is read."""
        return reverse("articles:article", kwargs={"slug": self.slug})


@dataclass(frozen=True)
class Median:
    """The place of the expert in the middle; between two places where they are even in number."""

    low: Place
    high: Place

    @property
    def label(self) -> str:
        """“Agree”, or “between Unsure and Agree”."""
        if self.low == self.high:
            return self.low.label
        return _("between %(low)s and %(high)s") % {
            "low": self.low.label,
            "high": self.high.label,
        }


@dataclass(frozen=True)
class Standing:
    """One answer among the others; see the head of this module."""

    place: Place | None
    confidence: int | None
    median: Median | None
    same: int
    placed: int
    opposing: Answer | None


def place(labels: list[str], position: int | None) -> Place | None:
    """The place on the scale of these labels; None for no position, or one beyond the scale."""
    if position is None or len(labels) not in HUES or not 1 <= position <= len(labels):
        return None
    return Place(position, labels[position - 1], len(labels))


def dots(labels: list[str], answers: Iterable[Answer]) -> list[tuple[Expert, Answer]]:
    """Each expert once, with the answer that says where they stand, in the order of the answers.

    Of several answers that is the last with a place, or the last of all if none has one.
    """
    found: dict[int, tuple[Expert, Answer]] = {}
    for answer in answers:
        for expert in answer.experts:
            before = found.get(expert.key)
            if before and place(labels, before[1].position) and not place(labels, answer.position):
                continue
            found[expert.key] = (expert, answer)
    return list(found.values())


def middle(labels: list[str], positions: Iterable[int]) -> Median | None:
    """The median of positions on the scale of these labels; None where there are none."""
    numbers = sorted(positions)
    if not numbers:
        return None
    low = place(labels, numbers[(len(numbers) - 1) // 2])
    high = place(labels, numbers[len(numbers) // 2])
    return Median(low, high) if low and high else None


def standing(take: Take, answers: Iterable[Answer] | datetime) -> Standing | None:
    """Where the answer of `take` stands among the public answers of its collection.

    Takes those answers, or the instant at which to ask for them. None without a scale.
    """
    labels = take.collection.positions
    if len(labels) not in HUES:
        return None
    if isinstance(answers, datetime):
        answers = public_answers(take.collection, answers)
    answers = list(answers)
    here = place(labels, take.position)
    placed = [
        (expert, answer)
        for expert, answer in dots(labels, answers)
        if place(labels, answer.position)
    ]
    others = [answer for _expert, answer in placed if answer.key != take.pk]
    return Standing(
        place=here,
        confidence=take.confidence,
        median=middle(labels, [answer.position or 0 for _expert, answer in placed]),
        same=sum(answer.position == take.position for answer in others) if here else 0,
        placed=len(placed),
        opposing=_opposing(here, others) if here else None,
    )


def _opposing(here: Place, others: list[Answer]) -> Answer | None:
    """The furthest of the others, then the most confident, then the first in order."""
    apart = [answer for answer in others if answer.position != here.number]
    return max(
        apart,
        key=lambda answer: (abs((answer.position or 0) - here.number), answer.confidence or 0),
        default=None,
    )


def public_answers(collection: Collection, at: datetime, as_if: AsIf = AS_IT_IS) -> list[Answer]:
    """The answers of a collection that readers may read at the instant `at`, in order."""
    return answers_in([collection.pk], at, as_if=as_if)


def answers_in(
    collections: Iterable[int],
    at: datetime,
    *,
    by: Iterable[int] | None = None,
    as_if: AsIf = AS_IT_IS,
) -> list[Answer]:
    """The public answers of these collections, each in its order, from one query.

    With `by`, the keys of contributors, only answers of these, and of their experts only these.
    """
    kept = Byline.objects.filter(
        article=models.OuterRef("article"),
        contributor=models.OuterRef("participant_set__contributor"),
    )
    takes = Take.objects.public(at=at, as_if=as_if).filter(collection__in=collections)
    if by is not None:
        takes = takes.filter(participant_set__contributor__in=by)
    rows = takes.in_order().values_list(
        "pk",
        "collection_id",
        "article_id",
        "article__slug",
        "article__title",
        "article__language",
        "article__word_count",
        "article__release_at",
        "position",
        "confidence",
        "participant_set__order",
        "participant_set__pk",
        "participant_set__contributor",
        "participant_set__contributor__name",
        models.Subquery(kept.order_by("order", "pk").values("affiliation_line")[:1]),
    )
    found: dict[int, tuple[tuple[Any, ...], list[tuple[int, int, Expert]]]] = {}
    for *row, order, pk, contributor, name, line in rows:
        people = found.setdefault(row[0], (tuple(row), []))[1]
        if contributor is not None:
            people.append((order, pk, Expert(contributor, name, line or "")))
    return [_answer(row, people) for row, people in found.values()]


def _answer(row: tuple[Any, ...], people: list[tuple[int, int, Expert]]) -> Answer:
    key, collection, article, slug, title, language, words, released_at, position, confidence = row
    return Answer(
        key=key,
        collection=collection,
        article=article,
        slug=slug,
        title=title,
        language=language,
        minutes=reading_minutes(words),
        released_at=released_at,
        experts=tuple(expert for _order, _pk, expert in sorted(people, key=lambda one: one[:2])),
        position=position,
        confidence=confidence,
    )
