"""Words for the landing page of a collection."""

from datetime import datetime

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def moment(when: datetime) -> SafeString:
    """Day, time and zone of `when` in the site’s time zone, for readers and for machines."""
    local = timezone.localtime(when)
    return format_html(
        '<time datetime="{}">{}, {} {}</time>',
        local.isoformat(timespec="seconds"),
        formats.date_format(local, "DATE_FORMAT"),
        formats.time_format(local, "TIME_FORMAT"),
        local.tzname(),
    )
