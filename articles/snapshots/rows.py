"""What the snapshots of all kinds share."""

from collections.abc import Iterable
from typing import Any

from django.db import models


def labelled(things: Iterable[models.Model]) -> dict[str, str]:
    """The names of things by kind and key, such as `"contributor 3"`."""
    return {f"{thing._meta.model_name} {thing.pk}": str(thing) for thing in things}


def same(one: Any, other: Any) -> bool:
    """Whether two values of a snapshot say the same."""
    return bool(one == other)
