"""Filters with their counts beside them, at one query each."""

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

    def counts(self, queryset: models.QuerySet[Any]) -> list[tuple[str, str, int]]:
        """The choices in order, as (value, label, number of rows of `queryset`)."""
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
        found = changelist.get_queryset(self.request, exclude_parameters=[self.parameter_name])
        rows = changelist.model._default_manager.order_by()
        rows = rows.filter(pk__in=found.order_by().values("pk")) if found.query.where else rows
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("All"),
        }
        for value, label, count in self.counts(rows):
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": f"{label} ({count})",
            }


class RelationFilter(CountedFilter):
    """By a related thing: its key is the value, and `label_path` leads to its name."""

    key_path: str
    label_path: str

    def counts(self, queryset: models.QuerySet[Any]) -> list[tuple[str, str, int]]:
        """Those that occur, by name, and how often; last, how many have none."""
        rows = (
            queryset.values_list(self.key_path, self.label_path)
            .annotate(number=models.Count("pk", distinct=True))
            .order_by(self.label_path, self.key_path)
        )
        some = [(str(key), str(label), number) for key, label, number in rows if key is not None]
        none = [("none", _("None"), number) for key, _label, number in rows if key is None]
        return some + none

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

    def counts(self, queryset: models.QuerySet[Any]) -> list[tuple[str, str, int]]:
        """All choices, in one query."""
        conditions = self.conditions()
        numbers = queryset.aggregate(
            **{f"n_{key}": models.Count("pk", filter=q) for key, (_label, q) in conditions.items()}
        )
        return [(key, str(label), numbers[f"n_{key}"]) for key, (label, _q) in conditions.items()]

    def condition(self, value: str) -> models.Q:
        """That of the choice made; one that does not exist finds nothing."""
        found = self.conditions().get(value)
        return found[1] if found else models.Q(pk__in=[])
