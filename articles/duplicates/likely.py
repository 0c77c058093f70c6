"""What may stand twice: things of a kind that share a name, or what is one person’s alone.

People share a name when their names have the same words, case, marks and accents aside;
organisations when theirs are the same without “The” before and “Inc.” or the like behind; tags when
they are one word, whether of one or of many. A website or a private e-mail in common is a sign as
well. Handles and ORCID iDs are not asked about: the database takes each once.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from anyascii import anyascii
from django.db import models

from articles.models import Tag
from contributors.models import Contributor, Organisation
from contributors.names import name_key

MOST = 100
_WORDS = re.compile(r"[^\W_]+")
_BEFORE = {"the"}
_BEHIND = {"inc", "ltd", "llc", "co", "corp", "plc", "gmbh", "ag", "sa"}


def likely(rows: models.QuerySet[Any]) -> list[list[Any]]:
    """Groups of rows that may be the same, at most `MOST` of them: one query, however many rows."""
    model: Any = rows.model
    fields, signs = _SIGNS[model]
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows.only("slug", *fields).order_by("pk"):
        for sign in signs(row):
            found[sign].append(row)
    groups: list[list[Any]] = []
    seen: set[tuple[int, ...]] = set()
    for group in found.values():
        keys = tuple(row.pk for row in group)
        if len(group) > 1 and keys not in seen:
            seen.add(keys)
            groups.append(group)
    return groups[:MOST]


def folded(name: str) -> str:
    """The words of a name without marks and accents."""
    return " ".join(_WORDS.findall(anyascii(name_key(name)).casefold()))


def _place(name: str) -> str:
    words = folded(name).split()
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    while len(words) > 1 and words[-1] in _BEHIND:
        words = words[:-1]
    return "".join(words)


def _word(name: str) -> str:
    """A tag without its last “s”: “tide” and “tides” may be the same, and somebody looks at it."""
    return folded(name).replace(" ", "").removesuffix("s")


def _of_person(person: Contributor) -> Iterable[str]:
    # In any order: “Tester, Ada” may have been put in as a name.
    yield f"name {' '.join(sorted(folded(person.name).split()))}"
    for field in ("website", "email"):
        if value := str(getattr(person, field)).casefold().removesuffix("/"):
            yield f"{field} {value}"


_SIGNS: dict[type[models.Model], tuple[tuple[str, ...], Callable[[Any], Iterable[str]]]] = {
    Contributor: (("name", "website", "email"), _of_person),
    Organisation: (("name",), lambda row: [_place(row.name)]),
    Tag: (("name",), lambda row: [_word(row.name)]),
}
