"""Previews show the newest text, whatever readers get: words, bylines, tags and pictures."""

import pytest

from articles import revisions, snapshots, workflow
from articles.models import Article, Release
from tests.articles.pictures import fetch, make_image
from tests.desk import at_the_desk, page, url
from tests.factories import make_article, make_contributor, make_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed() -> Article:
    """A public article on which every part of the text waits to be published anew."""
    article = make_article(
        "Old title", state=Release.State.PUBLIC, body="<p>Old body.</p>", tags=("old tag",)
    )
    late = make_contributor("Late Arrival", portrait=make_image("teal"), bio="<p>A late bio.</p>")
    row = {"contributor": late.pk, "role": "author", "affiliation_line": "", "bio": ""}
    text = snapshots.take(article) | {
        "title": "New title",
        "body": "<p>New body.</p>",
        "tags": ["new tag"],
        "lead_image": make_image("plum").pk,
        "bylines": [row | {"by_hand": False}],
    }
    revisions.save(article, text, make_publisher(), base=1)
    return Article.objects.get()


def test_the_desk_previews_the_newest_text_and_readers_get_the_live_one(client, changed):
    shown = page(at_the_desk(make_publisher()).get(url("articles_article_preview", changed.pk)))
    for words in ("New title", "New body.", "new tag", "Late Arrival"):
        assert words in shown, words
    for words in ("Old title", "Old body.", "old tag"):
        assert words not in shown, words
    assert "Old title" in page(client.get(changed.get_absolute_url()))
    assert "New title" not in page(client.get(changed.get_absolute_url()))


def test_a_text_that_waits_on_a_draft_of_an_answer_is_behind_its_link_with_its_pictures(client):
    article = make_article("Old title", state=Release.State.SCHEDULED)
    picture = make_image("plum")
    text = snapshots.take(article) | {"title": "New title", "lead_image": picture.pk}
    revisions.save(article, text, make_publisher(), base=1)
    token = workflow.share_preview(Article.objects.get(), make_publisher())
    assert "New title" in page(client.get(f"/preview/{token}/"))
    response, _content = fetch(client, f"/preview/{token}/image/{picture.public_name}")
    assert response.status_code == 200
    assert client.get(picture.get_absolute_url()).status_code == 404
