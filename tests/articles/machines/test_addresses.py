"""Each page names the one address that it wants to be known by, and shows a card under it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article, Section
from contributors import directory, site
from hanoi.models import Identity, Page
from tests.articles.machines.test_structured import graph, metas
from tests.articles.machines.world import make_answered
from tests.factories import make_article, make_collection, make_contributor, make_publisher

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
KINDS = [
    "/",
    "/articles/ports/",
    "/collections/",
    "/collections/on-ports/",
    "/contributors/",
    "/contributors/ada-tester/",
    "/organisations/harbour-college/",
    "/pages/about/",
    "/sections/forecasts-tides/",
    "/tags/ports/",
]


def canonical(client: Client, address: str) -> list[str]:
    """The addresses that a page says are its own."""
    response = client.get(address)
    assert response.status_code == 200
    return [unescape(href) for href in re.findall(r'rel="canonical" href="([^"]*)"', response.text)]


@pytest.fixture
def answered() -> Article:
    """An answer with all that stands around it, and a page about the magazine."""
    Page.objects.create(title="About", body="<p>About us.</p>", is_public=True)
    return make_answered()


@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_page_is_known_by_its_path_whatever_is_added(
    client: Client, answered: Article, address: str
):
    assert canonical(client, address) == [f"{HOST}{address}"]
    assert canonical(client, f"{address}?utm_source=mail&page=2") == [f"{HOST}{address}"]


@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_page_has_a_card(client: Client, answered: Article, address: str):
    Identity.objects.create(name="The Lantern", tagline="One light", twitter="lantern")
    site.forget()

    page = client.get(address).text

    assert metas(page, "og:url") == [f"{HOST}{address}"]
    assert len(metas(page, "og:title")) == len(metas(page, "og:type")) == 1
    assert metas(page, "og:site_name") == ["The Lantern"]
    assert metas(page, "twitter:site") == ["@lantern"]
    assert len(metas(page, "twitter:card")) == 1
    assert len(metas(page, "description")) <= 1


def pages(client: Client, address: str) -> Iterator[str]:
    """The pages of a list, by the link from each to the next."""
    query = ""
    while True:
        yield f"{address}{query}"
        found = re.search(r'href="(\?[^"]*)" rel="next"', client.get(f"{address}{query}").text)
        if not found:
            return
        query = unescape(found[1])


@pytest.mark.parametrize(
    "address",
    [
        "/collections/",
        "/contributors/",
        "/contributors/ada-tester/",
        "/sections/forecasts-tides/",
        "/tags/ports/",
    ],
)
def test_each_page_of_a_list_is_known_by_itself(
    client: Client, answered: Article, address: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(directory.directory_from.__kwdefaults__, "size", 8)
    ada = answered.bylines.all()[0].contributor
    for number in range(41):
        by = [ada, make_contributor(f"O’Sample & {number % 20}")]
        make_article(by=by, section=Section.objects.get(), tags=("Ports",))
        make_collection()

    found = list(pages(client, address))

    assert len(found) >= 3
    assert [canonical(client, page) for page in found] == [[f"{HOST}{page}"] for page in found]


def test_a_page_of_people_is_known_by_its_first_person(client: Client):
    make_article(by=[make_contributor(name) for name in ("Ann A", "Ben B", "Cleo C")])
    first = f"{HOST}/contributors/"

    assert canonical(client, "/contributors/?from=A") == [first]
    assert canonical(client, "/contributors/?from=b") == [f"{first}?from=b%2C%20ben"]
    assert canonical(client, "/contributors/?from=B,%20b") == [f"{first}?from=b%2C%20ben"]
    assert canonical(client, "/contributors/?from=zzz") == [first]


def test_what_is_not_to_be_listed_says_so_and_names_no_address(client: Client, answered: Article):
    draft = make_article("A draft", state="draft")
    preview = workflow.share_preview(draft, make_publisher())
    workflow.withdraw(answered, make_publisher())

    for address in ("/search/", "/search/?q=ports", "/no-such-page/", "/articles/ports/",
                    f"/preview/{preview}/"):  # fmt: skip
        page = client.get(address).text
        assert metas(page, "robots") == ["noindex"], address
        assert 'rel="canonical"' not in page, address
    # Who may not fetch a page never hears that it is not to be listed.
    closed = re.findall(r"Disallow: (.*)", client.get("/robots.txt").text)
    assert not [path for path in closed if "/search/".startswith(path) or path == "/preview/"]


def test_an_article_without_a_dek_is_described_by_how_it_begins(client: Client):
    make_article(slug="bare", body="<p>It begins &amp; goes on.</p>")

    page = client.get("/articles/bare/").text

    assert metas(page, "description") == metas(page, "og:description") == ["It begins & goes on."]


def test_the_front_page_says_whose_it_is(client: Client, answered: Article):
    Identity.objects.create(
        name="The Lantern",
        tagline="One light",
        description="It asks.",
        twitter="lantern",
        mastodon="lantern@example.social",
    )
    site.forget()

    data: dict[str, Any] = graph(client, "/")["WebSite"]

    assert (data["name"], data["url"]) == ("The Lantern", f"{HOST}/")
    assert data["description"] == "It asks."
    assert data["publisher"]["@type"] == "NewsMediaOrganization"
    assert data["publisher"]["sameAs"] == [
        "https://x.com/lantern",
        "https://example.social/@lantern",
    ]
    assert data["publisher"] == graph(client, "/articles/ports/")["OpinionNewsArticle"]["publisher"]
