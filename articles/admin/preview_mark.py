"""What the bar above a preview at the desk says, and where it leads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Collection, Release, Take, Wave
from contributors.desk.zone import in_zone, short

State = Release.State


@dataclass(frozen=True)
class Choice:
    """An instant that can be chosen, the address that does, and whether it is the one shown."""

    label: str
    address: str
    is_shown: bool = False


@dataclass(frozen=True)
class Mark:
    """The bar: whose text of when it is, what is not as it looks, and what can be chosen.

    `problem` says why the time that was asked for is not the one shown, `instead` which can be
    chosen in its place. `ways` lead away: pairs of an address and what stands on the link.
    """

    saved_at: datetime
    saved_by: str
    notes: list[str]
    choices: list[Choice]
    asked: str
    value: str
    problem: str
    instead: list[Choice]
    ways: list[tuple[str, str]]


def notes_on_article(article: Article, take: Any, at: datetime) -> list[str]:
    """What readers would get otherwise, or not at all, at the instant `at`; a sentence each.

    `take` is the article’s place in a collection that is shown as if it were public, if it is.
    """
    notes = [_state_note(article, at)]
    if take is not None and not take.collection.is_public(at=at):
        notes.append(
            _("“%(title)s” is not public then: it is shown as if it were.")
            % {"title": take.collection.question}
        )
    return [note for note in notes if note]


def notes_on_collection(collection: Collection, at: datetime) -> list[str]:
    """The same of a collection, and what is missing of the waves whose time has come."""
    notes = [_state_note(collection, at)]
    for wave, missing, listed in unapproved(collection, at):
        notes.append(
            ngettext(
                "%(wave)s: %(missing)d of its %(listed)d answers is not approved, and would not "
                "be out.",
                "%(wave)s: %(missing)d of its %(listed)d answers are not approved, and would not "
                "be out.",
                missing,
            )
            % {"wave": wave, "missing": missing, "listed": listed}
        )
    return [note for note in notes if note]


def unapproved(collection: Collection, at: datetime) -> list[tuple[Wave, int, int]]:
    """The waves open at `at` that lack answers: the wave, how many are not approved, of how many.

    Counted are the takes that the landing page lists.
    """
    rows = (
        Take.objects.listed(at=at, as_if=collection.as_if_public)
        .filter(collection=collection, wave__release_at__lte=at)
        .order_by()
        .values("wave")
        .annotate(
            listed=Count("pk"),
            approved=Count("pk", filter=Q(article__status=Release.Status.APPROVED)),
        )
    )
    counts = {row["wave"]: (row["listed"] - row["approved"], row["listed"]) for row in rows}
    return [
        (wave, *counts[wave.pk])
        for wave in collection.waves.all()
        if wave.pk in counts and counts[wave.pk][0]
    ]


def instants(subject: Release, waves: list[Wave]) -> list[tuple[str, datetime]]:
    """The instants worth a look: the release of the subject, and each opening of a wave."""
    found: dict[datetime, str] = {}
    for wave in waves:
        if wave.release_at:
            found.setdefault(
                wave.release_at,
                _("%(wave)s, %(time)s") % {"wave": wave, "time": short(wave.release_at)},
            )
    if subject.release_at and subject.release_at not in found:
        name = _("Its release, %(time)s") % {"time": short(subject.release_at)}
        found = {subject.release_at: name, **found}
    return [(label, instant) for instant, label in found.items()]


def _state_note(subject: Release, at: datetime) -> str:
    """Why readers would not get the page at the instant `at`; nothing where they would."""
    time = {"time": in_zone(subject.release_at)}
    return {
        State.DRAFT: _("It is not approved: as things stand, readers would not get it."),
        State.IN_REVIEW: _("It is not approved: as things stand, readers would not get it."),
        State.UNDATED: _("It has no date: as things stand, readers would not get it."),
        State.SCHEDULED: _("It goes out on %(time)s: until then readers do not get it.") % time,
        State.WITHDRAWN: _("It is withdrawn then: readers do not get it."),
    }.get(subject.state(at=at), "")
