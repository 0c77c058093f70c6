"""Finds a marked passage again in a text that was edited since. Pure: no database, no markup.

A passage is kept as a text quote selector (W3C Web Annotation Data Model, 4.2.4): the words
themselves, and some of what stands before and after them. White space, the form of quotation marks
and dashes, and capitals say nothing here: a passage is the same however it is set.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

# How many characters are kept of what stands before and after a passage.
CONTEXT = 40
# A passage is looked for by its ends, each this long, once its words are not there to the letter.
_END = 48
# How far a found end may be moved to fit the passage better.
_PLAY = 24
# White space, and what only steers how a text is set.
_SILENT = {"Zs", "Zl", "Zp", "Cc", "Cf"}
# Stand for the edges of a text; nothing else folds to them.
_FIRST, _LAST = "\x02", "\x03"
# How alike the words must be, from 0 to 1: where the context stands; anywhere, if they are many.
_ALIKE_IN_PLACE, _CONTEXT_ALIKE = 0.5, 0.6
_ALIKE, _MANY = 0.8, 32

_SIGNS = {
    **dict.fromkeys("‘’‚‛ʼ′`´‹›", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words in a part of an article, and what stands around them."""

    field: str
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared, and the place in the original of each of its characters."""

    text: str
    places: tuple[int, ...]


def locate(
    text: str, quote: str, before: str = "", after: str = "", *, near: bool = True
) -> tuple[int, int] | None:
    """Where the passage stands in `text` now: (start, end), or None if it is gone.

    Where the words occur more than once, the place whose surroundings are most like `before` and
    `after` is taken; those that are shorter than `CONTEXT` ended at an edge of the text. Where they
    do not occur, so is the most similar passage, if it is much the same, or half the same in the
    same place; not with `near=False`.
    """
    whole, words = _folded(text), _folded(quote).text[1:-1]
    head = _folded(before).text[len(before) >= CONTEXT : -1]
    tail = _folded(after).text[1 : -1 if len(after) >= CONTEXT else None]
    if not words:
        return None
    exact = [
        (match.start(), match.start() + len(words))
        for match in re.finditer(f"(?={re.escape(words)})", whole.text)
    ]
    if exact:
        start, end = max(exact, key=lambda span: _context(whole.text, span, head, tail))
        return whole.places[start], whole.places[end - 1] + 1
    found = _most_alike(whole.text, words, head, tail) if near else None
    if found is None:
        return None
    return _whole_words(text, whole.places[found[0]], whole.places[found[1] - 1] + 1)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a passage, as much as is kept of it."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


@lru_cache(maxsize=8)
def _folded(text: str) -> _Folded:
    """The text between its edges, without what says nothing.

    It is kept for a while, since many passages are sought in one text.
    """
    out = [_FIRST]
    places = [0]
    for place, character in enumerate(text):
        for folded in _fold_character(character):
            if folded == "-" and out[-1] == "-":
                continue  # Two hyphens are a dash.
            out.append(folded)
            places.append(place)
    return _Folded("".join([*out, _LAST]), (*places, len(text)))


@cache
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", _SIGNS.get(character, character)).casefold()
    return "".join(one for one in plain if unicodedata.category(one) not in _SILENT)


def _alike(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(one, other)


def _context(text: str, span: tuple[int, int], before: str, after: str) -> float:
    """How much the surroundings of `span` are like those that were kept, from 0 to 1."""
    start, end = span
    return (
        _alike(before, text[max(0, start - len(before)) : start])
        + _alike(after, text[end : end + len(after)])
    ) / 2


def _most_alike(text: str, words: str, before: str, after: str) -> tuple[int, int] | None:
    """The passage most like `words`, if it is like them enough."""
    spans = _candidates(text, words, before, after)
    if not spans:
        return None
    best = max(
        spans,
        key=lambda span: (
            _alike(words, text[slice(*span)]) + _context(text, span, before, after) / 2
        ),
    )
    start, end = _fit(text, words, best)
    alike = _alike(words, text[start:end])
    in_place = _context(text, (start, end), before, after) >= _CONTEXT_ALIKE
    if (in_place and alike >= _ALIKE_IN_PLACE) or (len(words) >= _MANY and alike >= _ALIKE):
        return start, end
    return None


def _candidates(text: str, words: str, before: str, after: str) -> list[tuple[int, int]]:
    """Where the passage may stand: between places that look like its start and its end."""
    starts, ends = set(), set()
    if head := partial_ratio_alignment(words[:_END], text):
        starts.add(head.dest_start)
    if tail := partial_ratio_alignment(words[-_END:], text):
        ends.add(tail.dest_end)
    starts |= {match.end() for match in re.finditer(re.escape(before), text) if before}
    ends |= {match.start() for match in re.finditer(re.escape(after), text) if after}
    size = len(words)
    starts, ends = (
        starts | {max(1, end - size) for end in ends},
        ends | {min(len(text) - 1, start + size) for start in starts},
    )
    return sorted(
        (start, end)
        for start in starts
        for end in ends
        if 0 < start < end < len(text) and end - start <= 2 * size + 2 * CONTEXT
    )


def _fit(text: str, words: str, span: tuple[int, int]) -> tuple[int, int]:
    """`span` with its end, then its start, where the passage is most like `words`."""
    start, end = span
    ends = range(max(start + 1, end - _PLAY), min(len(text) - 1, end + _PLAY) + 1)
    end = max(ends, key=lambda place: (_alike(words, text[start:place]), -abs(place - end)))
    starts = range(max(1, start - _PLAY), min(end, start + _PLAY + 1))
    start = max(starts, key=lambda place: (_alike(words, text[place:end]), -abs(place - start)))
    return start, end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the words that it begins and ends in; where no spaces part words, some."""
    first, last = max(0, start - _PLAY), min(len(text), end + _PLAY)
    while start > first and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < last and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
