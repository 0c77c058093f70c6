"""What the snapshots of all kinds share."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from contributors.models import Addressed


def labelled(things: Iterable[models.Model]) -> dict[str, str]:
    """The names of things by kind and key, such as `"contributor 3"`."""
    return {f"{thing._meta.model_name} {thing.pk}": str(thing) for thing in things}


def settle_address(page: Addressed, own: str) -> list[str]:
    """Let `page`, whose slug was set anew, keep its `own` where another page took the new one;
    a sentence on it then."""
    if page.slug in {"", own} or page.is_free(page.slug):
        return []
    said = _("The address “%(slug)s” belongs to another page by now: it keeps its own.")
    told, page.slug = said % {"slug": page.slug}, own
    return [told]


def same(one: Any, other: Any) -> bool:
    """Whether two values of a snapshot say the same."""
    return bool(one == other)
