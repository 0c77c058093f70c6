"""Saving a text so that no word is lost: the only way from a form to an article.

Every save appends a revision. An article that is not approved takes the new text into its row at
once; one that is approved keeps what was approved, and the new text waits (`workflow` has the verb
that publishes it). A text that was written on top of an older one is merged with what came since;
where the two contradict each other it is kept aside, whole, and the editor is asked.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import snapshots
from articles.actors import Actor
from articles.merging import Merged, merge, settle
from articles.models import Article, Revision
from articles.refusals import NotAllowed, NotPossible
from articles.tasks import check_links_of

Kind = Revision.Kind


@dataclass(slots=True)
class Outcome:
    """What became of a save.

    `revision` is the working revision afterwards; `changed` names what it changed; `aside` is the
    text that clashed, and was kept aside until somebody settles it; `merged` are the revisions by
    others that it was merged with; `gone` are sentences on what could not be written.
    """

    revision: Revision
    changed: list[str] = field(default_factory=list)
    aside: Revision | None = None
    merged: list[Revision] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def held(article: Article) -> Article:
    """The row of `article`, locked until the transaction ends, with its newest revision.

    An article that came to be without one gets it now, as it is found.
    """
    row: Article = Article.objects.select_for_update().get(pk=article.pk)
    if row.working_revision_id is None:
        record(row, Kind.FOUND, None)
    return row


def record(
    article: Article,
    kind: Revision.Kind,
    by: Actor | None,
    *,
    note: str = "",
    opening: UUID | None = None,
    at: datetime | None = None,
) -> Revision:
    """Append the article as its rows stand, which is held: working text and row are one then."""
    snapshot, before = snapshots.take(article), article.working_revision
    revision = Revision.objects.append(
        article,
        kind,
        snapshot,
        by,
        changed=snapshots.changed(*snapshots.current(before.snapshot, snapshot)) if before else [],
        base=before.number if before else None,
        note=note,
        opening=opening,
        at=at,
    )
    point(article, working=revision, live=revision)
    return revision


def begin(
    article: Article,
    snapshot: dict[str, Any],
    by: Actor,
    *,
    note: str = "",
    opening: UUID | None = None,
) -> Outcome:
    """Write the first text of an article that was just made."""
    with transaction.atomic():
        row: Article = Article.objects.select_for_update().get(pk=article.pk)
        gone = snapshots.write(row, snapshot | {"slug": snapshot["slug"] or row.slug})
        revision = record(row, Kind.SAVED, by, note=note, opening=opening)
        return Outcome(revision, snapshots.EDITED, gone=gone)


def save(
    article: Article,
    snapshot: dict[str, Any],
    by: Actor,
    *,
    base: int,
    note: str = "",
    opening: UUID | None = None,
    at: datetime | None = None,
) -> Outcome:
    """Save the text `snapshot`, written on top of revision `base` in the form `opening`.

    Raises `NotAllowed` where `by` may not change the article now; `set_aside` keeps the text then.
    """
    with transaction.atomic():
        row, at = held(article), at or timezone.now()
        if not row.may_be_changed_by(by):
            raise NotAllowed(_("You may not change this article now."))
        newest, base = _newest(row), _opened_on(row, base)
        snapshot = snapshots.complete(snapshot, row)
        if base == newest.number:
            return _append(
                row, Kind.SAVED, snapshot, by, base=base, note=note, opening=opening, at=at
            )
        mine = _aside(row, snapshot, by, base=base, note=note, opening=opening, at=at)
        merged = merged_with(mine, newest)
        since = list(Revision.objects.about(row).filter(number__gt=base, number__lt=mine.number))
        others = [one for one in since if one.kind != Kind.SET_ASIDE]
        if merged.clashes:
            return Outcome(newest, aside=mine, merged=others)
        outcome = _append(
            row, Kind.MERGED, merged.snapshot, by, base=newest.number, source=mine.number, at=at
        )
        outcome.merged = others
        return outcome


def set_aside(
    article: Article,
    snapshot: dict[str, Any],
    by: Actor,
    *,
    base: int,
    note: str = "",
    opening: UUID | None = None,
) -> Revision:
    """Keep a text that cannot become the working text; nothing else changes."""
    with transaction.atomic():
        row = held(article)
        base, whole = _opened_on(row, base), snapshots.complete(snapshot, row)
        return _aside(row, whole, by, base=base, note=note, opening=opening)


def merged_with(mine: Revision, newest: Revision) -> Merged:
    """The text `mine`, merged with `newest` over what `mine` was written on."""
    base = revision_of(mine, mine.base) if mine.base else None
    return merge(*snapshots.current((base or newest).snapshot, mine.snapshot, newest.snapshot))


def settle_clash(
    article: Article,
    aside: Revision,
    choices: dict[str, str],
    by: Actor,
    *,
    base: int,
    at: datetime | None = None,
) -> Outcome | None:
    """Save what an editor chose from a clash that was shown against revision `base`.

    Returns nothing, and changes nothing, where the text has changed since: the clash is another
    one then. Raises `merging.Unsettled` for a choice that is missing.
    """
    with transaction.atomic():
        row = held(article)
        if not row.may_be_changed_by(by):
            raise NotAllowed(_("You may not change this article now."))
        newest = _newest(row)
        if newest.number != base:
            return None
        merged = merged_with(aside, newest)
        asked = {clash.id: choices.get(clash.id, "") for clash in merged.clashes}
        chosen = settle(merged, asked)
        chosen = snapshots.complete(chosen, row)
        return _append(
            row, Kind.MERGED, chosen, by, base=base, source=aside.number, at=at, always=True
        )


def restore(
    article: Article,
    number: int,
    by: Actor,
    *,
    base: int,
    note: str = "",
    at: datetime | None = None,
) -> Outcome:
    """Take an earlier text up again, by appending it. `base` is the newest one that was seen."""
    with transaction.atomic():
        row = held(article)
        if not row.may_be_changed_by(by):
            raise NotAllowed(_("You may not change this article now."))
        newest = _newest(row)
        if newest.number != base:
            raise NotPossible(
                _("“%(title)s” has been saved again since. Look at the newest text first.")
                % {"title": row}
            )
        source = revision_of(newest, number)
        snapshot = snapshots.complete(source.snapshot, row)
        return _append(row, Kind.RESTORED, snapshot, by, base=base, source=number, note=note, at=at)


def revision_of(other: Revision, number: int) -> Revision:
    """The revision `number` of the thing that `other` is of."""
    return Revision.objects.get(
        subject_type=other.subject_type, subject_id=other.subject_id, number=number
    )


def note_correction(article: Article, by: Actor, *, at: datetime | None = None) -> Revision:
    """Append the working text of an article, which is held, with the corrections of today."""
    newest = _newest(article)
    snapshot = snapshots.complete(newest.snapshot, article)
    waiting = article.has_waiting_changes
    revision = Revision.objects.append(
        article, Kind.CORRECTED, snapshot, by, base=newest.number, at=at
    )
    point(article, working=revision, live=None if waiting else revision)
    return revision


def take_up(article: Article) -> list[str]:
    """Write the working text into the row, which is held; returns what is gone by now."""
    if not article.has_waiting_changes:
        return []
    revision = _newest(article)
    gone = snapshots.write(article, revision.snapshot)
    point(article, working=revision, live=revision)
    return gone


def point(article: Article, *, working: Revision, live: Revision | None = None) -> None:
    """Note which revision is the working text, when it was saved and, if given, which one the row
    holds.

    Its outward links are checked once this is through.
    """
    changes: dict[str, Any] = {"working_revision": working, "saved_at": working.made_at}
    if live:
        changes["live_revision"] = live
    for name, value in changes.items():
        setattr(article, name, value)
    Article.objects.filter(pk=article.pk).update(**changes)
    check_links_of(article.pk, working.snapshot)


def _append(
    row: Article,
    kind: Revision.Kind,
    snapshot: dict[str, Any],
    by: Actor,
    *,
    base: int,
    source: int | None = None,
    note: str = "",
    opening: UUID | None = None,
    at: datetime | None = None,
    always: bool = False,
) -> Outcome:
    newest = _newest(row)
    names = snapshots.changed(snapshots.current_one(newest.snapshot), snapshot)
    if not (names or always):
        return Outcome(newest)
    revision = Revision.objects.append(
        row,
        kind,
        snapshot,
        by,
        changed=names,
        base=base,
        source=source,
        note=note,
        opening=opening,
        at=at,
    )
    if row.status == Article.Status.APPROVED:
        point(row, working=revision)
        return Outcome(revision, names)
    gone = snapshots.write(row, snapshot)
    point(row, working=revision, live=revision)
    return Outcome(revision, names, gone=gone)


def _aside(
    row: Article, snapshot: dict[str, Any], by: Actor, *, base: int, **more: Any
) -> Revision:
    """Append a text that stays beside the working text, with what it changed in its own base."""
    opened = Revision.objects.about(row).get(number=base)
    names = snapshots.changed(snapshots.current_one(opened.snapshot), snapshot)
    return Revision.objects.append(
        row, Kind.SET_ASIDE, snapshot, by, changed=names, base=base, **more
    )


def _opened_on(row: Article, base: int) -> int:
    """The number that a form says it was opened on; before the first revision there is none."""
    base = max(base, 1)
    if not Revision.objects.about(row).filter(number=base).exists():
        raise NotPossible(
            _("This form does not say which text it was opened on. Open it anew, and try again.")
        )
    return base


def _newest(row: Article) -> Revision:
    newest = row.working_revision
    if newest is None:
        raise ValueError("The row was not held.")
    return newest
