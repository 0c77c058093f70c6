"""Filters with their counts beside them, at one query each at most."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from contributors.desk.keys import is_key


class CountedFilter(admin.SimpleListFilter):
    """A filter whose choices and counts come from one query over what the other filters leave.

    Subclasses say what there is (`counts`) and what a choice means (`condition`).
    """

    parameter_name: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Nothing is known before the query."""
        return []

    def has_output(self) -> bool:
        """It always shows."""
        return True

    def counts(self, changelist: Any) -> list[tuple[str, str, int]]:
        """The choices in order, as (value, label, number of rows)."""
        raise NotImplementedError

    def condition(self, value: str) -> models.Q:
        """What the choice `value` asks for; for one that does not exist, nothing is found."""
        raise NotImplementedError

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Any]
    ) -> models.QuerySet[Any]:
        """The rows of the choice made, or all."""
        value = self.value()
        return queryset if value is None else queryset.filter(self.condition(value))

    def choices(self, changelist: Any) -> Any:
        """All, and each choice with its count, as the template of filters takes them."""
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("All"),
        }
        for value, label, count in self.counts(changelist):
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": f"{label} ({count})",
            }

    def rows(self, changelist: Any) -> models.QuerySet[Any]:
        """What the other filters leave."""
        found = changelist.get_queryset(self.request, exclude_parameters=[self.parameter_name])
        rows: models.QuerySet[Any] = changelist.model._default_manager.order_by()
        return rows.filter(pk__in=found.order_by().values("pk")) if found.query.where else rows


class RelationFilter(CountedFilter):
    """By a related thing: its key is the value, and `label_path` leads to its name."""

    key_path: str
    label_path: str

    def counts(self, changelist: Any) -> list[tuple[str, str, int]]:
        """Those that occur, by name, and how often; last, how many have none."""
        rows = (
            self.rows(changelist)
            .values_list(self.key_path, self.label_path)
            .annotate(number=models.Count("pk", distinct=True))
            .order_by(self.label_path, self.key_path)
        )
        some = [
            (str(key), self.label(label), number) for key, label, number in rows if key is not None
        ]
        none = [("none", _("None"), number) for key, _label, number in rows if key is None]
        return some + none

    def label(self, name: Any) -> str:
        """What the thing with this `name` is called in the list of choices."""
        return str(name)

    def condition(self, value: str) -> models.Q:
        """Those related to the thing with this key."""
        if value == "none":
            return models.Q((f"{self.key_path}__isnull", True))
        if not is_key(value):
            return models.Q(pk__in=[])
        return models.Q((self.key_path, int(value)))


class ConditionFilter(CountedFilter):
    """A filter whose choices are conditions that are known beforehand."""

    def conditions(self) -> dict[str, tuple[Promise | str, models.Q]]:
        """The choices in order: value to label and condition."""
        raise NotImplementedError

    def counts(self, changelist: Any) -> list[tuple[str, str, int]]:
        """All choices. Filters of this kind in which nothing is chosen leave the same rows to each
        other: one query counts for all of them."""
        # The list makes its filters anew whenever it is asked for its rows: names stay.
        name = self.parameter_name
        if self.value() is not None:
            numbers = self._count(changelist, [self])
        else:
            numbers = vars(changelist).setdefault("counted", {})
            if not numbers:
                filters = changelist.filter_specs
                idle = [one for one in filters if isinstance(one, ConditionFilter)]
                idle = [one for one in idle if one.value() is None]
                numbers |= self._count(changelist, idle)
        labels = {key: label for key, (label, _condition) in self.conditions().items()}
        return [(key, str(label), numbers[name, key]) for key, label in labels.items()]

    def _count(
        self, changelist: Any, filters: "list[ConditionFilter]"
    ) -> dict[tuple[str, str], int]:
        conditions = {
            (one.parameter_name, key): condition
            for one in filters
            for key, (_label, condition) in one.conditions().items()
        }
        counts = {
            f"n{place}": models.Count("pk", filter=condition)
            for place, condition in enumerate(conditions.values())
        }
        found = self.rows(changelist).aggregate(**counts)
        return {both: found[f"n{place}"] for place, both in enumerate(conditions)}

    def condition(self, value: str) -> models.Q:
        """That of the choice made; one that does not exist finds nothing."""
        found = self.conditions().get(value)
        return found[1] if found else models.Q(pk__in=[])
