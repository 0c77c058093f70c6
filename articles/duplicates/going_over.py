"""How the rows of one relation go over to the thing that stays."""

from collections.abc import Sequence
from typing import Any

from articles.duplicates.moves import Move, Sorted, sort_out
from articles.models import Byline
from contributors.models import Affiliation


def go_over(move: Move, keys: Sequence[int], survivor: Any) -> Sorted:
    """Let all rows of a relation to the things with these keys lead to `survivor`.

    The rows are changed past `save` and `delete`: whoever calls this saves the survivor afterwards,
    which brings up to date what is copied from it. Part of a transaction.
    """
    found = sort_out(move, keys, held=True)
    rows = move.model._base_manager
    for first, doubles in found.doubles:
        if isinstance(first, Byline):
            _keep_words(first, doubles)
    primary = _primaries(move, found, survivor) if move.model is Affiliation else []
    # What says the same goes first, and the primary ones become it last: of neither the database
    # takes two.
    rows.filter(pk__in=[row.pk for row in found.dropped])._raw_delete(rows.db)
    if primary:
        held = [row.pk for row in found.rows]
        rows.filter(pk__in=held, is_primary=True).update(is_primary=False)
    strays = [row.pk for row in found.rows if found.whose(row) != survivor.pk]
    rows.filter(pk__in=strays).update(**{move.field: survivor.pk})
    if primary:
        rows.filter(pk__in=primary).update(is_primary=True)
    if move.model is Affiliation and move.field == "contributor":
        _in_a_row(found.rows, survivor)
    return found


def _keep_words(first: Byline, doubles: Sequence[Byline]) -> None:
    """What an editor has written in a byline that goes stays in the one that stays, if nobody has
    written in that."""
    written = next((row for row in doubles if row.by_hand), None)
    if written and not first.by_hand:
        words = {"affiliation_line": written.affiliation_line, "bio": written.bio}
        Byline.objects.filter(pk=first.pk).update(**words, by_hand=True)


def _primaries(move: Move, found: Sorted, survivor: Any) -> list[int]:
    """The keys of the affiliations that are to be primary, by those that were: one a person."""
    chosen: dict[int, tuple[bool, int]] = {}
    doubles = {first.pk: rows for first, rows in found.doubles}
    for row in found.rows:
        alike = [row, *doubles.get(row.pk, [])]
        if any(one.is_primary for one in alike):
            person = survivor.pk if move.field == "contributor" else row.contributor_id
            own = any(
                one.is_primary and (move.field != "contributor" or one.contributor_id == person)
                for one in alike
            )
            # Their own comes before those of the others; `False` sorts first.
            chosen[person] = min(chosen.get(person, (True, row.pk)), (not own, row.pk))
    return [key for _other, key in chosen.values()]


def _in_a_row(rows: list[Any], survivor: Any) -> None:
    """The affiliations of one person: their own in their order, then those that came."""
    ordered = sorted(rows, key=lambda row: (row.contributor_id != survivor.pk, row.order, row.pk))
    for order, row in enumerate(ordered):
        row.order = order
    Affiliation.objects.bulk_update(ordered, ["order"])
