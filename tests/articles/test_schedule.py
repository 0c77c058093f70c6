"""A wave opens at its second: with no worker and no cron, after a restart, in whatever zone.

Everywhere that readers, feeds and search engines look, and not a second before.
"""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client

from articles.models import Article, Collection, Release, Section, Wave
from tests.desk import at_the_desk, form_data, save, url
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_wave,
)

State = Release.State
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
NEW_YORK, HANOI = "America/New_York", "Asia/Ho_Chi_Minh"


def utc(*parts: int) -> datetime:
    """An instant."""
    return datetime(*parts, tzinfo=UTC)


# What somebody types by the clock of the site, and the instant that it is.
NIGHTS = {
    "before clocks go forward": (NEW_YORK, "2026-03-08", "01:59:59", utc(2026, 3, 8, 6, 59, 59)),
    "as clocks go forward": (NEW_YORK, "2026-03-08", "03:00", utc(2026, 3, 8, 7)),
    "the morning after": (NEW_YORK, "2026-03-09", "06:00", utc(2026, 3, 9, 10)),
    "the first of the doubled hour": (NEW_YORK, "2026-11-01", "01:30", utc(2026, 11, 1, 5, 30)),
    "the second of the doubled hour": (NEW_YORK, "2026-11-01", "01:30", utc(2026, 11, 1, 6, 30)),
    "after clocks have gone back": (NEW_YORK, "2026-11-01", "02:00", utc(2026, 11, 1, 7)),
    "Hanoi in that spring night": (HANOI, "2026-03-08", "02:30", utc(2026, 3, 7, 19, 30)),
    "Hanoi in that autumn night": (HANOI, "2026-11-01", "01:30", utc(2026, 10, 31, 18, 30)),
}


def make_scheduled_wave(before: datetime) -> Wave:
    """A wave without a date in a collection that is out, with one approved answer."""
    with time_machine.travel(before - DAY, tick=False):
        collection = make_collection("Bridges", slug="bridges")
        section = Section.objects.create(name="Opinion", slug="opinion")
        make_answer(collection, "Already out", section=section, slug="out", tags=("water",))
        make_article("Of somebody else", section=section)
        wave = make_wave(collection, title="Second wave")
        make_answer(
            *(collection, "Xylophones over the river"),
            by=[make_contributor("Ada Sample", slug="ada-sample")],
            wave=wave,
            state=State.SCHEDULED,
            section=section,
            slug="xylophones",
            tags=("water",),
        )
    return wave


# Every place that names an article once it is out.
PLACES = [
    "/articles/xylophones/",
    "/",
    "/collections/bridges/",
    "/sections/opinion/",
    "/tags/water/",
    "/contributors/ada-sample/",
    "/search/?q=xylophones",
    *(
        f"/feeds/{scope}/{form}"
        for scope in ("site", "section/opinion", "tag/water", "collection/bridges")
        for form in ("rss.xml", "atom.xml", "feed.json")
    ),
    "/sitemap-articles.xml",
    "/news-sitemap.xml",
]


def naming(get: Callable[[str], str]) -> list[str]:
    """The places that name the answer, or link to it, according to `get`."""
    return [
        place
        for place in PLACES
        if "/articles/xylophones" in (text := get(place)) or "Xylophones over" in text
    ]


def read(place: str) -> str:
    """What a reader gets there from this process; nothing where there is nothing."""
    response: Any = Client().get(place)
    return response.content.decode() if response.status_code == 200 else ""


def enter(wave: Wave, day: str, clock: str, instant: datetime) -> None:
    """Type the date into the form of the collection; where it asks which is meant, say so."""
    client = at_the_desk(make_publisher())
    address = url("articles_collection_change", wave.collection_id)
    typed = {f"waves__0__release_at_{n}": text for n, text in enumerate((day, clock))}
    response = save(client, address, **typed)
    if "comes twice" in response.content.decode():
        chosen = form_data(response) | {"waves-0-release_at_which": [instant.isoformat()]}
        client.post(address, chosen)
    wave.refresh_from_db()


