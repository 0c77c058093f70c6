"""Which row of a list became which, and which of them moved."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any


def pairs_of(was: Sequence[Any], now: Sequence[Any]) -> dict[Any, Any]:
    """Return which key of before each key of now is: the same, else the next one like it.

    A contributor who turns from author into translator has another key, and is the same person.
    """
    pairs = {key: key for key in now if key in was}
    for key in now:
        (named, _number) = key
        if key not in pairs and named[0]:
            taken = set(pairs.values())
            like = (old for old in was if old not in taken and old not in now)
            found = next((old for old in like if old[0][0] == named[0]), None)
            if found:
                pairs[key] = found
    return pairs


def moved_of(was: Sequence[Any], now: Sequence[Any], pairs: dict[Any, Any]) -> set[Any]:
    """Return the keys of now that do not stand in the order in which they stood."""
    kept = [key for key in now if key in pairs]
    order = [key for key in was if key in pairs.values()]
    matcher = SequenceMatcher(None, order, [pairs[key] for key in kept], autojunk=False)
    in_order = (kept[block.b : block.b + block.size] for block in matcher.get_matching_blocks())
    return set(kept).difference(*in_order)
