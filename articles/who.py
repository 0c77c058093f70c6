"""Who wrote or answers something, for a line of a list: the first name, and how many others."""

from typing import Any

from django.db import models
from django.utils.translation import ngettext


def with_first(rows: models.QuerySet[Any], people: str) -> models.QuerySet[Any]:
    """`rows`, each with `first_person` and `persons`, of its relation `people`; no further query.

    `people` leads to rows with a contributor and an order: `bylines`, `participant_set`.
    """
    relation: Any = rows.model._meta.get_field(people)
    here = relation.related_model._default_manager.filter(
        **{relation.field.name: models.OuterRef("pk")}
    )
    number = here.order_by().values(relation.field.name).annotate(n=models.Count("pk"))
    counted: models.QuerySet[Any] = rows.annotate(
        first_person=models.Subquery(here.order_by("order", "pk").values("contributor__name")[:1]),
        persons=models.Subquery(number.values("n")),
    )
    return counted


def named(first: str | None, persons: int | None) -> str:
    """“Ada Example”, “Ada Example and 2 others”; nothing where there is nobody."""
    others = (persons or 0) - 1
    if others < 1:
        return first or ""
    said = ngettext("%(name)s and %(number)d other", "%(name)s and %(number)d others", others)
    return said % {"name": first, "number": others}
