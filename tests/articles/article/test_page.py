"""What stands on the page of an article beyond its text."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from articles import workflow
from articles.models import Article, Byline, Release, Section
from tests.articles.pictures import fetch, make_image
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path


def page(client: Client, slug: str = "x") -> str:
    """The page on one line."""
    response = client.get(f"/articles/{slug}/")
    assert response.status_code == 200
    return " ".join(response.text.split())


def words(markup: str) -> str:
    """Without tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def test_the_kicker_is_the_section_or_else_the_symposium(client):
    section = Section.objects.create(name="City Desk")
    collection = make_collection(slug="big")
    make_answer(collection, slug="filed", section=section)
    make_answer(collection, slug="unfiled")
    make_article(slug="alone")

    kicker = '<p class="label" >{}</p>'
    assert kicker.format('<a href="/sections/city-desk/">City Desk</a>') in page(client, "filed")
    assert kicker.format('<a href="/collections/big/">Symposium</a>') in page(client, "unfiled")
    assert "Symposium</a>" not in page(client, "alone")


def test_by_is_said_once_for_several_authors_and_each_other_part_by_its_name(client):
    people = [make_contributor(name) for name in ("Ada", "Ben", "Cleo", "Dan")]
    article = make_article(slug="x", by=people)
    for person, role in ((people[2], "interviewer"), (people[3], "photographer")):
        article.bylines.filter(contributor=person).update(role=role)

    text = words(page(client).partition('class="byline')[2].partition("</ul>")[0])

    assert re.findall(r"(?:By|Interview by|Photographs by) \w+", text) == [
        "By Ada",
        "Interview by Cleo",
        "Photographs by Dan",
    ]
    assert "Ben" in text


def test_who_has_two_parts_has_one_bio(client):
    ada = make_contributor("Ada", bio="<p>Ada reads.</p>")
    article = make_article(slug="x", by=[ada])
    Byline.objects.create(article=article, contributor=ada, role="photographer", order=2)

    text = page(client)

    assert text.count('class="bio"') == 1
    assert "Photographs by" in text


def test_only_a_correction_is_told_as_a_change(client):
    article = make_article(slug="x", at=datetime(2026, 3, 4, 5, tzinfo=UTC))
    article.save()
    assert "Corrected" not in page(client)
    assert "Updated" not in page(client)

    workflow.correct(article, make_publisher(), note="<p>Nine.</p>")
    correction = article.corrections.get()

    text = page(client)
    assert f'<a href="#correction-{correction.pk}">Corrected on <time' in text
    assert f'id="correction-{correction.pk}"' in text


def test_the_lead_image_offers_its_widths_and_is_fetched_first(client):
    picture = make_image(
        "red", size=(1000, 500), alt="A shelf", caption="Its caption", credit="Its maker"
    )
    make_article(slug="x", lead_image=picture)
    stem = picture.public_name.removesuffix(".jpg")

    text = page(client)

    sizes = 'sizes="(width >= 72rem) 76rem, 100vw"'
    addresses = ", ".join(f"/images/{stem}-{width}.ext {width}w" for width in (480, 960, 1000))
    sources = [
        f'<source type="image/{form}" srcset="{addresses.replace("ext", form)}" {sizes}>'
        for form in ("avif", "webp")
    ]
    widest = f"/images/{stem}.jpg 1000w"
    assert (
        f'<picture>{"".join(sources)}<img class="u-featured" src="/images/{stem}-960.jpg" '
        f'srcset="/images/{stem}-480.jpg 480w, /images/{stem}-960.jpg 960w, {widest}" '
        f'{sizes} width="1000" height="500" alt="A shelf" fetchpriority="high"></picture>' in text
    )
    assert '<span dir="auto">Its caption</span> <span class="credit" dir="auto">' in text
    found = re.findall(rf"/images/{stem}[\w.-]+", text)
    assert len(found) == 10
    for address in found:
        response = client.get(address)
        assert response.status_code == 200
        assert b"".join(response)


def test_a_portrait_comes_small(client):
    portrait = make_image("red", size=(1000, 1000))
    make_article(slug="x", by=[make_contributor(portrait=portrait)])

    stem = portrait.public_name.removesuffix(".jpg")
    square = f'src="/images/{stem}-1x1-500x500-240.webp" width="240" height="240"'
    assert square in page(client)


