"""The page of an article."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Collection, Release, Section, Take
from contributors.models import Contributor
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

State = Release.State


def text_of(client: Client, address: str) -> str:
    """The page as one line without tags."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", response.text).split())


def make_placed(collection: Collection, title: str, order: int, **fields: Any) -> None:
    """An answer at the place `order` of its wave."""
    take = make_answer(collection, title, **fields)
    Take.objects.filter(pk=take.pk).update(order=order)


def test_shows_everything_that_stands_around_the_text(client):
    author = make_contributor(
        "Ada Sample",
        ("Reader", "Sample College"),
        bio="<p>Ada Sample reads <em>slowly</em>.</p>",
        twitter="@ada_sample",
    )
    section = Section.objects.create(name="City Desk")
    article = make_article(
        "A Sample Title",
        by=[author],
        section=section,
        dek="A sample dek.",
        editors_note="<p>Filed before the vote.</p>",
        body="<p>First words.<span class='footnote'>A source.</span></p>",
        tags=("Libraries",),
        at=datetime(2026, 3, 4, 5, tzinfo=UTC),
    )
    workflow.correct(article, make_publisher(), note="<p>It was nine, not seven.</p>")

    page = client.get("/articles/a-sample-title/").text

    assert "<title>A Sample Title | " in page
    assert page.count("<h1") == 1
    assert "A sample dek." in page
    assert '<a href="/sections/city-desk/">City Desk</a>' in page
    assert '<a href="/contributors/ada-sample/" rel="author"><bdi>Ada Sample</bdi></a>' in page
    assert "<bdi>Reader, Sample College</bdi>" in page
    assert '<time datetime="2026-03-04T05:00:00+00:00">4 March 2026</time>' in page
    assert "1 minute read" in page
    assert "Editor’s note" in page
    assert "<p>Filed before the vote.</p>" in page
    assert '<p>First words.<a class="ref" id="ref-1" href="#fn-1"' in page
    assert '<li id="fn-1">A source. <a class="back" href="#ref-1" role="doc-backlink"' in page
    assert "<p>Ada Sample reads <em>slowly</em>.</p>" in page
    assert 'href="https://x.com/ada_sample"' in page
    assert "<p>It was nine, not seven.</p>" in page
    assert "Corrected on" in page
    assert '<a href="/tags/libraries/" rel="tag">Libraries</a>' in page


def test_what_people_typed_as_text_is_shown_as_text(client):
    script = "<script>alert(1)</script>"
    author = make_contributor(f"Ada {script}", (f"Reader {script}", f"College {script}"))
    make_article(f"Title {script}", by=[author], dek=script, slug="x", tags=(f"Tag {script}",))

    page = client.get("/articles/x/").text

    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5


def test_the_byline_stays_as_it_was_on_the_day(client):
    author = make_contributor("Ada Sample", ("Reader", "Sample College"), bio="<p>Then.</p>")
    article = make_article(by=[author])
    author.affiliations.update(role="Rector")
    Contributor.objects.filter(pk=author.pk).update(bio="<p>Now.</p>")

    page = client.get(article.get_absolute_url()).text

    assert "Reader, Sample College" in page
    assert "Rector" not in page
    assert "<p>Then.</p>" in page
    assert "<p>Now.</p>" not in page


@pytest.mark.parametrize(
    ("language", "attributes"),
    [("en", 'lang="en"'), ("ar", 'lang="ar" dir="rtl"'), ("he-IL", 'lang="he-IL" dir="rtl"')],
)
def test_the_language_and_its_direction_are_marked(client, language, attributes):
    make_article(slug="x", language=language, dek="Dek")

    page = client.get("/articles/x/").text

    assert f"<h1 {attributes}>" in page
    assert f'<div class="prose" {attributes}>' in page


def test_an_answer_names_its_question_with_or_without_a_note_of_its_own(client):
    """The note of the collection stands on the page of the collection alone."""
    collection = make_collection(slug="big", question="Why?", editors_note="<p>I asked.</p>")
    for take, noted in (
        (make_answer(collection), False),
        (make_answer(collection, editors_note="<p>Filed late.</p>"), True),
    ):
        assert take.article is not None
        page = client.get(take.article.get_absolute_url()).text
        assert (
            "This is one of the answers to the question "
            '<a href="/collections/big/">“Why?”</a>' in page
        )
        assert ("Filed late." in page) is noted
        assert "I asked." not in page


