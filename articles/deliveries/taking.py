"""Reading what was dropped into a delivery: every file gets its say, and none stops the others."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import monotonic
from typing import IO, Any

from django.utils.translation import gettext as _

from articles.importers.documents import DocumentError
from articles.importers.load import content_digest
from articles.importers.sources import Source, uploaded
from articles.importers.worker import Worker
from articles.models import DeliveredDocument, Delivery
from articles.models.history import MOST_OF_A_REFERENCE

# Of one delivery: all of it is sent back in one form, which the settings let have 4,000 fields and
# 8 MB. Half of the latter is left to what an editor adds.
MOST_DOCUMENTS = 200
MOST_FIELDS = 3500
MOST_BYTES = 4_000_000
FIELDS_OF_A_DOCUMENT, FIELDS_OF_AN_AUTHOR = 8, 5
# All that is sent in one request: proxies wait for a minute.
SECONDS_IN_ALL = 45


@dataclass(slots=True)
class Taken:
    """What came of one file that was dropped: its documents that were read, and those that were
    not. `passed_over` says that there is nothing in it to be read, as in what systems leave about.
    """

    name: str
    read: list[DeliveredDocument] = field(default_factory=list)
    unread: list[DeliveredDocument] = field(default_factory=list)
    again: int = 0

    @property
    def passed_over(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.read or self.unread or self.again)


def take_in(delivery: Delivery, files: Iterable[tuple[str, IO[bytes], int]]) -> list[Taken]:
    """Read files, each a name, what is in it and its size, into a delivery; wholly one by one."""
    room = _Room(delivery)
    taken = []
    with Worker() as worker:
        for name, file, size in files:
            one = Taken(name)
            for source in uploaded(name, file, size):
                if not room.left():
                    one.unread.append(room.refuse(name))
                    break
                _take_one(source, room, worker, one)
            taken.append(one)
    return taken


class _Room:
    """What a delivery holds already, and how much more it may hold."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery
        self.rows = {row.reference: row for row in delivery.documents.all()}
        self.fields = sum(_fields(row.recognised) for row in self.rows.values())
        self.bytes = sum(_bytes(row.recognised) for row in self.rows.values())
        self.until = monotonic() + SECONDS_IN_ALL

    def left(self) -> bool:
        """Whether another document may come."""
        return len(self.rows) < MOST_DOCUMENTS

    def refuse(self, name: str) -> DeliveredDocument:
        """Say of a file that not all of it came in."""
        said = _("An import takes %(most)d documents at most. Import these, then send the rest.")
        return self.put(name, problem=said % {"most": MOST_DOCUMENTS})

    def check(self, recognised: dict[str, Any]) -> None:
        """Count a document; DocumentError where the form of all of them would become too large."""
        fields, size = _fields(recognised), _bytes(recognised)
        if self.fields + fields > MOST_FIELDS or self.bytes + size > MOST_BYTES:
            raise DocumentError(
                _("There is no room for it beside the others. Import these, then send it again.")
            )
        self.fields, self.bytes = self.fields + fields, self.bytes + size

    def put(self, reference: str, **values: Any) -> DeliveredDocument:
        """Keep a document; one that could not be read gives way to a better one of its name."""
        reference = reference[:MOST_OF_A_REFERENCE]
        row, _made = DeliveredDocument.objects.update_or_create(
            delivery=self.delivery,
            reference=reference,
            defaults={"recognised": None, "problem": "", "content_digest": "", **values},
        )
        self.rows[reference] = row
        return row


def _take_one(source: Source, room: _Room, worker: Worker, taken: Taken) -> None:
    """Read one document and keep what was recognised, or why it cannot be read."""
    reference = source.reference
    before = room.rows.get(reference)
    try:
        if isinstance(source.content, DocumentError):
            raise source.content
        digest = content_digest(source.content)
        if before is not None and not before.problem:
            if before.content_digest == digest:
                taken.again += 1
                return
            raise DocumentError(
                _("Another document of this run has the same name. Rename one of them.")
            )
        if len(reference) > MOST_OF_A_REFERENCE:
            raise DocumentError(_("The path of the file is too long. Give it a shorter name."))
        if monotonic() > room.until:
            raise DocumentError(
                _("Reading the others took too long, so it was not read. Send it again.")
            )
        recognised = worker.read(reference, source.content).as_data()
        room.check(recognised)
    except DocumentError as error:
        if before is not None and not before.problem:
            reference = _free(reference, room)
        taken.unread.append(room.put(reference, problem=error.message))
    else:
        taken.read.append(room.put(reference, recognised=recognised, content_digest=digest))


def _free(reference: str, room: _Room) -> str:
    """Return a name under which it can be said what is wrong with a second one of this name."""
    number = 2
    while f"{reference} ({number})" in room.rows:
        number += 1
    return f"{reference} ({number})"


def _fields(recognised: dict[str, Any] | None) -> int:
    """How many fields the form of a document has: there is room for one more author.

    A doubt has a box of its own, and so has who an author is.
    """
    if recognised is None:
        return 0
    authors, doubts = len(recognised["authors"]), len(recognised["unsure"])
    return FIELDS_OF_A_DOCUMENT + FIELDS_OF_AN_AUTHOR * (authors + 1) + doubts + authors


def _bytes(recognised: dict[str, Any] | None) -> int:
    return len(json.dumps(recognised, ensure_ascii=False).encode()) if recognised else 0
