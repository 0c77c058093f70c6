"""The page beside the form: what the open form says, as readers would get it, and nothing kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Autosave, Release, Revision
from tests.articles.pictures import make_image
from tests.articles.previews.world import private_headers
from tests.desk import at_the_desk, form_data, page, url
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_writer,
)

pytestmark = pytest.mark.django_db
# Who asks and by which session, the article with its take, what stands beside it, and the page.
QUERIES = 12


def live(client, article=None, **words):
    """The response with the page that the form makes, with these words in it."""
    form = url("articles_article_change", article.pk) if article else url("articles_article_add")
    data = form_data(client.get(form)) | {name: [said] for name, said in words.items()}
    address = (
        url("articles_article_live", article.pk) if article else url("articles_article_live_new")
    )
    return client.post(address, data)


def test_the_page_says_what_the_form_says_and_nothing_is_kept():
    article = make_article(
        "Stored", state=Release.State.PUBLIC, by=[make_contributor("Ada Sample")]
    )
    before = Revision.objects.count(), Autosave.objects.count()
    response = live(
        at_the_desk(make_editor()),
        article,
        title="Typed",
        dek="A <dek> & more",
        body=f"<p>{'word ' * 500}<span class='footnote'>A note.</span></p><script>no()</script>",
        tags="tides",
    )
    said = page(response)
    assert "Typed</span></h1>" in said
    for words in ("A &lt;dek&gt; &amp; more", "Ada Sample", "3 minute read", "tides", "A note."):
        assert words in said
    assert "no()" not in said
    assert private_headers(response)
    assert Article.objects.get().title == "Stored"
    assert (Revision.objects.count(), Autosave.objects.count()) == before


def test_a_form_that_could_not_be_saved_has_a_page_all_the_same():
    image = make_image("teal", alt="A teal square")
    article = make_article("Stored", state=Release.State.DRAFT, lead_image=image)
    response = live(at_the_desk(make_editor()), article, title="", section="nonsense", language="")
    assert response.status_code == 200
    assert "A teal square" in page(response)


def test_an_article_that_was_never_saved_has_a_page():
    response = live(at_the_desk(make_writer()), title="New", body="<p>Words.</p>")
    assert "New</span></h1>" in page(response)
    assert "<p>Words.</p>" in page(response)
    assert not Article.objects.exists()


def test_an_answer_stands_in_its_collection_also_before_that_is_public():
    collection = make_collection("Tides", question="What of the tides?", state=Release.State.DRAFT)
    article = make_answer(collection, "An answer", state=Release.State.DRAFT).article
    assert "What of the tides?" in page(live(at_the_desk(make_editor()), article))


@pytest.mark.parametrize("own", [True, False])
def test_writers_see_their_own_alone(own):
    writer = make_writer()
    article = make_article(state=Release.State.DRAFT, created_by=writer if own else make_writer())
    client = at_the_desk(writer)
    response = client.post(url("articles_article_live", article.pk), {"title": "Typed"})
    assert (response.status_code == 200) is own


def test_it_is_asked_by_post_only():
    client, article = at_the_desk(make_editor()), make_article()
    assert client.get(url("articles_article_live", article.pk)).status_code == 405


def test_a_page_costs_as_many_queries_at_any_size():
    article = make_article(state=Release.State.DRAFT, by=[make_contributor()])
    client = at_the_desk(make_editor())

    def cost():
        data = form_data(client.get(url("articles_article_change", article.pk)))
        with CaptureQueriesContext(connection) as captured:
            client.post(url("articles_article_live", article.pk), data)
        return len(captured)

    few = cost()
    for number in range(8):
        article.bylines.create(contributor=make_contributor(), order=number + 2)
        article.tags.add(f"tag {number}")
    assert cost() == few
    assert few <= QUERIES
