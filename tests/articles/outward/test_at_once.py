"""Outward links on real connections: by the worker, and by several processes at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Lock

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection

from articles.models import Article, OutwardLink, Release
from articles.outward import checking
from articles.outward.asking import Answer, Outcome
from tests.desk import at_the_desk, form_data, page, url
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PROCESSES = 8
DAWN = datetime(2026, 11, 26, 6, tzinfo=UTC)
ADDRESS = "https://gone.example/page"


def test_a_save_the_worker_and_the_form_that_tells_of_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checking, "ask", lambda address: Answer(Outcome.GONE, 404))
    article = make_article(state=Release.State.DRAFT)
    client, address = at_the_desk(make_editor()), url("articles_article_change", article.pk)
    said = "The link “words” leads to a page that is not there (404)."
    with time_machine.travel(DAWN, tick=False) as clock:
        form = form_data(client.get(address))
        form |= {"body": [f'<p>Some <a href="{ADDRESS}">words</a>.</p>']}
        assert client.post(address, form).status_code == 302
        # Nobody was asked in the request.
        assert not OutwardLink.objects.exists()
        for failures in (1, 2):
            call_command("db_worker", batch=True, reload=False)
            assert OutwardLink.objects.get(address=ADDRESS).failures == failures
            assert (said in page(client.get(address))) is (failures == 2)
            clock.shift(timedelta(hours=1))
    assert Article.objects.get().missing_for_publication() == []


def test_of_many_who_want_to_ask_one_does_and_no_two_ask_a_host_at_once(
    monkeypatch: pytest.MonkeyPatch,
):
    asked, lock, start = [], Lock(), Barrier(PROCESSES)

    def ask(address: str) -> Answer:
        assert lock.acquire(blocking=False), "Two asked the same host at once."
        try:
            asked.append(address)
            return Answer(Outcome.FINE, 200)
        finally:
            lock.release()

    monkeypatch.setattr(checking, "ask", ask)

    def process(number: int) -> OutwardLink | None:
        start.wait(timeout=30)
        try:
            return checking.ask_one(ADDRESS)
        finally:
            connection.close()

    with time_machine.travel(DAWN, tick=False), ThreadPoolExecutor(PROCESSES) as pool:
        found = list(pool.map(process, range(PROCESSES)))
    assert asked == [ADDRESS]
    # The others found the host busy, at that instant or for the pause after it.
    assert sum(link is not None for link in found) == 1
    assert OutwardLink.objects.count() == 1