@pytest.mark.django_db
@pytest.mark.parametrize("night", NIGHTS)
def test_a_wave_opens_at_its_second_everywhere(night: str, settings: Any):
    settings.TIME_ZONE, day, clock, instant = NIGHTS[night]
    wave = make_scheduled_wave(instant - 9 * DAY)
    with time_machine.travel(instant - 9 * DAY, tick=False):
        enter(wave, day, clock, instant)
    assert wave.release_at == instant
    article = Article.objects.get(slug="xylophones")
    assert article.release_at == instant
    assert article.state(at=instant - SECOND) is State.SCHEDULED
    before = list(Article.objects.order_by("pk").values()), list(Wave.objects.values())
    with time_machine.travel(instant - SECOND, tick=False):
        assert naming(read) == []
        assert "Already out" in read("/collections/bridges/"), "the places have eyes"
    with time_machine.travel(instant, tick=False):
        assert naming(read) == PLACES
    after = list(Article.objects.order_by("pk").values()), list(Wave.objects.values())
    assert after == before, "nobody had to touch a row for it"


@pytest.mark.django_db
def test_the_hour_that_does_not_exist_is_refused_in_new_york_and_is_an_hour_in_hanoi(
    settings: Any,
):
    settings.TIME_ZONE = NEW_YORK
    wave = make_scheduled_wave(utc(2026, 3, 1))
    with time_machine.travel(utc(2026, 3, 1), tick=False):
        enter(wave, "2026-03-08", "02:30", utc(2026, 3, 8))
        assert wave.release_at is None
        settings.TIME_ZONE = HANOI
        enter(wave, "2026-03-08", "02:30", utc(2026, 3, 8))
        assert wave.release_at == utc(2026, 3, 7, 19, 30)


# --- A server process, and another ---------------------------------------------------------------


class Server:
    """A server process by a clock of its own; it listens where the one before it did."""

    def __init__(self, folder: Path) -> None:
        self.clock = folder / "clock"
        self.log = folder / "log"
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def set(self, instant: datetime) -> None:
        """Set the clock."""
        new = self.clock.with_suffix(".new")
        new.write_text(instant.isoformat())
        new.replace(self.clock)

    @contextmanager
    def running(self) -> Iterator[None]:
        """A process from here to the end of the block, which ends it."""
        listening = self.socket.fileno()
        command = [
            *(sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.py"),
            *("--bind", f"fd://{listening}", "tests.clocked:application"),
        ]
        environment = {
            **os.environ,
            "CLOCK": str(self.clock),
            "DATABASE_URL": address_of_database(),
            "TIME_ZONE": NEW_YORK,
            "WEB_CONCURRENCY": "1",
            "WEB_THREADS": "1",
        }
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603  # Our own words.
                command,
                cwd=settings.BASE_DIR,
                env=environment,
                pass_fds=[listening],
                stdout=log,
                stderr=log,
            )
        try:
            yield
            assert process.poll() is None, self.log.read_text()
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)

    def read(self, place: str) -> str:
        """What a reader gets there; nothing where there is nothing.

        The socket listens already, so that whoever asks waits until a process takes the request.
        """
        try:
            with urllib.request.urlopen(f"{self.address}{place}", timeout=120) as answer:  # noqa: S310
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                if error.code != 404:
                    raise
            return ""


def address_of_database() -> str:
    """The database of this test, as another process finds it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that is not running yet."""
    server = Server(tmp_path)
    yield server
    server.socket.close()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_server_that_was_stopped_over_the_hour_opens_the_wave_all_the_same(
    server: Server, settings: Any
):
    """Nothing but the server runs; the one after it finds the wave open, to the second."""
    settings.TIME_ZONE = NEW_YORK
    instant = utc(2026, 11, 1, 6, 30)
    wave = make_scheduled_wave(instant - 9 * DAY)
    with time_machine.travel(instant - 9 * DAY, tick=False):
        enter(wave, "2026-11-01", "01:30", instant)
    assert wave.release_at == instant
    server.set(instant - SECOND)
    with server.running():
        assert naming(server.read) == []
        assert "Already out" in server.read("/collections/bridges/")
    server.set(instant)
    with server.running():
        assert naming(server.read) == PLACES
    server.set(instant - SECOND)
    with server.running():
        assert naming(server.read) == [], "the clock alone decides"
        server.set(instant)
        assert naming(server.read) == PLACES, "while the server runs, too"
    assert Collection.objects.count() == 1
