"""An answer among the others that are out."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.among import among
from articles.models import Collection, Release, Take
from tests.articles.pictures import make_image
from tests.factories import make_answer, make_collection, make_contributor, make_publisher

pytestmark = pytest.mark.django_db

SCALE = "Disagree\nUnsure\nAgree"


def answer(collection: Collection, name: str, position: int | None = None, **fields: Any) -> Take:
    """An answer by somebody of that name, at a place of the scale."""
    confidence = fields.pop("confidence", None)
    people = [make_contributor(one) for one in name.split(" and ")]
    take = make_answer(collection, f"By {name}", by=people, slug=name.split()[0].lower(), **fields)
    Take.objects.filter(pk=take.pk).update(position=position, confidence=confidence)
    take.refresh_from_db()
    return take


def page(client: Any, slug: str) -> str:
    """The page on one line."""
    return " ".join(client.get(f"/articles/{slug}/").text.split())


def test_a_page_says_where_its_answer_stands_and_what_stands_against_it(client):
    collection = make_collection(slug="big", scale=SCALE, proposition="Cities can be too big.")
    answer(collection, "Ada and Ben", 3, confidence=8)
    answer(collection, "Cleo", 1, confidence=4)
    answer(collection, "Dan", 1, confidence=9)
    answer(collection, "Eve", 3)
    answer(collection, "Fay")

    text = page(client, "ada")

    assert "Answer 1 of 5" in text
    assert "Where this answer stands</h2>" in text
    assert "“Cities can be too big.”" in text
    assert "1 other of the 5 experts who have taken a position stands here." in text
    assert "The median is Agree." in text
    assert 'href="/collections/big/#stand"' in text
    assert "<span>Disagree: 2</span>" in text
    assert "<span>Unsure: 0</span>" in text
    assert "<span>Agree: 3</span>" in text
    against = text.partition("Read against this")[2].partition("</section>")[0]
    assert '<a href="/articles/dan/">By Dan</a>' in against
    assert "confidence 9" in against
    assert "By Cleo" not in against


def test_who_has_not_said_where_they_stand_is_not_placed_by_us(client):
    collection = make_collection(scale=SCALE)
    answer(collection, "Ada")
    answer(collection, "Ben", 1)

    text = page(client, "ada")

    assert "Answer 1 of 2" in text
    assert "Where this answer stands" not in text
    assert "Read against this" not in text


def test_without_a_scale_there_are_neighbours_only(client):
    collection = make_collection()
    answer(collection, "Ada", None)
    answer(collection, "Ben", None)

    text = page(client, "ben")

    assert "Answer 2 of 2" in text
    assert 'href="/articles/ada/" rel="prev"' in text
    assert "Read against this" not in text


def test_who_stands_alone_has_nobody_against_them(client):
    collection = make_collection(scale=SCALE)
    answer(collection, "Ada", 2)

    text = page(client, "ada")

    assert "Nobody else has taken a position so far." in text
    assert "Read against this" not in text


def test_what_is_not_out_counts_nowhere_on_the_page(client):
    collection = make_collection(scale=SCALE)
    here = answer(collection, "Ada", 3)
    later = timezone.now() + timedelta(days=2)
    hidden = [
        answer(collection, "Secret", 1, confidence=10, state=Release.State.SCHEDULED, at=later),
        answer(collection, "Draft", 1, confidence=10, state=Release.State.DRAFT),
    ]
    taken_back = answer(collection, "Gone", 1)
    workflow.withdraw(taken_back.article, make_publisher())

    text = page(client, "ada")

    assert f'data-out="{here.pk}"' in text
    assert "Answer 1 of 1" in text
    assert "Read against this" not in text
    for take in (*hidden, taken_back):
        assert str(take.article) not in text
    with time_machine.travel(later, tick=False):
        text = page(client, "ada")
        assert f'data-out="{here.pk} {hidden[0].pk}"' in text
        assert '<a href="/articles/secret/">By Secret</a>' in text


def test_an_answer_that_is_not_out_is_among_none():
    collection = make_collection(scale=SCALE)
    take = answer(collection, "Ada", 1, state=Release.State.DRAFT)

    assert among(take, timezone.now()) is None


def test_dots_are_one_an_expert_ten_in_a_row_and_ones_own_come_first():
    collection = make_collection(scale=SCALE)
    take = answer(collection, "Ada and Ben", 2)
    for number in range(11):
        answer(collection, f"Other{number}", 2)

    found = among(take, timezone.now())

    assert found
    column = found.columns[1]
    assert (column.count, column.mine) == (13, 2)
    assert column.size == (120, 24)
    assert column.own == "M6 6h0M18 6h0"
    assert column.others.count("M") == 11
    assert column.others.endswith("M30 18h0")
    assert found.columns[0].size == (120, 12)
    assert found.columns[0].others == ""


def test_a_page_with_everything_takes_six_queries_however_many_answers_there_are(client):
    collection = make_collection(scale=SCALE)
    portrait = make_image("red")
    take = answer(
        collection,
        "Ada and Ben",
        3,
        confidence=8,
        lead_image=make_image("blue"),
        tags=("One", "Two"),
    )
    workflow.correct(take.article, make_publisher(), note="<p>Nine.</p>")
    answer(collection, "Cleo and Dan", 1)
    for participant in Take.objects.last().participant_set.all():
        participant.contributor.portrait = portrait
        participant.contributor.save()
    client.get("/articles/ada/")  # What the site is called is asked once in a while.

    for more in (0, 20):
        for number in range(more):
            answer(collection, f"Other{number}", number % 3 + 1)
        with CaptureQueriesContext(connection) as captured:
            assert "Read against this" in page(client, "ada")
        assert len(captured) == 6
