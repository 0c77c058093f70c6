"""The verbs of waves and takes: when the parts of a collection go out, and what stands in them.

The date of a wave is that of all of its answers that are not out yet. As in `articles.workflow`,
each verb checks right and state on the locked row and adds to the log, in one transaction; it
raises `NotAllowed` or `NotPossible`. `at` is the instant of the act.

Waves are locked before takes and articles, here and elsewhere, so that no two acts wait for each
other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.models import Act, Article, Release, Take, Wave
from articles.refusals import NotAllowed, NotPossible

# What may be done to a wave, and how the log calls it.
ACTS = {"move": Act.Verb.MOVED, "hold": Act.Verb.HELD, "open": Act.Verb.OPENED}


def may_date(by: Actor) -> bool:
    """Whether `by` has the right to move, hold and open waves."""
    return bool(by.is_active and by.is_staff and by.has_perm("articles.publish_collection"))


def passed(release_at: datetime | None, *, at: datetime | None = None) -> str:
    """Why no wave can be given this date, or nothing: a year mistyped would open it at once."""
    if release_at is None or release_at >= (at or timezone.now()):
        return ""
    return _("This time has passed. Choose a later one, or open the wave now.")


def closed(act: str, wave: Wave, *, out: bool, at: datetime) -> str:
    """Why `act` makes no sense for the wave at the instant `at`, or nothing.

    `out` is whether any of its answers is public then.
    """
    is_open = wave.is_open(at=at)
    if is_open and out:
        said = _("%(wave)s is out already. Withdraw its answers one by one instead.")
    elif act == "open" and is_open:
        said = _("%(wave)s is open already.")
    elif act == "hold" and wave.release_at is None:
        said = _("%(wave)s has no date already.")
    else:
        return ""
    return said % {"wave": wave}


def move_wave(
    wave: Wave, by: Actor, *, release_at: datetime, note: str = "", at: datetime | None = None
) -> None:
    """Give a wave another date, and all of its answers with it that are not out yet."""
    with _dating("move", wave, by, note, at) as (row, at):
        if why := passed(release_at, at=at):
            raise NotPossible(why)
        row.release_at = release_at


def hold_wave(wave: Wave, by: Actor, *, note: str = "", at: datetime | None = None) -> None:
    """Take the date of a wave away: its answers wait until it has another."""
    with _dating("hold", wave, by, note, at) as (row, at):
        row.release_at = None


def open_wave(wave: Wave, by: Actor, *, note: str = "", at: datetime | None = None) -> None:
    """Let a wave go out at this instant: its approved answers now, others when they are."""
    with _dating("open", wave, by, note, at) as (row, at):
        row.release_at = at


def lock_waves(collections: Any) -> None:
    """Hold the waves of these collections, given by their keys, until the transaction ends."""
    list(Wave.objects.select_for_update().filter(collection__in=collections).order_by("pk"))


@contextmanager
def _dating(
    act: str, wave: Wave, by: Actor, note: str, at: datetime | None
) -> Iterator[tuple[Wave, datetime]]:
    """The locked row of `wave`, checked for right and state, and the instant of the act.

    When the block ends its date is written, its articles get it, and `wave` learns of it.
    """
    if not may_date(by):
        raise NotAllowed(_("You may not move the date of a wave. Ask a publisher."))
    with transaction.atomic():
        row = Wave.objects.select_for_update().get(pk=wave.pk)
        at = at or timezone.now()
        out = Article.objects.public(at=at).filter(take__wave=row).exists()
        if why := closed(act, row, out=out, at=at):
            raise NotPossible(why)
        before = row.release_at
        yield row, at
        Wave.objects.filter(pk=row.pk).update(release_at=row.release_at)
        row.takes.carry_release(at=at)
        Act.objects.record(
            ACTS[act],
            row.collection,
            by,
            at=at,
            note=note,
            wave=row.pk,
            title=str(row),
            before=before,
            after=row.release_at,
        )
    wave.release_at = row.release_at


def move_take(take: Take, by: Actor, *, wave: Wave | None, at: datetime | None = None) -> None:
    """Put a take into another wave, or into none. An approved one is a publisher's to move."""
    if not by.has_perm("articles.change_take"):
        raise NotAllowed(_("You may not change takes. Ask an editor."))
    with transaction.atomic():
        lock_waves(Take.objects.filter(pk=take.pk).values("collection"))
        row = Take.objects.select_for_update().get(pk=take.pk)
        approved = row.article is not None and row.article.status == Release.Status.APPROVED
        if approved and not by.has_perm("articles.publish_article"):
            raise NotAllowed(
                _("“%(title)s” is approved: only a publisher may change when it goes out.")
                % {"title": row}
            )
        before = row.wave_id
        row.wave = wave
        row.save(update_fields=["wave"])
        take.wave = wave
        Act.objects.record(
            Act.Verb.MOVED,
            row.collection,
            by,
            at=at,
            take=row.pk,
            before=before,
            after=wave.pk if wave else None,
        )
