"""Where a picture stands, as far as whoever asks may know of it."""

from typing import Any, NamedTuple

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from contributors.models import Image
from contributors.uses import Use, all_uses

# Of each kind so many are named.
MOST = 20


class Uses(NamedTuple):
    """Things of one kind that show a picture: title and address of each; whether there are more."""

    kind: str
    things: list[tuple[str, str]]
    more: bool


def uses_of(image: Image, request: HttpRequest, desk: Any) -> list[Uses]:
    """The things that show `image`, by kind; one query, and one for each kind that there is.

    Of what a screen would not show this person, nothing is said.
    """
    showing: dict[str, tuple[Use, models.QuerySet[Any]]] = {}
    for number, use in enumerate(all_uses()):
        screen = desk._registry.get(use.model)
        if screen is not None and screen.has_view_permission(request):
            rows = use.rows(screen.get_queryset(request)).filter(shown=image.pk)
            showing[f"use_{number}"] = (use, rows)
    there = {name: models.Exists(rows.order_by()) for name, (_use, rows) in showing.items()}
    known = Image.objects.filter(pk=image.pk).values(**there).get() if there else {}
    return [_named(*showing[name]) for name, is_there in known.items() if is_there]


def _named(use: Use, showing: models.QuerySet[Any]) -> Uses:
    rows = list(showing.order_by("pk")[: MOST + 1])
    options = use.model._meta
    name = f"admin:{options.app_label}_{options.model_name}_change"
    things = [(str(row), reverse(name, args=[row.pk])) for row in rows[:MOST]]
    kind = capfirst(f"{options.verbose_name_plural}: {use.what}")
    return Uses(kind, things, len(rows) > MOST)
