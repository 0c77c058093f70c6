"""From text to the terms that both databases keep: letters a to z and digits, nothing else.

Folding is done here, so that SQLite and PostgreSQL agree: the parser, the alphabet and the locale
of neither has a say. Letters of every script are transliterated (“Łučja” is `lucja`, “Путин” is
`putin`). Scripts written without spaces, and Hangul, become overlapping pairs of characters, and
the last character of a run also stands alone; each pair is spelled in ASCII by its code points.
"""

import re
import unicodedata

from anyascii import anyascii

from articles.search.stemming import stem

LONGEST = 64

# Han, kana, Hangul; Thai, Lao, Tibetan, Burmese, Khmer: no spaces that would part the words.
_UNSPACED = [
    (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x20000, 0x323AF),
]  # fmt: skip
_RUN = re.compile(r"[a-z0-9]+|[^a-z0-9 ]+")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]")


class _Folding(dict[int, str]):
    """What each character becomes; filled as characters come along, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold(chr(code))
        return folded

    def _fold(self, character: str) -> str:
        category = unicodedata.category(character)
        if category == "Cf":  # Soft hyphens, joiners, marks of direction: not seen, not searched.
            return ""
        if category[0] not in "LMN":
            return " "
        if any(first <= ord(character) <= last for first, last in _UNSPACED):
            return character
        plain = _NOT_ASCII_WORD.sub("", anyascii(character).lower())
        return plain if plain or category[0] == "M" else " "


_FOLDING = _Folding()


def folded(text: str) -> str:
    """`text` in a-z, 0-9, spaces, and the characters of scripts that know no spaces."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDING)


def words(text: str, *, open_end: bool = False) -> list[str]:
    """The words of `text` as they are kept, not stemmed, each at most 64 characters long.

    With `open_end` a run of unspaced script at the very end goes without its last character
    alone, so that it is also found where it goes on.
    """
    runs = _RUN.findall(folded(text))
    kept: list[str] = []
    for number, run in enumerate(runs, 1):
        if run.isascii():
            kept.append(run[:LONGEST])
        else:
            pairs = [run[at : at + 2] for at in range(len(run))]
            if open_end and number == len(runs) and len(pairs) > 1:
                pairs.pop()
            kept.extend(map(_spelled, pairs))
    return kept


def terms(text: str) -> list[str]:
    """The words of `text`, each as its stem."""
    return [stem(word) for word in words(text)]


def is_unspaced(word: str) -> bool:
    """Whether a word of `words()` stands for characters of a script without spaces."""
    return re.fullmatch(r"(?:u[0-9a-f]{5}){1,2}", word) is not None


def _spelled(characters: str) -> str:
    return "".join(f"u{ord(character):05x}" for character in characters)
