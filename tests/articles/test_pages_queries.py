"""How often a page asks the database: few times, and as often for 1,000 rows as for 10."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    Article,
    Byline,
    Collection,
    Correction,
    Participant,
    Release,
    Section,
    Tag,
    TaggedArticle,
    Take,
    Wave,
)
from contributors.models import Affiliation, Contributor, Organisation
from tests.articles.pictures import fetch, make_image
from tests.factories import count_rows, make_article, make_collection

pytestmark = pytest.mark.django_db

NUMBERS = count()
APPROVED = Release.Status.APPROVED


class World:
    """Rows in bulk: articles by different people in one section, one tag and one collection."""

    def __init__(self) -> None:
        self.at = timezone.now() - timedelta(days=1)
        self.section = Section.objects.create(name="Desk", slug="desk")
        self.tag = Tag.objects.create(name="Tag", slug="tag")
        self.organisation = Organisation.objects.create(name="College", slug="college")
        self.collection = make_collection(slug="big", at=self.at)
        self.waves = [
            Wave.objects.create(collection=self.collection, order=order, release_at=self.at)
            for order in range(4)
        ]
        self.first: Article | None = None

    def grow(self, number: int) -> None:
        """Add `number` answers with all that belongs to them, half of them still drafts."""
        marks = [next(NUMBERS) for _ in range(number)]
        people = Contributor.objects.bulk_create(
            Contributor(
                name=f"Person {mark}",
                sort_name=f"Person {mark}",
                name_key=f"person {mark}",
                slug=f"person-{mark}",
            )
            for mark in marks
        )
        Affiliation.objects.bulk_create(
            Affiliation(contributor=person, organisation=self.organisation, role="Reader")
            for person in people
        )
        articles = Article.objects.bulk_create(
            Article(
                title=f"Article {mark}",
                slug=f"article-{mark}",
                section=self.section,
                status=APPROVED if place % 2 == 0 else Release.Status.DRAFT,
                release_at=self.at,
            )
            for place, mark in enumerate(marks)
        )
        self.first = self.first or articles[0]
        Byline.objects.bulk_create(
            Byline(article=article, contributor=person)
            for article, person in zip(articles, people, strict=True)
        )
        TaggedArticle.objects.bulk_create(
            TaggedArticle(content_object=article, tag=self.tag) for article in articles
        )
        takes = Take.objects.bulk_create(
            Take(
                collection=self.collection,
                wave=self.waves[place % 4],
                article=article,
                order=place,
                state=Take.State.ACCEPTED,
            )
            for place, article in enumerate(articles)
        )
        Participant.objects.bulk_create(
            Participant(take=take, contributor=person)
            for take, person in zip(takes, people, strict=True)
        )
        self.crowd(number, people)
        count_rows()

    def crowd(self, number: int, people: list[Contributor]) -> None:
        """Put as many rows around the first article, its author and its collection."""
        assert self.first is not None
        Byline.objects.bulk_create(
            Byline(article=self.first, contributor=person, role="translator", order=9)
            for person in people
        )
        Correction.objects.bulk_create(
            Correction(article=self.first, text="<p>It was nine.</p>") for _ in range(number)
        )
        tags = Tag.objects.bulk_create(
            Tag(name=f"tag {mark}", slug=f"tag-{mark}")
            for mark in [next(NUMBERS) for _ in range(number)]
        )
        TaggedArticle.objects.bulk_create(
            TaggedArticle(content_object=self.first, tag=tag) for tag in tags
        )
        author = self.first.bylines.get(role="author").contributor
        others = Article.objects.exclude(bylines__contributor=author)
        Byline.objects.bulk_create(
            Byline(article=article, contributor=author, order=5) for article in others
        )
        Affiliation.objects.bulk_create(
            Affiliation(contributor=author, organisation=self.organisation, role=f"Role {place}")
            for place in range(number)
        )
        earlier = Collection.objects.bulk_create(
            Collection(
                title="{count} voices",
                question="Why?",
                slug=f"collection-{next(NUMBERS)}",
                status=APPROVED,
                release_at=self.at - timedelta(days=1),
            )
            for _ in range(number)
        )
        self.collection.earlier_collections.add(*earlier)


def queries(client: Client, address: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_pages_ask_as_often_for_a_thousand_rows_as_for_ten(client):
    world = World()
    world.grow(10)
    assert world.first is not None
    author = world.first.bylines.get(role="author").contributor
    most = {
        "/": 8,
        world.first.get_absolute_url(): 6,
        "/collections/": 8,
        "/collections/big/": 8,
        "/contributors/": 8,
        author.get_absolute_url(): 8,
        "/organisations/college/": 8,
        "/sections/desk/": 8,
        "/tags/tag/": 8,
    }

    few = {address: queries(client, address) for address in most}
    world.grow(990)
    many = {address: queries(client, address) for address in most}

    assert few == many
    assert {address: n for address, n in many.items() if n > most[address]} == {}


def test_a_landing_page_with_80_takes_takes_at_most_8_queries(client):
    world = World()
    world.grow(80)

    assert queries(client, "/collections/big/") <= 8
    assert client.get("/collections/big/").text.count('class="take"') == 40


def test_a_picture_takes_one_query(client):
    picture = make_image("red")
    make_article(lead_image=picture)
    with CaptureQueriesContext(connection) as captured:
        fetch(client, picture.get_absolute_url())

    assert len(captured) == 1
