"""What a reader typed, understood: words, “phrases”, -words, and a last word in the making.

Pure, and without a wrong input: whatever is not understood is left out. Linear in the length of
the text, of which 1,000 characters and 32 words are read.
"""

import re
from dataclasses import dataclass

from articles.search.folding import is_unspaced, words
from articles.search.stemming import stem

MAX_CHARACTERS = 1000
MAX_WORDS = 32
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TOKEN = re.compile(r'(-?)"([^"]*)"?|(-?)([^\s"]+)')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class Clause:
    """Terms that stand one behind the other; a single word is one of them.

    With `beginning` the last term may also be the beginning of a word: that word as typed.
    """

    terms: tuple[str, ...]
    beginning: str = ""


@dataclass(frozen=True)
class Query:
    """What has to be found, what must not be, and the text that said so."""

    text: str
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()

    @property
    def words(self) -> list[str]:
        """The terms that are wanted, for marking them, each once."""
        return list(dict.fromkeys(term for clause in self.wanted for term in clause.terms))

    @property
    def beginnings(self) -> list[str]:
        """What words may begin with that are wanted."""
        return [clause.beginning for clause in self.wanted if clause.beginning]


def presentable(text: str) -> str:
    """`text` as it may be shown again: cut, without control characters and lone surrogates."""
    valid = text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub(" ", valid).strip()


def parsed(typed: str) -> Query:
    """The query that `typed` stands for; any text at all may be given."""
    text = presentable(typed)
    wanted: list[Clause] = []
    unwanted: list[Clause] = []
    left = MAX_WORDS
    source = text.translate(_QUOTES)
    tokens = list(_TOKEN.finditer(source))
    for token in tokens:
        quoted = token[2] is not None
        refused = bool(token[1] or token[3])
        last = token is tokens[-1] and not typed[-1:].isspace()
        growing = last and not quoted and not refused
        clause = _clause(token[2] if quoted else token[4], left, growing=growing)
        if clause:
            left -= len(clause.terms)
            (unwanted if refused else wanted).append(clause)
    return Query(text, tuple(wanted), tuple(unwanted))


def _clause(text: str, left: int, *, growing: bool) -> Clause | None:
    found = words(text, open_end=True)
    kept = found[:left]
    if not kept:
        return None
    whole = len(kept) == len(found)
    # One character of Han is the beginning of every pair that it opens.
    opens_pairs = is_unspaced(kept[-1]) and len(kept[-1]) == len("u00000")
    begins = whole and (opens_pairs or (growing and len(kept[-1]) > 1))
    terms = tuple(stem(word) for word in kept)
    return Clause(terms, kept[-1] if begins else "")
