"""Long lists, a page at a time, by the key of the last row: no offset, so that nothing is counted
through and nothing is seen twice when something new comes out between two pages."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.db import models
from django.http import Http404, HttpRequest

PAGE = 20
# An instant in UTC as ISO 8601 has it, and a primary key.
_CURSOR = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)_(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Page[Row]:
    """Rows, and the cursors that lead to them and on from them."""

    rows: list[Row]
    older: str
    cursor: str = ""

    @property
    def is_first(self) -> bool:
        """Whether nothing newer is on another page."""
        return not self.cursor

    @property
    def query(self) -> str:
        """What follows the path of the list in the one address of this page."""
        return f"?before={quote(self.cursor, safe='')}" if self.cursor else ""


def page_of[Model: models.Model](
    rows: models.QuerySet[Model], request: HttpRequest, *, size: int = PAGE
) -> Page[Model]:
    """The page of `rows` that the request asks for by `?before=`, in one query.

    `rows` are releases, newest first. An address that this function never gave out is a 404, as
    any other address that does not exist.
    """
    if not rows.totally_ordered:
        raise ValueError("Pages of rows without a total order lose some and repeat others.")
    cursor = request.GET.get("before", "")
    if cursor:
        released, key = _read(cursor)
        rows = rows.filter(
            models.Q(release_at__lt=released) | models.Q(release_at=released, pk__lt=key)
        )
    found = list(rows[: size + 1])
    older = _cursor(found[size - 1]) if len(found) > size else ""
    return Page(found[:size], older, cursor)


def _cursor(row: Any) -> str:
    released = row.release_at.isoformat().removesuffix("+00:00")
    return f"{released}Z_{row.pk}"


def _read(cursor: str) -> tuple[datetime, int]:
    match = _CURSOR.fullmatch(cursor)
    if match is None:
        raise Http404
    try:
        return datetime.fromisoformat(match[1]), int(match[2])
    except ValueError as error:  # The form of an instant, but no such day or hour.
        raise Http404 from error
