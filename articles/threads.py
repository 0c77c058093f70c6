"""The notes on an article as the desk reads them: in order, with their passages as they stand.

An article is whatever has the texts and the key of one: the row, or a working copy of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.actors import Actor
from articles.models import Article, DeskNote
from articles.models.desk_note import LONGEST_QUOTE
from articles.notes import may_resolve
from articles.passages import Passage, around, locate
from contributors.text import plain

_MARKED_UP = {DeskNote.Field.BODY, DeskNote.Field.EDITORS_NOTE}
_ORDER = ["", *DeskNote.Field.values]


@dataclass(slots=True)
class Thread:
    """A note with its answers, and where its passage stands now."""

    note: DeskNote
    answers: list[DeskNote] = field(default_factory=list)
    place: tuple[int, int] | None = None
    passage: Passage | None = None
    may_resolve: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether the note is open and about words that are no longer there."""
        return self.note.resolved_at is None and self.passage is not None and self.place is None


def text_of(article: Article, field: str) -> str:
    """The words of a part of the article, without markup."""
    words: str = getattr(article, field)
    return plain(words) if field in _MARKED_UP else words


def passage_in(article: Article, quote: str, field: str = "") -> Passage | None:
    """The first place in the article that has these words, or None.

    With `field` only that part is searched; without words, the passage is all of it.
    """
    for part in [field] if field else ["body", "editors_note", "dek", "title"]:
        words = text_of(article, part)
        span = locate(words, quote, near=False) if quote else (0, min(len(words), LONGEST_QUOTE))
        if span and words[slice(*span)].strip():
            return Passage(part, words[slice(*span)], *around(words, *span))
    return None


def threads(article: Article, by: Actor) -> list[Thread]:
    """All notes on the article in one query: the open ones in the order of their passages.

    Those on the whole article come first, those whose passage is gone after the others, and last
    those that are resolved, the latest first.
    """
    rows = DeskNote.objects.filter(article=article.pk).select_related("written_by", "resolved_by")
    answers: dict[int, list[DeskNote]] = defaultdict(list)
    notes: list[DeskNote] = []
    for row in rows:
        if row.parent_id is None:
            notes.append(row)
        else:
            answers[row.parent_id].append(row)
    found = [
        Thread(note, answers[note.pk], may_resolve=may_resolve(note, article, by)) for note in notes
    ]
    _find_passages(article, found)
    opened = [one for one in found if one.note.resolved_at is None]
    opened.sort(
        key=lambda one: (
            one.is_gone,
            _ORDER.index(one.note.field),
            one.place or (0, 0),
        )
    )
    resolved = [one for one in found if one.note.resolved_at is not None]
    resolved.sort(key=lambda one: str(one.note.resolved_at), reverse=True)
    return opened + resolved


def _find_passages(article: Article, found: Iterable[Thread]) -> None:
    """Give each thread its passage as it stands now, or as it stood if it is gone or resolved."""
    texts: dict[str, str] = {}
    for thread in found:
        note = thread.note
        if not note.field:
            continue
        thread.passage = Passage(note.field, note.quote, note.before, note.after)
        if note.resolved_at is not None:
            continue
        if note.field not in texts:
            texts[note.field] = text_of(article, note.field)
        words = texts[note.field]
        thread.place = locate(words, note.quote, note.before, note.after)
        if thread.place is not None:
            start, end = thread.place
            thread.passage = Passage(note.field, words[start:end], *around(words, start, end))
