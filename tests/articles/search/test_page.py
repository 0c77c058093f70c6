"""The search page and its suggestions, through their addresses."""

import json
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Byline, Release, Section
from articles.search.index import rebuild
from tests.factories import (
    count_rows,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
)

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def magazine() -> None:
    """A little of everything, all about herons."""
    person = make_contributor("Heron Person", ("Fellow", "Heron Trust"), bio="<p>Of herons.</p>")
    section = Section.objects.create(name="Birds", slug="birds")
    collection = make_collection(
        "{count} on herons", question="Whose heron?", standfirst="All {count} of them."
    )
    make_answer(
        collection,
        "Nobody’s heron",
        by=[person],
        section=section,
        tags=("wading",),
        slug="nobodys",
        body="<p>A heron &amp; a stork &lt;b&gt; stood.</p>",
    )


def test_results_of_every_kind_stand_with_their_finds_marked(client: Client, magazine):
    page = client.get("/search/?q=heron").text

    assert "3 results for “heron”, the best first" in page
    assert 'href="/articles/nobodys/">Nobody’s <mark>heron</mark></a>' in page
    assert "A <mark>heron</mark> &amp; a stork &lt;b&gt; stood." in page
    assert "Whose <mark>heron</mark>?" in page
    assert "1 on herons" in page
    assert "All 1 of them." in page
    assert "<mark>Heron</mark> Person" in page
    assert "Fellow, Heron Trust" in page


def test_a_kind_can_be_chosen_and_the_counts_of_all_stay(client: Client, magazine):
    page = client.get("/search/?q=heron&kind=contributor").text

    assert "1 result for “heron”" in page
    assert 'href="?q=heron" >' not in page
    assert '<a href="?q=heron">Everything <span>3</span></a>' in page
    assert 'aria-current="true">Contributors <span>1</span></a>' in page


def test_the_filters_chosen_are_named_and_kept(client: Client, magazine):
    address = "/search/?q=heron&section=birds&tag=wading&contributor=heron-person&since=2001-02-03"
    page = client.get(address).text

    assert "1 result for “heron”" in page
    assert '<option value="birds" selected>Birds</option>' in page
    assert "Filed under “wading”" in page
    assert "By Heron Person" in page
    assert 'value="2001-02-03"' in page


def test_a_section_that_is_not_public_cannot_be_told_from_one_that_is_not(client: Client, magazine):
    hidden = Section.objects.create(name="Hidden", slug="concealed")
    make_article("Heron", section=hidden, state=Release.State.DRAFT)

    known = client.get("/search/?q=heron&section=concealed").text
    unknown = client.get("/search/?q=heron&section=absent").text

    assert known.replace("concealed", "absent") == unknown


def test_the_page_is_not_for_search_engines(client: Client, magazine):
    for address in ("/search/", "/search/?q=heron"):
        response = client.get(address)
        assert response["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in response.text
    assert client.get("/search/suggest/?q=her")["X-Robots-Tag"] == "noindex"


def test_what_was_typed_is_shown_as_text(client: Client):
    make_article("Markup", body=f"<p>heron {HOSTILE.replace('<', '&lt;')}</p>")

    page = (
        client.get("/search/", {"q": f"{HOSTILE} heron"}).text + client.get("/search/?q=heron").text
    )

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_nothing_found_offers_what_may_have_been_meant(client: Client, magazine):
    page = client.get("/search/?q=whoes").text

    assert "Nothing was found for “whoes”." in page
    assert '<a href="?q=Whose"><bdi>Whose</bdi></a>' in page


def test_every_page_has_the_field_that_works_without_script(client: Client):
    front, page = client.get("/").text, client.get("/search/").text

    assert 'action="/search/" method="get" role="search"' in front
    assert front.count('name="q"') == page.count('name="q"') == 1


def test_suggestions_say_what_they_are_and_where_they_lead(client: Client, magazine):
    response = client.get("/search/suggest/?q=whose+h")

    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content) == {
        "suggestions": [
            {
                "kind": "symposia",
                "text": "Whose heron?",
                "address": "/collections/on-herons/",
                "language": "",
            }
        ]
    }


@pytest.mark.parametrize("address", ["/search/", "/search/suggest/"])
def test_only_reading_is_allowed_and_nobody_gets_a_cookie(client: Client, magazine, address: str):
    assert client.post(address).status_code == 405
    assert not client.get(address, {"q": "heron"}).cookies


RAW = [
    "%00",
    "%ED%A0%80",
    "%FF%FE",
    "%E2%80%AE%E2%80%8F",
    "%F0%9F%98%80",
    "%22",
    "-",
    "%22-%22%22",
    "%27%3B--",
    "%25s%25",
    quote("x" * 10_000),
    quote('"' * 10_000),
    quote("東" * 3_000),
]


@pytest.mark.parametrize("raw", RAW)
def test_any_bytes_at_all_get_a_page(client: Client, magazine, raw: str):
    names = ("q", "kind", "section", "tag", "contributor", "since", "until", "page")
    everywhere = "&".join(f"{name}={raw}" for name in names)
    for query in (f"q={raw}", f"q=heron{raw}", f"q=heron&{everywhere[2:]}", everywhere):
        assert client.get(f"/search/?{query}").status_code == 200
        assert client.get(f"/search/suggest/?{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=٣",
        "page=9999",
        "since=0001-01-01&until=9999-12-31",
        "since=2024-02-31",
        "until=0000-00-00",
        "q=a&q=heron",
        "q[]=heron",
        "kind=draft",
    ],
)
def test_parameters_out_of_range_get_a_page(client: Client, magazine, query: str):
    assert client.get(f"/search/?q=heron&{query}").status_code == 200


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=80))
def test_any_text_gets_a_page(client: Client, magazine, typed: str):
    assert client.get("/search/", {"q": typed.encode("utf-8", "replace")}).status_code == 200


def grown(number: int) -> None:
    """So many public articles about herons, written past the models, and indexed."""
    person = make_contributor("Heron Author", ("Fellow", "Heron Trust"))
    release = timezone.now() - timedelta(days=1)
    rows = Article.objects.bulk_create(
        Article(
            title=f"Heron number {at}",
            slug=f"heron-{at}",
            body=f"<p>A heron of the {at}th kind.</p>",
            status="approved",
            release_at=release,
        )
        for at in range(number)
    )
    Byline.objects.bulk_create(Byline(article=row, contributor=person) for row in rows)
    make_collection("Herons", question="Whose heron?", conveners=[person])
    count_rows()
    for _ in rebuild():
        pass
    count_rows()


@pytest.mark.parametrize("number", [80, 10_000])
def test_a_search_costs_the_same_however_large_the_magazine(
    client: Client, django_assert_num_queries: Callable, number: int
):
    grown(number)

    # What is found, articles, bylines, collections, contributors, and what can be chosen.
    with django_assert_num_queries(6):
        page = client.get("/search/?q=heron").text
    assert "<mark>Heron</mark> number" in page
    with django_assert_num_queries(4):
        page = client.get("/search/?q=hreon").text
    assert "Spelled almost alike" in page
    with django_assert_num_queries(2):
        found = client.get("/search/suggest/?q=heron").json()
    assert len(found["suggestions"]) == 8
