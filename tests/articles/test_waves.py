"""Waves: who may date them, what goes along, and what each act leaves in the log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import waves
from articles.models import Release
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
