"""Where in a text a query was found: pieces of plain text, marked or not.

Pieces are text, never markup: the template puts `<mark>` around them, and escapes them like any
other text.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from articles.search.folding import folded, terms
from articles.search.query import Query

LENGTH = 260
# As far into a text as a passage is looked for, in characters.
REACH = 60_000
_BEFORE = 70
# Letters and digits, and the marks that Hebrew, Arabic and the scripts of India write on them.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0590-\u05bd\u064b-\u065f\u0900-\u0dff])*")
_MOST_HITS = 400


@dataclass(frozen=True)
class Piece:
    """A stretch of text, and whether the query found it."""

    text: str
    marked: bool = False


def marked(text: str, query: Query) -> list[Piece]:
    """All of `text`, in pieces; together they are `text`."""
    return _pieces(text, _spans(text, query))


def passage(text: str, query: Query) -> list[Piece]:
    """About 260 characters of `text` around most of what was found, in pieces.

    Where nothing was found, the beginning of the text.
    """
    text = " ".join(text[:REACH].split())
    spans = _spans(text, query)
    start = _best_start(spans)
    begin = text.rfind(" ", 0, max(start - _BEFORE, 0)) + 1 if start > _BEFORE else 0
    end = begin + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", begin + LENGTH // 2, end), begin + LENGTH // 2)
    inside = [(a - begin, b - begin) for a, b in spans if a >= begin and b <= end]
    pieces = _pieces(text[begin:end].rstrip(" ,;:–—-"), inside)
    if begin:
        pieces.insert(0, Piece("… "))
    if end < len(text):
        pieces.append(Piece("…"))
    return pieces


def _spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Where words of the query stand in `text`, in order and apart from each other."""
    wanted, beginnings = set(query.words), tuple(query.beginnings)
    spans = []
    for match in _WORD.finditer(text):
        word = folded(match[0]).strip()
        if word.isascii():
            found = (beginnings and word.startswith(beginnings)) or wanted & set(terms(match[0]))
            if found:
                spans.append(match.span())
        else:
            spans += _unspaced_spans(match[0], match.start(), wanted, beginnings)
        if len(spans) >= _MOST_HITS:
            break
    return _merged(spans)


def _unspaced_spans(
    run: str, offset: int, wanted: set[str], beginnings: tuple[str, ...]
) -> list[tuple[int, int]]:
    """Where pairs of characters, or single ones, of a run are wanted."""
    spans = []
    for at in range(len(run)):
        single, *_ = terms(run[at]) or [""]
        pair = next(iter(terms(run[at : at + 2])), "")
        if at + 1 < len(run) and pair in wanted:
            spans.append((offset + at, offset + at + 2))
        elif single and (single in wanted or single in beginnings):
            spans.append((offset + at, offset + at + 1))
    return spans


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _best_start(spans: list[tuple[int, int]]) -> int:
    """Where the passage with most finds begins; the first of equals."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(spans):
        while last < len(spans) and spans[last][1] <= start + LENGTH - _BEFORE:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    edges = sorted({0, len(text), *(edge for span in spans for edge in span if edge <= len(text))})
    starts = {start for start, _ in spans}
    return [Piece(text[a:b], a in starts) for a, b in pairwise(edges)]
