"""Where pictures stand: at the ends of relations to them, and wherever apps above this one say."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import models
from django.utils.functional import Promise

from contributors.models import Image


class Use(NamedTuple):
    """A way in which things of one kind show a picture.

    `what` says which picture of theirs it is. `rows` takes a queryset of `model` and leaves those
    that show one, each with its key as `shown`.
    """

    model: Any
    what: str | Promise
    rows: Callable[[models.QuerySet[Any]], models.QuerySet[Any]]


# What no relation tells; apps add theirs when they are ready.
further: list[Use] = []


def all_uses() -> Iterator[Use]:
    """Every use that a picture may have."""
    for relation in Image._meta.related_objects:
        field: Any = relation.field
        if relation.hidden:  # Told by whoever hides it, if at all.
            continue
        yield Use(relation.related_model, field.verbose_name, _related(field.attname))
    yield from further


def unused() -> models.Q:
    """The condition of pictures that stand nowhere."""
    found = models.Q()
    for use in all_uses():
        found &= ~models.Q(pk__in=use.rows(use.model._base_manager.all()).values("shown"))
    return found


def _related(column: str) -> Callable[[models.QuerySet[Any]], models.QuerySet[Any]]:
    return lambda rows: rows.filter((f"{column}__isnull", False)).annotate(shown=models.F(column))
