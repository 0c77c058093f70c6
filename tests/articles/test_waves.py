"""Waves: who may date them, what goes along, and what each act leaves in the log."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles import waves, workflow
from articles.models import Act, Release
from articles.workflow import NotAllowed, NotPossible
from tests.factories import (
    make_answer,
    make_collection,
    make_editor,
    make_publisher,
    make_take,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db

State = Release.State
TOMORROW = timedelta(days=1)


def test_moving_a_wave_is_a_publishers():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + TOMORROW)
    take = make_answer(collection, wave=wave, state=State.SCHEDULED)
    later = wave.release_at + TOMORROW
    with pytest.raises(NotAllowed):
        waves.move_wave(wave, make_editor(), release_at=later)
    waves.move_wave(wave, make_publisher(), release_at=later)
    take.article.refresh_from_db()
    assert take.article.release_at == wave.release_at == later


def test_a_wave_that_is_out_cannot_be_moved():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() - TOMORROW)
    make_answer(collection, wave=wave)
    with pytest.raises(NotPossible, match="out already"):
        waves.move_wave(wave, make_publisher(), release_at=timezone.now() + TOMORROW)


def test_a_wave_cannot_be_moved_into_the_past():
    """A year mistyped would release every approved answer of the wave at once."""
    wave = make_wave(make_collection(), timezone.now() + TOMORROW)
    with pytest.raises(NotPossible, match="has passed"):
        waves.move_wave(wave, make_publisher(), release_at=timezone.now() - TOMORROW)


def test_moving_an_approved_take_is_a_publishers_and_any_other_an_editors():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + TOMORROW)
    other = make_wave(collection, timezone.now() + 2 * TOMORROW)
    approved = make_answer(collection, wave=wave, state=State.SCHEDULED)
    planned = make_take(collection, wave=wave)
    with pytest.raises(NotAllowed):
        waves.move_take(planned, make_writer(), wave=other)
    with pytest.raises(NotAllowed):
        waves.move_take(approved, make_editor(), wave=other)
    waves.move_take(planned, make_editor(), wave=other)
    waves.move_take(approved, make_publisher(), wave=other)
    approved.article.refresh_from_db()
    assert approved.article.release_at == other.release_at


ACTS = {
    "move": lambda wave, by, **rest: waves.move_wave(
        wave, by, release_at=timezone.now() + 9 * TOMORROW, **rest
    ),
    "hold": waves.hold_wave,
    "open": waves.open_wave,
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "make",
    [
        make_writer,
        make_editor,
        AnonymousUser,
        lambda: make_publisher(is_active=False),
        lambda: make_publisher(is_staff=False),
    ],
)
def test_only_publishers_date_waves(act, make):
    wave = make_wave(make_collection(), timezone.now() + TOMORROW)
    date = wave.release_at
    with pytest.raises(NotAllowed):
        ACTS[act](wave, make())
    wave.refresh_from_db()
    assert wave.release_at == date
    assert not Act.objects.filter(subject_type="articles.collection", detail__wave=wave.pk).exists()


@pytest.mark.parametrize(
    ("act", "verb"),
    [("move", Act.Verb.MOVED), ("hold", Act.Verb.HELD), ("open", Act.Verb.OPENED)],
)
def test_an_act_on_a_wave_says_in_the_log_what_it_was_and_is(act, verb):
    publisher = make_publisher()
    wave = make_wave(make_collection(), timezone.now() + TOMORROW, title="Second wave")
    before = wave.release_at
    ACTS[act](wave, publisher, note="The printer is late.")
    logged = Act.objects.about(wave.collection).first()
    assert (logged.verb, logged.by, logged.note) == (verb, publisher, "The printer is late.")
    assert logged.detail == {
        "wave": wave.pk,
        "title": "Second wave",
        "before": before.isoformat(),
        "after": wave.release_at.isoformat() if wave.release_at else None,
    }
    wave.refresh_from_db()
    assert logged.detail["after"] == (wave.release_at.isoformat() if wave.release_at else None)


def test_a_wave_that_is_held_keeps_what_is_not_out_back():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + TOMORROW)
    states = [State.DRAFT, State.IN_REVIEW, State.SCHEDULED, State.PUBLIC, State.WITHDRAWN]
    takes = [make_answer(collection, wave=wave, state=state) for state in states]
    waves.hold_wave(wave, make_publisher())
    for take in takes:
        take.article.refresh_from_db()
    assert [take.article.state() for take in takes] == [
        *(State.DRAFT, State.IN_REVIEW, State.UNDATED, State.PUBLIC, State.WITHDRAWN)
    ]
    assert takes[0].article.release_at is None


def test_a_wave_opens_at_the_instant_of_the_act_with_all_that_is_approved():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + TOMORROW)
    scheduled = make_answer(collection, wave=wave, state=State.SCHEDULED).article
    draft = make_answer(collection, wave=wave, state=State.DRAFT).article
    ahead = make_answer(collection, wave=wave, state=State.PUBLIC).article
    first = ahead.release_at
    at = timezone.now()
    waves.open_wave(wave, make_publisher(), at=at)
    for article in (scheduled, draft, ahead):
        article.refresh_from_db()
    assert wave.release_at == scheduled.release_at == at, "to the microsecond"
    assert scheduled.is_public(at=at)
    assert not scheduled.is_public(at=at - timedelta(microseconds=1))
    assert draft.state() is State.DRAFT
    assert ahead.release_at == first
    later = timezone.now()
    workflow.approve(draft, make_publisher(), at=later)
    assert draft.release_at == later, "approved late, out at once"


def test_what_makes_no_sense_is_refused():
    collection = make_collection()
    undated = make_wave(collection)
    with pytest.raises(NotPossible, match="no date already"):
        waves.hold_wave(undated, make_publisher())
    opened = make_wave(collection, timezone.now() - TOMORROW)
    with pytest.raises(NotPossible, match="open already"):
        waves.open_wave(opened, make_publisher())
    waves.hold_wave(opened, make_publisher())
    waves.open_wave(opened, make_publisher())
    make_answer(collection, wave=opened, state=State.SCHEDULED)
    for act in ACTS.values():
        with pytest.raises(NotPossible, match="out already"):
            act(opened, make_publisher())


def test_a_held_wave_is_moved_and_opens_again():
    wave = make_wave(make_collection(), timezone.now() + TOMORROW)
    take = make_answer(wave.collection, wave=wave, state=State.SCHEDULED)
    publisher = make_publisher()
    waves.hold_wave(wave, publisher)
    waves.move_wave(wave, publisher, release_at=timezone.now() + 2 * TOMORROW)
    take.article.refresh_from_db()
    assert take.article.release_at == wave.release_at
    waves.open_wave(wave, publisher)
    take.article.refresh_from_db()
    assert take.article.is_public()
