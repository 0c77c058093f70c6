"""How far collections have come, as the start page draws it: every stage, and what it links to."""

import re
from datetime import timedelta

import pytest
import time_machine

from articles.models import Collection, Release, Take
from articles.stages import Stage, in_progress
from tests.articles.admin.test_start import DAY, NOW, part
from tests.desk import at_the_desk
from tests.factories import make_answer, make_article, make_collection, make_editor, make_take

pytestmark = pytest.mark.django_db

State = Release.State


@pytest.fixture(autouse=True)
def _at_that_time():
    with time_machine.travel(NOW, tick=False):
        yield


# How a take and its article stand, and the stage that this comes to.
STAGES = [
    (Take.State.INVITED, None, Stage.INVITED),
    (Take.State.INVITED, State.DRAFT, Stage.INVITED),
    (Take.State.ACCEPTED, None, Stage.ACCEPTED),
    (Take.State.ACCEPTED, State.DRAFT, Stage.ACCEPTED),
    (Take.State.ACCEPTED, State.IN_REVIEW, Stage.SUBMITTED),
    (Take.State.SUBMITTED, State.DRAFT, Stage.SUBMITTED),
    (Take.State.IN_EDIT, State.IN_REVIEW, Stage.IN_EDIT),
    (Take.State.SIGNED_OFF, State.IN_REVIEW, Stage.IN_EDIT),
    (Take.State.SIGNED_OFF, None, Stage.IN_EDIT),
    (Take.State.ACCEPTED, State.UNDATED, Stage.APPROVED),
    (Take.State.SIGNED_OFF, State.SCHEDULED, Stage.SCHEDULED),
    (Take.State.IN_EDIT, State.PUBLIC, Stage.OUT),
    (Take.State.SIGNED_OFF, State.WITHDRAWN, None),
    (Take.State.DECLINED, None, None),
]


@pytest.fixture
def asked() -> Collection:
    """A collection with a take of each row of the table."""
    collection = make_collection("We asked {count} people")
    for commission, state, _stage in STAGES:
        article = make_article(state=state) if state else None
        take = make_take(collection, article=article)
        Take.objects.filter(pk=take.pk).update(state=commission)
    return collection


def test_every_answer_is_at_the_stage_that_its_commission_and_article_come_to(asked):
    counted = in_progress(NOW).get()
    for stage in Stage:
        expected = sum(one is stage for *_rest, one in STAGES)
        assert getattr(counted, stage.value) == expected, stage
    assert counted.left == sum(one not in {None, Stage.OUT} for *_rest, one in STAGES)


def test_each_number_leads_to_just_so_many_answers(asked):
    editor = make_editor()
    client = at_the_desk(editor)
    make_answer(make_collection("Another"), state=State.DRAFT)
    links = re.findall(
        rf'href="([^"]*collection={asked.pk}&amp;stage=\w+)">(\d+)<', part(editor, "board")
    )
    assert len(links) == len(Stage)
    for address, number in links:
        listed = client.get(address.replace("&amp;", "&")).context["cl"].queryset
        assert listed.count() == int(number), address


def test_the_picture_has_a_dot_for_each_answer_the_furthest_first(asked):
    told = part(make_editor(), "board")
    assert "We asked … people" in told
    dots = re.findall(r'<circle class="(\w+)"', told.split('class="run"')[1])
    expected = [stage for *_rest, stage in STAGES if stage]
    order = list(Stage)
    assert dots == sorted(expected, key=order.index, reverse=True)
    assert "style=" not in told


def test_what_is_wholly_out_for_a_day_and_what_was_withdrawn_is_not_in_progress():
    out = make_collection("Out", at=NOW - 2 * DAY)
    make_answer(out, state=State.PUBLIC, at=NOW - 2 * DAY)
    make_collection("Taken back", state=State.WITHDRAWN, at=NOW - 2 * DAY)
    make_collection("Out today", at=NOW - timedelta(hours=2))
    make_collection("Begun", state=State.DRAFT)
    left = make_collection("One is missing", at=NOW - 2 * DAY)
    make_take(left)
    assert {str(one) for one in in_progress(NOW)} == {"Out today", "Begun", "One is missing"}
