"""Answers of several people to one question that a merge makes answers of one person.

Nothing joins them: each may be an article that readers know. Whoever merges is told before.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.duplicates.moves import Sorted
from articles.models import Participant, Take


@dataclass(frozen=True, slots=True)
class Apart:
    """The takes in one collection that will be of one person, in the order of the collection."""

    said: str
    takes: list[Take]

    @property
    def told(self) -> str:
        """The sentence with the names of the answers."""
        return f"{self.said} {'; '.join(str(take) for take in self.takes)}."


def answers_apart(moves: Iterable[Sorted]) -> list[Apart]:
    """The collections to which more than one of them has given an answer of their own.

    One query, whatever there is; none where it is not people that are merged.
    """
    people: dict[int, set[int]] = {}
    for found in moves:
        if found.move.model is Participant:
            for row in [*found.rows, *found.dropped]:
                people.setdefault(row.take_id, set()).add(found.whose(row))
    if not people:
        return []
    takes: Any = Take.objects.filter(pk__in=people).in_order()
    groups: dict[int, list[Take]] = defaultdict(list)
    for take in takes.select_related("article", "collection", "wave"):
        groups[take.collection_id].append(take)
    return [
        Apart(_said(group), group)
        for group in groups.values()
        if len(group) > 1 and len(set.union(*(people[take.pk] for take in group))) > 1
    ]


def _said(takes: list[Take]) -> str:
    return _(
        "They answer “%(collection)s” each on their own. "
        "The one that stays will have %(number)d answers there:"
    ) % {"collection": takes[0].collection, "number": len(takes)}
