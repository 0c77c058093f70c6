"""The calendar at the desk: what goes out when, across collections, as a month or as a list."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext_lazy as _

from articles.agenda import agenda
from articles.calendar import DAY, Day, Mark, Month, days, midnight
from contributors.desk.keys import is_key
from contributors.desk.zone import zone_at

FORMS = {"month": _("Month"), "list": _("List")}
# A cell of the month shows so many; the list shows all.
IN_A_CELL = 6


def calendar_view(request: HttpRequest) -> HttpResponse:
    """The page; 403 for who may not look at articles."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    zone, now = timezone.get_current_timezone(), timezone.now()
    today = timezone.localdate(now)
    asked = request.GET
    month = Month.named(asked.get("month", ""), today)
    form = asked.get("form") if asked.get("form") in FORMS else "month"
    key = asked.get("collection", "")
    collection = int(key) if is_key(key) else None
    weeks = month.weeks(int(get_format("FIRST_DAY_OF_WEEK")))
    first, last = (weeks[0][0], weeks[-1][-1]) if form == "month" else (month.first, month.last)
    begins, ends = midnight(first, zone), midnight(last + DAY, zone)
    found = agenda(request.user, begins, ends, at=now, collection=collection)
    by_day = days(first, last, found.dated, zone)

    def address(**changes: Any) -> str:
        options = {"month": month, "form": form, "collection": collection} | changes
        return f"?{urlencode({name: value for name, value in options.items() if value})}"

    context = {
        **site.each_context(request),
        "title": _("Calendar"),
        "period": date_format(month.first, "YEAR_MONTH_FORMAT"),
        "month": month,
        "form": form,
        "today": today,
        "forms": [(label, address(form=name), name == form) for name, label in FORMS.items()],
        "before": address(month=month.before),
        "after": address(month=month.after),
        "this_month": address(month=None),
        "as_list": address(form="list"),
        "zone": zone_at(begins, ends),
        "weekdays": [date_format(day, "l") for day in weeks[0]],
        "weeks": [[_cell(by_day[day], month) for day in week] for week in weeks if form == "month"],
        "days": [day for day in by_day.values() if day.entries or day.clocks],
        "overdue": found.overdue,
        "undated": found.undated,
        "collections": found.collections,
        "collection": collection,
        "marks": list(Mark),
        "drafts": f"{reverse('admin:articles_article_changelist')}?state=draft&release=none",
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/desk/calendar.html", context)


def _cell(day: Day, month: Month) -> dict[str, Any]:
    """A day as a cell of the month: what fits into it, and how much more there is."""
    return {
        "day": day,
        "outside": day.date.month != month.number,
        "entries": day.entries[:IN_A_CELL],
        "more": len(day.entries[IN_A_CELL:]),
    }