def test_a_page_is_whole_before_the_renditions_of_its_pictures_are_made(client):
    """The public copy stands in their place, in the same box."""
    picture = make_image("red", size=(1000, 500), rendered=False)
    face = make_image("blue", size=(700, 900), rendered=False)
    make_article(slug="x", lead_image=picture, by=[make_contributor(portrait=face)])

    text = page(client)

    lead = f"/images/{picture.public_name}"
    assert f'<picture><img class="u-featured" src="{lead}" srcset="{lead} 1000w"' in text
    assert 'width="1000" height="500"' in text
    assert f'src="/images/{face.public_name}" width="700" height="900"' in text
    for one in (picture, face):
        assert fetch(client, one.get_absolute_url())[0].status_code == 200


def test_tables_scroll_in_a_region_of_their_own(client):
    make_article(slug="x", body="<table><tr><td>1</td></tr></table>")

    region = '<div class="scroll" role="region" tabindex="0" aria-label="Table 1"><table>'
    assert region in page(client)


def test_the_citation_names_everybody_and_leads_to_both_files(client):
    people = [make_contributor(name) for name in ("Ada Bee", "Ben Cee", "Cleo Dee", "Dan Eff")]
    article = make_article(
        "Why? <Because>", slug="x", by=people, at=datetime(2026, 3, 4, 5, tzinfo=UTC)
    )
    article.bylines.filter(contributor=people[3]).update(role="translator")

    text = page(client)

    cited = (
        "Ada Bee, Ben Cee and Cleo Dee, “Why? &lt;Because&gt;”, translated by Dan Eff, Hanoi, "
        "4 March 2026, http://testserver/articles/x/."
    )
    assert f'id="cite-note">{cited}</p>' in text
    assert f">{cited}</p>" in text.partition("printed-from")[2]
    assert "@article{bee2026-" in text
    assert "Cite this article" in text
    for name in ("bib", "ris"):
        address = f"/articles/x/citation.{name}"
        assert f'href="{address}" download' in text
        assert client.get(address).status_code == 200


def test_the_citation_of_pictures_alone_names_who_made_them(client):
    article = make_article("Views", slug="x", by=[make_contributor("Ada Bee")])
    article.bylines.update(role="photographer")

    assert 'id="cite-note">Ada Bee, “Views”, Hanoi' in page(client)


def test_a_mail_carries_title_and_address_whatever_they_hold(client):
    make_article("Tea & “milk”? 100 %", slug="x")

    mail = re.search(r'href="(mailto:[^"]+)"', page(client))

    assert mail
    query = parse_qs(urlsplit(mail[1].replace("&amp;", "&")).query)
    assert query == {
        "subject": ["Tea & “milk”? 100 %"],
        "body": ["http://testserver/articles/x/"],
    }


def test_a_preview_has_no_tools_and_no_neighbours(client):
    collection = make_collection(scale="No\nYes")
    make_answer(collection, "A neighbour")
    take = make_answer(collection, "Hidden", state=Release.State.DRAFT)
    article = Article.objects.get(pk=take.article_id)
    token = workflow.share_preview(article, make_editor())

    text = client.get(f"/preview/{token}/").text

    assert "Hidden" in text
    for part in ("<share-tools", "mailto:", "<reading-progress", "A neighbour", "printed-from"):
        assert part not in text


@pytest.mark.parametrize(
    ("language", "attributes", "own"),
    [
        ("en", 'lang="en"', ""),
        ("fr", 'lang="fr"', 'lang="en-gb" dir="ltr"'),
        ("ar", 'lang="ar" dir="rtl"', 'lang="en-gb" dir="ltr"'),
    ],
)
def test_the_article_has_a_language_and_the_words_of_the_magazine_keep_theirs(
    client, language, attributes, own
):
    make_article(
        slug="x", language=language, body="<p>A.<span class='footnote'>B</span></p>", tags=("T",)
    )

    text = page(client)

    assert f'<article class="article-grid h-entry cover-slate" {attributes}>' in text
    assert f'<h2 id="notes" {own}>' in text
    assert f'<div class="tools" {own}>' in text
    assert f'<h2 id="filed" {own}>' in text


def test_nothing_on_the_page_is_inline_or_from_elsewhere(client):
    collection = make_collection(scale="No\nYes")
    make_answer(collection, slug="x", lead_image=make_image("red"))

    text = page(client)

    assert not re.search(r"\sstyle=|\son\w+=|<style", text)
    scripts = re.findall(r"<script(?! type=\"application/ld\+json\")[^>]*>", text)
    assert scripts
    assert all('src="/static/' in script for script in scripts)
