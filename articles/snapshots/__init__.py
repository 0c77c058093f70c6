"""Snapshots: all that an editor can change on one thing, as JSON."""

from articles.snapshots.article import (
    EDITED,
    byline_rows,
    changed,
    complete,
    edited,
    empty,
    laid_over,
    lay_over,
    take,
    working_copy,
    write,
)
from articles.snapshots.current import current, current_one

__all__ = [
    "EDITED",
    "byline_rows",
    "changed",
    "complete",
    "current",
    "current_one",
    "edited",
    "empty",
    "laid_over",
    "lay_over",
    "take",
    "working_copy",
    "write",
]
