"""An instant as addresses and forms write it: pure functions.

An address carries it in UTC (`2026-08-07T02:00:00Z`) or as the clock of the site says it
(`2026-08-07T09:00`, what a browser sends for `<input type="datetime-local">`). Where clocks go
forward an hour of the latter does not exist, and where they go back an hour comes twice: that is
asked about and never guessed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from contributors.desk.zone import spelled

# Years that every zone and every database can hold the whole of.
FIRST, LAST = 1900, 3000


@dataclass(frozen=True)
class Moment:
    """What a text says: an instant, or a sentence on why none, with those that may be meant."""

    at: datetime | None = None
    problem: str = ""
    choices: tuple[datetime, ...] = ()


def read(text: str) -> Moment:
    """The instant that `text` says; nothing for an empty one."""
    if not text:
        return Moment()
    try:
        said = datetime.fromisoformat(text)
        found = [said.astimezone(UTC)] if said.tzinfo else _instants(said)
    except (ValueError, OverflowError):
        return Moment(problem=_("This is no date and time. Write it as 2026-08-07T09:00."))
    if not FIRST <= said.year <= LAST:
        return Moment(problem=_("This year is out of reach."))
    if len(found) == 1:
        return Moment(found[0])
    names = {
        "time": spelled(said),
        "zone": timezone.get_current_timezone_name(),
    }
    if not found:
        return Moment(
            problem=_("There is no %(time)s in %(zone)s: the clocks go forward past it.") % names
        )
    return Moment(
        problem=_("%(time)s comes twice in %(zone)s: the clocks go back. Which one?") % names,
        choices=tuple(found),
    )


def _instants(local: datetime) -> list[datetime]:
    """The instants at which the clock of the site says `local`: one as a rule, none, or two."""
    zone = timezone.get_current_timezone()
    both = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return [
        instant
        for instant in dict.fromkeys(both)
        if instant.astimezone(zone).replace(tzinfo=None, fold=0) == local
    ]


def written(at: datetime) -> str:
    """The instant as an address has it, exact to the microsecond."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def on_the_clock(at: datetime) -> str:
    """The instant as `<input type="datetime-local">` has it, in the zone of the site.

    A part of a second is rounded up, so that what is out at the instant stays out.
    """
    if at.microsecond:
        at = at.replace(microsecond=0) + timedelta(seconds=1)
    local = timezone.localtime(at).replace(tzinfo=None, fold=0)
    return local.isoformat(timespec="seconds" if local.second else "minutes")
