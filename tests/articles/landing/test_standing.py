"""Where one answer stands among the others, and how experts become dots."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Release, Take
from articles.standing import (
    HUES,
    Answer,
    Expert,
    dots,
    middle,
    place,
    public_answers,
    standing,
)
from tests.factories import make_answer, make_collection, make_contributor

FIVE = ["Strongly disagree", "Disagree", "Unsure", "Agree", "Strongly agree"]


def answer(key: int, position: int | None, *experts: int, confidence: int | None = 5) -> Answer:
    """An answer of the experts with these keys."""
    people = tuple(Expert(number, f"Person {number}") for number in experts)
    return Answer(
        key, 1, key, f"a-{key}", "Title", "en", 1, timezone.now(), people, position, confidence
    )


def test_each_scale_has_a_colour_for_each_step_and_only_one_with_a_middle_has_the_grey():
    for steps, hues in HUES.items():
        assert len(set(hues)) == steps
        assert (4 in hues) is (steps % 2 == 1)
        assert [8 - hue for hue in reversed(hues)] == list(hues)


@pytest.mark.parametrize(
    ("labels", "position", "label"),
    [
        (FIVE, 1, "Strongly disagree"),
        (FIVE, 5, "Strongly agree"),
        (FIVE, None, None),
        (FIVE, 6, None),
        ([], 1, None),
        (["Alone"], 1, None),
        (FIVE * 2, 1, None),
    ],
)
def test_a_place_is_a_step_of_a_scale_of_two_to_seven(labels, position, label):
    found = place(labels, position)

    assert (found.label if found else None) == label


def test_the_row_of_dots_fills_the_one_that_is_meant():
    here = place(FIVE, 4)

    assert here
    assert here.dots == [(5, False), (16, False), (27, False), (38, True), (49, False)]
    assert here.width == 54
    assert here.hue == "stand-5"


@pytest.mark.parametrize(
    ("positions", "label"),
    [
        ([], None),
        ([4], "Agree"),
        ([1, 5, 4], "Agree"),
        ([1, 4, 4, 5], "Agree"),
        ([1, 3, 4, 5], "between Unsure and Agree"),
    ],
)
def test_the_median_is_a_place_or_lies_between_two(positions, label):
    found = middle(FIVE, positions)

    assert (found.label if found else None) == label


def test_a_dot_is_an_expert_whoever_answers_together_and_however_often():
    answers = [answer(1, 2, 1, 2), answer(2, 4, 2), answer(3, None, 2, 3), answer(4, None, 4)]

    found = {expert.key: (said.key, said.position) for expert, said in dots(FIVE, answers)}

    assert found == {1: (1, 2), 2: (2, 4), 3: (3, None), 4: (4, None)}


@pytest.mark.django_db
def test_an_answer_is_shown_its_place_the_median_its_company_and_who_is_furthest_away(
    django_assert_num_queries,
):
    collection = make_collection(scale="\n".join(FIVE))
    both = [make_contributor("Ada"), make_contributor("Ben")]
    for position, confidence, fields in (
        (1, 3, {"title": "Doubt"}),
        (1, 9, {"title": "Firm doubt"}),
        (4, 6, {"title": "Together", "by": both}),
        (5, 10, {"title": "Praise"}),
        (None, None, {"title": "Silence"}),
        (5, 10, {"title": "To come", "state": Release.State.SCHEDULED}),
        (5, 10, {"title": "Taken back", "state": Release.State.WITHDRAWN}),
    ):
        take = make_answer(collection, **fields)
        Take.objects.filter(pk=take.pk).update(position=position, confidence=confidence)
    take = Take.objects.select_related("collection").get(article__title="Praise")

    with django_assert_num_queries(1):
        here = standing(take, timezone.now())

    assert here
    assert here.place
    assert here.place.label == "Strongly agree"
    assert here.confidence == 10
    assert here.median
    assert here.median.label == "Agree"
    assert (here.same, here.placed) == (0, 5)
    assert here.opposing
    assert (here.opposing.title, here.opposing.address) == ("Firm doubt", "/articles/firm-doubt/")

    together = Take.objects.select_related("collection").get(article__title="Together")
    here = standing(together, timezone.now())
    assert here
    assert here.same == 0
    silent = Take.objects.select_related("collection").get(article__title="Silence")
    here = standing(silent, timezone.now())
    assert here
    assert (here.place, here.same, here.opposing, here.placed) == (None, 0, None, 5)


@pytest.mark.django_db
def test_answers_come_in_order_with_their_people_and_the_affiliations_of_that_day():
    collection = make_collection()
    ada = make_contributor("Ada", ("Reader", "Old College"))
    ben = make_contributor("Ben")
    make_answer(collection, "Later", by=[ben, ada])
    make_answer(collection, "Sooner", by=[ada])
    Take.objects.filter(article__title="Sooner").update(order=0)
    Take.objects.filter(article__title="Later").update(order=1)
    ada.affiliations.update(role="Professor")

    found = public_answers(collection, timezone.now())

    assert [(one.title, [expert.name for expert in one.experts]) for one in found] == [
        ("Sooner", ["Ada"]),
        ("Later", ["Ben", "Ada"]),
    ]
    assert found[0].experts[0].affiliation == "Reader, Old College"
    assert public_answers(collection, timezone.now() - timedelta(days=9)) == []


@pytest.mark.django_db
def test_without_a_scale_nobody_stands_anywhere():
    assert standing(make_answer(make_collection()), timezone.now()) is None
