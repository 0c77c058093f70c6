"""What readers may see is a function of the clock, said in one place."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.models import Article, Collection, Release, Section, Tag, Take
from contributors.models import Contributor, Organisation
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

RELEASE = datetime(2026, 3, 8, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture(params=[make_article, make_collection], ids=["article", "collection"])
def make(request):
    """Makes the two things that are released."""
    return request.param


def test_it_is_public_from_its_second_on_and_until_its_withdrawal(make):
    with time_machine.travel(RELEASE - timedelta(days=1), tick=False):
        subject = make(state=Release.State.SCHEDULED, at=RELEASE)
    with time_machine.travel(RELEASE + timedelta(days=1), tick=False):
        workflow.withdraw(subject, make_publisher())
    objects = type(subject).objects

    def public(at):
        assert objects.public(at=at).exists() == subject.is_public(at=at)
        return subject.is_public(at=at)

    assert not public(RELEASE - SECOND)
    assert public(RELEASE)
    assert public(RELEASE + timedelta(days=1) - SECOND)
    assert not public(RELEASE + timedelta(days=1))
    assert objects.withdrawn(at=RELEASE + timedelta(days=1)).exists()
    assert not objects.withdrawn(at=RELEASE).exists()


@pytest.mark.parametrize("state", list(Release.State))
def test_only_the_public_state_is_public(make, state):
    subject = make(state=state)
    assert subject.state() == state
    assert type(subject).objects.get().state() == state
    assert type(subject).objects.public().exists() == (state == Release.State.PUBLIC)


def test_no_job_is_needed_for_a_release():
    """The row is not touched between approval and release; the clock alone changes the answer."""
    with time_machine.travel(RELEASE - timedelta(days=1), tick=False):
        make_article(state=Release.State.SCHEDULED, at=RELEASE)
    with time_machine.travel(RELEASE - SECOND, tick=False):
        assert not Article.objects.public().exists()
    with time_machine.travel(RELEASE, tick=False):
        assert Article.objects.public().exists()


def test_a_wave_moves_all_its_takes_and_nothing_else():
    collection = make_collection()
    soon, later = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=9)
    wave, other = make_wave(collection, soon), make_wave(collection, soon)
    moved = [make_answer(collection, wave=wave, state=state) for state in ("draft", "scheduled")]
    kept = make_answer(collection, wave=other, state=Release.State.SCHEDULED)
    wave.release_at = later
    wave.save()
    for take in moved:
        take.article.refresh_from_db()
        assert take.article.release_at == later
    kept.article.refresh_from_db()
    assert kept.article.release_at == soon


def test_a_wave_without_a_date_holds_its_takes():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=1))
    take = make_answer(collection, wave=wave, state=Release.State.SCHEDULED)
    wave.release_at = None
    wave.save()
    take.article.refresh_from_db()
    assert take.article.state() == Release.State.UNDATED


def test_what_is_out_already_stays_out_when_its_wave_moves():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=1))
    take = make_answer(collection, wave=wave, state=Release.State.PUBLIC)
    wave.release_at = timezone.now() + timedelta(days=9)
    wave.save()
    take.article.refresh_from_db()
    assert take.article.is_public()


def test_an_approved_article_put_into_an_open_wave_is_out_from_now_on_not_before():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() - timedelta(days=3))
    take = make_answer(collection, state=Release.State.SCHEDULED)
    before = timezone.now()
    take.wave = wave
    take.save()
    take.article.refresh_from_db()
    assert take.article.is_public()
    assert take.article.release_at >= before


def test_takes_are_listed_before_they_are_released():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=1))
    released = make_answer(collection)
    coming = make_answer(collection, wave=wave, state=Release.State.SCHEDULED)
    promised = make_take(collection, wave=wave)
    for state in (Take.State.INVITED, Take.State.DECLINED):
        make_take(collection, wave=wave, state=state)
    make_answer(collection, state=Release.State.WITHDRAWN)
    assert set(Take.objects.listed()) == {released, coming, promised}
    assert set(Take.objects.public()) == {released}


def test_nothing_of_a_collection_is_listed_before_the_collection_is_public():
    make_answer(make_collection(state=Release.State.DRAFT))
    assert not Take.objects.listed().exists()
    assert not Take.objects.public().exists()


def test_experts_are_counted_as_people_and_answers_as_texts():
    collection = make_collection()
    one, two, three = (make_contributor() for _ in range(3))
    make_answer(collection, by=[one, two])
    make_answer(collection, by=[one])
    make_take(collection, by=[three])
    counted = Collection.objects.with_counts().get()
    assert (counted.experts, counted.answers) == (3, 2)
    make_collection("Empty")
    empty = Collection.objects.with_counts().get(title="Empty")
    assert (empty.experts, empty.answers) == (0, 0)


def test_people_sections_tags_and_organisations_are_public_through_public_articles():
    section = Section.objects.create(name="Sample section")
    for state in Release.State:
        person = make_contributor(f"Sample {state}", ("Reader", f"Organisation {state}"))
        make_article(state=state, by=[person], tags=(f"tag {state}",), section=section)
    assert [str(person) for person in Contributor.objects.public()] == ["Sample public"]
    assert [str(tag) for tag in Tag.objects.public()] == ["tag public"]
    assert [str(place) for place in Organisation.objects.public()] == ["Organisation public"]
    assert Section.objects.public().exists()
    Article.objects.public().get().delete()
    assert not Section.objects.public().exists()


def test_a_convener_is_public_with_the_collection():
    person = make_contributor()
    collection = make_collection(conveners=[person], state=Release.State.DRAFT)
    assert not Contributor.objects.public().exists()
    workflow.publish(collection, make_publisher())
    assert Contributor.objects.public().get() == person