@pytest.mark.parametrize("state", [State.DRAFT, State.SCHEDULED, State.WITHDRAWN])
def test_a_collection_that_is_not_public_is_not_named_by_its_answers(client, state):
    collection = make_collection(
        slug="big", question="What is secret?", editors_note="<p>Hush.</p>", state=state
    )
    take = make_answer(collection)
    make_answer(collection, "A Neighbour")

    assert take.article is not None
    page = client.get(take.article.get_absolute_url()).text

    assert "/collections/big/" not in page
    assert "What is secret?" not in page
    assert "Hush." not in page
    assert "A Neighbour" not in page


def test_previous_and_next_go_by_wave_and_place_and_skip_what_is_not_public(client):
    collection = make_collection()
    now = timezone.now()
    second = make_wave(collection, now - timedelta(hours=1), order=2)
    first = make_wave(collection, now - timedelta(days=1), order=1)
    late = make_wave(collection, now + timedelta(days=1), order=3)
    make_placed(collection, "Loose", 0)
    make_placed(collection, "First B", 5, wave=first)
    make_placed(collection, "First A", 1, wave=first)
    make_placed(collection, "Draft", 9, wave=first, state=State.DRAFT)
    make_placed(collection, "Withdrawn", 0, wave=second, state=State.WITHDRAWN)
    make_placed(collection, "Second", 1, wave=second)
    make_placed(collection, "Late", 0, wave=late, state=State.SCHEDULED)
    make_placed(make_collection(), "Elsewhere", 2)

    ways = {
        "first-a": (None, "first-b"),
        "first-b": ("first-a", "second"),
        "second": ("first-b", "loose"),
        "loose": ("second", None),
    }
    for slug, (before, after) in ways.items():
        page = client.get(f"/articles/{slug}/").text
        links = {
            rel: re.search(rf'href="/articles/([a-z-]+)/" rel="{rel}"', page)
            for rel in ("prev", "next")
        }
        found = tuple(match[1] if match else None for match in links.values())
        assert found == (before, after), slug


def test_waves_in_the_same_place_are_not_mixed(client):
    collection = make_collection()
    now = timezone.now()
    waves = [make_wave(collection, now - timedelta(days=1), order=0) for _ in range(2)]
    for number in range(4):
        make_placed(collection, f"Take {number}", number, wave=waves[number % 2])

    page = client.get("/articles/take-2/").text

    assert 'href="/articles/take-0/" rel="prev"' in page
    assert 'href="/articles/take-1/" rel="next"' in page


def test_a_release_comes_by_the_clock_alone(client):
    release = timezone.now() + timedelta(hours=3)
    article = make_article("Later", state=State.SCHEDULED, at=release)

    assert client.get("/articles/later/").status_code == 404
    with time_machine.travel(release, tick=False):
        assert client.get("/articles/later/").status_code == 200
    workflow.publish(article, make_publisher())
    workflow.withdraw(article, make_publisher())
    assert client.get("/articles/later/").status_code == 410


def test_a_withdrawn_article_is_gone_without_a_word_of_it(client):
    make_article("Zebra Secrets", state=State.WITHDRAWN, body="<p>Zebra.</p>")

    response = client.get("/articles/zebra-secrets/")

    assert response.status_code == 410
    assert "zebra" not in response.text.lower()


def test_a_changed_slug_redirects_readers(client):
    article = make_article("Old Title")
    article.slug = "new-title"
    article.save()

    response = client.get("/articles/old-title/?a=b")

    assert response.status_code == 301
    assert response["Location"] == "/articles/new-title/?a=b"


def test_a_take_without_an_article_of_its_own_changes_nothing_for_others(client):
    collection = make_collection()
    take = make_answer(collection, "Alone")
    make_take(collection, state=Take.State.ACCEPTED)

    assert take.article is not None
    page = client.get(take.article.get_absolute_url()).text

    assert "Other answers in order" not in page


def test_the_roles_of_bylines_are_said(client):
    article = make_article("Translated", by=[make_contributor("Ada"), make_contributor("Ben")])
    article.bylines.filter(contributor__name="Ben").update(role="translator")

    text = text_of(client, "/articles/translated/")

    assert "By Ada" in text
    assert "Translated by Ben" in text
