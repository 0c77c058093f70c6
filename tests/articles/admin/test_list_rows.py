"""What an editor reads in a list: in which order, and under which names."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import revisions, snapshots
from contributors.models import Contributor
from tests.desk import at_the_desk, page, url
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_publisher,
)

pytestmark = pytest.mark.django_db
ARTICLES = url("articles_article_changelist")


def test_what_was_saved_last_stands_first_also_on_top_of_an_approved_text():
    publisher = make_publisher()
    public = make_article("Out for long")
    make_article("Written since")
    text = snapshots.take(public) | {"dek": "Better."}
    revisions.save(public, text, publisher, base=1, at=timezone.now() + timedelta(minutes=1))
    rows = page(at_the_desk(publisher).get(ARTICLES))
    assert rows.index("Out for long") < rows.index("Written since")


@pytest.mark.parametrize("name", ["article", "take", "collection", "act"])
def test_no_list_shows_the_place_of_a_number_instead_of_a_name(name):
    desk = at_the_desk(make_administrator())
    collection = make_collection(title="We asked {count} people")
    make_answer(collection, "An answer")
    text = page(desk.get(url(f"articles_{name}_changelist")))
    assert "{count}" not in text
    assert "We asked … people" in text


def test_the_head_of_a_list_is_what_it_lists():
    desk = at_the_desk(make_administrator())
    Contributor.objects.create(name="Ada Sample")
    address = url("contributors_contributor_changelist")
    assert re.search(r"<h1>\s*Contributors\s*</h1>", desk.get(address).text)
    # Where one is to be chosen for a form, it says so.
    assert "Select contributor" in desk.get(f"{address}?_popup=1").text
