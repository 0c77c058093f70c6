"""Merging two versions of a text, block by block, over the one that both began with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.alignment import Alignment, align
from articles.blocks import split_blocks
from articles.merging.clash import Clash


def merge_markup(name: str, base: str, mine: str, theirs: str) -> "MergedText":
    """Return the merged text of the field `name`.

    Each block of the base is decided by itself, and so is each gap between two: what only one
    side changed is taken, even right beside a change of the other's.
    """
    before = split_blocks(base)
    ours, others = _Side.of(before, split_blocks(mine)), _Side.of(before, split_blocks(theirs))
    return _Merge(MergedText(name), before, ours, others).run()


@dataclass(slots=True)
class MergedText:
    """A text in the making: its parts in order, and which side gave to it."""

    name: str
    parts: list[str | Clash] = field(default_factory=list)
    from_mine: bool = False
    from_theirs: bool = False

    def decide(self, base: list[str], mine: list[str], theirs: list[str]) -> None:
        """Add what three versions of one place come to."""
        if mine == theirs:
            self.parts += mine
        elif mine == base:
            self.parts += theirs
            self.from_theirs = True
        elif theirs == base:
            self.parts += mine
            self.from_mine = True
        else:
            self.clash(base, mine, theirs)

    def clash(self, base: list[str], mine: list[str], theirs: list[str]) -> None:
        """Add a place that has to be settled."""
        at = len(self.parts)
        self.parts.append(Clash(self.name, "".join(base), "".join(mine), "".join(theirs), at))

    def insert(self, mine: list[str], theirs: list[str]) -> None:
        """Add what both put into one gap: what both begin or end with, once."""
        shorter = min(len(mine), len(theirs))
        head = next((at for at in range(shorter) if mine[at] != theirs[at]), shorter)
        shorter -= head
        tail = next((at for at in range(shorter) if mine[~at] != theirs[~at]), shorter)
        end, end_theirs = len(mine) - tail, len(theirs) - tail
        self.parts += mine[:head]
        self.decide([], mine[head:end], theirs[head:end_theirs])
        self.parts += mine[end:]


@dataclass(slots=True)
class _Side:
    """One side's blocks, and how they came out of the base."""

    blocks: list[str]
    alignment: Alignment
    # Moved blocks whose new place is decided together with what the other side made of them.
    moves: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, before: list[str], blocks: list[str]) -> "_Side":
        return cls(blocks, align(before, blocks))

    def stretch(self, start: int, end: int) -> list[str]:
        """What stands in the place of the blocks of the base from `start` up to `end`."""
        return [self.blocks[at] for at in self.alignment.stretch(start, end)]

    def gap(self, gap: int) -> list[str]:
        return [self.blocks[at] for at in self.alignment.gaps[gap]]


class _Merge:
    def __init__(self, text: MergedText, before: list[str], mine: _Side, theirs: _Side) -> None:
        self.text, self.before, self.mine, self.theirs = text, before, mine, theirs
        self.bound = mine.alignment.bound | theirs.alignment.bound
        mine.moves = self._moves_to_follow(mine, theirs)
        theirs.moves = self._moves_to_follow(theirs, mine)

    def run(self) -> MergedText:
        for gap in range(len(self.before) + 1):
            if gap in self.bound:  # It is inside of a stretch that is decided as one.
                continue
            self._decide_gap(gap)
            if gap < len(self.before):
                end = gap + 1
                while end in self.bound:
                    end += 1
                self._decide_stretch(gap, end)
        return self.text

    def _moves_to_follow(self, side: _Side, other: _Side) -> dict[int, int]:
        """The moves of one side that go where the other side leaves everything as it is."""
        arrivals = side.alignment.arrivals()
        return {
            one: at
            for one, at in side.alignment.moved.items()
            if not {one, one + 1, arrivals[at]} & self.bound
            and not other.alignment.gaps[arrivals[at]]
        }

    def _decide_stretch(self, start: int, end: int) -> None:
        if start in self.mine.moves or start in self.theirs.moves:
            return
        mine, theirs = self.mine.stretch(start, end), self.theirs.stretch(start, end)
        self.text.decide(self.before[start:end], mine, theirs)

    def _decide_gap(self, gap: int) -> None:
        for side, other in ((self.mine, self.theirs), (self.theirs, self.mine)):
            origins = {at: one for one, at in side.moves.items()}
            if origins.keys() & set(side.alignment.gaps[gap]):
                self._decide_arrivals(gap, side, other, origins)
                return
        self.text.insert(self.mine.gap(gap), self.theirs.gap(gap))

    def _decide_arrivals(
        self, gap: int, side: _Side, other: _Side, origins: Mapping[int, int]
    ) -> None:
        """A block that one side moved here takes along what the other side wrote in it."""
        for at in side.alignment.gaps[gap]:
            here, there, base = [side.blocks[at]], list[str](), list[str]()
            if at in origins:
                base = [self.before[origins[at]]]
                if origins[at] not in other.moves:
                    there = other.stretch(origins[at], origins[at] + 1)
            mine, theirs = (here, there) if side is self.mine else (there, here)
            if base and not there:  # Moved here by one side, gone or moved elsewhere by the other.
                self.text.clash(base, mine, theirs)
                continue
            self.text.decide(base, mine, theirs)
            if side is self.mine:
                self.text.from_mine = True
            else:
                self.text.from_theirs = True
