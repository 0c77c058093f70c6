"""What the desk asks of the models: states of many rows at once, and who may give an article."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Release, Take, in_state_at
from tests.factories import (
    make_administrator,
    make_article,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State


def test_many_rows_are_in_the_state_that_each_says_at_every_instant():
    """The condition for the database and the method of the row never part, at no border."""
    articles = [make_article(state=state) for state in State for _ in range(2)]
    now = timezone.now()
    borders = [a.release_at for a in articles if a.release_at]
    borders += [a.withdraw_at for a in articles if a.withdraw_at]
    tick = timedelta(microseconds=1)
    for at in [now, *borders, *(b - tick for b in borders), *(b + tick for b in borders)]:
        for state in State:
            found = set(Article.objects.filter(in_state_at(state, at)).values_list("pk", flat=True))
            assert found == {a.pk for a in articles if a.state(at=at) is state}


@pytest.mark.parametrize(
    ("make", "may"),
    [
        (make_writer, False),
        (make_editor, False),
        (make_publisher, True),
        (make_administrator, True),
    ],
)
def test_an_approved_article_is_a_publishers_to_give_to_a_take(make, may):
    user = make()
    for state in State:
        article = make_article(state=state)
        unapproved = state in {State.DRAFT, State.IN_REVIEW}
        assert Take.may_be_given(article, user) is (may or unapproved), state
