"""What belongs to a thing that is merged, and how each sort of it goes over to the one that stays.

Every relation to a contributor, an organisation or a tag stands in `MOVES`. One that does not is
found by `unhandled`, which a system check asks, and without which nothing is merged: a row that is
forgotten here would hold the merge back, or be lost by it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import ngettext_lazy

from articles.models import Byline, Convener, Participant, Tag, TaggedArticle, Take
from contributors.models import Affiliation, Contributor, Organisation


@dataclass(frozen=True, slots=True)
class Move:
    """Rows of `model` whose `field` leads to what is merged.

    Rows that agree in all of `alike` say the same once they lead to one thing: the first stays.
    `owner` is what tells where a row stands, `counted` says how many there are.
    """

    model: Any
    field: str
    alike: tuple[str, ...]
    owner: str
    counted: Any

    @property
    def label(self) -> str:
        """Its name in the log."""
        return f"{self.model._meta.label_lower}.{self.field}"

    def rows(self, keys: Iterable[int]) -> models.QuerySet[Any]:
        """The rows of the things with these keys, in the order in which the first is told."""
        ordered = hasattr(self.model, "order")
        order = ["order", "pk"] if ordered else ["pk"]
        found: models.QuerySet[Any] = self.model._base_manager.filter(
            **{f"{self.field}__in": list(keys)}
        )
        return found.order_by(*order)

    def alike_key(self, row: Any) -> tuple[Any, ...]:
        """What two rows share that say the same."""
        values = (getattr(row, name) for name in self.alike)
        return tuple(value.casefold() if isinstance(value, str) else value for value in values)


MOVES: dict[type[models.Model], tuple[Move, ...]] = {
    Contributor: (
        Move(Byline, "contributor", ("article_id", "role"), "article",
             ngettext_lazy("%(number)d byline", "%(number)d bylines", "number")),
        Move(Participant, "contributor", ("take_id",), "take",
             ngettext_lazy("%(number)d answer", "%(number)d answers", "number")),
        Move(Convener, "contributor", ("collection_id",), "collection",
             ngettext_lazy("%(number)d convened collection", "%(number)d convened collections",
                           "number")),
        Move(Affiliation, "contributor",
             ("organisation_id", "role", "from_year", "to_year"), "organisation",
             ngettext_lazy("%(number)d affiliation", "%(number)d affiliations", "number")),
    ),
    Organisation: (
        Move(Affiliation, "organisation",
             ("contributor_id", "role", "from_year", "to_year"), "contributor",
             ngettext_lazy("%(number)d affiliation", "%(number)d affiliations", "number")),
    ),
    Tag: (
        Move(TaggedArticle, "tag", ("content_object_id",), "content_object",
             ngettext_lazy("%(number)d article", "%(number)d articles", "number")),
    ),
}  # fmt: skip


def unhandled(model: type[models.Model]) -> list[str]:
    """The relations to `model` that no move takes along, by name; hidden ones as well.

    A relation of many to many is taken along by the rows in between, which have a move each.
    """
    known = {(move.model, move.field) for move in MOVES[model]}
    found = []
    relations: Any = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        if not (relation.auto_created and not relation.concrete):
            continue
        through = getattr(relation, "through", None)
        if through is not None:
            sides = {
                (through, field.name)
                for field in through._meta.fields
                if field.related_model is model
            }
            handled = bool(sides) and sides <= known
        else:
            handled = (relation.related_model, relation.field.name) in known
        if not handled:
            found.append(str(relation))
    return found


@dataclass(slots=True)
class Sorted:
    """The rows of one move: those that stay, and for each the later ones that say the same."""

    move: Move
    rows: list[Any]
    doubles: list[tuple[Any, list[Any]]]

    @property
    def dropped(self) -> list[Any]:
        """The rows that go, since another says the same."""
        return [row for _first, rows in self.doubles for row in rows]

    def whose(self, row: Any) -> int:
        """The key of the thing that a row led to."""
        return int(getattr(row, f"{self.move.field}_id"))

    def moved(self, survivor: Any) -> int:
        """How many rows led to another than the one that stays."""
        return sum(self.whose(row) != survivor.pk for row in self.rows)

    def told(self) -> dict[str, Any]:
        """For the log: by the key of what they led to, the keys of all rows and of what each
        belongs to; and all that the dropped ones said."""
        rows: dict[str, list[list[int]]] = defaultdict(list)
        for row in self.rows:
            rows[str(self.whose(row))].append([row.pk, getattr(row, f"{self.move.owner}_id")])
        names = [one.attname for one in self.move.model._meta.concrete_fields]
        dropped = [{name: getattr(row, name) for name in names} for row in self.dropped]
        return {"led_to": rows, "dropped": dropped}

    def owners(self) -> list[str]:
        """What the doubles belong to, by name, each once: one query, and none without doubles."""
        keys = {getattr(first, f"{self.move.owner}_id") for first, _rows in self.doubles}
        model = self.move.model._meta.get_field(self.move.owner).related_model
        rows = model._base_manager.filter(pk__in=keys).order_by("pk")
        if model is Take:
            rows = rows.select_related("article")
        return [str(row) for row in rows] if keys else []


def sort_out(move: Move, keys: Iterable[int], *, held: bool = False) -> Sorted:
    """The rows of one move for the things with these keys, with the doubles sorted out.

    They are `held` until the transaction ends, if that is asked for.
    """
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    rows = move.rows(keys)
    for row in rows.select_for_update() if held else rows:
        groups[move.alike_key(row)].append(row)
    doubles = [(rows[0], rows[1:]) for rows in groups.values() if rows[1:]]
    return Sorted(move, [rows[0] for rows in groups.values()], doubles)


def counted(move: Move, number: int) -> str:
    """“3 bylines”."""
    return str(move.counted % {"number": number})
