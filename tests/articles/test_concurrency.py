"""Several people at once, on real connections: one act stands, and no half of another."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import waves, workflow
from articles.models import Act, Article, Release, Take, Wave
from hanoi.models import User
from tests.desk import at_the_desk, form_data, url
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_publisher,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PEOPLE = 8


def at_once(act: Callable[[Article, User], object], article: Article) -> list[str]:
    """What comes of `act`, said by eight publishers at the same instant."""
    publishers = [make_publisher() for _ in range(PEOPLE)]
    start = Barrier(PEOPLE)

    def say(publisher: User) -> str:
        try:
            own = Article.objects.get(pk=article.pk)
            start.wait(timeout=30)
            act(own, publisher)
        except workflow.NotPossible:
            return "too late"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(PEOPLE) as pool:
        return sorted(pool.map(say, publishers))


@pytest.mark.parametrize(
    ("state", "act", "after"),
    [
        (Release.State.DRAFT, workflow.submit, Release.State.IN_REVIEW),
        (Release.State.IN_REVIEW, workflow.publish, Release.State.PUBLIC),
        (Release.State.PUBLIC, workflow.withdraw, Release.State.WITHDRAWN),
    ],
    ids=["submit", "publish", "withdraw"],
)
def test_of_eight_who_act_at_once_one_succeeds(state, act, after):
    article = make_article(state=state)
    before = Act.objects.count()
    assert at_once(act, article) == ["done"] + ["too late"] * (PEOPLE - 1)
    assert Act.objects.count() == before + 1
    assert Article.objects.get().state() == after


def test_corrections_made_at_once_are_all_kept():
    article = make_article(state=Release.State.PUBLIC, at=timezone.now())
    assert (
        at_once(lambda own, by: workflow.correct(own, by, note=f"By {by}"), article)
        == ["done"] * PEOPLE
    )
    assert article.corrections.count() == PEOPLE


def test_an_answer_approved_while_its_wave_moves_goes_out_with_the_wave():
    collection, day = make_collection(), timedelta(days=1)
    wave = make_wave(collection, timezone.now() + day)
    articles = [
        make_answer(collection, wave=wave, state=Release.State.DRAFT).article for _ in range(PEOPLE)
    ]
    publisher = make_publisher()
    start = Barrier(PEOPLE * 2)

    def act(number: int) -> None:
        try:
            own = Wave.objects.get(pk=wave.pk)
            start.wait(timeout=30)
            if number < PEOPLE:
                workflow.approve(articles[number], publisher)
            else:
                waves.move_wave(own, publisher, release_at=wave.release_at + number * day)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE * 2) as pool:
        list(pool.map(act, range(PEOPLE * 2)))
    wave.refresh_from_db()
    assert set(Article.objects.values_list("release_at", flat=True)) == {wave.release_at}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="in SQLite only one writes at a time")
def test_a_take_is_not_held_by_who_still_waits_for_its_wave():
    """The form of a collection holds waves, then takes; the other way round both would be stuck."""
    collection = make_collection()
    soon, late = (make_wave(collection, timezone.now() + timedelta(days=n)) for n in (1, 9))
    take = make_answer(collection, wave=soon, state=Release.State.SCHEDULED)
    client, address = at_the_desk(make_publisher()), url("articles_take_change", take.pk)
    sent = form_data(client.get(address)) | {"wave": [str(late.pk)]}

    def move() -> int:
        try:
            return client.post(address, sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic(), connection.cursor() as cursor:
            waves.lock_waves([collection.pk])
            moved = pool.submit(move)
            waiting = None
            while not (waiting or moved.done()):
                cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
                waiting = cursor.fetchone()[0]
            list(Take.objects.select_for_update().filter(pk=take.pk))
        assert moved.result(timeout=60) == 302
    take.refresh_from_db()
    assert take.wave == late


def test_a_new_article_whose_form_is_sent_many_times_at_once_is_made_once():
    """A double click, or a browser that asks again: each gets to the one article."""
    writer = make_writer()
    client, address = at_the_desk(writer), url("articles_article_add")
    sent = form_data(client.get(address)) | {"title": ["Once"], "slug": [""]}
    start = Barrier(PEOPLE)

    def send(_number: int) -> str:
        own = at_the_desk(writer)
        try:
            start.wait(timeout=30)
            return own.post(address, sent | {"_continue": "yes"})["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        led_to = set(pool.map(send, range(PEOPLE)))
    article = Article.objects.get()
    assert led_to == {url("articles_article_change", article.pk)}
    assert article.slug == "once"


def test_new_articles_of_one_title_that_are_sent_at_once_are_all_made():
    """Several people whose texts would have one address: each gets a free one."""
    address, start = url("articles_article_add"), Barrier(4)
    writers = [make_writer() for _ in range(4)]

    def send(writer: User) -> int:
        try:
            own = at_the_desk(writer)
            sent = form_data(own.get(address)) | {"title": ["Same"], "slug": [""]}
            start.wait(timeout=30)
            return own.post(address, sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, writers)) == [302] * 4
    assert Article.objects.count() == 4
