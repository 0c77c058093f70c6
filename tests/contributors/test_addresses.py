"""Addresses last."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article, Release
from contributors.models import Contributor, PreviousPath
from tests.factories import make_article, make_contributor

pytestmark = pytest.mark.django_db


def test_a_changed_slug_redirects_for_ever_and_keeps_the_query(client):
    article = make_article("First title")
    article.slug = "second"
    article.save()
    article.slug = "third"
    article.save()
    for old in ("/articles/first-title/", "/articles/second/"):
        response = client.get(old, {"page": "2"})
        assert (response.status_code, response["Location"]) == (301, "/articles/third/?page=2")


def test_a_slug_that_comes_back_ends_its_redirect(client):
    article = make_article("First title")
    for slug in ("second", "first-title"):
        article.slug = slug
        article.save()
    assert client.get("/articles/first-title/").status_code == 200
    assert client.get("/articles/second/")["Location"] == "/articles/first-title/"
    assert PreviousPath.objects.count() == 1


@pytest.mark.parametrize("state", [Release.State.DRAFT, Release.State.SCHEDULED])
def test_what_readers_never_saw_leaves_no_redirect(client, state):
    article = make_article("First title", state=state)
    article.slug = "second"
    article.save()
    assert client.get("/articles/first-title/").status_code == 404


def test_the_old_address_of_a_withdrawn_article_is_gone(client):
    article = make_article("First title", state=Release.State.WITHDRAWN)
    article.slug = "second"
    article.save()
    assert client.get("/articles/first-title/").status_code == 410
    assert client.get("/articles/second/").status_code == 410


def test_an_address_that_still_redirects_cannot_be_taken():
    article = make_article("First title")
    article.slug = "second"
    article.save()
    other = Article(title="Another", slug="first-title")
    with pytest.raises(ValidationError) as refusal:
        other.full_clean()
    assert "redirects" in refusal.value.message_dict["slug"][0]
    assert make_article("First title").slug == "first-title-2"


def test_slugs_made_of_the_same_name_are_numbered():
    slugs = [make_contributor("Sample Twin").slug for _ in range(3)]
    assert slugs == ["sample-twin", "sample-twin-2", "sample-twin-3"]


def test_a_deleted_page_takes_its_redirects_along(client):
    contributor = make_contributor("Sample Name")
    contributor.slug = "other"
    contributor.save()
    assert PreviousPath.objects.exists()
    contributor.delete()
    assert not PreviousPath.objects.exists()
    assert client.get("/contributors/sample-name/").status_code == 404


def test_saving_what_was_fetched_without_its_slug_keeps_the_address():
    make_contributor("Sample Name")
    contributor = Contributor.objects.only("name").get()
    contributor.bio = "<p>New.</p>"
    contributor.save(update_fields=["bio"])
    assert Contributor.objects.get().slug == "sample-name"
    assert not PreviousPath.objects.exists()


@pytest.mark.parametrize("slug", ["", "not a slug", "ünsafe", "a/b"])
def test_what_cannot_stand_in_an_address_is_a_form_error(slug):
    with pytest.raises(ValidationError) as refusal:
        Article(title="Title", slug=slug).full_clean()
    assert "slug" in refusal.value.message_dict
