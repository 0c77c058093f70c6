"""Filters of the lists: by state, release, section and collection, each with its counts."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import DeskNote, Release, changes_wait, in_state_at
from articles.models.collection import uncounted
from articles.stages import Stage, at_stage, late
from contributors.desk import CountedFilter
from contributors.desk.filters import ConditionFilter, RelationFilter


class StateFilter(ConditionFilter):
    """By the state that decisions and clock make."""

    title = _("state")
    parameter_name = "state"

    def conditions(self) -> dict[str, tuple[Promise | str, models.Q]]:
        """The states of a release, at this instant."""
        now = timezone.now()
        return {str(state.value): (state.label, in_state_at(state, now)) for state in Release.State}


class ArticleStateFilter(StateFilter):
    """By the state, by whether a newer text waits on top of an approved one, or my drafts."""

    def conditions(self) -> dict[str, tuple[Promise | str, models.Q]]:
        """The states, and those two."""
        mine = models.Q(status=Release.Status.DRAFT, created_by=self.request.user.pk)
        return {
            **super().conditions(),
            "waiting": (_("with changes that wait"), changes_wait()),
            "mine": (_("my drafts"), mine),
        }


class ReleaseFilter(ConditionFilter):
    """By the day on which it goes out, in the site's time zone."""

    title = _("release")
    parameter_name = "release"

    def conditions(self) -> dict[str, tuple[Promise | str, models.Q]]:
        """Spans of days around today; each ends with a midnight."""
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)

        def between(first: int, last: int) -> models.Q:
            return models.Q(
                release_at__gte=_midnight(today, first), release_at__lt=_midnight(today, last)
            )

        return {
            "today": (_("Today"), between(0, 1)),
            "next7": (_("Next 7 days"), between(1, 8)),
            "next30": (_("Next 30 days"), between(1, 31)),
            "due": (
                _("Due and overdue"),
                models.Q(release_at__lt=_midnight(today, 8))
                & ~models.Q(status=Release.Status.APPROVED),
            ),
            "past7": (_("Past 7 days"), between(-7, 0)),
            "past30": (_("Past 30 days"), between(-30, 0)),
            "past365": (_("Past year"), between(-365, 0)),
            "none": (_("No date"), models.Q(release_at__isnull=True)),
        }


def _midnight(today: datetime, days: int) -> datetime:
    """The midnight `days` after `today`, whatever the clocks do in between."""
    naive = (today + timedelta(days=days)).replace(tzinfo=None)
    return timezone.make_aware(naive.replace(hour=0))


class OpenNotesFilter(ConditionFilter):
    """By notes that nobody has resolved yet."""

    title = _("open notes")
    parameter_name = "notes"

    def conditions(self) -> dict[str, Any]:
        """Whether there are any, and whether this person left one of them."""
        here = DeskNote.objects.open().of_outer_article()
        some = models.Q(models.Exists(here))
        user: Any = self.request.user
        mine = models.Q(models.Exists(here.by(user)))
        others = models.Exists(here.exclude(written_by=user.pk))
        on_mine = models.Q(others) & models.Q(created_by=user.pk)
        return {
            "yes": (_("Yes"), some),
            "no": (_("No"), ~some),
            "mine": (_("Mine"), mine),
            "on_mine": (_("On my texts"), on_mine),
        }


def open_notes() -> Coalesce:
    """The number of open notes on each article of the query around it."""
    here = DeskNote.objects.open().of_outer_article().order_by().values("article")
    return Coalesce(models.Subquery(here.annotate(n=models.Count("pk")).values("n")), 0)


class SectionFilter(RelationFilter):
    """By the section that an article runs in."""

    title = _("section")
    parameter_name = "section"
    key_path, label_path = "section", "section__name"


class CollectionFilter(RelationFilter):
    """By the collection that an article answers in."""

    title = _("collection")
    parameter_name = "collection"
    key_path, label_path = "take__collection", "take__collection__title"

    def label(self, name: Any) -> str:
        """Its title, in which nobody counts the experts."""
        return uncounted(name)


class StageFilter(ConditionFilter):
    """By how far an answer has come, as the start page counts it."""

    title = _("stage")
    parameter_name = "stage"

    def conditions(self) -> dict[str, tuple[Promise | str, models.Q]]:
        """The stages, and what is late, at this instant."""
        now = timezone.now()
        stages = {stage.value: (stage.label, at_stage(stage, now)) for stage in Stage}
        return {**stages, "late": (_("late"), late(now))}


class OwnCollectionFilter(CollectionFilter):
    """By the collection that a take belongs to."""

    key_path, label_path = "collection", "collection__title"


def choices_filter(field: str, heading: Any, choices: Callable[[], Any]) -> type[CountedFilter]:
    """A filter by the choices of the field `field`, under `heading`."""

    class ChoicesFilter(ConditionFilter):
        title = heading
        parameter_name = field

        def conditions(self) -> dict[str, tuple[Promise | str, models.Q]]:
            return {str(key): (label, models.Q((field, key))) for key, label in choices()}

    return ChoicesFilter
