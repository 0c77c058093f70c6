"""The filter of a landing page: which entries a query shows, and in what order.

Pure functions. `static/js/elements/take-filter.js` does the same on the finished page: whoever
changes one changes the other. Values that mean nothing here are ignored.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.landing import Entry, Landing
from articles.standing import Place, place

LONGEST = 200
# Letters that Unicode does not take apart, and marks that people type alike.
_ALIKE = str.maketrans(
    {
        "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
        "ð": "d", "þ": "th", "ς": "σ", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-",
    }
)  # fmt: skip
UNSAID = "none"
# What the order of the answers can be, besides as released, the newest first.
SORTS = {
    "order": _("First to last"),
    "name": _("By name"),
    "affiliation": _("By institution"),
    "position": _("By position"),
    "confidence": _("Most confident first"),
    "minutes": _("Shortest first"),
}
OF_A_SCALE = {"position", "confidence"}


def fold(text: str) -> str:
    """`text` without case, accents and control characters, with single spaces."""
    apart = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(
        " " if unicodedata.category(letter) == "Cc" else letter
        for letter in apart
        if unicodedata.category(letter) != "Mn"
    )
    return " ".join(plain.translate(_ALIKE).split())


@dataclass(frozen=True)
class Choices:
    """What the form offers: pairs of a value and what readers see."""

    places: list[Place]
    unsaid: bool
    organisations: list[tuple[str, str]]
    tags: list[tuple[str, str]]
    waves: list[tuple[str, Any]]
    sorts: list[tuple[str, Any]]

    @property
    def positions(self) -> set[str]:
        """The values that a position can have."""
        return {str(place.number) for place in self.places} | ({UNSAID} if self.unsaid else set())


@dataclass(frozen=True)
class TakeFilter:
    """What a query asks for."""

    q: str = ""
    positions: frozenset[str] = frozenset()
    organisation: str = ""
    tag: str = ""
    wave: str = ""
    sort: str = ""
    view: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the page is that of the bare address."""
        return self == TakeFilter()

    @property
    def cleared(self) -> str:
        """The query that keeps the view only."""
        return f"?{urlencode({'view': self.view})}" if self.view else ""

    def shows(self, entry: Entry) -> bool:
        """Whether it lets the entry through. Who is to come is known by name and wave alone."""
        if self.q and not all(word in words_of(entry) for word in fold(self.q).split()):
            return False
        if entry.answer is None:
            return not (self.positions or self.organisation or self.tag)
        if self.positions and position_of(entry) not in self.positions:
            return False
        if self.tag and self.tag not in dict(entry.tags):
            return False
        return not self.organisation or self.organisation in dict(organisations_of(entry))


def choices_for(labels: list[str], landing: Landing) -> Choices:
    """What can be chosen. Tags are offered if two answers share them: others find one answer."""
    out = landing.out
    organisations = {pair for entry in out for pair in organisations_of(entry)}
    tags = Counter(tag for entry in out for tag in entry.tags)
    places = [found for number in range(1, len(labels) + 1) if (found := place(labels, number))]
    unsaid = bool(places) and any(entry.place is None for entry in out)
    waves = [(group.key, group.wave) for group in landing.groups]
    return Choices(
        places=places if any(entry.place for entry in out) else [],
        unsaid=unsaid and any(entry.place for entry in out),
        organisations=sorted(organisations, key=lambda pair: fold(pair[1])),
        tags=sorted((tag for tag, number in tags.items() if number > 1), key=_by_name),
        waves=waves if len(waves) > 1 else [],
        sorts=[
            (value, label)
            for value, label in SORTS.items()
            if value not in OF_A_SCALE or any(entry.place for entry in out)
        ],
    )


def _by_name(pair: tuple[str, str]) -> str:
    return fold(pair[1])


def read(query: QueryDict, choices: Choices) -> TakeFilter:
    """The filter that a query asks for, as far as the choices know its values."""
    q = query.get("q", "")[:LONGEST]
    return TakeFilter(
        q=" ".join(_printable(q).split()) if fold(q) else "",
        positions=frozenset(query.getlist("position")) & choices.positions,
        organisation=_known(query, "organisation", choices.organisations),
        tag=_known(query, "tag", choices.tags),
        wave=_known(query, "wave", choices.waves),
        sort=_known(query, "sort", choices.sorts),
        view="list" if query.get("view") == "list" else "",
    )


def visible(landing: Landing, wanted: TakeFilter) -> set[int]:
    """The keys of the entries that the filter shows."""
    return {
        entry.key
        for group in landing.groups
        if wanted.wave in {"", group.key}
        for entry in group.entries
        if wanted.shows(entry)
    }


def _printable(text: str) -> str:
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)


def _known(query: QueryDict, name: str, pairs: Iterable[tuple[str, Any]]) -> str:
    value = query.get(name, "")
    return value if value in dict(pairs) else ""


def words_of(entry: Entry) -> str:
    """What the text filter looks at, folded: all that the page shows of the entry."""
    parts = [person.contributor.name for person in entry.people]
    if entry.answer is not None:
        article: Any = entry.answer.article
        parts += [person.affiliation for person in entry.people]
        parts += [article.title, entry.answer.pull_quote]
    return fold(" ".join(parts))


def organisations_of(entry: Entry) -> list[tuple[str, str]]:
    """Where the people of an answer worked on its day: slugs and names."""
    return [person.organisation for person in entry.people if person.organisation]


def position_of(entry: Entry) -> str:
    """The position as an address has it."""
    return str(entry.place.number) if entry.place else UNSAID


# What each order goes by; the order of the collection breaks ties.
_KEYS: dict[str, Callable[[Entry], Any]] = {
    "order": lambda entry: 0,
    "name": lambda entry: [fold(person.contributor.sort_name) for person in entry.people],
    "affiliation": lambda entry: (
        not any(person.affiliation for person in entry.people),
        [fold(person.organisation[1] if person.organisation else person.affiliation)
         for person in entry.people],
    ),
    "position": lambda entry: (
        (entry.place is None, entry.place.number if entry.place else 0, -_confidence(entry))
    ),
    "confidence": lambda entry: -_confidence(entry),
    "minutes": lambda entry: _minutes(entry),
}  # fmt: skip


def ordered(entries: Iterable[Entry], sort: str) -> list[Entry]:
    """The entries, which come in the order of the collection, in the order `sort`."""
    return sorted(entries, key=_KEYS[sort])


def ranks(entries: list[Entry], choices: Choices) -> dict[int, list[int]]:
    """The rank of each entry, by its key, in each of the orders on offer."""
    found: dict[int, list[int]] = {entry.key: [] for entry in entries}
    for sort, _label in choices.sorts:
        for rank, entry in enumerate(ordered(entries, sort)):
            found[entry.key].append(rank)
    return found


def _confidence(entry: Entry) -> int:
    return (entry.answer and entry.answer.confidence) or 0


def _minutes(entry: Entry) -> int:
    article: Any = entry.answer.article if entry.answer else None
    return article.minutes if article else 0
