"""What the templates of the desk ask for."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from contributors.desk import zone

register = template.Library()
register.filter(zone.in_full)
register.filter(zone.short)


@register.filter
def ago(instant: datetime) -> str:
    """How long ago something was, in its largest unit: “2 hours ago”."""
    now = timezone.now()
    if now - instant < timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(instant, now, depth=1)}
