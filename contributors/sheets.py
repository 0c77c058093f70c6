"""Tables for spreadsheets, as CSV: no cell is a formula to any of them.

By the advice of OWASP (https://owasp.org/www-community/attacks/CSV_Injection): texts stand in
quotes, so that none begins a cell of its own, and get an apostrophe before what a spreadsheet would
take for a formula. Numbers are written as numbers, negative ones as well.
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone

# The sign at the beginning tells spreadsheets that this is UTF-8.
MARK = "\ufeff"
_BEGINS = tuple("=+-@\N{MINUS SIGN}")
_CONTROLS = ("\t", "\r", "\n")


def lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The rows as CSV, a line each, ended as RFC 4180 has it."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_NONNUMERIC)
    for row in rows:
        yield writer.writerow([cell(value) for value in row])


def cell(value: Any) -> Any:
    """A value as it is written: numbers as they are, instants in ISO form by the clock of the site
    and with its offset, the rest as text."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return defused(str(value))


def defused(text: str) -> str:
    """The text with an apostrophe before each line of it that would be a formula, were it a cell.

    Spreadsheets look past white space and what is not seen, and take wide forms for narrow ones.
    """
    parts = text.splitlines(keepends=True)
    found = "".join(f"'{part}" if _is_formula(part) else part for part in parts)
    begins = text.startswith(_CONTROLS) and not found.startswith("'")
    return f"'{found}" if begins else found


def response(
    name: str, head: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """The table as a file called `name`, which nothing unusual may stand in, sent as it is made."""

    def sent() -> Iterator[str]:
        yield MARK
        yield from lines([head])
        yield from lines(rows)

    return StreamingHttpResponse(
        sent(),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _is_formula(line: str) -> bool:
    for letter in line:
        if letter == '"' or letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf"}:
            continue
        return unicodedata.normalize("NFKC", letter).startswith(_BEGINS)
    return False


class _Echo:
    """What a writer writes to that gives back what it is given."""

    def write(self, text: str) -> str:
        """The text."""
        return text
