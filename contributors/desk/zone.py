"""Times as the desk writes them, in Python and in templates: by the clock of the site.

In a sentence they are written in full, in a column or a row in short; where a time decides
something, the zone stands beside it. The filters `in_full` and `short` are these functions.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributors import clocks


def spelled(said: datetime) -> str:
    """What a clock says, in words: “30 November 2026, 09:00”, whatever its zone."""
    # How a date is put together is a matter of language: translated like words.
    return date_format(said, _("j F Y, H:i"))


def in_full(instant: datetime | None) -> str:
    """The instant in words, in the site's time zone: “30 November 2026, 09:00”; nothing for
    nothing."""
    return spelled(timezone.localtime(instant)) if instant else ""


def in_zone(instant: datetime | None) -> str:
    """The instant in full, with the name and offset of the site's zone; nothing for nothing."""
    return f"{in_full(instant)} ({zone_at(instant)})" if instant else ""


def zone_at(*instants: datetime) -> str:
    """The name of the site’s zone and how far it is from UTC then: “Asia/Bangkok, UTC+7”, “UTC”.

    Of several instants between which clocks change it names both: “Europe/Paris, UTC+1, UTC+2”.
    """
    name, zone = timezone.get_current_timezone_name(), timezone.get_current_timezone()
    offsets = dict.fromkeys(clocks.offset(instant, zone) for instant in instants)
    return ", ".join(dict.fromkeys([name, *offsets]))


def short(instant: datetime | None) -> str:
    """The instant as columns and rows have it, in the site's time zone; nothing for nothing.

    They are narrow: the year stands there only where it is not this one.
    """
    if not instant:
        return ""
    local = timezone.localtime(instant)
    this_year = local.year == timezone.localdate().year
    form = _("j M, H:i") if this_year else _("j M Y, H:i")
    # A date is not broken; between it and the hour there is room for a line to end.
    day, hour = date_format(local, form).rsplit(" ", 1)
    return f"{day.replace(' ', '\N{NO-BREAK SPACE}')} {hour}"


def clock(instant: datetime) -> str:
    """The hour, in the site's time zone; with the date, unless it is today's."""
    local = timezone.localtime(instant)
    today = local.date() == timezone.localdate()
    return date_format(local, "H:i") if today else short(instant)
