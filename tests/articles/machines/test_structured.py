"""Structured data, metas and microformats on the pages that readers see."""

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles import structured, workflow
from articles.models import Article, Byline
from articles.publication import modified_at
from tests.articles.machines.world import RELEASED, make_answered
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
)

pytestmark = pytest.mark.django_db

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

# What search engines ask or recommend of each type, from the pages of
# https://developers.google.com/search/docs/appearance/structured-data: article, carousel,
# breadcrumb, profile-page; and of the things inside them.
ASKED = {
    "OpinionNewsArticle": {
        "headline", "description", "image", "author", "datePublished", "dateModified", "publisher",
        "mainEntityOfPage", "inLanguage", "wordCount", "articleSection", "keywords", "isPartOf",
        "correction",
    },
    "NewsArticle": {
        "headline", "image", "author", "datePublished", "dateModified", "publisher",
        "mainEntityOfPage", "inLanguage", "wordCount",
    },
    "CollectionPage": {"url"},
    "ItemList": {"itemListElement", "numberOfItems", "name"},
    "ListItem": {"position"},
    "BreadcrumbList": {"itemListElement"},
    "ProfilePage": {"mainEntity", "url"},
    "Person": {"name", "url"},
    "Organization": {"name"},
    "NewsMediaOrganization": {"name", "url", "logo"},
    "ImageObject": {"url"},
    "CorrectionComment": {"text", "datePublished"},
    "WebPage": {"@id"},
    "WebSite": {"name", "url"},
}  # fmt: skip


