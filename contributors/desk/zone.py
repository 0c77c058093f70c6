"""Times as the desk shows them: by the clock of the site."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contributors import clocks

# How a date is put together is a matter of language: translated like words.
WHEN = _("j F Y, H:i")


def in_zone(instant: datetime | None) -> str:
    """The instant in the site's zone, with its name and offset; nothing for nothing."""
    if instant is None:
        return ""
    return f"{date_format(timezone.localtime(instant), WHEN)} ({zone_at(instant)})"


def zone_at(*instants: datetime) -> str:
    """The name of the site’s zone and how far it is from UTC then: “Asia/Bangkok, UTC+7”, “UTC”.

    Of several instants between which clocks change it names both: “Europe/Paris, UTC+1, UTC+2”.
    """
    name, zone = timezone.get_current_timezone_name(), timezone.get_current_timezone()
    offsets = dict.fromkeys(clocks.offset(instant, zone) for instant in instants)
    return ", ".join(dict.fromkeys([name, *offsets]))


def short(instant: datetime | None) -> str:
    """The instant as columns have it, in the site's time zone; nothing for nothing.

    Columns are narrow: the year stands there only where it is not this one.
    """
    if instant is None:
        return ""
    local = timezone.localtime(instant)
    this_year = local.year == timezone.localdate().year
    form = _now("j M, H:i") if this_year else _now("j M Y, H:i")
    # A date is not broken; between it and the hour there is room for a line to end.
    day, hour = date_format(local, form).rsplit(" ", 1)
    return f"{day.replace(' ', '\N{NO-BREAK SPACE}')} {hour}"


def clock(instant: datetime) -> str:
    """The hour, in the site's time zone; with the date, unless it is today's."""
    local = timezone.localtime(instant)
    today = local.date() == timezone.localdate()
    return date_format(local, "H:i") if today else short(instant)
