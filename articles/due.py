"""What is due and overdue at the desk: what has a date and is not approved for it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.models import Article, Collection, Release, Take
from articles.who import named, with_first

SHOWN = 8


@dataclass(frozen=True)
class Due:
    """An article, an answer without a text, or a collection: what there is of it, and when it is
    to go out. `state` says how far it has come."""

    title: str
    address: str
    at: datetime
    state: str
    notes: tuple[str, ...] = ()


@dataclass
class Deadline:
    """The first of what is due, in the order of time, and how much there is; `late` of it has
    passed."""

    rows: list[Due] = field(default_factory=list)
    number: int = 0
    late: int = 0


def due(by: Actor, until: datetime, *, at: datetime, pages: list[Any]) -> Deadline:
    """What goes out before `until` or should be out at the instant `at`, and is not approved.

    `pages` are collections that have been read already. Takes two queries.
    """
    found = Deadline()
    _add_articles(found, by, until, at)
    if by.has_perm("articles.view_take"):
        _add_takes(found, until, at)
    if by.has_perm("articles.view_collection"):
        _add_pages(found, until, at, pages)
    found.rows = sorted(found.rows, key=lambda one: (one.at, one.title))[:SHOWN]
    return found


def _add_articles(found: Deadline, by: Actor, until: datetime, at: datetime) -> None:
    rows = with_first(Article.objects.in_place().seen_by(by), "bylines")
    rows = rows.exclude(status=Release.Status.APPROVED).filter(release_at__lt=until)
    for row in _first(found, rows, "release_at", at):
        notes = [named(row.first_person, row.persons)]
        if take := getattr(row, "take", None):
            notes.append(str(take.collection))
        address = reverse("admin:articles_article_change", args=[row.pk])
        state = str(row.state(at=at).label)
        found.rows.append(Due(str(row), address, row.release_at, state, _said(notes)))


def _add_takes(found: Deadline, until: datetime, at: datetime) -> None:
    """The answers of a wave that nobody has written yet."""
    rows = with_first(Take.objects.select_related("wave", "collection"), "participant_set")
    rows = rows.defer("collection__introduction", "collection__editors_note")
    rows = rows.filter(article=None, wave__release_at__lt=until)
    rows = rows.exclude(state=Take.State.DECLINED).exclude(collection__withdraw_at__lte=at)
    for row in _first(found, rows, "wave__release_at", at):
        people = named(row.first_person, row.persons)
        state = _("%(state)s, no text yet") % {"state": row.get_state_display()}
        address = reverse("admin:articles_take_change", args=[row.pk])
        place = (str(row.collection),)
        found.rows.append(Due(people or str(row), address, row.wave.release_at, state, place))


def _add_pages(found: Deadline, until: datetime, at: datetime, pages: list[Collection]) -> None:
    for one in pages:
        if one.status == Release.Status.APPROVED or not one.release_at or one.release_at >= until:
            continue
        found.number += 1
        found.late += one.release_at <= at
        address = reverse("admin:articles_collection_change", args=[one.pk])
        state = str(one.state(at=at).label)
        place = (_("the page of the collection"),)
        found.rows.append(Due(str(one), address, one.release_at, state, place))


def _first(found: Deadline, rows: Any, date: str, at: datetime) -> list[Any]:
    """The first of `rows` by `date`; all of them are counted."""
    passed = models.Case(models.When(**{f"{date}__lte": at}, then=1), default=0)
    counted = rows.annotate(
        number=models.Window(models.Count("pk")), late=models.Window(models.Sum(passed))
    )
    first = list(counted.order_by(date, "pk")[:SHOWN])
    if first:
        found.number += first[0].number
        found.late += first[0].late
    return first


def _said(parts: list[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
