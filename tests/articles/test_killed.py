"""Saves of many at once, and a server that is killed among them: what was answered is there."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Barrier, Event, Lock
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from articles import snapshots
from articles.models import Act, Article, Release, Revision
from articles.models.search import SearchEntry
from articles.search import index
from contributors.models import Contributor
from tests.desk import at_the_desk, form_data, url
from tests.factories import make_article, make_contributor, make_editor
from tests.gunicorn import CUT_OFF, Server, serving, wait_for_others

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
Kind, State = Revision.Kind, Release.State
PEOPLE, SAVES, FORMS = 10, 200, 50
# Of those, one is approved: its row has to stay as it is.
STATES = [State.DRAFT, State.DRAFT, State.IN_REVIEW, State.DRAFT, State.PUBLIC]
SAVED, ANSWERED = 302, 200


def edit(article: Article) -> str:
    """The address of its form."""
    return url("articles_article_change", article.pk)


def written(data: dict[str, list[str]], word: str, people: list[int]) -> dict[str, list[str]]:
    """The form with another title, body, tags and bylines, each of which says `word`."""
    first, second = people
    return data | {
        "title": [f"Title {word}"],
        "body": [f"<p>First {word}.</p><p>Second {word}.</p>"],
        "tags": [word, f"{word} too"],
        "bylines-0-contributor": [str(first)],
        "bylines-0-affiliation_line": [f"Line {word}"],
        "bylines-0-bio": [f"<p>Bio {word}.</p>"],
        "bylines-1-contributor": [str(second)],
        "bylines-1-affiliation_line": [f"Line {word}"],
        "bylines-1-bio": [f"<p>Bio {word}.</p>"],
    }


def is_whole(snapshot: dict[str, Any], word: str) -> bool:
    """Whether a text is what `written` made of `word`, in all its parts."""
    bylines = [(row["affiliation_line"], row["bio"]) for row in snapshot["bylines"]]
    return (
        snapshot["title"] == f"Title {word}"
        and snapshot["body"] == f"<p>First {word}.</p><p>Second {word}.</p>"
        and snapshot["tags"] == [word, f"{word} too"]
        and bylines == [(f"Line {word}", f"<p>Bio {word}.</p>")] * 2
    )


def texts(article: Article) -> list[Revision]:
    """All revisions of the article, the oldest first."""
    return list(Revision.objects.about(article))[::-1]


class Editors:
    """People who save what they wrote, one text after the other, until the server is gone."""

    def __init__(self, server: Server, articles: list[Article]) -> None:
        self.server = server
        self.addresses = [(article.pk, edit(article)) for article in articles]
        self.clients = [at_the_desk(make_editor()) for _ in range(PEOPLE)]
        pairs = iter(make_contributor().pk for _ in range(8))
        self.pairs = list(zip(pairs, pairs, strict=True))
        self.words: SimpleQueue[str] = SimpleQueue()
        for number in range(SAVES):
            self.words.put(f"word{number:03}")
        self.lock, self.half_way = Lock(), Event()
        self.answered: dict[str, int] = {}
        self.refused: list[tuple[str, int, str]] = []
        self.cut_off = 0

    def work(self, number: int) -> None:
        """Open the form, change everything, send it; and again."""
        try:
            for turn in count(number):
                key, address = self.addresses[turn % len(self.addresses)]
                self.save(self.clients[number], key, address, self.pairs[turn % len(self.pairs)])
        except CUT_OFF:
            with self.lock:
                self.cut_off += 1
        except Empty:
            pass
        finally:
            # Whatever ends the work of the first: nobody waits for what does not come any more.
            self.half_way.set()

    def save(self, client: Client, key: int, address: str, people: tuple[int, int]) -> None:
        """Open one form and send it, with the next word."""
        word = self.words.get_nowait()
        status, text = self.server.ask(client, address)
        if status == ANSWERED:
            data = written(form_data(HttpResponse(text)), word, list(people))
            status, text = self.server.ask(client, address, data)
        with self.lock:
            if status == SAVED:
                self.answered[word] = key
            else:
                self.refused.append((word, status, text[:200]))
            if len(self.answered) + len(self.refused) >= SAVES // 2:
                self.half_way.set()


def test_a_server_that_is_killed_among_saves_loses_none_that_it_answered(tmp_path: Path):
    articles = [make_article(by=[make_contributor()], state=state) for state in STATES]
    for article in articles:
        index.refresh_articles([article.pk])
    approved = snapshots.take(articles[-1])
    with serving(tmp_path) as server:
        editors = Editors(server, articles)
        # Only the server has the database open, so that a file is mended as after a crash.
        connection.close()
        with ThreadPoolExecutor(PEOPLE) as pool:
            working = [pool.submit(editors.work, number) for number in range(PEOPLE)]
            editors.half_way.wait()
            server.kill()
        for done in working:
            done.result()
        wait_for_others()
        assert editors.refused == []
        assert SAVES // 2 <= len(editors.answered) < SAVES
        assert editors.cut_off == PEOPLE, "it was killed in the middle"
        is_sound()
        for article in articles:
            is_one(article)
            words = [word for word, key in editors.answered.items() if key == article.pk]
            assert words
            kept = texts(article)
            for word in words:
                assert [is_whole(one.snapshot, word) for one in kept].count(True) == 1, word
            # What was not answered is there whole, or not at all.
            for one in kept:
                if one.kind not in {Kind.FOUND, Kind.RELEASED}:
                    assert is_whole(one.snapshot, one.snapshot["title"].removeprefix("Title "))
        assert not snapshots.changed(approved, snapshots.take(Article.objects.get(pk=article.pk)))
        goes_on(server, editors, articles[0])


def is_sound() -> None:
    """The database says of itself that nothing in it is broken."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchall() == [("ok",)]
        cursor.execute("PRAGMA foreign_key_check")
        assert cursor.fetchall() == []


