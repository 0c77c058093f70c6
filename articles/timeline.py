"""The history of one thing: its revisions in runs, a run for each sitting, and the acts between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models

from articles.models import Act, Revision

# Two saves of one person that are further apart belong to two sittings.
SITTING = timedelta(minutes=30)
REVISIONS_A_PAGE = 100
# Saves stand in the history as revisions.
_SAVES = [Act.Verb.CREATED, Act.Verb.CHANGED, Act.Verb.IMPORTED]


@dataclass(slots=True)
class Run:
    """The revisions of one sitting of one person, newest first."""

    revisions: list[Revision] = field(default_factory=list)

    @property
    def made_by(self) -> object:
        """Who sat there; nothing for the software itself."""
        return self.revisions[0].made_by

    @property
    def last_at(self) -> datetime:
        """When the last of them was saved."""
        return self.revisions[0].made_at

    @property
    def changed(self) -> list[str]:
        """The names of what they changed, each once, in the order of writing."""
        names = {name: None for one in reversed(self.revisions) for name in one.changed}
        return list(names)


@dataclass(slots=True)
class Timeline:
    """A page of history, newest first; `older` is the number to ask for the next page before."""

    entries: list[Run | Act]
    older: int | None


def timeline(subject: models.Model, *, before: int | None = None) -> Timeline:
    """The history of `subject`, from the newest revision or from those before number `before`.

    Takes two queries, whatever the length of the history, and reads none of the texts.
    """
    rows = Revision.objects.about(subject).select_related("made_by").defer("snapshot")
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows[: REVISIONS_A_PAGE + 1])
    shown, more = found[:REVISIONS_A_PAGE], len(found) > REVISIONS_A_PAGE
    acts = Act.objects.about(subject).exclude(verb__in=_SAVES).select_related("by")
    if before is not None and shown:
        newer = Revision.objects.about(subject).filter(number=before).values("made_at")
        acts = acts.filter(at__lte=models.Subquery(newer))
    if more:
        acts = acts.filter(at__gte=shown[-1].made_at)
    return Timeline(list(_entries(shown, acts)), shown[-1].number if more else None)


def _entries(revisions: Iterable[Revision], acts: Iterable[Act]) -> Iterator[Run | Act]:
    rows: list[Revision | Act] = [*revisions, *acts]
    rows.sort(key=_when, reverse=True)
    run: Run | None = None
    for row in rows:
        if isinstance(row, Act):
            if run:
                yield run
            run = None
            yield row
        elif run and _of_one_sitting(run.revisions[-1], row):
            run.revisions.append(row)
        else:
            if run:
                yield run
            run = Run([row])
    if run:
        yield run


def _when(row: Revision | Act) -> tuple[datetime, int]:
    """The order of time; of one instant, the order of writing."""
    return (row.made_at, row.number) if isinstance(row, Revision) else (row.at, 0)


def _of_one_sitting(later: Revision, earlier: Revision) -> bool:
    together = later.made_at - earlier.made_at <= SITTING
    return together and later.made_by_id == earlier.made_by_id
