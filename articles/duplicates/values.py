"""The fields of things that are merged: which of them differ, and what stays of each."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst

from articles.models import Tag
from contributors.fields import MarkupField
from contributors.models import Contributor, Image, Organisation

# An address is not chosen: that of the one that stays does, and the others lead to it.
CHOSEN: dict[type[models.Model], tuple[str, ...]] = {
    Contributor: (
        *("name", "sort_name", "bio", "portrait", "twitter", "bluesky", "mastodon"),
        *("website", "orcid", "email"),
    ),
    Organisation: ("name", "website"),
    Tag: ("name", "kind"),
}
# What two spellings of are one: the database takes them for the same as well.
_FOLDED = {"twitter", "mastodon", "bluesky"}


@dataclass(frozen=True, slots=True)
class Value:
    """What some of the things have in one field. `key` is that of the first which has it; of a
    picture, that is there as well."""

    key: int
    text: str
    owners: tuple[str, ...]
    picture: Image | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of things that are merged: its name, its label, and what they have in it.

    `values` are those that are not blank, each once, in the order of the things. There is a choice
    where there is more than one.
    """

    name: str
    label: str
    markup: bool
    values: tuple[Value, ...]

    @property
    def differs(self) -> bool:
        """Whether somebody has to choose."""
        return len(self.values) > 1

    def chosen(self, key: int | None) -> int:
        """The key to choose: that which was asked for, if it is one of these, else the first."""
        keys = [value.key for value in self.values]
        return key if key in keys else keys[0]


def fields_of(things: Sequence[Any]) -> list[Field]:
    """What the things have in each field that can be chosen, the one that stays first."""
    return [_field(name, things) for name in CHOSEN[type(things[0])]]


def _field(name: str, things: Sequence[Any]) -> Field:
    model_field = things[0]._meta.get_field(name)
    found: dict[str, tuple[Any, list[str]]] = {}
    for thing in things:
        if not raw(thing, name):
            continue
        key = _folded(name, raw(thing, name))
        found.setdefault(key, (thing, []))[1].append(str(thing))
    values = tuple(
        Value(first.pk, _text(first, name), tuple(owners), _picture(first, name))
        for first, owners in found.values()
    )
    label = str(capfirst(model_field.verbose_name))
    return Field(name, label, isinstance(model_field, MarkupField), values)


def chosen_values(things: Sequence[Any], choices: Mapping[str, int]) -> dict[str, Any]:
    """What is to stand in each field, by attribute: that of the thing chosen by its key, else that
    of the first which has any."""
    by_key = {thing.pk: thing for thing in things}
    values: dict[str, Any] = {}
    for field in fields_of(things):
        if field.values:
            asked = choices.get(field.name)
            key = asked if asked in by_key and raw(by_key[asked], field.name) else None
            source = by_key[key or field.values[0].key]
            values[_attribute(source, field.name)] = raw(source, field.name)
    return values


def digest(things: Iterable[Any]) -> str:
    """A sign of what the things have in their fields, by which a page tells what it showed."""
    told = [
        [thing.pk, thing.slug, *(raw(thing, name) for name in CHOSEN[type(thing)])]
        for thing in sorted(things, key=lambda thing: thing.pk)
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def raw(thing: Any, name: str) -> Any:
    """What is stored in a field; of a relation, its key."""
    return getattr(thing, _attribute(thing, name))


def _attribute(thing: Any, name: str) -> str:
    return str(thing._meta.get_field(name).attname)


def _folded(name: str, value: Any) -> str:
    return str(value).casefold() if name in _FOLDED else str(value)


def _picture(thing: Any, name: str) -> Image | None:
    value = getattr(thing, name)
    return value if isinstance(value, Image) else None


def _text(thing: Any, name: str) -> str:
    shown = getattr(thing, f"get_{name}_display", None)
    return str(shown() if shown else getattr(thing, name))
