"""Makes what tests need: plain functions that go through the models and the verbs."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from articles import workflow
from articles.models import (
    Article,
    Byline,
    Collection,
    Convener,
    Participant,
    Release,
    Take,
    Wave,
)
from contributors.models import Affiliation, Contributor, Organisation
from hanoi.models import User
from hanoi.roles import ADMINISTRATORS, EDITORS, PUBLISHERS, WRITERS

PASSWORD = "lantern-harbour-42"
NUMBERS = count(1)


def make_user(role: str = EDITORS, **fields: Any) -> User:
    """An account in the group `role`, with the password `PASSWORD`."""
    number = next(NUMBERS)
    fields.setdefault("email", f"{role.lower()}-{number}@example.org")
    fields.setdefault("name", f"{role.removesuffix('s')} {number}")
    user = User.objects.create_user(password=PASSWORD, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_writer(**fields: Any) -> User:
    """An account that may write and submit its own drafts."""
    return make_user(WRITERS, **fields)


def make_editor(**fields: Any) -> User:
    """An account that may change the drafts of others."""
    return make_user(EDITORS, **fields)


def make_publisher(**fields: Any) -> User:
    """An account that may approve, schedule, publish, withdraw and correct."""
    return make_user(PUBLISHERS, **fields)


def make_administrator(**fields: Any) -> User:
    """An account that may do everything that a role may."""
    return make_user(ADMINISTRATORS, **fields)


def make_contributor(name: str = "", affiliation: tuple[str, str] | None = None, **fields: Any):
    """A contributor, affiliated by `(role, organisation)` if that is given."""
    contributor = Contributor.objects.create(
        name=name or f"Sample Person {next(NUMBERS)}", **fields
    )
    if affiliation:
        role, organisation_name = affiliation
        organisation = Organisation.objects.named(
            organisation_name
        ).first() or Organisation.objects.create(name=organisation_name)
        Affiliation.objects.create(
            contributor=contributor, organisation=organisation, role=role, is_primary=True
        )
    return contributor


def make_article(
    title: str = "",
    *,
    by: list[Contributor] | None = None,
    state: Release.State = Release.State.PUBLIC,
    at: datetime | None = None,
    tags: tuple[str, ...] = (),
    **fields: Any,
) -> Article:
    """An article brought to `state` by the verbs, as if they had been said in time for `at`.

    `at` is the release (default: an hour ago, or a day ahead for what is scheduled).
    """
    fields.setdefault("body", "<p>A paragraph of sample text.</p>")
    article: Article = Article.objects.create(
        title=title or f"Sample article {next(NUMBERS)}", **fields
    )
    for order, contributor in enumerate(by if by is not None else [make_contributor()]):
        Byline.objects.create(article=article, contributor=contributor, order=order)
    article.tags.add(*tags)
    bring_to(article, state, at=at)
    return article


def make_collection(
    title: str = "",
    *,
    state: Release.State = Release.State.PUBLIC,
    at: datetime | None = None,
    conveners: list[Contributor] | None = None,
    **fields: Any,
) -> Collection:
    """A collection brought to `state` by the verbs."""
    fields.setdefault("question", "What should a sample show?")
    collection = Collection.objects.create(
        title=title or f"Sample collection {next(NUMBERS)}", **fields
    )
    for order, contributor in enumerate(conveners or []):
        Convener.objects.create(collection=collection, contributor=contributor, order=order)
    bring_to(collection, state, at=at)
    return collection


def make_wave(collection: Collection, release_at: datetime | None = None, **fields: Any) -> Wave:
    """A wave; its date may lie in the past."""
    fields.setdefault("order", collection.waves.count())
    return Wave.objects.create(collection=collection, release_at=release_at, **fields)


def make_take(
    collection: Collection,
    *,
    by: list[Contributor] | None = None,
    wave: Wave | None = None,
    article: Article | None = None,
    **fields: Any,
) -> Take:
    """A take with its participants in order."""
    fields.setdefault("order", collection.takes.count())
    fields.setdefault("state", Take.State.ACCEPTED)
    take = Take.objects.create(collection=collection, wave=wave, article=article, **fields)
    for order, contributor in enumerate(by if by is not None else [make_contributor()]):
        Participant.objects.create(take=take, contributor=contributor, order=order)
    return take


def make_answer(
    collection: Collection,
    title: str = "",
    *,
    by: list[Contributor] | None = None,
    wave: Wave | None = None,
    state: Release.State = Release.State.PUBLIC,
    at: datetime | None = None,
    **fields: Any,
) -> Take:
    """A take with its article, brought to `state`."""
    people = by if by is not None else [make_contributor()]
    article = make_article(title, by=people, state=Release.State.DRAFT, **fields)
    take = make_take(collection, by=people, wave=wave, article=article)
    bring_to(article, state, at=at)
    take.refresh_from_db()
    return take


def bring_to(subject: Release, state: Release.State, *, at: datetime | None = None) -> None:
    """Bring an article or a collection from draft to `state` by the verbs."""
    publisher = User.objects.filter(email="verbs@example.org").first()
    publisher = publisher or make_publisher(email="verbs@example.org")
    now = timezone.now()
    if state == Release.State.IN_REVIEW:
        workflow.submit(subject, publisher)
    elif state == Release.State.UNDATED:
        workflow.approve(subject, publisher)
    elif state == Release.State.SCHEDULED:
        wave = isinstance(subject, Article) and hasattr(subject, "take") and subject.take.wave
        release_at = None if wave else at or now + timedelta(days=1)
        workflow.approve(subject, publisher, release_at=release_at)
    elif state == Release.State.PUBLIC:
        workflow.publish(subject, publisher, at=at or now - timedelta(hours=1))
    elif state == Release.State.WITHDRAWN:
        workflow.publish(subject, publisher, at=at or now - timedelta(hours=1))
        workflow.withdraw(subject, publisher, at=now)


def count_rows() -> None:
    """Let the database learn how many rows there are, after many were written in bulk.

    A server does so by itself in time; until then PostgreSQL plans for empty tables, and takes
    seconds for what should take a moment.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