def is_one(article: Article) -> None:
    """Row, revisions, pointers, log and search entry of an article agree."""
    row = Article.objects.get(pk=article.pk)
    kept = texts(row)
    assert [one.number for one in kept] == list(range(1, len(kept) + 1))
    newest = [one for one in kept if one.kind != Kind.SET_ASIDE][-1]
    assert row.working_revision == newest
    if row.status != Article.Status.APPROVED:
        assert row.live_revision == newest
    assert snapshots.changed(row.live_revision.snapshot, snapshots.take(row)) == []
    acts = Act.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk)
    kinds = Counter(one.kind for one in kept)
    assert acts.filter(verb=Act.Verb.CHANGED).count() == kinds[Kind.SAVED]
    entry = SearchEntry.objects.filter(kind=SearchEntry.Kind.ARTICLE, object_id=row.pk)
    found = list(entry.values())
    index.refresh_articles([row.pk])
    assert list(entry.values()) == found


def goes_on(server: Server, editors: Editors, article: Article) -> None:
    """It starts again on what it left, shows the newest text, and saves."""
    newest = Article.objects.get(pk=article.pk).working_revision
    people = list(Contributor.objects.values_list("pk", flat=True)[:2])
    connection.close()
    server.start()
    status, text = server.ask(editors.clients[0], edit(article))
    data = form_data(HttpResponse(text))
    assert (status, data["title"]) == (ANSWERED, [newest.snapshot["title"]])
    sent = written(data, "afterwards", people)
    assert server.ask(editors.clients[0], edit(article), sent)[0] == SAVED
    assert is_whole(Article.objects.get(pk=article.pk).working_revision.snapshot, "afterwards")
    is_one(article)


def test_fifty_who_save_at_once_what_they_opened_on_one_text_leave_fifty_texts():
    article = make_article(by=[make_contributor()], state=State.DRAFT)
    clients = [at_the_desk(make_editor()) for _ in range(FORMS)]
    opened = form_data(clients[0].get(edit(article)))
    people = [make_contributor().pk, make_contributor().pk]
    address, start = edit(article), Barrier(FORMS)

    def save(number: int) -> int:
        try:
            data = written(opened, f"word{number:03}", people)
            start.wait(timeout=60)
            return clients[number].post(address, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(FORMS) as pool:
        assert set(pool.map(save, range(FORMS))) == {SAVED}
    kept = texts(article)[1:]
    words = sorted(one.snapshot["title"].removeprefix("Title ") for one in kept)
    assert words == [f"word{number:03}" for number in range(FORMS)]
    assert all(is_whole(one.snapshot, one.snapshot["title"][6:]) for one in kept)
    assert Counter(one.kind for one in kept) == {Kind.SAVED: 1, Kind.SET_ASIDE: FORMS - 1}
    is_one(article)
