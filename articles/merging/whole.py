"""Merging whole snapshots, field by field, and settling what is left open."""

from collections.abc import Iterable, Mapping
from typing import Any

from articles.kinds import INFORMATION, MARKUP, NAMES, ROWS
from articles.merging.clash import Clash, Merged, Unsettled
from articles.merging.markup import merge_markup
from articles.merging.rows import merge_rows

Snapshot = Mapping[str, Any]

_ABSENT = object()


def merge(base: Snapshot, mine: Snapshot, theirs: Snapshot) -> Merged:
    """Return what `mine` and `theirs` come to, both having begun with `base`.

    What only informs (status, dates, corrections) is as in `theirs`; labels are united. A field
    that one of the snapshots does not have yet counts as unchanged in it.
    """
    merged = Merged()
    for name in {**theirs, **mine}:
        if name in INFORMATION:
            merged.snapshot[name] = theirs[name] if name in theirs else mine[name]
        else:
            before = base.get(name, _ABSENT)
            _merge_field(merged, name, before, mine.get(name, before), theirs.get(name, before))
    labels = [one["labels"] for one in (base, mine, theirs) if "labels" in one]
    if labels:
        merged.snapshot["labels"] = {key: label for one in labels for key, label in one.items()}
    return merged


def settle(merged: Merged, choices: Mapping[str, str]) -> dict[str, Any]:
    """Return the final snapshot, by a choice for each clash under its `id`.

    A choice is one of the clash’s `choices`; what else a form sent along is not read. Raises
    `Unsettled` where one is missing, or is none of those.
    """
    snapshot = dict(merged.snapshot)
    for clash in merged.clashes:
        if clash.id not in choices:
            raise Unsettled(clash.id)
        if clash.index is None:
            snapshot[clash.field] = clash.chosen(choices[clash.id])
    for name in {clash.field for clash in merged.clashes if clash.index is not None}:
        snapshot[name] = "".join(
            part.chosen(choices[part.id]) if isinstance(part, Clash) else part
            for part in merged.parts[name]
        )
    return snapshot


def _merge_field(merged: Merged, name: str, base: Any, mine: Any, theirs: Any) -> None:
    if mine in (theirs, base):
        merged.snapshot[name] = theirs
        if mine != theirs:
            merged.taken.theirs.append(name)
    elif theirs == base:
        merged.snapshot[name] = mine
        merged.taken.mine.append(name)
    elif name in MARKUP:
        before = "" if base is _ABSENT else base
        _merge_text(merged, name, before or "", mine or "", theirs or "")
    elif name in NAMES or name in ROWS:
        _merge_list(merged, name, [] if base is _ABSENT else base, mine, theirs)
    else:
        _leave_open(merged, Clash(name, None if base is _ABSENT else base, mine, theirs))


def _leave_open(merged: Merged, clash: Clash) -> None:
    merged.snapshot[clash.field] = clash.theirs
    merged.clashes.append(clash)


def _merge_text(merged: Merged, name: str, base: str, mine: str, theirs: str) -> None:
    text = merge_markup(name, base, mine, theirs)
    merged.parts[name] = text.parts
    merged.clashes += [part for part in text.parts if isinstance(part, Clash)]
    merged.snapshot[name] = "".join(
        part.theirs if isinstance(part, Clash) else part for part in text.parts
    )
    _note(merged, name, mine=text.from_mine, theirs=text.from_theirs)


def _merge_list(merged: Merged, name: str, base: Any, mine: Any, theirs: Any) -> None:
    if name in NAMES:
        both, contradict = merge_names(base, mine, theirs), False
    else:
        both, contradict = merge_rows(base, mine, theirs, ROWS[name])
    if contradict:
        my_way, _ = merge_rows(base, theirs, mine, ROWS[name])
        _leave_open(merged, Clash(name, base, my_way, both))
    else:
        merged.snapshot[name] = both
        _note(merged, name, mine=both != theirs, theirs=both != mine)


def _note(merged: Merged, name: str, *, mine: bool, theirs: bool) -> None:
    if mine:
        merged.taken.mine.append(name)
    if theirs:
        merged.taken.theirs.append(name)


def merge_names(base: Iterable[str], mine: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Return the names of both sides without those that either took away, sorted.

    Names that differ in case alone are one; spelt anew by both, theirs stays.
    """
    before, ours, others = map(_by_lower_case, (base, mine, theirs))
    names = []
    for key in {**ours, **others}:
        was, one, other = before.get(key), ours.get(key), others.get(key)
        name = one if other == was else other if one == was else other or one
        if name:
            names.append(name)
    return sorted(names, key=lambda name: (name.casefold(), name))


def _by_lower_case(names: Iterable[str]) -> dict[str, str]:
    return {name.casefold(): name for name in names}
