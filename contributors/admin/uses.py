"""Where a picture stands, as far as whoever asks may know of it."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from contributors.models import Image
from contributors.uses import all_uses

# Of each kind so many are named.
MOST = 20


class Uses(NamedTuple):
    """Things of one kind that show a picture: title and address of each; whether there are more."""

    kind: str
    things: list[tuple[str, str]]
    more: bool


def uses_of(image: Image, request: HttpRequest, desk: Any) -> list[Uses]:
    """The things that show `image`, by kind; one query for each kind.

    Of what a screen would not show this person, nothing is said.
    """
    found = []
    for use in all_uses():
        screen = desk._registry.get(use.model)
        if screen is None or not screen.has_view_permission(request):
            continue
        showing = use.rows(screen.get_queryset(request)).filter(shown=image.pk)
        rows = list(showing.order_by("pk")[: MOST + 1])
        options = use.model._meta
        name = f"admin:{options.app_label}_{options.model_name}_change"
        things = [(str(row), reverse(name, args=[row.pk])) for row in rows[:MOST]]
        if things:
            kind = f"{options.verbose_name_plural}: {use.what}"
            found.append(Uses(capfirst(kind), things, len(rows) > MOST))
    return found
