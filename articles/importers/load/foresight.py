"""What would become of documents if they were imported now: for many of them, in few queries.

Everything is decided by the functions that decide when a document is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from articles.importers.documents import DocumentError, TakeDocument
from articles.importers.load.people import Choice, Match, People, match, possible
from articles.importers.load.standing import (
    Outcome,
    commissioned,
    known_among,
    records,
    waiting_takes,
    why_kept,
)
from articles.models import Article, Collection


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that may be imported, the digest of its file, and who its authors are to be."""

    document: TakeDocument
    digest: str
    choices: tuple[Choice, ...] = ()


@dataclass(slots=True)
class Foreseen:
    """What would become of a document. `article` is the one that stands already, if there is one.

    `remarks` say in plain words why it would be left alone or refused, and where it would go.
    """

    outcome: Outcome
    article: Article | None = None
    matches: list[Match] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def foresee(asked: Sequence[Asked], collection: Collection | None) -> list[Foreseen]:
    """Return what would become of each document; without a collection, who its authors are.

    At most nine queries, however many documents there are.
    """
    authors = [author for one in asked for author in one.document.authors]
    keys = [key for one in asked for key in one.choices if isinstance(key, int)]
    people = possible(authors, keys) if authors or keys else People()
    found = []
    if collection is not None:
        names = [one.document.reference for one in asked]
        found = records(collection, names, [one.digest for one in asked])
        prefetch_related_objects([record.article for record in found], "bylines__contributor")
    foreseen = []
    for one in asked:
        known = known_among(found, one.document.reference, one.digest)
        if known is not None:
            foreseen.append(Foreseen(known.outcome, known.article, remarks=known.remarks))
            continue
        foresight = Foreseen(Outcome.CREATED)
        try:
            for place, author in enumerate(one.document.authors):
                choice = one.choices[place] if place < len(one.choices) else None
                foresight.matches.append(match(author, people, choice))
            record = next((r for r in found if r.reference == one.document.reference), None)
            if record is not None:
                foresight.outcome, foresight.article = Outcome.CHANGED, record.article
                if remark := why_kept(record, one.document, record.article):
                    foresight.outcome = Outcome.KEPT
                    foresight.remarks.append(remark)
        except DocumentError as error:
            foresight.outcome = Outcome.FAILED
            foresight.remarks.append(error.message)
        foreseen.append(foresight)
    if collection is not None:
        _tell_of_places(foreseen, collection)
    return foreseen


def _tell_of_places(foreseen: list[Foreseen], collection: Collection) -> None:
    """Say which documents would fill a place that was kept for their authors."""
    new = [one for one in foreseen if one.outcome is Outcome.CREATED]
    people = {match.person.pk for one in new for match in one.matches if match.person}
    waiting = waiting_takes(collection, people) if people else []
    for one in new:
        persons = [match.person for match in one.matches if match.person]
        if len(persons) < len(one.matches):
            continue
        take = commissioned(persons, waiting)
        if take is not None:
            waiting.remove(take)
            one.remarks.append(_("fills the place that was kept for them"))


__all__ = ["Asked", "Foreseen", "foresee"]
