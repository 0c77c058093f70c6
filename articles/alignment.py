"""How one list of blocks came out of another: which stayed, changed, split, went or moved."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import count

from articles.blocks import likeness, words

ALIKE = 0.35  # share of words from which on a block is an edited one, and not another
_MOVED = 0.6  # and from which on that holds across the whole text
_REACH = 25  # how far from its place in a rewritten stretch a block is looked for
_MOST_PAIRS = 250_000  # beyond, a stretch is paired by position: no editor rewrites 500 blocks

Likeness = Callable[[int, int], float]


@dataclass(slots=True)
class Alignment:
    """How `after` came out of `before`, by the positions of their blocks.

    Every block of `after` is in one slot or one gap; both together are in the order of `after`.
    """

    # What stands in the place of each block of `before`: nothing, a block, or what it was split to.
    slots: list[list[int]]
    # What was put in before each block of `before`, and at the end.
    gaps: list[list[int]]
    # The gaps that vanished because the blocks on both sides were joined.
    bound: set[int] = field(default_factory=set)
    # Blocks of `before` without a slot, and where in a gap they went.
    moved: dict[int, int] = field(default_factory=dict)

    def end(self, start: int) -> int:
        """Where the stretch ends that begins with block `start`: behind all that is bound to it."""
        return next(gap for gap in count(start + 1) if gap not in self.bound)

    def stretch(self, start: int, end: int) -> list[int]:
        """What stands in the place of the blocks from `start` up to `end`."""
        places = list(self.slots[start])
        for at in range(start + 1, end):
            places += self.gaps[at] + self.slots[at]
        return places

    def arrivals(self) -> dict[int, int]:
        """The gap of each block that has one."""
        return {at: gap for gap, there in enumerate(self.gaps) for at in there}


def align(before: list[str], after: list[str]) -> Alignment:
    """Return how the blocks of `after` came out of those of `before`."""
    alignment = Alignment([[] for _ in before], [[] for _ in range(len(before) + 1)])
    words_before = cache(lambda at: words(before[at]))
    words_after = cache(lambda at: words(after[at]))

    def like(one: int, other: int) -> float:
        return likeness(words_before(one), words_after(other))

    counts, counts_after = Counter(before), Counter(after)

    def repeated(block: str) -> bool:
        return counts[block] > 1 or counts_after[block] > 1

    # What stands there twice, such as three asterisks, is no landmark; it follows its neighbours.
    matcher = SequenceMatcher(repeated, before, after, autojunk=False)
    changed = []
    for what, start, end, start_after, end_after in matcher.get_opcodes():
        if what == "equal":
            for one, other in zip(range(start, end), range(start_after, end_after), strict=True):
                alignment.slots[one] = [other]
        else:
            changed.append((range(start, end), range(start_after, end_after)))
    _find_moved(
        alignment,
        {before[at]: at for run, _ in changed for at in run if not repeated(before[at])},
        {after[at]: at for _, run in changed for at in run if words_after(at)},
    )
    arrived = set(alignment.moved.values())
    for run, run_after in changed:
        stayed = [at for at in run if at not in alignment.moved]
        here = [at for at in run_after if at not in arrived]
        run_pairs = _pairs(stayed, here, like)
        _fill(alignment, stayed, here, run_pairs, (words_before, words_after))
    _fill_gaps(alignment, len(after))
    _find_moved_and_edited(alignment, like)
    return alignment


def _find_moved(alignment: Alignment, went: dict[str, int], came: dict[str, int]) -> None:
    """A block that is missing here and stands elsewhere, word for word, has moved."""
    alignment.moved |= {at: came[block] for block, at in went.items() if block in came}


def _pairs(stayed: list[int], here: list[int], like: Likeness) -> list[tuple[int, int]]:
    """Which blocks of a rewritten stretch belong together, in order: the likest of all ways."""
    in_order = list(zip(stayed, here, strict=False))
    rows, columns = len(stayed), len(here)
    if rows * columns > _MOST_PAIRS:
        return in_order
    if rows == columns and all(like(*pair) >= ALIKE for pair in in_order):
        return in_order
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    width = _REACH * max(rows, columns)
    for row in range(rows):
        for column in range(columns):
            better = max(best[row][column + 1], best[row + 1][column])
            if abs(row * columns - column * rows) <= width:
                gain = like(stayed[row], here[column])
                if gain >= ALIKE and best[row][column] + gain > better:
                    better = best[row][column] + gain
            best[row + 1][column + 1] = better
    pairs = []
    row, column = rows, columns
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((stayed[row], here[column]))
    return pairs[::-1]


def _fill(
    alignment: Alignment,
    stayed: list[int],
    here: list[int],
    pairs: list[tuple[int, int]],
    vocabulary: tuple[Callable[[int], frozenset[str]], Callable[[int], frozenset[str]]],
) -> None:
    """Give the blocks of a rewritten stretch their slots, those between the pairs too.

    What is left beside a pair was split off from it, or joined to it, if it has its words; as
    many as were there before took their places; what remains was deleted, or put in.
    """
    words_before, words_after = vocabulary
    for one, other in pairs:
        alignment.slots[one] = [other]
    for earlier, later in zip([None, *pairs], [*pairs, None], strict=True):
        rest, rest_after = (
            _between(run, earlier and earlier[side], later and later[side])
            for side, run in enumerate((stayed, here))
        )
        for pair, nearest in ((earlier, 0), (later, -1)):
            if pair is None:
                continue
            one, other = pair
            kept, kept_after = words_before(one), words_after(other)
            split = _reached(rest_after, other, nearest, words_after, (kept_after, kept))
            alignment.slots[one] = sorted(alignment.slots[one] + split)
            joined = _reached(rest, one, nearest, words_before, (kept, kept_after))
            alignment.bound.update(at + 1 if nearest else at for at in joined)
        if len(rest) == len(rest_after):
            for one, other in zip(rest, rest_after, strict=True):
                alignment.slots[one] = [other]


def _between(run: list[int], earlier: int | None, later: int | None) -> list[int]:
    start = 0 if earlier is None else bisect_right(run, earlier)
    return run[start : None if later is None else bisect_left(run, later)]


def _reached(
    rest: list[int],
    edge: int,
    nearest: int,
    vocabulary: Callable[[int], frozenset[str]],
    between: tuple[frozenset[str], frozenset[str]],
) -> list[int]:
    """Take those out of `rest` that border on `edge` and whose words went `between` two blocks."""
    found = []
    while (
        rest and abs(rest[nearest] - edge) == 1 and _went_over(vocabulary(rest[nearest]), *between)
    ):
        edge = rest.pop(nearest)
        found.append(edge)
    return sorted(found)


def _went_over(part: frozenset[str], kept: frozenset[str], into: frozenset[str]) -> bool:
    """Whether most of the words that `part` does not share with `kept` are found in `into`."""
    own = part - kept
    return bool(own) and 2 * len(own & into) >= len(own)


def _fill_gaps(alignment: Alignment, total: int) -> None:
    """Put what has no slot into the gap behind the slot before it."""
    owners = {at: one for one, slot in enumerate(alignment.slots) for at in slot}
    gap = 0
    for at in range(total):
        if at in owners:
            gap = alignment.end(owners[at])
        else:
            alignment.gaps[gap].append(at)


def _find_moved_and_edited(alignment: Alignment, like: Likeness) -> None:
    """What is missing here and stands elsewhere in nearly the same words has moved, too."""
    arrived = set(alignment.moved.values())
    went = [
        at
        for at, slot in enumerate(alignment.slots)
        if not slot and at not in alignment.moved and not {at, at + 1} & alignment.bound
    ]
    came = [at for gap in alignment.gaps for at in gap if at not in arrived]
    if len(went) * len(came) > _MOST_PAIRS // 10:
        return
    found = ((like(one, other), one, other) for one in went for other in came)
    for _, one, other in sorted((each for each in found if each[0] >= _MOVED), reverse=True):
        if one not in alignment.moved and other not in arrived:
            alignment.moved[one] = other
            arrived.add(other)
