"""What a merge would do, for the page that asks: who has what, what goes over, what is twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.duplicates.apart import Apart, answers_apart
from articles.duplicates.moves import MOVES, Sorted, counted, sort_out
from articles.duplicates.values import Field, digest, fields_of
from articles.models import Byline, Convener, Participant, TaggedArticle
from contributors.models import Affiliation


@dataclass(frozen=True, slots=True)
class One:
    """One of the things, and how many rows of each sort lead to it, in words."""

    thing: Any
    uses: int
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """`things` has the one first that is suggested to stay: it has most uses, and was there first.

    `fields` are those in which they differ, `filled` the others that are not blank. `total` tells
    what leads to any of them, `twice` what only one of two rows stays of, `apart` which answers to
    one question will be of one person. `seen` is the sign of it.
    """

    things: list[One]
    fields: list[Field]
    filled: list[Field]
    total: list[str]
    twice: list["Twice"]
    apart: list[Apart]
    seen: str


@dataclass(frozen=True, slots=True)
class Twice:
    """Rows of one sort that would say the same: a sentence, and what they belong to, by name."""

    said: str
    owners: list[str]


def survey(things: Sequence[Any]) -> Survey:
    """What merging these would do. Takes a query for each relation, one for each in which something
    is said twice, and one for answers, however many rows there are."""
    model, keys = type(things[0]), [one.pk for one in things]
    found = [sort_out(move, keys) for move in MOVES[model]]
    counts = [Counter(one.whose(row) for row in [*one.rows, *one.dropped]) for one in found]
    ones = [_one(thing, found, counts) for thing in things]
    ones.sort(key=lambda one: (-one.uses, one.thing.pk))
    fields = fields_of([one.thing for one in ones])
    return Survey(
        ones,
        [field for field in fields if field.differs],
        [field for field in fields if field.values and not field.differs],
        [
            counted(one.move, count.total())
            for one, count in zip(found, counts, strict=True)
            if count
        ],
        [Twice(said_twice(one), one.owners()) for one in found if one.doubles],
        answers_apart(found),
        digest(things),
    )


def said_twice(found: Sorted) -> str:
    """A sentence on the rows of one sort of which one stays for each of two or more."""
    number = len(found.doubles)
    sentences = {
        Byline: ngettext(
            "In %(number)d article they stand beside each other: one byline stays, in the first "
            "place of theirs.",
            "In %(number)d articles they stand beside each other: one byline stays in each, in the "
            "first place of theirs.",
            number,
        ),
        Participant: ngettext(
            "They give %(number)d answer together: the name stays there once.",
            "They give %(number)d answers together: the name stays there once.",
            number,
        ),
        Convener: ngettext(
            "They convene %(number)d collection together: the name stays there once.",
            "They convene %(number)d collections together: the name stays there once.",
            number,
        ),
        Affiliation: ngettext(
            "%(number)d affiliation is there twice, and stays once.",
            "%(number)d affiliations are there twice, and stay once.",
            number,
        ),
        TaggedArticle: ngettext(
            "%(number)d article has more than one of them, and keeps one.",
            "%(number)d articles have more than one of them, and keep one.",
            number,
        ),
    }
    return str(sentences[found.move.model]) % {"number": number}


def _one(thing: Any, found: list[Sorted], counts: list[Counter[int]]) -> One:
    told = [
        counted(one.move, count[thing.pk])
        for one, count in zip(found, counts, strict=True)
        if count[thing.pk]
    ]
    uses = sum(count[thing.pk] for count in counts)
    return One(thing, uses, tuple(told) or (_("nothing leads to it"),))
