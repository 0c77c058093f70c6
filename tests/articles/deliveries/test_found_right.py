"""Whoever has looked at a doubt and finds the reading right says so, and it is a doubt no more."""

import pytest

from articles.models import Article
from tests.articles.deliveries.dropping import drop, field, file, review, row, take, text_of
from tests.desk import form_data, page
from tests.factories import make_contributor

pytestmark = pytest.mark.django_db

NOBODY = take("Nobody Wrote This", name="", bio="")


def boxes(response):
    """The boxes “This is right” of a page, by the field that they are about."""
    cards = response.context["cards"]
    rows = [
        one
        for card in [*cards.look, *cards.sure]
        for one in [*card.rows.values(), *(r for p in card.people for r in p.rows.values())]
    ]
    return {one.name: one.token for one in rows if one.doubts}


def test_doubt_that_somebody_finds_groundless_is_one_no_more_and_is_kept(client, collection):
    address = drop(client, file(content=NOBODY), collection=collection.pk)
    shown = client.get(address)
    token = boxes(shown)["a0-name"]
    assert f'name="d{row().pk}-right" value="{token}" aria-describedby=' in page(shown)
    assert "This is right : " in text_of(shown)
    right = field("right")
    kept = review(client, address, **{right: token})
    cards = client.get(address).context["cards"]
    assert (len(cards.look), len(cards.sure)) == (0, 1)
    assert "found right by you: no author was found" in text_of(kept)
    assert "Look at this" not in text_of(kept)
    # It can be taken back, and comes along with whatever else is kept.
    assert form_data(client.get(address))[right.replace("__", "-")] == [token]
    review(client, address, **{field("dek"): "A dek by hand"})
    assert not client.get(address).context["cards"].look
    review(client, address, **{right: None})
    assert client.get(address).context["cards"].look


def test_one_doubt_found_right_says_nothing_of_the_others(client, collection):
    content = take("A TITLE IN CAPITALS", name="", bio="")
    address = drop(client, file(content=content), collection=collection.pk)
    found = boxes(client.get(address))
    assert len(found) > 1
    name, token = next(iter(found.items()))
    review(client, address, **{field("right"): token})
    response = client.get(address)
    [card] = response.context["cards"].look
    assert len(card.reasons) == len(found) - 1
    assert name in boxes(response)


def test_another_doubt_of_the_same_field_has_to_be_looked_at_again(client, collection):
    make_contributor("Ann Example")
    make_contributor("Ann Example")
    address = drop(client, file(), collection=collection.pk)
    before = boxes(client.get(address))["a0-who"]
    review(client, address, **{field("right"): before})
    assert not client.get(address).context["cards"].look
    make_contributor("Ben Sample", twitter="AnnExample")
    response = client.get(address)
    assert response.context["cards"].look
    assert boxes(response)["a0-who"] != before


def test_what_is_no_box_is_not_kept(client, collection):
    address = drop(client, file(content=NOBODY), collection=collection.pk)
    review(client, address, **{field("right"): "<b>a0-name</b>"})
    assert row().found_right == []
    data = form_data(client.get(address)) | {f"d{row().pk}-right": ["dek:" + "0" * 16] * 300}
    client.post(address, {**data, "_save": "yes"})
    assert len(row().found_right) == 100


def test_document_whose_doubts_are_found_right_is_imported_as_it_was_recognised(client, collection):
    address = drop(client, file(content=NOBODY), collection=collection.pk)
    token = boxes(client.get(address))["a0-name"]
    review(client, address, "_import", **{field("right"): token})
    article = Article.objects.get()
    assert (article.title, article.contributors.count()) == ("Nobody Wrote This", 0)
    # A box is no change of the text: a later version of the file still updates the draft.
    assert article.imported_document.written_digest
