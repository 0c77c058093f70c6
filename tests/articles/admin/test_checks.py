"""The checklist on the desk: on the form, while it is written, and before a verb."""

import pytest

from articles.models import Article, Release, Revision
from tests.desk import at_the_desk, form_data, page, url
from tests.factories import make_article, make_contributor, make_editor, make_publisher, make_writer

pytestmark = pytest.mark.django_db
State = Release.State


def test_the_form_says_what_is_missing_and_where():
    article = make_article(state=State.DRAFT, by=[], dek="")
    form = page(at_the_desk(make_editor()).get(url("articles_article_change", article.pk)))
    assert 'data-said="1 thing is missing"' in form
    assert '<a href="#bylines-group">There is no byline.</a>' in form
    assert '<a href="#id_dek">There is no dek.</a>' in form


def test_a_text_is_checked_as_it_is_written_and_nothing_is_kept():
    article = make_article(state=State.DRAFT, by=[make_contributor()], dek="")
    client = at_the_desk(make_editor())
    data = form_data(client.get(url("articles_article_change", article.pk)))
    data |= {"dek": ["A dek."], "body": ["<h3>Deep</h3>"]}
    before = Revision.objects.count()
    said = page(client.post(url("articles_article_checklist", article.pk), data))
    assert "There is no dek." not in said
    assert "The heading “Deep”" in said
    assert Revision.objects.count() == before
    assert Article.objects.get().dek == ""


def test_an_article_that_was_never_saved_is_checked():
    client = at_the_desk(make_writer())
    data = form_data(client.get(url("articles_article_add"))) | {"title": ["A title"]}
    said = page(client.post(url("articles_article_checklist_new"), data))
    assert "The body is empty." in said
    assert "There is no title." not in said


@pytest.mark.parametrize("own", [True, False])
def test_writers_check_their_own_alone(own):
    writer = make_writer()
    article = make_article(state=State.DRAFT, created_by=writer if own else make_writer())
    address = url("articles_article_checklist", article.pk)
    assert (at_the_desk(writer).post(address, {"title": "T"}).status_code == 200) is own


@pytest.mark.parametrize("verb", ["approve", "publish"])
def test_whoever_lets_it_go_out_is_told_what_to_look_at(verb):
    article = make_article(state=State.IN_REVIEW, by=[make_contributor()], dek="")
    client = at_the_desk(make_publisher())
    asked = page(client.get(url("articles_article_verb", article.pk, verb)))
    assert "There is no dek." in asked
    assert "Look at this first" in asked
    assert "Look at this first" not in page(
        client.get(url("articles_article_verb", article.pk, "send_back"))
    )


def test_a_form_that_comes_back_is_told_about_what_was_sent():
    article = make_article("Stored", state=State.DRAFT, by=[make_contributor()])
    client = at_the_desk(make_editor())
    address = url("articles_article_change", article.pk)
    data = form_data(client.get(address)) | {"title": [""]}
    assert "There is no title." in page(client.post(address, data))
    new = url("articles_article_add")
    assert "The body is empty." in page(client.get(new))
    assert "There is no title." in page(client.post(new, form_data(client.get(new))))


def test_on_a_form_for_looking_only_points_lead_nowhere():
    writer = make_writer()
    article = make_article(state=State.IN_REVIEW, created_by=writer, dek="")
    form = page(at_the_desk(writer).get(url("articles_article_change", article.pk)))
    assert "There is no dek." in form
    assert 'href="#id_dek"' not in form


def test_a_new_article_that_is_sent_twice_is_made_once():
    client = at_the_desk(make_writer())
    data = form_data(client.get(url("articles_article_add"))) | {"title": ["Once"], "slug": [""]}
    first = client.post(url("articles_article_add"), data)
    again = client.post(url("articles_article_add"), data)
    article = Article.objects.get()
    assert first.status_code == again.status_code == 302
    assert again["Location"] == url("articles_article_change", article.pk)


def test_a_new_article_that_is_sent_again_after_it_was_deleted_is_made_anew():
    client = at_the_desk(make_writer())
    data = form_data(client.get(url("articles_article_add"))) | {"title": ["Once"], "slug": [""]}
    client.post(url("articles_article_add"), data)
    Article.objects.get().delete()
    assert client.post(url("articles_article_add"), data).status_code == 302
    assert Article.objects.get().title == "Once"
