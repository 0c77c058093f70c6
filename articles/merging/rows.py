"""Merging lists of rows whose order counts: bylines, waves, takes."""

import json
from collections.abc import Sequence
from typing import Any

_ABSENT = object()

Rows = dict[Any, Any]


def merge_rows(
    base: Sequence[Any], loser: Sequence[Any], winner: Sequence[Any], key: tuple[str, ...]
) -> tuple[list[Any], bool]:
    """Return the rows of both sides, and whether they contradict each other.

    `key` names the fields that tell one row from another; a row without a value in any of them is
    a new one. A row is a dict or a plain value. Where the sides contradict (one field of one row,
    a row removed and changed, another order each), `winner` has its way.
    """
    before, lost, won = (keyed(rows, key) for rows in (base, loser, winner))
    contradicts = False
    merged: Rows = {}
    for one in {**won, **lost}:
        row, clash = _merge_row(
            before.get(one, _ABSENT), lost.get(one, _ABSENT), won.get(one, _ABSENT)
        )
        contradicts |= clash
        if row is not _ABSENT:
            merged[one] = row
    order, clash = _merge_order(list(before), list(lost), list(won), merged)
    return [merged[one] for one in order], contradicts or clash


def keyed(rows: Sequence[Any], key: tuple[str, ...]) -> Rows:
    """Return the rows by what tells one from another, in order.

    A key is the values of the fields `key` (of a new or a plain row, the whole row) and a number,
    for rows that no field tells apart.
    """
    keyed: Rows = {}
    for row in rows:
        named = isinstance(row, dict) and tuple(row.get(name) for name in key)
        if not named or all(part is None for part in named):
            named = ("", json.dumps(row, sort_keys=True))
        number = 0
        while (named, number) in keyed:
            number += 1
        keyed[named, number] = row
    return keyed


def _merge_row(base: Any, loser: Any, winner: Any) -> tuple[Any, bool]:
    if loser in (winner, base):
        return winner, False
    if winner == base:
        return loser, False
    if not (isinstance(loser, dict) and isinstance(winner, dict)):
        return winner, True
    before = base if isinstance(base, dict) else {}
    row, contradicts = {}, False
    for name in {**winner, **loser}:
        values = [side.get(name, _ABSENT) for side in (before, loser, winner)]
        value, clash = _merge_row(*values)
        contradicts |= clash
        if value is not _ABSENT:
            row[name] = value
    return row, contradicts


def _merge_order(
    base: list[Any], loser: list[Any], winner: list[Any], merged: Rows
) -> tuple[list[Any], bool]:
    """The keys of `merged` in order, and whether each side ordered the common ones anew."""
    common = merged.keys() & set(base) & set(loser) & set(winner)
    before, lost, won = ([one for one in side if one in common] for side in (base, loser, winner))
    leading, following = (loser, winner) if won == before != lost else (winner, loser)
    order = [one for one in leading if one in merged]
    own = set(order) - set(following)
    last = max((at for at, one in enumerate(following) if one in order), default=-1)
    place = 0
    for at, one in enumerate(following):
        if one in order:
            place = order.index(one) + 1
        elif one in merged:  # It goes behind its neighbour; what was appended stays at the end.
            while at < last and place < len(order) and order[place] in own:
                place += 1
            place = place if at < last else len(order)
            order.insert(place, one)
            place += 1
    return order, before != lost and before != won and lost != won
