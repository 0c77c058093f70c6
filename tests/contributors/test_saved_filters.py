"""Filters of a list that somebody keeps: their own, by name, and nobody else's."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Release
from contributors.desk.saved import MOST, essence
from contributors.models import SavedFilter
from tests.desk import at_the_desk, url
from tests.factories import make_article, make_editor, make_writer

pytestmark = pytest.mark.django_db

LIST = "articles_article_changelist"


def save(client: Client, name: str, query: str) -> str:
    """What the list says after that."""
    answer = client.post(url("articles_article_save_filter"), {"name": name, "query": query})
    return client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("state=draft&p=3", "state=draft"),
        ("state=draft&q=", "state=draft"),
        ("q=two words&o=1.-2&state=draft", "o=1.-2&q=two+words&state=draft"),
        ("e=1&all=", ""),
        ("q=%00a\0", "q=a"),
        ('q="><script>', "q=%22%3E%3Cscript%3E"),
    ],
)
def test_what_is_kept_is_what_was_asked(query: str, asked: str):
    assert essence(query) == asked
    assert essence(asked) == asked


def test_a_filter_is_saved_shown_chosen_and_removed():
    make_article("Shown", state=Release.State.DRAFT)
    make_article("Not shown")
    client = at_the_desk(make_editor())
    page = client.get(url(LIST), {"state": "draft"}).content.decode()
    assert "Save what is shown" in page
    page = save(client, "  To  write ", "state=draft&p=1")
    assert "“To write” is kept above the list." in page
    kept = SavedFilter.objects.get()
    assert (kept.name, kept.query, kept.screen) == ("To write", "state=draft", "articles.article")
    assert '<a href="?state=draft" aria-current="true">To write</a>' in page
    assert "Save what is shown" not in page
    assert "Not shown" not in page
    page = client.get(url(LIST)).content.decode()
    assert '<a href="?state=draft">To write</a>' in page
    assert "To write" not in client.get(url("articles_collection_changelist")).content.decode()
    client.post(url("articles_article_remove_filter", kept.pk))
    assert not SavedFilter.objects.exists()


def test_a_name_that_is_taken_means_this_from_now_on():
    client = at_the_desk(make_editor())
    save(client, "Mine", "state=draft")
    save(client, "Mine", "state=mine")
    assert SavedFilter.objects.get().query == "state=mine"


def test_nobody_sees_or_removes_those_of_others():
    save(at_the_desk(make_editor()), "Secret plan", "state=draft")
    other = at_the_desk(make_editor())
    kept = SavedFilter.objects.get()
    assert "Secret plan" not in other.get(url(LIST)).content.decode()
    other.post(url("articles_article_remove_filter", kept.pk))
    assert SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        ("", "state=draft", "Give it a name"),
        ("Name", "p=2", "Choose a filter or search for something first"),
        ("x" * 61, "state=draft", "more than 60 characters"),
        ("Name", f"q={'x' * 2000}", "too long to be kept"),
    ],
)
def test_what_cannot_be_kept_is_told(name: str, query: str, said: str):
    client = at_the_desk(make_editor())
    client.post(url("articles_article_save_filter"), {"name": name, "query": query})
    assert said in client.get(url(LIST)).content.decode()
    assert not SavedFilter.objects.exists()


def test_there_is_an_end_to_it():
    client = at_the_desk(make_editor())
    for number in range(MOST):
        save(client, f"Filter {number}", "state=draft")
    assert "Remove one first" in save(client, "One more", "state=draft")
    assert "is kept" in save(client, "Filter 0", "state=public")


def test_only_by_a_form_and_only_where_the_list_may_be_seen(client: Client):
    user = make_writer()
    desk = at_the_desk(user)
    assert desk.get(url("articles_article_save_filter")).status_code == 405
    sent = {"name": "x", "query": "q=a"}
    assert desk.post(url("articles_act_save_filter"), sent).status_code == 403
    assert client.post(url("articles_article_save_filter"), sent).status_code == 302
    assert not SavedFilter.objects.exists()


def test_a_list_takes_one_query_for_all_of_them(django_assert_num_queries: Any):
    user = make_editor()
    client = at_the_desk(user)
    with CaptureQueriesContext(connection) as before:
        client.get(url("contributors_organisation_changelist"))
    SavedFilter.objects.bulk_create(
        SavedFilter(owner=user, screen="contributors.organisation", name=f"n{n}", query=f"q={n}")
        for n in range(20)
    )
    with django_assert_num_queries(len(before)):
        assert "q=19" in client.get(url("contributors_organisation_changelist")).content.decode()
