"""Snapshots as they read today: what was merged since is named by what it was merged into.

A snapshot names people and organisations by key, and tags by name. It is never written anew by a
merge; whoever reads one that may be old reads it through `current`.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from articles.models import Tag
from articles.snapshots.rows import labelled
from contributors.models import Alias, Contributor, Organisation
from contributors.models.alias import key_of

Snapshot = dict[str, Any]

# The lists whose rows name one thing each: the field, and what tells a row from another that says
# the same once both name one thing.
_ROWS: dict[str, tuple[type[models.Model], str, tuple[str, ...]]] = {
    "bylines": (Contributor, "contributor", ("contributor", "role")),
    "conveners": (Contributor, "contributor", ("contributor",)),
    "affiliations": (Organisation, "organisation", ("id",)),
}


def current(*snapshots: Snapshot) -> list[Snapshot]:
    """The snapshots with today’s keys and names; those that nothing has changed are themselves.

    Takes one query, or none where nothing is named; two or three where something was merged.
    """
    wanted: dict[type[models.Model], set[Any]] = {Contributor: set(), Organisation: set()}
    names: set[str] = set()
    for one in snapshots:
        for field, (model, name, _same) in _ROWS.items():
            wanted[model] |= {row[name] for row in one.get(field, []) if row[name] is not None}
        for take in one.get("takes", []):
            wanted[Contributor] |= set(take["participants"])
        names |= set(one.get("tags", []))
    found = _aliases(wanted, names)
    if not found:
        return list(snapshots)
    keys: dict[type[models.Model], dict[int, int]] = {
        model: {row.key: row.survivor for row in found if row.kind == model._meta.label_lower}
        for model in wanted
    }
    tags = _tags(found, names)
    labels: dict[str, str] = {}
    for model, known in keys.items():
        if known:
            labels |= labelled(model._default_manager.filter(pk__in=known.values()))
    return [_current(one, keys, tags, labels) for one in snapshots]


def current_one(snapshot: Snapshot) -> Snapshot:
    """One snapshot as it reads today."""
    return current(snapshot)[0]


def people(keys: Iterable[int | None]) -> dict[int, Contributor]:
    """The contributors that these keys lead to by now, each under the key that was asked for.

    One query, as long as nobody of them was merged. They are looked for first, and their aliases
    afterwards: whoever goes in between is found.
    """
    return _led_to(Contributor, {key for key in keys if key is not None})


def places(keys: Iterable[int]) -> dict[int, Organisation]:
    """The organisations that these keys lead to by now, each under the key that was asked for."""
    return _led_to(Organisation, set(keys))


def _led_to(model: Any, keys: set[int]) -> dict[int, Any]:
    found: dict[int, Any] = model.objects.in_bulk(keys)
    led = Alias.objects.survivors(model, keys - found.keys())
    if led:
        others = model.objects.in_bulk(set(led.values()))
        found |= {key: others[to] for key, to in led.items() if to in others}
    return found


def _aliases(wanted: dict[type[models.Model], set[Any]], names: set[str]) -> list[Alias]:
    asked = models.Q(pk__in=[])
    for model, keys in wanted.items():
        if keys:
            asked |= models.Q(kind=model._meta.label_lower, key__in=keys)
    if names:
        folded = {key_of(name) for name in names}
        asked |= models.Q(kind=Tag._meta.label_lower, name_key__in=folded)
    return list(Alias.objects.filter(asked)) if asked != models.Q(pk__in=[]) else []


def _tags(found: list[Alias], names: set[str]) -> dict[str, str]:
    """By the folded name, what a tag that was merged is called today; not where there is a tag of
    that name again."""
    led = {row.name_key: row.survivor for row in found if row.kind == Tag._meta.label_lower}
    if not led:
        return {}
    there = set(names) - set(Tag.objects.unknown(names, by_alias=False))
    again = {key_of(name) for name in there}
    tags = Tag.objects.in_bulk(set(led.values()))
    return {key: tags[to].name for key, to in led.items() if to in tags and key not in again}


def _current(
    snapshot: Snapshot,
    keys: dict[type[models.Model], dict[int, int]],
    tags: dict[str, str],
    labels: dict[str, str],
) -> Snapshot:
    changed: Snapshot = {}
    for field, (model, name, same) in _ROWS.items():
        if field in snapshot:
            rows = [row | {name: keys[model].get(row[name], row[name])} for row in snapshot[field]]
            changed[field] = _once(rows, same)
    if "takes" in snapshot:
        known = keys[Contributor]
        changed["takes"] = [
            take
            | {
                "participants": list(
                    dict.fromkeys(known.get(key, key) for key in take["participants"])
                )
            }
            for take in snapshot["takes"]
        ]
    if "tags" in snapshot:
        called = [tags.get(key_of(name), name) for name in snapshot["tags"]]
        once = {name.casefold(): name for name in reversed(called)}
        changed["tags"] = [once[key] for key in sorted(once)]
    if "labels" in snapshot:
        changed["labels"] = snapshot["labels"] | labels
    return snapshot | changed


def _once(rows: Iterable[dict[str, Any]], same: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows, of those that agree in `same` the first; one that names nobody is like no other."""
    found: dict[Any, dict[str, Any]] = {}
    for place, row in enumerate(rows):
        nameless = row.get("contributor", 0) is None
        found.setdefault(place if nameless else tuple(row.get(name) for name in same), row)
    return list(found.values())
