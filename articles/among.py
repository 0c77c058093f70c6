"""An answer among the others that are out: its number, its neighbours, and where it stands.

Read from one query for the answers, and one for the faces of whoever is apart.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.models import Take
from articles.models.release import AS_IT_IS, AsIf
from articles.standing import Answer, Place, Standing, dots, place, public_answers, standing
from contributors.models import Contributor

# Dots in a row of a column, and the size of the square that each stands in.
ACROSS, PITCH = 10, 12


@dataclass(frozen=True)
class Column:
    """A place on the scale, and the experts who stand there; `mine` of them answer here."""

    place: Place
    count: int
    mine: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the drawing."""
        return ACROSS * PITCH, -(-max(self.count, 1) // ACROSS) * PITCH

    @property
    def others(self) -> str:
        """The dots of the others, as a path of strokes without length."""
        return "".join(f"M{x} {y}h0" for x, y in map(_spot, range(self.mine, self.count)))

    @property
    def own(self) -> str:
        """The dots of those who answer here, which come first."""
        return "".join(f"M{x} {y}h0" for x, y in map(_spot, range(self.mine)))


@dataclass(frozen=True)
class Apart:
    """The answer that stands furthest away, its place, and its people with face and affiliation."""

    answer: Answer
    place: Place | None
    people: list[tuple[Contributor, str]]


@dataclass(frozen=True)
class Among:
    """An answer among those that are out, of which it is number `number`."""

    number: int
    answers: list[Answer]
    previous: Answer | None
    next: Answer | None
    standing: Standing | None
    columns: list[Column]
    apart: Apart | None

    @property
    def keys(self) -> str:
        """The keys of all that are out, spaces between them."""
        return " ".join(str(answer.key) for answer in self.answers)


def among(take: Take, at: datetime, as_if: AsIf = AS_IT_IS) -> Among | None:
    """Where the public answer of `take` is among the public answers of its collection.

    None if it is not one of them at the instant `at`.
    """
    answers = public_answers(take.collection, at, as_if)
    found = next((index for index, one in enumerate(answers) if one.key == take.pk), None)
    if found is None:
        return None
    here = standing(take, answers)
    placed = here if here and here.place else None
    return Among(
        number=found + 1,
        answers=answers,
        previous=answers[found - 1] if found else None,
        next=answers[found + 1] if found + 1 < len(answers) else None,
        standing=placed,
        columns=_columns(take, answers) if placed else [],
        apart=_apart(take, placed.opposing) if placed and placed.opposing else None,
    )


def _columns(take: Take, answers: list[Answer]) -> list[Column]:
    labels = take.collection.positions
    stands = dots(labels, answers)
    counts = Counter(answer.position for _expert, answer in stands)
    mine = Counter(answer.position for _expert, answer in stands if answer.key == take.pk)
    places: list[Any] = [place(labels, number) for number in range(1, len(labels) + 1)]
    return [Column(one, counts[one.number], mine[one.number]) for one in places]


def _apart(take: Take, answer: Answer) -> Apart:
    lines = {expert.key: expert.affiliation for expert in answer.experts}
    people = Contributor.objects.select_related("portrait").in_bulk(list(lines))
    return Apart(
        answer=answer,
        place=place(take.collection.positions, answer.position),
        people=[(people[key], line) for key, line in lines.items()],
    )


def _spot(index: int) -> tuple[int, int]:
    return index % ACROSS * PITCH + PITCH // 2, index // ACROSS * PITCH + PITCH // 2
