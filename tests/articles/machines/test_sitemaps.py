"""Sitemaps: valid, true about their dates, and of what is public only."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from lxml import etree

from articles import workflow
from articles.models import Article, Collection
from articles.sitemaps import news_language
from contributors import site
from contributors import sitemaps as contributors_sitemaps
from hanoi.models import Page
from tests.articles.machines.conftest import fill
from tests.articles.machines.schemas import INDEX, NEWS, NEWS_ITEM, SITEMAP, URLSET, validate
from tests.articles.machines.world import RELEASED, make_answered
from tests.factories import make_article, make_publisher

pytestmark = pytest.mark.django_db

PARTS = ["pages", "articles", "collections", "contributors", "organisations", "sections", "tags"]
LATER = RELEASED + timedelta(days=4)


def document(client: Client, address: str) -> etree._Element:
    """The parsed answer of an address."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return etree.fromstring(response.content)


def entries(client: Client, part: str) -> dict[str, str | None]:
    """The paths in one sitemap with their dates."""
    urls = document(client, f"/sitemap-{part}.xml").findall(f"{{{SITEMAP}}}url")
    return {
        url.findtext(f"{{{SITEMAP}}}loc").removeprefix("http://testserver"): url.findtext(
            f"{{{SITEMAP}}}lastmod"
        )
        for url in urls
    }


def test_every_sitemap_is_valid_and_every_page_in_it_is_there(client: Client):
    make_answered()

    index = document(client, "/sitemap.xml")
    validate(INDEX, index)
    places = [place.text for place in index.iter(f"{{{SITEMAP}}}loc")]
    assert places == [f"http://testserver/sitemap-{part}.xml" for part in PARTS]

    for place in places:
        listed = document(client, place)
        validate(URLSET, listed)
        for page in listed.iter(f"{{{SITEMAP}}}loc"):
            assert client.get(page.text).status_code == 200


def test_only_what_is_public_is_listed(client: Client):
    article = make_answered()
    make_article("Not yet", state="scheduled", tags=("Secret",))

    Page.objects.create(title="About", is_public=True)
    Page.objects.create(title="Hidden")
    site.forget()

    listed = {path for part in PARTS for path in entries(client, part)}
    assert listed == {
        "/",
        "/collections/",
        "/contributors/",
        "/pages/about/",
        "/articles/ports/",
        "/collections/on-ports/",
        "/contributors/ada-tester/",
        "/contributors/nguyen-van-binh/",
        "/contributors/cleo-convener/",
        "/organisations/harbour-college/",
        "/sections/forecasts-tides/",
        "/tags/ports/",
        "/tags/trade/",
    }

    workflow.withdraw(article, make_publisher())
    assert client.get("/sitemap-articles.xml").status_code == 404


def test_what_is_empty_is_left_out_and_what_is_left_is_valid(client: Client):
    """No schema of sitemaps allows one without an address."""
    index = document(client, "/sitemap.xml")

    validate(INDEX, index)
    places = [place.text for place in index.iter(f"{{{SITEMAP}}}loc")]
    assert places == ["http://testserver/sitemap-pages.xml"]
    validate(URLSET, document(client, places[0]))
    assert entries(client, "pages") == {"/": None, "/collections/": None, "/contributors/": None}
    for part in PARTS[1:]:
        assert client.get(f"/sitemap-{part}.xml").status_code == 404

    news = document(client, "/news-sitemap.xml")
    validate(URLSET, news)
    assert [place.text for place in news.iter(f"{{{SITEMAP}}}loc")] == ["http://testserver/"]
    assert list(news.iter(f"{{{NEWS}}}news")) == []


def test_the_magazine_s_own_pages_say_when_they_were_changed(client: Client):
    page = Page.objects.create(title="About", is_public=True)
    Page.objects.filter(pk=page.pk).update(updated_at=LATER)
    site.forget()

    assert entries(client, "pages")["/pages/about/"] == LATER.isoformat()
    index = document(client, "/sitemap.xml")
    assert index.findtext(f".//{{{SITEMAP}}}lastmod") == LATER.isoformat()


@pytest.mark.parametrize(
    ("schema", "wrong"),
    [
        (URLSET, "<urlset/>"),
        (URLSET, "<urlset><url/></urlset>"),
        (URLSET, "<urlset><url><loc>short</loc></url></urlset>"),
        (
            URLSET,
            "<urlset><url><loc>https://a.example/</loc><lastmod>1 May</lastmod></url></urlset>",
        ),
        (INDEX, "<sitemapindex/>"),
        (INDEX, "<sitemapindex><url><loc>https://a.example/</loc></url></sitemapindex>"),
    ],
)
def test_the_schemas_refuse_what_the_protocol_does(schema: str, wrong: str):
    document = etree.fromstring(re.sub(r"^<(\w+)", rf'<\1 xmlns="{SITEMAP}"', wrong))

    with pytest.raises(etree.DocumentInvalid):
        validate(schema, document)


