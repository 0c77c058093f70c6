"""A confirmation that is not true any more is not obeyed: it says what changed, and who did it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import waves, workflow
from articles.models import Act, Article, Release
from tests.desk import at_the_desk, confirm, form_data, page, url
from tests.factories import make_answer, make_article, make_collection, make_publisher, make_wave

pytestmark = pytest.mark.django_db

State = Release.State
DAY = timedelta(days=1)


def stored(article: Article) -> tuple[object, int]:
    """All of the row, and how many acts there are."""
    return Article.objects.values().get(pk=article.pk), Act.objects.count()


# What somebody confirms, of an article in which state, and what somebody else does before that.
MEANWHILE = {
    "approve, and it is sent back": (
        *("approve", State.IN_REVIEW, "returned"),
        lambda article, by: workflow.send_back(article, by),
    ),
    "publish, and it is scheduled for another day": (
        *("publish", State.SCHEDULED, "scheduled"),
        lambda article, by: workflow.schedule(article, by, release_at=timezone.now() + 9 * DAY),
    ),
    "schedule, and it is scheduled for another day": (
        *("schedule", State.SCHEDULED, "scheduled"),
        lambda article, by: workflow.schedule(article, by, release_at=timezone.now() + 9 * DAY),
    ),
    "schedule, and it is published": (
        *("schedule", State.SCHEDULED, "published"),
        lambda article, by: workflow.publish(article, by),
    ),
    "withdraw, and it is withdrawn": (
        *("withdraw", State.PUBLIC, "withdrawn"),
        lambda article, by: workflow.withdraw(article, by),
    ),
    "publish, and it is published": (
        *("publish", State.WITHDRAWN, "published"),
        lambda article, by: workflow.publish(article, by),
    ),
}


@pytest.mark.parametrize("case", MEANWHILE)
def test_what_was_seen_before_somebody_acted_is_not_obeyed(case):
    verb, state, done, act = MEANWHILE[case]
    article = make_article("Old bridges", state=state)
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, verb)
    day = timezone.localtime() + 3 * DAY
    at = {"release_at_0": [f"{day:%Y-%m-%d}"], "release_at_1": ["09:00"]}
    seen = form_data(client.get(address)) | {"note": ["Mine."]} | (at if verb != "withdraw" else {})
    act(article, make_publisher(name="Paula Publisher"))
    before = stored(article)
    response = client.post(address, seen)
    assert response.status_code == 409
    assert f"Meanwhile Paula Publisher has {done} “Old bridges”" in page(response)
    assert stored(article) == before
    if 'name="seen"' not in page(response):
        return  # It makes no sense any more, and the page says so.
    again = form_data(response)
    assert again["note"] == ["Mine."], "what was typed stays"
    assert client.post(address, again).status_code == 302
    assert stored(article)[1] == before[1] + 1


def test_a_collection_is_confirmed_as_it_was_shown_too():
    collection = make_collection(state=State.SCHEDULED)
    client = at_the_desk(make_publisher())
    address = url("articles_collection_verb", collection.pk, "publish")
    seen = form_data(client.get(address))
    workflow.send_back(collection, make_publisher(name="Paula Publisher"))
    response = client.post(address, seen)
    assert response.status_code == 409
    assert "Meanwhile Paula Publisher has returned" in page(response)
    collection.refresh_from_db()
    assert collection.state() is State.DRAFT


def test_an_answer_is_not_approved_for_a_wave_that_has_moved():
    wave = make_wave(make_collection(), timezone.now() + DAY, title="Second wave")
    article = make_answer(wave.collection, wave=wave, state=State.IN_REVIEW).article
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "approve")
    seen = form_data(client.get(address))
    waves.open_wave(wave, make_publisher(name="Paula Publisher"))
    response = client.post(address, seen)
    assert response.status_code == 409
    assert "Meanwhile Paula Publisher has opened “Second wave”" in page(response)
    article.refresh_from_db()
    assert article.state() is State.IN_REVIEW
    assert client.post(address, form_data(response)).status_code == 302
    article.refresh_from_db()
    assert article.state() is State.PUBLIC


def test_an_answer_that_was_moved_to_another_wave_is_confirmed_anew():
    collection = make_collection()
    soon, late = (make_wave(collection, timezone.now() + days * DAY) for days in (1, 9))
    take = make_answer(collection, wave=soon, state=State.IN_REVIEW)
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", take.article.pk, "approve")
    seen = form_data(client.get(address))
    waves.move_take(take, make_publisher(name="Paula Publisher"), wave=late)
    response = client.post(address, seen)
    assert response.status_code == 409
    assert "Meanwhile Paula Publisher has moved" in page(response)


def test_the_clock_may_change_what_was_seen_by_itself():
    """A wave that has opened since the page was shown lets an approved answer out at once."""
    wave = make_wave(make_collection(), timezone.now() + DAY)
    article = make_answer(wave.collection, wave=wave, state=State.IN_REVIEW).article
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "approve")
    seen = form_data(client.get(address))
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):
        response = client.post(address, seen)
    assert response.status_code == 409
    assert "not as the page showed it" in page(response)
    article.refresh_from_db()
    assert article.state() is State.IN_REVIEW


def test_saving_the_text_meanwhile_is_no_reason_to_ask_again():
    article = make_article(state=State.IN_REVIEW)
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "publish")
    seen = form_data(client.get(address))
    article.dek = "Another dek."
    article.save()
    Act.objects.record(Act.Verb.CHANGED, article, None)
    assert client.post(address, seen).status_code == 302


@pytest.mark.parametrize(
    "seen",
    [None, "", "x", "[]", "null", "{}", '{"act": 1}', '{"act": "x"}', '{"act": 1e400}', "\0"],
)
def test_who_saw_nothing_confirms_nothing(seen):
    article = make_article(state=State.DRAFT)
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "publish")
    sent = {} if seen is None else {"seen": seen}
    assert client.post(address, sent).status_code == 409
    article.refresh_from_db()
    assert article.state() is State.DRAFT
    assert confirm(client, address).status_code == 302
