"""What the clock on the wall says, and which instants that may be.

Where clocks go forward in spring an hour of local times does not exist, and where they go back in
autumn an hour comes twice. Instants are aware and in UTC; `local` is what the clock says, naive;
`zone` is whatever `datetime` takes for one.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

# Of each unit its minutes, how many of it are too many, and how they are said.
UNITS: list[tuple[float, float, Any, Any]] = [
    (
        1,
        60,
        ngettext_lazy("in %(number)d minute", "in %(number)d minutes", "number"),
        ngettext_lazy("%(number)d minute ago", "%(number)d minutes ago", "number"),
    ),
    (
        60,
        36,
        ngettext_lazy("in %(number)d hour", "in %(number)d hours", "number"),
        ngettext_lazy("%(number)d hour ago", "%(number)d hours ago", "number"),
    ),
    (
        24 * 60,
        60,
        ngettext_lazy("in %(number)d day", "in %(number)d days", "number"),
        ngettext_lazy("%(number)d day ago", "%(number)d days ago", "number"),
    ),
    (
        30.44 * 24 * 60,
        24,
        ngettext_lazy("in %(number)d month", "in %(number)d months", "number"),
        ngettext_lazy("%(number)d month ago", "%(number)d months ago", "number"),
    ),
    (
        365.25 * 24 * 60,
        math.inf,
        ngettext_lazy("in %(number)d year", "in %(number)d years", "number"),
        ngettext_lazy("%(number)d year ago", "%(number)d years ago", "number"),
    ),
]
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Gap:
    """A jump of the clock: what it said when it jumped, and what it said then."""

    jumps_from: datetime
    jumps_to: datetime

    @property
    def last(self) -> datetime:
        """The last minute that exists before the jump."""
        return self.jumps_from - MINUTE


def instants(local: datetime, zone: tzinfo) -> list[datetime]:
    """The instants at which the clock says `local`: one as a rule, none in a gap, two in autumn.

    Raises `OverflowError` at the ends of the calendar.
    """
    both = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return [
        instant
        for instant in dict.fromkeys(both)
        if instant.astimezone(zone).replace(tzinfo=None) == local
    ]


def gap(local: datetime, zone: tzinfo) -> Gap:
    """The jump that leaves `local` out; only for what `instants` does not find."""
    # Read by the offset after the jump it lies before the jump, and the other way round.
    before, after = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (1, 0))
    old = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    after = after.replace(microsecond=0)
    jumps_from = (after + (old or timedelta())).replace(tzinfo=None)
    return Gap(jumps_from, after.astimezone(zone).replace(tzinfo=None))


def comes_twice(instant: datetime, zone: tzinfo) -> bool:
    """Whether the clock says the same at another instant, an hour before or after as a rule."""
    return len(instants(instant.astimezone(zone).replace(tzinfo=None, fold=0), zone)) > 1


def offset(instant: datetime, zone: tzinfo) -> str:
    """How far the clock is from UTC: “UTC+7”, “UTC−3:30”, “UTC”."""
    minutes = round((instant.astimezone(zone).utcoffset() or timedelta()) / MINUTE)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def which(first: datetime, second: datetime, zone: tzinfo) -> tuple[str, str]:
    """What tells the two instants of a time that comes twice apart, each by its offset."""
    saved = any(one.astimezone(zone).dst() for one in (first, second))
    kinds = (
        (_("the first time, summer time"), _("the second time, winter time"))
        if saved
        else (_("the first time"), _("the second time"))
    )
    names = [
        f"{kind} ({offset(one, zone)})" for kind, one in zip(kinds, (first, second), strict=True)
    ]
    return names[0], names[1]


def distance(instant: datetime, now: datetime) -> str:
    """How far `instant` is from `now`, to the nearest unit that people plan in: “in 3 hours”."""
    minutes = abs(instant - now) / MINUTE
    if round(minutes) == 0:
        return _("now")
    ahead, ago, number = next(
        (ahead, ago, round(minutes / unit))
        for unit, below, ahead, ago in UNITS
        if round(minutes / unit) < below
    )
    return str((ahead if instant > now else ago) % {"number": number})