def graph(client: Client, address: str) -> dict[str, Any]:
    """The things that a page tells of, by type."""
    found = ELEMENT.findall(client.get(address).text)
    assert len(found) == 1
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def nodes(value: Any):
    """Every typed thing in the data, at any depth."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def metas(page: str, name: str) -> list[str]:
    """The contents of the metas of a name or property, in order."""
    found = re.findall(rf'<meta (?:name|property)="{re.escape(name)}" content="([^"]*)">', page)
    return [unescape(content) for content in found]


def test_every_thing_holds_what_is_asked_of_its_type(client: Client):
    article = make_answered()
    workflow.correct(article, make_publisher(), note="<p>It was nine, not seven.</p>")
    alone = make_article(by=[make_contributor("Alone Author")])

    addresses = [
        "/",
        "/articles/ports/",
        alone.get_absolute_url(),
        "/collections/on-ports/",
        "/contributors/ada-tester/",
    ]
    seen = set()
    for address in addresses:
        for thing in nodes(list(graph(client, address).values())):
            missing = ASKED[thing["@type"]] - thing.keys()
            assert not missing, (address, thing["@type"], missing)
            assert all(value not in ("", [], None) for value in thing.values())
            seen.add(thing["@type"])
    assert seen == ASKED.keys()


def test_an_answer_is_opinion_with_each_author_as_they_stood_that_day(client: Client):
    article = make_answered()
    ada = article.bylines.get(order=0).contributor

    data = graph(client, "/articles/ports/")["OpinionNewsArticle"]

    assert data["headline"] == "Will the “ports” close?"
    assert [author["name"] for author in data["author"]] == ["Ada Tester", "Nguyễn Văn Bình"]
    assert data["author"][0] == {
        "@type": "Person",
        "@id": "http://testserver/contributors/ada-tester/#person",
        "name": "Ada Tester",
        "url": "http://testserver/contributors/ada-tester/",
        "jobTitle": "Professor of Tides",
        "worksFor": {"@type": "Organization", "name": "Harbour College"},
        "sameAs": [
            "https://x.com/ada_tester",
            "https://social.example/@ada",
            "https://ada.example/",
        ],
    }
    assert data["datePublished"] == "2026-03-04T05:30:00+00:00"
    assert data["isPartOf"]["url"] == "http://testserver/collections/on-ports/"
    assert data["keywords"] == ["Ports", "Trade"]

    # A career moves on: the old article keeps its line, and guesses nothing from it.
    affiliation = ada.affiliations.get()
    affiliation.role = "Harbourmaster"
    affiliation.save()
    moved = graph(client, "/articles/ports/")["OpinionNewsArticle"]["author"][0]
    assert moved["jobTitle"] == "Professor of Tides, Harbour College"
    assert "worksFor" not in moved


def test_pictures_come_in_three_shapes_with_their_credit(client: Client):
    make_answered()

    images = graph(client, "/articles/ports/")["OpinionNewsArticle"]["image"]

    shapes = [(image["width"], image["height"]) for image in images]
    assert shapes == [(1600, 900), (1600, 1200), (1200, 1200)]
    for image in images:
        assert image["creditText"]
        response = client.get(image["url"])
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")


def test_translators_are_no_authors(client: Client):
    article = make_article(slug="translated", by=[make_contributor("Ada Author")])
    translator = make_contributor("Tom Translator")
    Byline.objects.create(article=article, contributor=translator, role="translator", order=1)

    data = graph(client, "/articles/translated/")["NewsArticle"]

    assert [author["name"] for author in data["author"]] == ["Ada Author"]
    assert [person["name"] for person in data["translator"]] == ["Tom Translator"]
    assert metas(client.get("/articles/translated/").text, "citation_author") == ["Author, Ada"]


def test_work_before_the_release_is_no_change_afterwards():
    article = make_article(at=RELEASED)
    Article.objects.filter(pk=article.pk).update(updated_at=RELEASED - timedelta(days=3))
    article.refresh_from_db()

    assert modified_at(article) == RELEASED

    correction = workflow.correct(
        article, make_publisher(), note="<p>Nine.</p>", at=RELEASED + timedelta(days=1)
    )
    assert modified_at(article, [correction]) == RELEASED + timedelta(days=1)

    later = RELEASED + timedelta(days=2)
    Article.objects.filter(pk=article.pk).update(updated_at=later)
    article.refresh_from_db()
    assert modified_at(article, [correction]) == later


def test_a_collection_that_is_not_public_is_not_named(client: Client):
    article = make_answered()
    workflow.withdraw(article.take.collection, make_publisher())

    things = graph(client, "/articles/ports/")

    assert "OpinionNewsArticle" not in things
    assert "isPartOf" not in things["NewsArticle"]
    assert "on-ports" not in client.get("/articles/ports/").text


def test_the_landing_page_lists_public_answers_only_and_in_order(client: Client):
    collection = make_collection("{count} voices", slug="voices")
    first = make_answer(collection, "First answer")
    make_take(collection, by=[make_contributor("Waiting Person")])
    second = make_answer(collection, "Second answer")

    things = graph(client, "/collections/voices/")

    assert things["CollectionPage"]["name"] == "3 voices"
    assert things["ItemList"]["numberOfItems"] == 2
    assert [(row["position"], row["url"]) for row in things["ItemList"]["itemListElement"]] == [
        (1, f"http://testserver{first.article.get_absolute_url()}"),
        (2, f"http://testserver{second.article.get_absolute_url()}"),
    ]


def test_nothing_in_the_data_can_end_its_element():
    hostile = "</script><script>alert(1)</script><!--&\u2028\u2029"

    element = structured.script({"@type": "Thing", "name": hostile})

    assert element.count("<") == 2
    assert not set("&\u2028\u2029") & set(element)
    assert json.loads(ELEMENT.findall(element)[0])["@graph"][0]["name"] == hostile


def test_metas_name_everybody_in_order_for_reference_managers_and_networks(client: Client):
    make_answered()

    page = client.get("/articles/ports/").text

    assert metas(page, "citation_title") == ["Will the “ports” close?"]
    assert metas(page, "citation_author") == ["Tester, Ada", "Nguyễn, Văn Bình"]
    assert metas(page, "citation_publication_date") == ["2026/03/04"]
    assert metas(page, "citation_journal_title") == ["Hanoi"]
    assert metas(page, "fediverse:creator") == ["@ada@social.example"]
    assert metas(page, "twitter:creator") == ["@ada_tester"]
    assert metas(page, "og:type") == ["article"]
    assert metas(page, "og:image") == ["http://testserver/articles/ports/card.png"]
    assert metas(page, "article:published_time") == ["2026-03-04T05:30:00+00:00"]
    assert metas(page, "article:tag") == ["Ports", "Trade"]
    assert '<link rel="canonical" href="http://testserver/articles/ports/">' in page


def test_the_article_is_an_h_entry(client: Client):
    make_answered()

    page = client.get("/articles/ports/").text

    assert re.search(r'<article class="[^"]*\bh-entry\b', page)
    assert '<span class="p-name">Will the “ports” close?</span>' in page
    assert page.count('class="p-author h-card"') == 2
    assert '<data class="dt-published" value="2026-03-04T05:30:00+00:00">' in page
    assert f'<data class="dt-updated" value="{metas(page, "article:modified_time")[0]}">' in page
    assert 'class="e-content"' in page
    assert '<data class="u-url" value="/articles/ports/">' in page


def test_a_preview_tells_machines_nothing(client: Client):
    article = make_article("Secret words", state="draft")
    publisher = make_publisher()
    token = workflow.share_preview(article, publisher)

    page = client.get(f"/preview/{token}/").text

    assert "Secret words" in page
    for trace in ("ld+json", "canonical", "og:", "citation_", "card.png"):
        assert trace not in page
