"""What is spelled almost alike: titles and names for words that nothing was found by.

The databases name candidates by shared trigrams; which of them are near is said here, so that both
agree. The candidates are entries of public things, so that no word of an unreleased text is told.
"""

from dataclasses import dataclass

from articles.search.folding import folded

MAX_WORDS = 4
SHOWN = 8


@dataclass(frozen=True)
class Near:
    """Kinds and keys of what is near, nearest first, and the words that were meant.

    `meant` leads from a folded word of the query to a folded word of a title or name.
    """

    found: list[tuple[str, int]]
    meant: dict[str, str]


def allowed(word: str) -> int:
    """How many slips of the pen a word of this length may hold."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with the next, from one word to the other.

    Optimal string alignment. Anything beyond `most` may be told as `most + 1`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != opposite))
            swapped = column > 1 and row > 1 and letter == other[column - 2]
            if swapped and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return last[-1]


def near(words: list[str], candidates: list[tuple[str, int, str]]) -> Near:
    """Judge `candidates`, each kind, key and label, by the folded `words` of a query."""
    vocabulary = {word for _, _, label in candidates for word in label.split()}
    closest = {word: _closest(word, vocabulary) for word in words}
    scored = []
    for kind, key, label in candidates:
        held = set(label.split())
        hits = [found[near] for found in closest.values() for near in held & found.keys()]
        if hits:
            scored.append((-len(hits), sum(hits), len(label), kind, key))
    meant = {
        word: min(found, key=lambda near: (found[near], near))
        for word, found in closest.items()
        if found and word not in found
    }
    return Near([(kind, key) for *_, kind, key in sorted(scored)[:SHOWN]], meant)


def _closest(word: str, vocabulary: set[str]) -> dict[str, int]:
    """The words of the vocabulary within reach of `word`, each with its distance."""
    most = allowed(word)
    reach = {other: distance(word, other, most) for other in vocabulary if other.isascii()}
    return {other: steps for other, steps in reach.items() if steps <= most}


def corrected(text: str, meant: dict[str, str], printed: list[str]) -> str:
    """The query `text` with the words that were meant, as they are `printed` where they are.

    Empty where there is nothing to put right.
    """
    spelled = {
        folded(word).strip(): word.strip(".,;:!?()“”\"'’")
        for line in printed
        for word in line.split()
    }
    changed = False
    out = []
    for word in text.split(" "):
        other = meant.get(folded(word).strip())
        changed |= other is not None
        out.append(spelled.get(other, other) if other else word)
    return " ".join(out) if changed else ""
