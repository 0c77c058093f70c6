"""How two snapshots differ: which fields, and in each what a page has to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.difference.labels import CHOICES, FIELDS, RELATIONS, Names, field_label
from articles.difference.markup import Part, compare_markup
from articles.difference.rows import moved_of, pairs_of
from articles.difference.words import compare_text
from articles.kinds import MARKUP, NAMES, ROWS
from articles.merging.rows import keyed

Snapshot = Mapping[str, Any]

# Text that is no prose: shown as it was and as it is.
_CODES = frozenset({"language", "slug", "website", "partner_website"}) | CHOICES.keys()
# What a row is about stands in its name, or is nobody's business.
_UNSHOWN = frozenset({"id", "order", "labels"})
# The fields that a row is named after, the first that it has.
_NAMING = ("contributor", "organisation", "collection", "made_at")


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """How one field differs. `kind` says which of the others are filled:

    `text`: `html`, a plain text with `<ins>` and `<del>` in it. `markup`: `parts`. `names`: `added`
    and `removed`. `value`: `before` and `after` in words, empty where there was or is nothing.
    `rows`: `rows`, those that did not change among them.
    """

    field: str
    label: str
    kind: Literal["text", "markup", "names", "value", "rows"]
    html: SafeString = SafeString("")  # noqa: RUF009  # It cannot change.
    parts: tuple[Part, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    rows: tuple["RowDifference", ...] = ()


@dataclass(frozen=True, slots=True)
class RowDifference:
    """How one row of a list differs; `moved` where it stands elsewhere among the others."""

    kind: Literal["same", "changed", "added", "removed"]
    name: str
    moved: bool = False
    fields: tuple[FieldDifference, ...] = ()


def difference(before: Snapshot, after: Snapshot) -> list[FieldDifference]:
    """Return how two snapshots differ: the fields in the order of writing, only those that do."""
    return _Comparison(Names(before, after)).fields(before, after)


class _Comparison:
    def __init__(self, names: Names) -> None:
        self._names = names

    def fields(self, before: Snapshot, after: Snapshot, path: str = "") -> list[FieldDifference]:
        """The fields that differ; `path` begins the ids of what stands in them."""
        there = dict.fromkeys([*after, *before])
        order = [*(name for name in FIELDS if name in there), *there]
        found = (
            self._field(name, before.get(name), after.get(name), path + name)
            for name in dict.fromkeys(order)
            if name not in _UNSHOWN
        )
        return [one for one in found if one]

    def _field(self, name: str, before: Any, after: Any, path: str) -> FieldDifference | None:
        if before == after or (not before and not after):
            return None
        label = field_label(name)
        if name in MARKUP:
            parts = compare_markup(before or "", after or "", path, self._names.labels)
            return FieldDifference(name, label, "markup", parts=tuple(parts)) if parts else None
        if name in ROWS:
            rows = self._rows(name, before or [], after or [], path)
            differs = any(row.kind != "same" or row.moved for row in rows)
            return FieldDifference(name, label, "rows", rows=tuple(rows)) if differs else None
        if name in NAMES or isinstance(before or after, list):
            return self._names_field(name, before or [], after or [])
        if _is_prose(name) and all(isinstance(side or "", str) for side in (before, after)):
            html = compare_text(before or "", after or "")
            return FieldDifference(name, label, "text", html=html)
        was, now = self._names.name(name, before), self._names.name(name, after)
        return FieldDifference(name, label, "value", before=was, after=now)

    def _names_field(self, name: str, before: list[Any], after: list[Any]) -> FieldDifference:
        was, now = ([self._names.name(name, one) for one in side] for side in (before, after))
        added = tuple(one for one in now if one not in was)
        removed = tuple(one for one in was if one not in now)
        if added or removed:
            label = field_label(name)
            return FieldDifference(name, label, "names", added=added, removed=removed)
        before_order, after_order = ", ".join(was), ", ".join(now)
        return FieldDifference(
            name, field_label(name), "value", before=before_order, after=after_order
        )

    def _rows(self, name: str, before: Any, after: Any, path: str) -> list[RowDifference]:
        """All rows in the order of `after`; a removed one behind what it stood behind."""
        was, now = keyed(before, ROWS[name]), keyed(after, ROWS[name])
        pairs = pairs_of(list(was), list(now))
        moved = moved_of(list(was), list(now), pairs)
        became = {old: new for new, old in pairs.items()}
        found: dict[Any, RowDifference] = {}
        for number, (key, row) in enumerate(now.items()):
            title = self._row_name(name, row, number)
            here = f"{path}-{number}-"
            if key not in pairs:
                fields = self._row_fields({}, row, here)
                found[key] = RowDifference("added", title, fields=fields)
            else:
                fields = self._row_fields(was[pairs[key]], row, here)
                kind: Literal["changed", "same"] = "changed" if fields else "same"
                found[key] = RowDifference(kind, title, key in moved, fields)
        order = list(found)
        place = 0
        for number, (key, row) in enumerate(was.items()):
            if key in became:
                place = order.index(became[key]) + 1
                continue
            fields = self._row_fields(row, {}, f"{path}-removed-{number}-")
            gone = ("removed", number)
            found[gone] = RowDifference("removed", self._row_name(name, row, number), fields=fields)
            order.insert(place, gone)
            place += 1
        return [found[key] for key in order]

    def _row_fields(self, before: Any, after: Any, path: str) -> tuple[FieldDifference, ...]:
        return tuple(self.fields(_told(before), _told(after), path))

    def _row_name(self, name: str, row: Any, number: int) -> str:
        if not isinstance(row, dict):
            return self._names.name(name, row)
        if people := row.get("participants"):
            return ", ".join(self._names.name("participants", one) for one in people)
        for field in _NAMING:
            if row.get(field):
                return self._names.name(field, row[field])
        if name == "waves" and not row.get("title"):
            return _("Wave %(number)d") % {"number": number + 1}
        return str(row.get("title") or number + 1)


def _is_prose(name: str) -> bool:
    return name not in _CODES and name not in RELATIONS and not name.endswith("_at")


def _told(row: Any) -> Snapshot:
    """What a row says beside its name; a plain value is nothing but that."""
    if not isinstance(row, dict):
        return {}
    return {key: value for key, value in row.items() if key not in _NAMING}
