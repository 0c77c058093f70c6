"""Pictures and embeds in a text: shown as the library has them, and public while the text is."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import revisions, snapshots, workflow
from articles.checklist import checklist
from articles.difference import difference
from articles.images import public_images
from articles.models import Article, Collection, Release
from articles.references import References
from contributors.figures import Embed, Picture
from contributors.models import Contributor, Image
from contributors.uses import unused
from hanoi.models import Page
from tests.articles.pictures import fetch, make_image
from tests.factories import (
    bring_to,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State
NOT_PUBLIC = [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN]
VIDEO = "https://youtu.be/dQw4w9WgXcQ"


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path


def body(*images: Image, caption: str = "", credit: str = "") -> str:
    figures = (Picture(image.pk, caption, credit).markup for image in images)
    return "<p>Words.</p>" + "".join(figures)


def page(client: Client, article: Any) -> str:
    return client.get(article.get_absolute_url()).text


def figure(text: str) -> str:
    found = re.search(r'<figure class="picture">.*?</figure>', text, re.DOTALL)
    assert found
    return " ".join(found[0].split())


def test_a_picture_is_shown_with_its_copies_and_the_words_of_the_library(client: Client):
    image = make_image("red", size=(1000, 500), alt="A <wall>", caption="C & d", credit="A. T.")
    shown = figure(page(client, make_article(body=body(image))))
    assert f'src="{image.get_absolute_url()}"' in shown or "-960.jpg" in shown
    assert '<source type="image/avif"' in shown
    assert '<source type="image/webp"' in shown
    for attribute in ('width="1000"', 'height="500"', 'loading="lazy"', 'alt="A &lt;wall&gt;"'):
        assert attribute in shown
    assert '<span dir="auto">C &amp; d</span> <span class="credit" dir="auto">A. T.</span>' in shown
    assert "/to/" not in shown


def test_what_is_written_here_stands_in_place_of_the_words_of_the_library(client: Client):
    image = make_image("red", caption="Theirs", credit="Them")
    other = make_contributor("Ada Tester")
    link = f'<a href="/to/contributor/{other.pk}/" rel="noopener">words</a>'
    text = body(image, caption=f"Ours, <em>with</em> {link}", credit="Us")
    shown = figure(page(client, make_article(body=text, by=[other])))
    assert "Theirs" not in shown
    assert "Them" not in shown
    assert f'Ours, <em>with</em> <a href="{other.get_absolute_url()}"' in shown
    assert ">Us<" in shown


def test_a_picture_that_is_gone_is_nothing_to_readers(client: Client):
    image = make_image("red")
    article = make_article(body=body(image) + "<p>After.</p>")
    image.delete()
    text = page(client, article)
    assert "<figure" not in text
    assert "<p>Words.</p><p>After.</p>" in text
    article.refresh_from_db()
    said = [point.said for point in checklist(article, [], at=timezone.now())]
    assert "A picture in the text is not in the library any more." in said


def stand(kind: str, image: Image, state: Release.State) -> Any:
    """Put the picture into a text of something in `state`."""
    if kind == "article":
        return make_article(body=body(image), state=state)
    return make_collection(introduction=body(image), state=state)


@pytest.mark.parametrize("kind", ["article", "collection"])
def test_it_is_public_exactly_while_a_text_with_it_is(client: Client, kind: str):
    image = make_image("red", size=(500, 40))
    addresses = [f"/images/{name}" for name in image.made_names]
    for state in NOT_PUBLIC:
        stand(kind, image, state)
    assert {fetch(client, one)[0].status_code for one in addresses} == {404}
    public = stand(kind, image, State.PUBLIC)
    assert {fetch(client, one)[0].status_code for one in addresses} == {200}
    workflow.withdraw(public, make_publisher())
    assert {fetch(client, one)[0].status_code for one in addresses} == {404}


def test_on_a_page_of_the_magazine_it_is_public_while_that_is(client: Client):
    image = make_image("red")
    about = Page.objects.create(title="About", body=body(image) + Embed(VIDEO, "A film").markup)
    assert fetch(client, image.get_absolute_url())[0].status_code == 404
    about.is_public = True
    about.save()
    assert fetch(client, image.get_absolute_url())[0].status_code == 200
    response = client.get(about.get_absolute_url())
    assert image.public_name in response.text
    assert "frame-src https://www.youtube-nocookie.com" in response["Content-Security-Policy"]


def test_what_waits_makes_no_picture_public_until_it_is_published(client: Client):
    image, was = make_image("red"), make_image("blue")
    publisher = make_publisher()
    article = make_article(body=body(was))
    new = snapshots.take(article) | {"body": body(image)}
    revisions.save(article, new, publisher, base=1)
    assert fetch(client, image.get_absolute_url())[0].status_code == 404
    assert list(public_images(timezone.now())) == [was]
    assert not Image.objects.filter(unused()).exists()
    article.refresh_from_db()
    workflow.publish_changes(article, publisher)
    assert list(public_images(timezone.now())) == [image]
    assert list(Image.objects.filter(unused())) == [was]


def test_a_preview_link_shows_the_pictures_of_its_text_alone(client: Client):
    image, other = make_image("red"), make_image("blue")
    article = make_article(body=body(image), state=State.DRAFT)
    make_article(body=body(other), state=State.DRAFT)
    token = workflow.share_preview(article, make_publisher())
    text = client.get(f"/preview/{token}/").text
    address = f"/preview/{token}/image/{image.public_name}"
    assert re.search(rf'src="{re.escape(address)}"', text), figure(text)
    assert fetch(client, address)[0].status_code == 200
    assert client.get(address.replace(image.public_name, other.public_name)).status_code == 404
    assert fetch(client, image.get_absolute_url())[0].status_code == 404


def test_elsewhere_than_in_bodies_no_figure_is_kept():
    image = make_image("red")
    article = make_article(editors_note=body(image) + Embed(VIDEO, "A film").markup)
    link = f'<p><a href="{VIDEO}" rel="noopener">A film</a></p>'
    assert article.editors_note == f"<p>Words.</p>{link}"
    person = Contributor.objects.create(name="Ada Tester", bio=body(image))
    assert person.bio == "<p>Words.</p>"


def test_the_library_says_where_a_picture_stands(client: Client):
    image = make_image("red")
    article = make_article("With a picture", body=body(image))
    make_collection(question="With one too?", introduction=body(image))
    waiting = make_article("Will have it")
    new = snapshots.take(waiting) | {"body": body(image)}
    revisions.save(waiting, new, make_publisher(), base=1)
    client.force_login(make_editor())
    text = client.get(f"/admin/contributors/image/{image.pk}/change/").text
    for said in ("With a picture", "Will have it", "Picture in the text of changes"):
        assert said.lower() in text.lower()
    article.body = "<p>None.</p>"
    article.save()
    assert list(article.pictures.all()) == []
    text = client.get(f"/admin/contributors/image/{image.pk}/change/").text
    assert "With a picture" not in text


def test_a_picture_without_words_holds_back_publication_and_one_without_credit_is_advised():
    mute = make_image("red", alt="")
    article = make_article(state=State.DRAFT, body=body(mute), by=[make_contributor()])
    said = "A picture in the text has no alternative text: “red”."
    assert article.missing_for_publication() == [said]
    with pytest.raises(workflow.NotPossible):
        workflow.publish(article, make_publisher())
    points = checklist(article, article.bylines.all(), at=timezone.now())
    assert [(one.said, one.field) for one in points if one.required] == [(said, "body")]
    assert "The picture “red” in the text has no credit." in [one.said for one in points]
    mute.ornamental = True
    mute.save()
    assert article.missing_for_publication() == []
    article.body = body(mute, credit="Us")
    points = checklist(article, article.bylines.all(), at=timezone.now())
    assert not [one for one in points if "red" in one.said]
    collection = make_collection(state=State.DRAFT, introduction=body(make_image("blue", alt="")))
    assert collection.missing_for_publication() == [said.replace("red", "blue")]


def test_rights_that_have_expired_are_told(client: Client):
    old = make_image("red", credit="A.", rights_expire_on=timezone.localdate())
    article = make_article(state=State.DRAFT, body=body(old))
    said = [one.said for one in checklist(article, [], at=timezone.now())]
    assert "The rights of the picture “red” in the text have expired." in said


def test_the_difference_names_pictures():
    one, other = make_image("red"), make_image("blue")
    article = make_article(body=body(one))
    before = snapshots.take(article)
    article.body = body(other, caption="A caption") + Embed(VIDEO, "A film").markup
    found = difference(before, snapshots.take(article))
    text = "".join(part.html for field in found for part in field.parts)
    words = re.sub(r"<[^>]+>", "", text)
    assert "Picture: " in words
    assert "red" in words
    assert "blue" in words
    assert "A caption" in words
    assert "A film" in words
    assert "<img" not in text


def test_feeds_have_the_picture_and_a_link_with_full_addresses(client: Client):
    image = make_image("red", caption="At dusk")
    make_article(body=body(image) + Embed(VIDEO, "A film").markup)
    html = client.get("/feeds/site/feed.json").json()["items"][0]["content_html"]
    assert f'<img src="http://testserver{image.get_absolute_url()}" alt="All red">' in html
    assert "At dusk" in html
    assert f'<a href="{VIDEO}">A film</a> (YouTube)' in html
    assert "embed-card" not in html
    assert "srcset" not in html


def test_the_pictures_of_a_page_take_one_query_however_many(client: Client):
    person = make_contributor()
    counts = []
    for number in (0, 1, 12):
        images = [make_image("red", size=(40 + number, 20 + at)) for at in range(number)]
        article = make_article(by=[person], body=body(*images))
        page(client, article)
        with CaptureQueriesContext(connection) as queries:
            text = page(client, article)
        assert text.count('<figure class="picture">') == number
        counts.append(len(queries))
    assert counts[1] == counts[2] == counts[0] + 1


def test_what_is_embedded_is_a_card_that_asks_nobody(client: Client):
    article = make_article(body="<p>Words.</p>" + Embed(VIDEO, "A film").markup)
    response = client.get(article.get_absolute_url())
    policy = response["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com;" in f"{policy};"
    assert "default-src 'none'" in policy
    text = response.text
    assert '<embed-card data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ">' in text
    assert f'<a href="{VIDEO}" rel="noopener">A film</a>' in text
    assert "embed-card.js" in text
    assert "<iframe" not in text
    other = client.get(make_article().get_absolute_url())
    assert "frame-src" not in other["Content-Security-Policy"]
    assert "embed-card" not in other.text


@pytest.mark.parametrize("address", ["https://youtu.be.evil.example/dQw4w9WgXcQ", "https://x.com/"])
def test_what_is_not_known_is_a_link_and_nothing_more(client: Client, address: str):
    article = make_article(body=Embed(address, "A film").markup)
    response = client.get(article.get_absolute_url())
    assert f'<p><a href="{address}" rel="noopener">A film</a></p>' in response.text
    assert "frame-src" not in response["Content-Security-Policy"]
    assert "embed-card" not in response.text


def test_a_preview_loads_nothing_of_elsewhere(client: Client):
    article = make_article(body=Embed(VIDEO, "A film").markup, state=State.DRAFT)
    client.force_login(make_editor())
    response = client.get(f"/admin/articles/article/{article.pk}/preview/")
    assert f'<a href="{VIDEO}" rel="noopener">A film</a>' in response.text
    assert "embed-card.js" not in response.text
    assert "frame-src" not in response["Content-Security-Policy"]


def test_the_dialog_offers_pictures_to_the_desk_alone(client: Client):
    image = make_image("red", caption="The harbour", alt="", credit="A.")
    for number in range(14):
        make_image("blue", size=(40 + number, 20), caption="The hill")
    address = "/admin/contributors/image/choose/"
    assert client.get(address).status_code == 302
    client.force_login(make_writer())
    assert len(client.get(address).json()["offers"]) == 12
    client.get(address, {"q": "harb"})
    with CaptureQueriesContext(connection) as queries:
        offers = client.get(address, {"q": "harb"}).json()["offers"]
    assert len([one for one in queries if "contributors_image" in one["sql"]]) == 1
    assert [one["key"] for one in offers] == [image.pk]
    assert offers[0]["wants"] == "no alternative text"
    assert offers[0]["thumbnail"].startswith("/images/")
    named = client.get(address, {"of": f"{image.pk},0,x,{'9' * 40},-1"}).json()["offers"]
    assert [one["key"] for one in named] == [image.pk]
    assert client.get(address, {"q": "\0'\"%"}).json() == {"offers": []}
    assert client.post(address, {"q": "harb"}).status_code == 405


def test_a_key_that_no_picture_has_is_left_out_everywhere(client: Client):
    article = make_article(body=Picture(10**18 - 1).markup + "<p>Words.</p>", state=State.DRAFT)
    assert References().shown(article.body) == "<p>Words.</p>"
    assert list(article.pictures.all()) == []
    bring_to(article, State.PUBLIC)
    assert Article.objects.get(pk=article.pk).body == article.body
    assert Collection.objects.count() == 0
