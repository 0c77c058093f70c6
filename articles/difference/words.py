"""Two texts word by word: what went is in `<del>`, what came in `<ins>`.

`difflib` finds what is common; what is too little to be read between two changes is counted among
them. Everything that is written here is either escaped, or a tag out of clean markup.
"""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from django.utils.safestring import SafeString, mark_safe

from articles.difference.tokens import Element, Token, text_tokens
from articles.difference.writing import Writer

_Change = tuple[int, int, int, int]  # from and to before, from and to after; all between is equal

_MOST_PAIRS = 200_000  # equal pairs of tokens; beyond, repeated words are no landmarks
_OFTEN = 2_500  # pairs of one word from which on it counts as repeated then
_SHORT = 4  # words in common between two changes that may be too few to read
_REWRITTEN = 0.25  # share of the shorter text below which what is common is chance


def compare_text(before: str, after: str) -> SafeString:
    """Return how two plain texts differ, as markup."""
    return mark_safe(compare(text_tokens(before), text_tokens(after)))  # noqa: S308  # Escaped.


def compare(before: Sequence[Token], after: Sequence[Token]) -> str:
    """Return how two lists of tokens differ, as markup that goes into one paragraph.

    Where `PARAGRAPH` stands in `after`, one ends and another begins. A link that is new says where
    it leads.
    """
    changes = _changes(before, after)
    numbers = _same_elements(before, after, changes)
    writer = Writer()
    at = at_after = 0
    for start, end, start_after, end_after in [*changes, _end(before, after)]:
        equal = list(zip(before[at:start], after[at_after:start_after], strict=True))
        for number, (was, now) in enumerate(equal, start=1):
            # The space before words that went went with them.
            lost = number == len(equal) and end > start and not now.space
            writer.write(now, "", space=was.space if lost else now.space)
        runs = [("del", before[start:end]), ("ins", after[start_after:end_after])]
        runs = [(mark, tokens) for mark, tokens in runs if tokens]
        for mark, tokens in runs:
            for token in tokens[:-1]:
                writer.write(token, mark, numbers=numbers)
            writer.write(tokens[-1], mark, space="", numbers=numbers)
        if runs:  # White space is not worth a mark, and what comes next needs it.
            writer.space(runs[-1][1][-1])
        at, at_after = end, end_after
    return writer.finish()


def _changes(before: Sequence[Token], after: Sequence[Token]) -> list[_Change]:
    keys, keys_after = [token.key for token in before], [token.key for token in after]
    counts, counts_after = Counter(keys), Counter(keys_after)
    pairs = {key: number * counts_after[key] for key, number in counts.items()}
    repeated = {key for key, number in pairs.items() if number > _OFTEN}
    if sum(pairs.values()) <= _MOST_PAIRS:
        repeated = set()
    matcher = SequenceMatcher(repeated.__contains__, keys, keys_after, autojunk=False)
    changes: list[_Change] = []
    lengths, lengths_after = _lengths(before), _lengths(after)
    for what, *change in matcher.get_opcodes():
        if what != "equal":
            changes.append((change[0], change[1], change[2], change[3]))
            while len(changes) > 1 and _is_chance(changes, before, lengths, lengths_after):
                last = changes.pop()
                changes[-1] = (changes[-1][0], last[1], changes[-1][2], last[3])
    kept = lengths[-1] - sum(lengths[end] - lengths[start] for start, end, _, _ in changes)
    if kept < _REWRITTEN * min(lengths[-1], lengths_after[-1]):
        return [(0, len(before), 0, len(after))]
    return changes


def _is_chance(
    changes: list[_Change], before: Sequence[Token], lengths: list[int], lengths_after: list[int]
) -> bool:
    """Whether the words in common between the last two changes are too few to be read."""
    common = slice(changes[-2][1], changes[-1][0])
    around = min(
        max(lengths[end] - lengths[start], lengths_after[end_after] - lengths_after[start_after])
        for start, end, start_after, end_after in changes[-2:]
    )
    if lengths[common.stop] - lengths[common.start] > around:
        return False
    if any(token.break_ for token in before[common]):
        return False
    return sum(token.text[:1].isalnum() for token in before[common]) <= _SHORT


def _lengths(tokens: Sequence[Token]) -> list[int]:
    """How many letters and marks come before each token, and how many there are in all."""
    return [0, *accumulate(len(token.text) or 1 for token in tokens)]


def _same_elements(
    before: Sequence[Token], after: Sequence[Token], changes: list[_Change]
) -> dict[int, Element]:
    """The elements of `after` that those of `before`, by number, have become.

    They stand around a word that stayed; or both around words that changed, in the same tags.
    """
    same: dict[int, Element] = {}
    at = at_after = 0
    for start, end, start_after, end_after in [*changes, _end(before, after)]:
        for was, now in zip(before[at:start], after[at_after:start_after], strict=True):
            for one, other in zip(was.within, now.within, strict=True):
                same.setdefault(one.number, other)
        at, at_after = end, end_after
    for start, end, start_after, end_after in changes:
        taken = set(same.values())
        free = [one for one in _elements(after[start_after:end_after]) if one not in taken]
        for one in _elements(before[start:end]):
            like = next((other for other in free if other.opening == one.opening), None)
            if like and one.number not in same:
                same[one.number] = like
                free.remove(like)
    return same


def _elements(tokens: Sequence[Token]) -> list[Element]:
    return list(dict.fromkeys(element for token in tokens for element in token.within))


def _end(before: Sequence[Token], after: Sequence[Token]) -> _Change:
    return len(before), len(before), len(after), len(after)
