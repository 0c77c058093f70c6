"""Feeds: what they hold, how parsers read them, and what they cost."""

import json
from datetime import datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from lxml import etree

from articles import workflow
from articles.feed_text import with_full_addresses
from articles.models import Article, Section
from tests.articles.machines.world import RELEASED, make_answered
from tests.factories import make_article, make_collection, make_contributor, make_publisher

pytestmark = pytest.mark.django_db

SCOPES = [
    "/feeds/site/",
    "/feeds/section/forecasts-tides/",
    "/feeds/tag/ports/",
    "/feeds/contributor/ada-tester/",
    "/feeds/collection/on-ports/",
]
XML_FORMS = ["rss.xml", "atom.xml"]
FORMS = [*XML_FORMS, "feed.json"]


def parsed(client: Client, address: str) -> Any:
    """The feed as a feed parser reads it, which had nothing to complain of."""
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize("form", XML_FORMS)
@pytest.mark.parametrize("scope", SCOPES)
def test_a_parser_finds_everything_in_each_feed(client: Client, scope: str, form: str):
    make_answered()

    feed = parsed(client, f"{scope}{form}")

    assert feed.version == {"rss.xml": "rss20", "atom.xml": "atom10"}[form]
    assert feed.feed.language == "en-gb"
    (entry,) = feed.entries
    assert entry.title == "Will the “ports” close?"
    assert entry.link == "http://testserver/articles/ports/"
    assert [author.name for author in entry.authors if author] == ["Ada Tester", "Nguyễn Văn Bình"]
    assert entry.published_parsed[:5] == (2026, 3, 4, 5, 30)
    assert {tag.term for tag in entry.tags} == {"Forecasts & Tides", "Ports", "Trade"}
    html = entry.content[0].value
    assert 'href="http://testserver/tags/ports/"' in html
    assert "See <a" in html
    assert 'href="http://testserver/articles/ports/#fn-1"' in html


