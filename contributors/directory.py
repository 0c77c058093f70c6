"""People from A to Z, whatever their script, and a long list of them a page at a time.

Sorted here, because databases do not agree on where accents and capitals belong. All names are
read for that, which is little; what is shown of people is fetched for those on the page only.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from anyascii import anyascii
from django.db import models

from contributors.models import Affiliation, Contributor

PAGE = 300
# In place of a letter, for names that begin with none.
OTHER = "#"
# No name is filed under more; an address may come with any text.
_LONGEST = 250


@dataclass(frozen=True)
class Letter:
    """A letter, the key from which its people are filed, and whether they begin on this page."""

    letter: str
    key: str
    is_here: bool

    @property
    def anchor(self) -> str:
        """The fragment that leads to it within a page."""
        return f"letter-{'other' if self.letter == OTHER else self.letter}"


@dataclass(frozen=True)
class Directory:
    """A page of people by letter.

    `letters` are those of everybody; `following` is the key of the first person after this page,
    or empty. `number` counts everybody. `start` is the key of the first person on it, or empty
    where it is the first page, and where nobody is on it.
    """

    letters: list[Letter]
    groups: list[tuple[Letter, list[Contributor]]]
    number: int
    start: str
    following: str

    @property
    def is_first(self) -> bool:
        """Whether it begins with the first of all."""
        return not self.start and bool(self.groups or not self.number)

    @property
    def query(self) -> str:
        """What follows the path of the list in the one address of this page."""
        return f"?from={quote(self.start, safe='')}" if self.start else ""


def filing_key(sort_name: str, key: int) -> tuple[str, int]:
    """Where a person is filed: letters of every script by their transliteration.

    Names that begin with no letter come first, as one group.
    """
    text = anyascii(sort_name).casefold()
    return (text if text[:1].isalpha() else f" {text}"), key


def directory_from(
    people: models.QuerySet[Contributor], start: str, *, size: int = PAGE
) -> Directory:
    """The page of `people` whose names are filed at `start` or after it, in three queries.

    The place is a name, no number, so that nobody is lost or seen twice when somebody new is filed
    before it. People of one name are never parted.
    """
    filed = sorted(
        filing_key(name, key) for key, name in people.order_by().values_list("pk", "sort_name")
    )
    names = [name for name, _key in filed]
    begin = bisect_left(names, start[:_LONGEST].casefold()) if start else 0
    end = min(begin + size, len(names))
    while 0 < end < len(names) and names[end] == names[end - 1]:
        end += 1
    letters = _letters(names, begin, end)
    return Directory(
        letters=letters,
        groups=_grouped(filed[begin:end], {one.letter: one for one in letters}),
        number=len(filed),
        start=names[begin] if 0 < begin < len(names) else "",
        following=names[end] if end < len(names) else "",
    )


def _letters(names: list[str], begin: int, end: int) -> list[Letter]:
    """Each letter once; its key is that of its first person, so that its page begins with it."""
    letters = []
    place = 0
    for letter, group in groupby(names, key=_letter):
        letters.append(Letter(letter, names[place], begin <= place < end))
        place += len(list(group))
    return letters


def _grouped(
    shown: list[tuple[str, int]], letters: dict[str, Letter]
) -> list[tuple[Letter, list[Contributor]]]:
    affiliations = models.Prefetch(
        "affiliations", Affiliation.objects.select_related("organisation")
    )
    keys = [key for _name, key in shown]
    rows: Any = Contributor.objects.filter(pk__in=keys).defer("bio").prefetch_related(affiliations)
    found = {person.pk: person for person in rows}
    return [
        (letters[letter], [found[key] for _name, key in group if key in found])
        for letter, group in groupby(shown, key=lambda one: _letter(one[0]))
    ]


def _letter(name: str) -> str:
    return name[:1].upper() if name[:1].isalpha() else OTHER
