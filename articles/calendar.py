"""The calendar of what goes out: months, weeks and days, and what stands on each.

Nothing here asks the database: `articles.agenda` makes entries of rows, and this puts them where
they belong by the clock of the site.
"""

import re
from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from contributors import clocks

YEARS = range(1900, 3000)
DAY = timedelta(days=1)


class Mark(models.TextChoices):
    """How something stands, seen from its date."""

    OUT = "out", _("out")
    SCHEDULED = "scheduled", _("approved, goes out")
    PLANNED = "planned", _("planned, not approved")
    OVERDUE = "overdue", _("overdue, not approved")
    WITHDRAWN = "withdrawn", _("withdrawn")
    UNDATED = "undated", _("without a date")

    @property
    def sign(self) -> str:
        """A shape that tells it from the others without a colour."""
        return SIGNS[self]


SIGNS = {
    Mark.OUT: "●",
    Mark.SCHEDULED: "◐",
    Mark.PLANNED: "○",
    Mark.OVERDUE: "▲",
    Mark.WITHDRAWN: "✕",
    Mark.UNDATED: "□",
}


@dataclass(frozen=True)
class Entry:
    """Something that goes out: an article, a wave or a collection, and where its form is."""

    title: str
    address: str
    mark: Mark
    at: datetime | None = None
    notes: tuple[str, ...] = ()


@dataclass
class Day:
    """A day, and what goes out on it in order, each with what the clock says then.

    `clocks` tells of clocks that change on this day.
    """

    date: date
    entries: list[tuple[str, Entry]] = field(default_factory=list)
    clocks: str = ""


@dataclass(frozen=True)
class Month:
    """A month of the calendar."""

    year: int
    number: int

    @classmethod
    def named(cls, text: str, today: date) -> Self:
        """The month that an address names (“2026-03”), or that of `today` where it names none."""
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            year, number = int(text[:4]), int(text[5:])
            if year in YEARS and 1 <= number <= 12:
                return cls(year, number)
        return cls(today.year, today.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - DAY

    @property
    def before(self) -> "Month":
        """The month before."""
        return Month(self.year - (self.number == 1), self.number - 1 or 12)

    @property
    def after(self) -> "Month":
        """The month after."""
        return Month(self.year + (self.number == 12), self.number % 12 + 1)

    def weeks(self, first_weekday: int) -> list[list[date]]:
        """Its weeks, whole ones: days of its neighbours fill the first and the last.

        `first_weekday` counts as Django’s formats do, from 0 for Sunday.
        """
        return Calendar((first_weekday - 1) % 7).monthdatescalendar(self.year, self.number)


def midnight(day: date, zone: tzinfo) -> datetime:
    """The instant at which `day` begins, in UTC, also where its midnight does not exist."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def days(first: date, last: date, entries: Iterable[Entry], zone: tzinfo) -> dict[date, Day]:
    """Every day from `first` to `last` with those of the entries that stand on it, in order."""
    found: dict[date, Day] = {}
    day = first
    while day <= last:
        found[day] = Day(day, clocks=_change(day, zone))
        day += DAY
    dated = [(entry.at, entry) for entry in entries if entry.at]
    for at, entry in sorted(dated, key=lambda pair: (pair[0], pair[1].title)):
        if place := found.get(at.astimezone(zone).date()):
            place.entries.append((_clock(at, zone), entry))
    return found


def _clock(at: datetime, zone: tzinfo) -> str:
    """What the clock says, with its offset where it says so twice."""
    said = f"{at.astimezone(zone):%H:%M}"
    return f"{said} ({clocks.offset(at, zone)})" if clocks.comes_twice(at, zone) else said


def _change(day: date, zone: tzinfo) -> str:
    """What the clocks do on this day, if they do anything."""
    begins, ends = midnight(day, zone), midnight(day + DAY, zone)
    before = (begins - clocks.SECOND).astimezone(zone).utcoffset() or timedelta()
    after = (ends - clocks.SECOND).astimezone(zone).utcoffset() or timedelta()
    if before == after:
        return ""
    said = _("clocks go forward, %(offset)s") if after > before else _("clocks go back, %(offset)s")
    return said % {"offset": clocks.offset(ends - clocks.SECOND, zone)}
