"""The first page of the desk: what waits, what is due, what goes out, and how far all has come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin import site
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.deeds import Deed
from articles.agenda import coming
from articles.calendar import DAY, Day, days, midnight
from articles.deliveries import may_import
from articles.due import due
from articles.models import Article, Collection, Release
from articles.recent import Change, recent
from articles.stages import Stage, in_progress
from articles.waiting import waiting
from contributors import clocks
from contributors.desk.zone import zone_at

# As the filter of the list of articles has it: today, and seven days after it.
AHEAD = 7 * DAY
ON_A_DAY, COLLECTIONS = 8, 8
# The dots of a collection: so many a row, and so far from each other.
IN_A_ROW, PITCH = 40, 10


@dataclass(frozen=True)
class Row:
    """A collection in progress: its numbers by stage, and a dot for each answer, furthest first."""

    collection: Any
    state: str
    distance: str
    cells: list[tuple[str, Any, int]]
    dots: list[tuple[str, float, float]]
    height: int


def start_context(request: HttpRequest) -> dict[str, Any]:
    """All that the page shows to this person; nothing of what they may not see."""
    user, now = request.user, timezone.now()
    zone, today = timezone.get_current_timezone(), timezone.localdate(now)
    begins, ends = midnight(today, zone), midnight(today + AHEAD + DAY, zone)
    pages = list(in_progress(now)) if user.has_perm("articles.view_collection") else []
    entries = coming(user, begins, ends, at=now, pages=pages)
    by_day = days(today, today + AHEAD, entries, zone)
    deadline = due(user, ends, at=now, pages=pages)
    return {
        "today": today,
        "zone": zone_at(now),
        "new": _new(request),
        "waiting": waiting(user, at=now),
        "to_approve": _in_review(request, pages),
        "deadline": deadline,
        "deadline_rows": [
            (one, clocks.distance(one.at, now), one.at <= now) for one in deadline.rows
        ],
        "days": [_shortened(day) for day in by_day.values() if day.entries or day.date == today],
        "stages": list(Stage),
        "board": [_row(one, now) for one in pages[:COLLECTIONS]],
        "more_collections": len(pages[COLLECTIONS:]),
        "changes": [(change, _address_of(change, request)) for change in recent(user)],
    }


def _new(request: HttpRequest) -> list[Deed]:
    """What this person may begin."""
    kinds = [(Article, _("New article")), (Collection, _("New collection"))]
    new = [
        Deed(title, reverse(f"admin:articles_{model._meta.model_name}_add"))
        for model, title in kinds
        if site._registry[model].has_add_permission(request)
    ]
    if may_import(request.user):
        new.append(Deed(_("Import documents"), reverse("admin:import")))
    return new


def _in_review(request: HttpRequest, pages: list[Any]) -> list[Collection]:
    """The collections whose approval waits for this person."""
    if not request.user.has_perm("articles.publish_collection"):
        return []
    return [one for one in pages if one.status == Release.Status.IN_REVIEW]


def _shortened(day: Day) -> dict[str, Any]:
    """A day as the page shows it: what fits, and how much more there is."""
    return {"day": day, "entries": day.entries[:ON_A_DAY], "more": len(day.entries[ON_A_DAY:])}


def _row(one: Any, now: datetime) -> Row:
    numbers = {stage: getattr(one, stage.value) for stage in Stage}
    # The furthest first: the row fills from its beginning, as the magazine’s own rows of dots do.
    kinds = [stage.value for stage in reversed(Stage) for _number in range(numbers[stage])]
    half = PITCH / 2
    dots = [
        (kind, half + PITCH * (n % IN_A_ROW), half + PITCH * (n // IN_A_ROW))
        for n, kind in enumerate(kinds)
    ]
    return Row(
        one,
        str(one.state(at=now).label),
        clocks.distance(one.next_at, now) if one.next_at else "",
        [(stage.value, stage.label, numbers[stage]) for stage in Stage],
        dots,
        PITCH * -(-len(kinds) // IN_A_ROW),
    )


def _address_of(change: Change, request: HttpRequest) -> str:
    """The form of what was changed, where there is one that this person may look at."""
    act = change.act
    if change.gone:
        return ""
    screens = {model._meta.label_lower: screen for model, screen in site._registry.items()}
    screen = screens.get(act.subject_type)
    if screen is None or not screen.has_view_permission(request):
        return ""
    return reverse(f"admin:{act.subject_type.replace('.', '_')}_change", args=[act.subject_id])