@pytest.mark.parametrize("scope", SCOPES)
def test_the_json_feed_holds_what_its_version_asks(client: Client, scope: str):
    make_answered()

    response = client.get(f"{scope}feed.json")
    feed = json.loads(response.content)

    assert response["Content-Type"].startswith("application/feed+json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"http://testserver{scope}feed.json"
    assert feed["title"]
    (item,) = feed["items"]
    assert item["id"].startswith("urn:uuid:")
    assert [author["name"] for author in item["authors"]] == ["Ada Tester", "Nguyễn Văn Bình"]
    assert item["authors"][0]["url"] == "http://testserver/contributors/ada-tester/"
    assert datetime.fromisoformat(item["date_published"]) == RELEASED
    assert item["content_html"].startswith("<p><em>A dek &amp; a half.</em></p>")
    assert item["tags"] == ["Forecasts & Tides", "Ports", "Trade"]


def test_titles_count_the_experts(client: Client):
    make_answered()

    assert parsed(client, "/feeds/collection/on-ports/rss.xml").feed.title == (
        "2 experts on ports | Hanoi"
    )


@pytest.mark.parametrize("form", FORMS)
def test_summaries_stand_in_for_the_text_by_setting(client: Client, settings: Any, form: str):
    make_answered()
    settings.FEED_FULL_TEXT = False

    text = client.get(f"/feeds/site/{form}").content.decode()

    assert "A dek &" in text
    assert "harbours" not in text


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_keeps_its_identity_when_its_address_and_title_change(client: Client, form: str):
    article = make_answered()

    def identity() -> str:
        if form == "feed.json":
            return client.get(f"/feeds/site/{form}").json()["items"][0]["id"]
        return parsed(client, f"/feeds/site/{form}").entries[0].id

    before = identity()
    article.slug, article.title = "harbours", "Another title"
    article.save()

    assert identity() == before
    assert b"/articles/harbours/" in client.get(f"/feeds/site/{form}").content


@pytest.mark.parametrize("form", FORMS)
def test_control_characters_and_markup_in_plain_fields_break_no_feed(client: Client, form: str):
    person = make_contributor("Ada \x0b<b>Tester</b>")
    make_article("A \x01title </title> ]]> & <script>", by=[person], dek="\x1f<i>dek</i>")

    if form == "feed.json":
        item = client.get(f"/feeds/site/{form}").json()["items"][0]
        assert item["authors"][0]["name"] == "Ada <b>Tester</b>"
    else:
        content = client.get(f"/feeds/site/{form}").content
        assert b"A title" in content
        # Strictly: no parser that mends what it reads.
        etree.fromstring(content)
        parsed(client, f"/feeds/site/{form}")


@pytest.mark.parametrize("form", FORMS)
def test_a_site_without_articles_has_a_feed_without_entries(client: Client, form: str):
    response = client.get(f"/feeds/site/{form}")

    assert response.status_code == 200
    if form != "feed.json":
        assert parsed(client, f"/feeds/site/{form}").entries == []


def test_corrections_and_notes_travel_with_the_text(client: Client):
    article = make_answered()
    article.editors_note = "<p>Filed before the vote.</p>"
    article.save()
    workflow.correct(article, make_publisher(), note="<p>It was nine.</p>")

    html = parsed(client, "/feeds/site/atom.xml").entries[0].content[0].value

    assert "Filed before the vote." in html
    assert "It was nine." in html


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_may_be_kept_for_five_minutes_and_answers_what_is_unchanged(
    client: Client, form: str
):
    article = make_answered()
    response = client.get(f"/feeds/site/{form}")

    assert response["Cache-Control"] == "public, max-age=300"
    unchanged = client.get(f"/feeds/site/{form}", headers={"If-None-Match": response["ETag"]})
    assert unchanged.status_code == 304
    since = {"If-Modified-Since": response["Last-Modified"]}
    assert client.get(f"/feeds/site/{form}", headers=since).status_code == 304

    # A withdrawal is news too, though all that is left is older.
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        workflow.withdraw(article, make_publisher())
        make_article("An older one", at=RELEASED - timedelta(days=9))
        Article.objects.filter(title="An older one").update(updated_at=RELEASED)
        assert client.get(f"/feeds/site/{form}", headers=since).status_code == 200


def test_the_stylesheet_is_a_file_of_the_site(client: Client):
    make_answered()
    named = '<?xml-stylesheet href="/static/feeds/feed.css" media="screen" type="text/css"?>'

    for form in XML_FORMS:
        assert named in client.get(f"/feeds/site/{form}").text
    assert finders.find("feeds/feed.css")


def test_pages_lead_to_their_feeds(client: Client):
    make_answered()
    pages = {
        "/": "/feeds/site/",
        "/articles/ports/": "/feeds/collection/on-ports/",
        "/sections/forecasts-tides/": "/feeds/section/forecasts-tides/",
        "/tags/ports/": "/feeds/tag/ports/",
        "/contributors/ada-tester/": "/feeds/contributor/ada-tester/",
        "/collections/on-ports/": "/feeds/collection/on-ports/",
    }
    for page, scope in pages.items():
        text = client.get(page).text
        for form in FORMS:
            assert f'href="{scope}{form}"' in text
            assert f'href="/feeds/site/{form}"' in text


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/site/rss.html",
        "/feeds/nothing/ports/rss.xml",
        "/feeds/tag/ports/rss",
        "/feeds/tag/no-such-tag/rss.xml",
    ],
)
def test_what_is_no_feed_is_not_found(client: Client, address: str):
    make_answered()
    assert client.get(address).status_code == 404


def test_a_feed_moves_with_its_page_and_ends_with_it(client: Client):
    article = make_answered()
    section = Section.objects.get()
    section.slug = "tides"
    section.save()

    moved = client.get("/feeds/section/forecasts-tides/atom.xml")
    assert (moved.status_code, moved["Location"]) == (301, "/feeds/section/tides/atom.xml")

    workflow.withdraw(article.take.collection, make_publisher())
    assert client.get("/feeds/collection/on-ports/rss.xml").status_code == 410

    workflow.withdraw(article, make_publisher())
    assert client.get("/feeds/section/forecasts-tides/atom.xml").status_code == 404


def test_a_convener_who_wrote_nothing_has_an_empty_feed(client: Client):
    make_collection("A collection", conveners=[make_contributor("Cleo Convener")])

    assert parsed(client, "/feeds/contributor/cleo-convener/rss.xml").entries == []


def test_links_are_led_on_and_ids_left_behind():
    html = (
        '<p><a href="/a/?b=1&amp;c=2" rel="noopener">x</a><a class="ref" id="ref-1" href="#fn-1">'
        '1</a><a href="https://e.example/#x">y</a> href="/kept"</p>'
    )

    assert with_full_addresses(html, "https://s.test/articles/z/") == (
        '<p><a href="https://s.test/a/?b=1&amp;c=2" rel="noopener">x</a><a class="ref" '
        'href="https://s.test/articles/z/#fn-1">1</a><a href="https://e.example/#x">y</a>'
        ' href="/kept"</p>'
    )
