"""The list of a landing page as its template writes it: every entry, those left out hidden.

All are in the page whatever the filter, so that a script can show others without asking again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from articles.landing import Entry, Group, Landing
from articles.take_filter import (
    Choices,
    TakeFilter,
    ordered,
    organisations_of,
    position_of,
    ranks,
    visible,
)


@dataclass(frozen=True)
class Row:
    """An entry, where it stands in each order on offer, and whether the filter shows it."""

    entry: Entry
    wave: str
    shown: bool
    ranks: str = ""
    tags: str = ""

    @property
    def position(self) -> str:
        """The position as an address has it."""
        return position_of(self.entry)

    @property
    def organisations(self) -> str:
        """The slugs of the organisations, spaces between them."""
        return " ".join(sorted({slug for slug, _name in organisations_of(self.entry)}))


@dataclass(frozen=True)
class Section:
    """Rows under one heading: those of a wave that are out, or those that are to come."""

    group: Group
    rows: list[Row]

    @property
    def shown(self) -> int:
        """How many of them the filter shows."""
        return sum(row.shown for row in self.rows)


@dataclass(frozen=True)
class TakeList:
    """The whole list. `flat` holds all answers if they are sorted, and `sections` none then."""

    sections: list[Section]
    flat: list[Row]
    to_come: list[Section]
    visible: set[int]
    count: str
    pattern: str

    @property
    def is_empty(self) -> bool:
        """Whether the filter leaves nothing."""
        return not self.visible


def take_list(landing: Landing, wanted: TakeFilter, choices: Choices) -> TakeList:
    """The list that a filter makes of a landing page."""
    shown = visible(landing, wanted)
    places = ranks(landing.out, choices)
    offered = {slug for slug, _name in choices.tags}
    rows = {
        entry.key: Row(
            entry,
            group.key,
            entry.key in shown,
            " ".join(map(str, places.get(entry.key, []))),
            " ".join(slug for slug, _name in entry.tags if slug in offered),
        )
        for group in landing.groups
        for entry in group.entries
    }

    def section(group: Group, entries: Iterable[Entry]) -> Section:
        return Section(group, [rows[entry.key] for entry in entries])

    flat = ordered(landing.out, wanted.sort) if wanted.sort else []
    out = sum(entry.key in shown for entry in landing.out)
    pattern = _pattern(landing)
    count = pattern.replace("{shown}", str(out)).replace("{soon}", str(len(shown) - out))
    return TakeList(
        [section(group, [] if flat else group.out) for group in landing.newest_first],
        [rows[entry.key] for entry in flat],
        [section(group, group.soon) for group in landing.to_come],
        shown,
        count,
        pattern,
    )


def _pattern(landing: Landing) -> str:
    """How many are shown, in words, with {shown} and {soon} for the numbers."""
    out, soon = len(landing.out), len(landing.soon)
    pattern = ngettext("{shown} of %(all)d answer", "{shown} of %(all)d answers", out)
    pattern = pattern % {"all": out}
    if soon:
        more = ngettext("{soon} of %(all)d to come", "{soon} of %(all)d to come", soon)
        pattern = f"{pattern}, {more % {'all': soon}}"
    return pattern
