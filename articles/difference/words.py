"""Two texts word by word: what went is in `<del>`, what came in `<ins>`.

`difflib` finds what is common; what is too little to be read between two changes is counted among
them. Everything that is written here is either escaped, or a tag out of clean markup.
"""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

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
        replaced = end > start and end_after > start_after
        for number, token in enumerate(before[start:end], start=start + 1):
            lost = replaced and number == end
            writer.write(token, "del", space="" if lost else token.space, numbers=numbers)
        for number, token in enumerate(after[start_after:end_after], start=start_after + 1):
            last = replaced and number == end_after
            writer.write(token, "ins", space="" if last else token.space)
            if last:
                writer.space(token)
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
    for what, *change in matcher.get_opcodes():
        if what != "equal":
            changes.append((change[0], change[1], change[2], change[3]))
            _swallow(changes, before, after)
    kept = _length(before) - sum(_length(before[start:end]) for start, end, _, _ in changes)
    if kept < _REWRITTEN * min(_length(before), _length(after)):
        return [(0, len(before), 0, len(after))]
    return changes


def _swallow(changes: list[_Change], before: Sequence[Token], after: Sequence[Token]) -> None:
    """Count the few words between the last two changes among them, as long as they are few."""
    while len(changes) > 1:
        (start, end, start_after, end_after), last = changes[-2:]
        common = before[end : last[0]]
        size = _length(common)
        sizes = (
            max(_length(before[start:end]), _length(after[start_after:end_after])),
            max(_length(before[last[0] : last[1]]), _length(after[last[2] : last[3]])),
        )
        if sum(token.text[:1].isalnum() for token in common) > _SHORT or size > min(sizes):
            return
        if any(token.break_ for token in common):
            return
        changes[-2:] = [(start, last[1], start_after, last[3])]


def _length(tokens: Sequence[Token]) -> int:
    return sum(len(token.text) or 1 for token in tokens)


def _same_elements(
    before: Sequence[Token], after: Sequence[Token], changes: list[_Change]
) -> dict[int, Element]:
    """The elements of `after` that those of `before`, by number, have become."""
    same: dict[int, Element] = {}
    at = at_after = 0
    for start, end, start_after, end_after in [*changes, _end(before, after)]:
        for was, now in zip(before[at:start], after[at_after:start_after], strict=True):
            for one, other in zip(was.within, now.within, strict=True):
                same.setdefault(one.number, other)
        at, at_after = end, end_after
    return same


def _end(before: Sequence[Token], after: Sequence[Token]) -> _Change:
    return len(before), len(before), len(after), len(after)
