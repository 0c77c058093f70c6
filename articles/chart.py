"""The chart of where experts stand, and the same as a table and as CSV: pure functions.

A column is a position, a row a confidence, a dot an expert; see `docs/decisions/0008-one-dot.md`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.standing import Answer, Expert, Median, Place, dots, middle, place
from contributors import sheets


@dataclass(frozen=True)
class Dot:
    """An expert, with the answer that says where they stand."""

    expert: Expert
    answer: Answer
    place: Place | None


@dataclass(frozen=True)
class Cell:
    """The experts of one position and one confidence, 1 to 10; 0 stands for none given."""

    confidence: int
    dots: list[Dot]


@dataclass(frozen=True)
class Column:
    """The experts at one place, the most confident first, and their shares in per cent."""

    place: Place
    cells: list[Cell]
    share: int
    weighted: int

    @property
    def dots(self) -> list[Dot]:
        """All of them, the most confident first."""
        return [dot for cell in self.cells for dot in cell.dots]


@dataclass(frozen=True)
class Chart:
    """Everyone whose answer is out. `silent` are those who did not say where they stand."""

    columns: list[Column]
    silent: list[Dot]
    median: Median

    @property
    def dots(self) -> list[Dot]:
        """All who stand somewhere, by place, the most confident first."""
        return [dot for column in self.columns for dot in column.dots]

    @property
    def experts(self) -> int:
        """How many experts have answered so far."""
        return len(self.dots) + len(self.silent)

    @property
    def unrated(self) -> int:
        """How many gave a position without saying how sure they are."""
        return sum(not dot.answer.confidence for dot in self.dots)


def chart(labels: list[str], answers: Iterable[Answer]) -> Chart | None:
    """The chart of public answers; None without a scale, or while nobody stands on it."""
    found = [
        Dot(expert, answer, place(labels, answer.position))
        for expert, answer in dots(labels, answers)
    ]
    placed = [dot for dot in found if dot.place]
    median = middle(labels, [dot.place.number for dot in placed if dot.place])
    if median is None:
        return None
    by_place = [
        [dot for dot in placed if dot.place and dot.place.number == number]
        for number in range(1, len(labels) + 1)
    ]
    raw = shares([len(column) for column in by_place])
    weighted = shares([sum(map(_confidence, column)) for column in by_place])
    columns = [
        Column(here, _cells(column), share, weight)
        for number, (column, share, weight) in enumerate(
            zip(by_place, raw, weighted, strict=True), 1
        )
        if (here := place(labels, number))
    ]
    return Chart(columns, [dot for dot in found if not dot.place], median)


def shares(values: list[int]) -> list[int]:
    """The values as whole per cents that add up to 100, or to 0 where there is nothing to share.

    By largest remainder: rounding each alone would give 99 or 101.
    """
    whole = sum(values)
    if not whole:
        return [0 for _value in values]
    found = [value * 100 // whole for value in values]
    rest = sorted(range(len(values)), key=lambda at: (-(values[at] * 100 % whole), at))
    for at in rest[: 100 - sum(found)]:
        found[at] += 1
    return found


def _confidence(dot: Dot) -> int:
    return dot.answer.confidence or 0


def _cells(column: list[Dot]) -> list[Cell]:
    rows = sorted(column, key=_confidence, reverse=True)
    return [Cell(confidence, list(cell)) for confidence, cell in groupby(rows, key=_confidence)]


def as_csv(found: Chart, absolute: Callable[[str], str]) -> str:
    """A row for each expert, those who did not say last. No cell is a formula to a spreadsheet."""
    rows: list[list[Any]] = [
        [
            _("expert"),
            _("affiliation"),
            _("position"),
            _("of"),
            _("label"),
            _("confidence"),
            _("answer"),
            _("address"),
            _("published"),
        ]
    ]
    steps = len(found.columns)
    for dot in [*found.dots, *found.silent]:
        rows.append(
            [
                dot.expert.name,
                dot.expert.affiliation,
                dot.place.number if dot.place else "",
                steps,
                dot.place.label if dot.place else _("did not say"),
                dot.answer.confidence or "",
                dot.answer.title,
                absolute(dot.answer.address),
                timezone.localdate(dot.answer.released_at).isoformat(),
            ]
        )
    return "".join(sheets.lines(rows))