def test_dates_say_when_a_page_last_changed_for_readers(client: Client):
    article = make_answered()
    collection = Collection.objects.filter(pk=article.take.collection_id)
    before = RELEASED - timedelta(days=1)
    Article.objects.filter(pk=article.pk).update(updated_at=before)
    collection.update(updated_at=before)

    def dates() -> set[str | None]:
        return {entries(client, part)[path] for part, path in paths.items()}

    paths = {
        "articles": "/articles/ports/",
        "collections": "/collections/on-ports/",
        "contributors": "/contributors/ada-tester/",
        "sections": "/sections/forecasts-tides/",
        "tags": "/tags/ports/",
    }
    assert dates() == {RELEASED.isoformat()}
    assert entries(client, "contributors")["/contributors/cleo-convener/"] is None
    assert entries(client, "organisations") == {"/organisations/harbour-college/": None}

    workflow.correct(article, make_publisher(), note="<p>Nine.</p>", at=LATER)
    assert entries(client, "articles")["/articles/ports/"] == LATER.isoformat()
    index = document(client, "/sitemap.xml")
    assert LATER.isoformat() in [date.text for date in index.iter(f"{{{SITEMAP}}}lastmod")]


def test_a_long_sitemap_goes_on_on_further_pages(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(contributors_sitemaps.AddressSitemap, "limit", 30)
    fill(69, make_answered())

    places = [place.text for place in document(client, "/sitemap.xml").iter(f"{{{SITEMAP}}}loc")]
    pages = [place for place in places if "articles" in place]
    assert [page.partition("?")[2] for page in pages] == ["", "p=2", "p=3"]
    found = [
        place.text for page in pages for place in document(client, page).iter(f"{{{SITEMAP}}}loc")
    ]
    assert len(found) == len(set(found)) == 70


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-users.xml",
        "/sitemap-pages.xml?p=0",
        "/sitemap-pages.xml?p=x",
        "/sitemap-pages.xml?p=9",
    ],
)
def test_what_is_no_sitemap_is_not_found(client: Client, address: str):
    assert client.get(address).status_code == 404


def test_news_are_two_days_old_at_most(client: Client):
    now = timezone.now()
    make_article("Fresh & <new>", at=now - timedelta(hours=47), language="pt-BR", slug="fresh")
    make_article("Stale", at=now - timedelta(hours=49))
    make_article("Scheduled", state="scheduled")

    news = document(client, "/news-sitemap.xml")

    validate(URLSET, news)
    (item,) = news.iter(f"{{{NEWS}}}news")
    validate(NEWS_ITEM, item)
    assert news.findtext(f".//{{{SITEMAP}}}loc") == "http://testserver/articles/fresh/"
    assert item.findtext(f".//{{{NEWS}}}title") == "Fresh & <new>"
    assert item.findtext(f".//{{{NEWS}}}language") == "pt"
    assert item.findtext(f".//{{{NEWS}}}name") == "Hanoi"

    with time_machine.travel(now + timedelta(hours=2)):
        assert b"Fresh" not in client.get("/news-sitemap.xml").content


def test_news_are_a_thousand_at_most_and_the_newest(client: Client):
    fill(1100, make_answered())

    titles = [
        title.text for title in document(client, "/news-sitemap.xml").iter(f"{{{NEWS}}}title")
    ]

    assert titles == [f"Bulk answer {index}" for index in range(1000)]


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh", "zh-cn"),
        ("zh-Hant-TW", "zh-tw"),
        ("zh-TW", "zh-tw"),
        ("zh-Hans", "zh-cn"),
        ("fil", "fil"),
    ],
)
def test_languages_are_named_as_news_sitemaps_want_them(language: str, code: str):
    assert news_language(language) == code


def test_robots_are_told_where_not_to_go_and_where_to_look(client: Client):
    text = client.get("/robots.txt").text

    assert text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
        "Sitemap: http://testserver/news-sitemap.xml",
    ]


def test_a_withdrawal_reaches_whoever_asks_for_what_has_changed(client: Client):
    article = make_answered()
    make_article("Another", at=datetime(2026, 1, 1, tzinfo=UTC))
    for address in ("/sitemap.xml", "/sitemap-articles.xml"):
        response = client.get(address)
        assert "Last-Modified" not in response
        assert response["Cache-Control"] == "public, max-age=300"
    etag = client.get("/sitemap-articles.xml")["ETag"]
    headers = {"If-None-Match": etag}
    assert client.get("/sitemap-articles.xml", headers=headers).status_code == 304

    workflow.withdraw(article, make_publisher())

    assert client.get("/sitemap-articles.xml", headers=headers).status_code == 200
