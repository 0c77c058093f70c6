"""What a date and a time come to by the clock of the site, in words for whoever enters them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributors import clocks
from contributors.desk.zone import spelled


@dataclass(frozen=True)
class Reading:
    """What is made of a date and a time: a sentence, and which instants there are to choose."""

    says: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    instant: datetime | None = None
    problem: str = ""


def read(local: datetime, which: str = "") -> Reading:
    """The reading of what the site's clock says; `which` is the ISO form of a chosen instant.

    Raises `OverflowError` at the ends of the calendar.
    """
    zone = timezone.get_current_timezone()
    found = clocks.instants(local, zone)
    if not found:
        problem = _missing(local)
        return Reading(says=problem, problem=problem)
    if len(found) == 1:
        return Reading(says=beside(found[0]), instant=found[0])
    names = clocks.which(found[0], found[1], zone)
    choices = tuple((one.isoformat(), name) for one, name in zip(found, names, strict=True))
    for instant in found:
        if instant.isoformat() == which:
            return Reading(beside(instant), choices, which, instant)
    problem = _(
        "%(time)s comes twice: the clocks go back that night (%(zone)s). Choose which is meant."
    ) % {"time": spelled(local), "zone": timezone.get_current_timezone_name()}
    return Reading(says=problem, choices=choices, problem=problem)


def beside(instant: datetime) -> str:
    """What stands beside a time: the offset of its clock, and how far it is from now."""
    offset = clocks.offset(instant, timezone.get_current_timezone())
    return f"{offset}, {clocks.distance(instant, timezone.now())}"


def _missing(local: datetime) -> str:
    zone = timezone.get_current_timezone()
    jump = clocks.gap(local, zone)
    same_day = jump.last.date() == jump.jumps_to.date() == local.date()

    def told(said: datetime) -> str:
        return date_format(said, "H:i") if same_day else spelled(said)

    return _(
        "%(time)s does not exist: the clocks go forward from %(from)s to %(to)s (%(zone)s). "
        "The nearest times are %(last)s and %(to)s."
    ) % {
        "time": spelled(local),
        "from": told(jump.jumps_from),
        "to": told(jump.jumps_to),
        "last": told(jump.last),
        "zone": timezone.get_current_timezone_name(),
    }
