"""Snapshots: all that an editor can change on one thing, as JSON."""

from articles.snapshots.article import (
    EDITED,
    byline_rows,
    changed,
    complete,
    empty,
    laid_over,
    lay_over,
    take,
    working_copy,
    write,
)

__all__ = [
    "EDITED",
    "byline_rows",
    "changed",
    "complete",
    "empty",
    "laid_over",
    "lay_over",
    "take",
    "working_copy",
    "write",
]
