"""How the position of an expert moved from one collection of a series to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from articles.chart import Chart
from articles.models import Collection
from articles.standing import Answer, Expert, Place, answers_in, dots, place


@dataclass(frozen=True)
class Stage:
    """Where an expert stood in one collection, and the answer that says so."""

    answer: Answer
    place: Place
    collection: Collection


@dataclass(frozen=True)
class Move:
    """An expert’s stages, oldest first; the last of them is in the collection at hand."""

    expert: Expert
    stages: list[Stage]

    @property
    def distance(self) -> int:
        """How many steps lie between the last two stages."""
        return abs(self.stages[-1].place.number - self.stages[-2].place.number)


@dataclass(frozen=True)
class Moves:
    """Everyone who has stood in the series before, those who moved furthest first."""

    rows: list[Move]
    propositions: list[Collection]

    @property
    def moved(self) -> int:
        """How many stand elsewhere now than when they were last asked."""
        return sum(row.distance > 0 for row in self.rows)


def moves(
    collection: Collection, chart: Chart, earlier: Iterable[Collection], at: datetime
) -> Moves | None:
    """From the public answers to `earlier`, public collections of the series; one query or none.

    Only collections whose scale has as many steps are compared: a step of five is none of seven.
    None where nobody of the chart has stood there. `propositions` are the collections of `rows`
    that asked about another sentence, which the page has to say.
    """
    steps = len(collection.positions)
    same = {one.pk: one for one in earlier if len(one.positions) == steps}
    experts = {dot.expert.key for dot in chart.dots}
    if not same or not experts:
        return None
    before: dict[int, list[Answer]] = {}
    for answer in answers_in(same, at, by=experts):
        before.setdefault(answer.collection, []).append(answer)
    stages: dict[int, list[Stage]] = {}
    for key, answers in before.items():
        for expert, answer in dots(same[key].positions, answers):
            if found := place(same[key].positions, answer.position):
                stages.setdefault(expert.key, []).append(Stage(answer, found, same[key]))
    rows = [
        Move(
            dot.expert,
            [
                *sorted(stages[dot.expert.key], key=lambda stage: stage.answer.released_at),
                Stage(dot.answer, dot.place, collection),
            ],
        )
        for dot in chart.dots
        if dot.place and dot.expert.key in stages
    ]
    if not rows:
        return None
    asked = {stage.collection.pk for row in rows for stage in row.stages}
    others = [
        one
        for one in same.values()
        if one.pk in asked and one.proposition != collection.proposition
    ]
    return Moves(sorted(rows, key=lambda row: -row.distance), others)
