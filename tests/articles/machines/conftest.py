"""Data in bulk, and a count of queries, for the budgets."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Byline, Collection, Participant, Section, TaggedArticle, Take
from contributors.models import Contributor
from tests.factories import count_rows


@pytest.fixture
def queries(client: Client) -> Callable[[str], int]:
    """How many queries a successful GET of an address takes."""

    def count(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def fill(number: int, subject: Article) -> None:
    """Add `number` public answers beside `subject`, with its section, tags and first author.

    Written past the models, which would take a minute for ten thousand.
    """
    now = timezone.now()
    take: Any = subject.take
    collection: Collection = take.collection
    section: Section | None = subject.section
    tags = list(subject.tags.all())
    author: Contributor = subject.bylines.all()[0].contributor
    articles = Article.objects.bulk_create(
        Article(
            title=f"Bulk answer {index}",
            slug=f"bulk-answer-{index}",
            section=section,
            status=Article.Status.APPROVED,
            release_at=now - timedelta(minutes=index + 1),
        )
        for index in range(number)
    )
    # The same for all, so that it need not be cleaned ten thousand times.
    filled = Article.objects.filter(slug__startswith="bulk-answer-")
    filled.update(body='<p>A paragraph.<span class="footnote">A note.</span></p>')
    Byline.objects.bulk_create(
        Byline(article=article, contributor=author, affiliation_line="Reader, Somewhere")
        for article in articles
    )
    TaggedArticle.objects.bulk_create(
        TaggedArticle(tag=tag, content_object=article) for article in articles for tag in tags
    )
    takes = Take.objects.bulk_create(
        Take(collection=collection, article=article, order=index, state=Take.State.SIGNED_OFF)
        for index, article in enumerate(articles, start=1)
    )
    Participant.objects.bulk_create(Participant(take=take, contributor=author) for take in takes)
    count_rows()
