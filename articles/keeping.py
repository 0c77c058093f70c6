"""The history of what is saved as rows: collections with waves and takes, and contributors.

Their forms write to the rows at once, unlike that of an article (`articles.revisions`); afterwards
the rows are kept as a revision, if they say anything new.
"""

from datetime import datetime
from types import ModuleType
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.models import Collection, Revision, Take, Wave
from articles.refusals import NotPossible
from articles.revisions import Outcome
from articles.snapshots import collection as collections
from articles.snapshots import contributor as contributors
from articles.snapshots import current_one
from articles.snapshots.rows import same
from contributors.models import Contributor

Kind = Revision.Kind
_KEPT: dict[type[models.Model], ModuleType] = {
    Collection: collections,
    Contributor: contributors,
}


def whose(thing: Any) -> Any:
    """What has the history that a save of `thing` belongs to: itself, its collection, or none."""
    if isinstance(thing, Take | Wave):
        return thing.collection
    return thing if type(thing) in _KEPT else None


def found(subject: Any) -> None:
    """Keep `subject` as it is found, before anything is written, if nothing is kept of it yet."""
    if not Revision.objects.about(subject).exists():
        keep(subject, None, Kind.FOUND)


def keep(
    subject: Any,
    by: Actor | None,
    kind: Kind = Kind.SAVED,
    *,
    note: str = "",
    source: int | None = None,
    at: datetime | None = None,
) -> Revision | None:
    """Append `subject` as its rows stand; nothing where they say what the newest revision says."""
    with transaction.atomic():
        row = _held(subject)
        module = _KEPT[type(subject)]
        newest = Revision.objects.current(subject).first()
        snapshot = module.take(row)
        before = current_one(newest.snapshot) if newest else {}
        names = [name for name in module.EDITED if not same(before.get(name), snapshot[name])]
        if newest and not names:
            return None
        return Revision.objects.append(
            subject,
            kind,
            snapshot,
            by,
            changed=names if newest else [],
            base=newest.number if newest else None,
            source=source,
            note=note,
            at=at,
        )


def restore(subject: Any, number: int, by: Actor, *, base: int, note: str = "") -> Outcome:
    """Write an earlier state into the rows, and append it. `base` is the newest that was seen.

    The right to change `subject` is asked for by whoever calls it.
    """
    try:
        return _restore(subject, number, by, base, note)
    except IntegrityError as error:
        raise NotPossible(
            _(
                "Something in that text belongs to another by now, such as a handle or an answer. "
                "Nothing was changed."
            )
        ) from error


def _restore(subject: Any, number: int, by: Actor, base: int, note: str) -> Outcome:
    with transaction.atomic():
        row = _held(subject)
        keep(row, None)  # What was written past the desk is kept before it is written over.
        newest = Revision.objects.current(row).first()
        if newest is None or newest.number != base:
            raise NotPossible(
                _("“%(title)s” has been saved again since. Look at the newest text first.")
                % {"title": row}
            )
        source = Revision.objects.about(row).get(number=number)
        gone = _KEPT[type(row)].write(row, current_one(source.snapshot))
        kept = keep(row, by, Kind.RESTORED, source=number, note=note)
        return Outcome(kept or newest, kept.changed if kept else [], gone=gone)


def _held(subject: Any) -> Any:
    """The row, locked until the transaction ends: the numbers of its revisions have no gap."""
    return type(subject)._base_manager.select_for_update().get(pk=subject.pk)
