"""The front page, sections and tags; and how long lists go on."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Collection, Release, Section, Tag, Take
from contributors.paging import PAGE, page_of
from tests.factories import make_answer, make_article, make_collection

pytestmark = pytest.mark.django_db

State = Release.State
NOT_PUBLIC = [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN]


def titles(page: str) -> list[str]:
    """The addresses of the articles that the page lists, in order."""
    return re.findall(r'href="/articles/([\w-]+)/"', page)


def test_the_front_page_shows_the_newest_of_both(client):
    now = timezone.now()
    make_collection(question="Old?", slug="old", at=now - timedelta(days=5))
    new = make_collection("{count} people", question="New?", slug="new")
    make_answer(new, "An Answer")
    make_article("A Column", at=now - timedelta(days=2))
    for state in NOT_PUBLIC:
        make_article("Zebra column", state=state)
        make_collection("Zebra", question="Zebra?", state=state)

    page = client.get("/").text

    assert page.count("<h1") == 1
    assert page.index("New?") < page.index("Old?")
    assert "1 people" in page
    assert titles(page) == ["an-answer", "a-column"]
    assert "zebra" not in page.lower()


def test_the_front_page_of_an_empty_magazine_says_so(client):
    response = client.get("/")

    assert response.status_code == 200
    assert "Nothing is published yet." in response.text


@pytest.mark.parametrize("kind", ["section", "tag"])
def test_a_list_shows_its_public_articles_newest_first_and_no_others(client, kind):
    now = timezone.now()
    section = Section.objects.create(name="Desk", slug="desk", description="About desks.")
    where = {"section": section} if kind == "section" else {"tags": ("Desk",)}
    make_article("Older", at=now - timedelta(days=2), **where)
    make_article("Newer", at=now - timedelta(days=1), **where)
    make_article("Elsewhere")
    for state in NOT_PUBLIC:
        make_article("Zebra", state=state, **where)

    response = client.get(f"/{kind}s/desk/")

    assert titles(response.text) == ["newer", "older"]
    assert "zebra" not in response.text.lower()


@pytest.mark.parametrize("state", NOT_PUBLIC)
def test_a_section_or_tag_of_nothing_public_is_not_found(client, state):
    section = Section.objects.create(name="Desk", slug="desk")
    make_article(section=section, tags=("Desk",), state=state)

    assert client.get("/sections/desk/").status_code == 404
    assert client.get("/tags/desk/").status_code == 404
    make_article(section=section, tags=("Desk",))
    assert client.get("/sections/desk/").status_code == 200
    assert client.get("/tags/desk/").status_code == 200


def test_a_long_list_goes_on_without_losing_or_repeating_anything(client):
    """Even where many came out at the same instant, and one comes out between two pages."""
    section = Section.objects.create(name="Desk", slug="desk")
    at = timezone.now() - timedelta(hours=2)
    Article.objects.bulk_create(
        Article(
            title=f"Number {number}",
            slug=f"number-{number}",
            section=section,
            status=Release.Status.APPROVED,
            release_at=at,
        )
        for number in range(2 * PAGE + 5)
    )

    seen: list[str] = []
    address = "/sections/desk/"
    for size in (PAGE, PAGE, 5):
        page = client.get(address).text
        assert len(titles(page)) == size
        seen += titles(page)
        older = re.search(r'href="(\?before=[^"]+)" rel="next"', page)
        address = f"/sections/desk/{older[1]}" if older else ""
        make_article("Just out", section=section)

    assert address == ""
    assert seen == [f"number-{number}" for number in reversed(range(2 * PAGE + 5))]


@pytest.mark.parametrize(
    "cursor",
    [
        "nonsense",
        "2026-01-01_1",
        "2026-13-45T00:00:00Z_1",
        "2026-01-01T00:00:00Z_",
        "2026-01-01T00:00:00Z_9999999999999999999999",
        "2026-01-01T00:00:00Z_1'--",
        "2026-01-01T00:00:00Z_1\x00",
        "٢026-01-01T00:00:00Z_1",
    ],
)
def test_a_cursor_that_was_never_given_out_is_not_found(client, cursor):
    section = Section.objects.create(name="Desk", slug="desk")
    make_article(section=section)

    assert client.get("/sections/desk/", {"before": cursor}).status_code == 404
    assert client.get("/sections/desk/", {"before": ""}).status_code == 200
    assert client.get("/sections/desk/", {"before": "0001-01-01T00:00:00Z_1"}).status_code == 200


def test_pages_of_rows_without_a_total_order_are_refused(rf):
    with pytest.raises(ValueError, match="total order"):
        page_of(Article.objects.order_by("release_at"), rf.get("/"))


def test_a_tag_says_what_kind_of_word_it_is(client):
    make_article(tags=("Asia",))
    Tag.objects.update(kind=Tag.Kind.REGION)

    assert '<p class="label">Region</p>' in client.get("/tags/asia/").text


def test_an_answer_in_a_list_names_its_question_and_where_it_stands(client):
    collection = make_collection(slug="big", question="Why though?", scale="No\nYes")
    section = Section.objects.create(name="Desk", slug="desk")
    take = make_answer(collection, "An Answer", section=section)
    Take.objects.filter(pk=take.pk).update(position=2, confidence=8)

    page = client.get("/sections/desk/").text

    assert '<a href="/collections/big/">Why though?</a>' in page
    assert "<b>Yes</b>, confidence 8" in page


def test_the_list_of_collections_goes_on_while_new_ones_come_out(client):
    now = timezone.now()
    Collection.objects.bulk_create(
        Collection(
            title=f"Number {number}",
            question="Why?",
            slug=f"number-{number}",
            status=Release.Status.APPROVED,
            release_at=now - timedelta(days=number + 1),
        )
        for number in range(PAGE + 3)
    )

    first = client.get("/collections/").text
    older = re.search(r'href="(\?before=[^"]+)" rel="next"', first)
    assert older
    make_collection(slug="just-out")
    second = client.get(f"/collections/{older[1]}").text

    assert first.count('class="book ') == PAGE
    assert re.findall(r'href="/collections/([\w-]+)/"', second) == [
        f"number-{number}" for number in range(PAGE, PAGE + 3)
    ]
