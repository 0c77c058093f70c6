"""Much data for `make measure`: what a magazine has after some years, in every state."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

BATCH = 500
ROLES = ["writer", "editor", "publisher", "administrator"]


def fill(articles: int, people: int, waiting: int) -> dict[str, Any]:
    """Put the sample into an empty database, `people` contributors and `articles` articles.

    Of a hundred articles `waiting` are not approved, half drafts, half in review; some are late.
    Most of the others are out, some with a newer text that waits. A third belongs to the writer,
    the editor and the publisher each. All have acts, four of five have revisions, one of twenty
    has an open note, and all are in the index. Returns the accounts by their role.
    """
    from django.core.management import call_command
    from django.db import models
    from django.utils import timezone

    from articles.models import Act, Article, Byline, DeskNote, Revision
    from articles.search import index
    from articles.snapshots import empty
    from contributors.models import Contributor
    from hanoi.models import User

    call_command("migrate", verbosity=0)
    call_command("load_sample", stdout=StringIO())
    texts = list(Article.objects.values_list("body", flat=True)[:50])
    accounts = [User.objects.get(email=f"{role}@example.org") for role in ROLES]
    owners = accounts[:3]
    now, about, nothing = timezone.now(), Article._meta.label_lower, empty()
    persons = _create(
        Contributor(name=f"Sample Person {n}", sort_name=f"Person {n}", slug=f"sample-person-{n}")
        for n in range(people)
    )
    made = _create(
        Article(
            title=f"Sample article {n}",
            slug=f"sample-article-{n}",
            dek="Invented.",
            body=texts[n % len(texts)] * (1 + n % 5),  # From a note to an essay.
            created_by=owners[n % 3],
            **_state(n, waiting, now),
        )
        for n in range(articles)
    )
    _create(
        Byline(article=one, contributor=persons[(n + other) % people], order=other)
        for n, one in enumerate(made)
        for other in range(1 + (n % 3 == 0))
    )
    _create(
        Act(
            verb=verb,
            subject_type=about,
            subject_id=one.pk,
            subject_title=one.title,
            by=one.created_by,
            at=now - timedelta(hours=n),
        )
        for n, one in enumerate(made)
        for verb in _acts(n, one.status)
    )
    _create(
        Revision(
            subject_type=about,
            subject_id=one.pk,
            number=number,
            kind=Revision.Kind.SAVED,
            made_by=one.created_by,
            snapshot=nothing | {"title": one.title, "slug": one.slug, "body": one.body},
        )
        for n, one in enumerate(made)
        for number in range(1, 1 + n % 5)
    )
    _create(
        DeskNote(article=one, written_by=owners[n % 3], text="Invented.")
        for n, one in enumerate(made[::20])
    )
    kept = Revision.objects.filter(subject_type=about, subject_id=models.OuterRef("pk"))
    newest = models.Subquery(kept.order_by("-number").values("pk")[:1])
    oldest = models.Subquery(kept.order_by("number").values("pk")[:1])
    with_texts = Article.objects.filter(models.Exists(kept))
    with_texts.update(working_revision=newest, live_revision=newest)
    changed = [one.pk for n, one in enumerate(made) if n % 10 == 9]
    with_texts.filter(pk__in=changed, status=Article.Status.APPROVED).update(live_revision=oldest)
    for _kind, _number in index.rebuild():
        pass
    return dict(zip(ROLES, accounts, strict=True))


def _create(rows: Iterable[Any]) -> list[Any]:
    """The rows, written some at a time."""
    made = list(rows)
    return list(type(made[0])._default_manager.bulk_create(made, batch_size=BATCH))


def _state(n: int, waiting: int, now: datetime) -> dict[str, Any]:
    """How the article `n` stands: a planned date every tenth of those that wait, from ten days ago
    to ten days from now; of the others every twentieth has none, or goes out later."""
    from articles.models import Article

    if n % 100 < waiting:
        planned = now + timedelta(days=n // 10 % 20 - 10) if n % 10 == 0 else None
        status = Article.Status.DRAFT if n % 2 else Article.Status.IN_REVIEW
        return {"status": status, "release_at": planned}
    released = now - timedelta(hours=n)
    if n % 20 > 17:
        released = now + timedelta(hours=n) if n % 2 else None
    return {"status": Article.Status.APPROVED, "release_at": released}


def _acts(n: int, status: str) -> Iterator[str]:
    """What was done with the article `n` so far, in order."""
    from articles.models import Act, Article

    yield Act.Verb.CREATED
    if status == Article.Status.DRAFT and n % 7:
        return
    yield Act.Verb.SUBMITTED
    if status == Article.Status.DRAFT:
        yield Act.Verb.RETURNED
    elif status == Article.Status.APPROVED:
        yield Act.Verb.APPROVED
