"""`make measure`: what the pages of the desk cost the server, with 10,000 articles in the data.

Fills a database that goes away afterwards (SQLite, or that of DATABASE_URL, which has to be empty)
with the sample and with ARTICLES articles by PEOPLE contributors, and asks for each page ROUNDS
times. Prints the queries, and the middle one of the times that the process itself took and that
went by (ms). Neither is of use on a machine that does something else meanwhile: run it again.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http import HTTPStatus
from io import StringIO
from pathlib import Path
from typing import Any

import django

PROJECT = Path(__file__).resolve().parent.parent
ARTICLES = int(os.environ.get("ARTICLES", "10000"))
PEOPLE = int(os.environ.get("PEOPLE", "1000"))
ROUNDS = int(os.environ.get("ROUNDS", "15"))


def say(line: str) -> None:
    """Tell the person at the terminal."""
    print(line, flush=True)  # noqa: T201


def fill() -> Any:
    """Put everything there; returns a publisher."""
    from django.core.management import call_command
    from django.utils import timezone

    from articles.models import Article, Byline, Release
    from contributors.models import Contributor
    from hanoi.models import User

    call_command("migrate", verbosity=0)
    call_command("load_sample", stdout=StringIO())
    texts = list(Article.objects.values_list("body", flat=True)[:50])
    publisher = User.objects.get(email="publisher@example.org")
    now = timezone.now()
    Contributor.objects.bulk_create(
        Contributor(name=f"Sample Person {n}", sort_name=f"Person {n}", slug=f"sample-person-{n}")
        for n in range(PEOPLE)
    )
    people = list(Contributor.objects.filter(slug__startswith="sample-person-"))
    approved = Release.Status.APPROVED
    states = [approved] * 9 + [Release.Status.DRAFT]
    Article.objects.bulk_create(
        (
            Article(
                title=f"Sample article {n}",
                slug=f"sample-article-{n}",
                dek="Invented.",
                body=texts[n % len(texts)],
                status=states[n % 10],
                release_at=now - timedelta(hours=n) if states[n % 10] == "approved" else None,
                created_by=publisher,
            )
            for n in range(ARTICLES)
        ),
        batch_size=500,
    )
    made = Article.objects.filter(slug__startswith="sample-article-").values_list("pk", flat=True)
    Byline.objects.bulk_create(
        (
            Byline(article_id=key, contributor=people[place % len(people)])
            for place, key in enumerate(made)
        ),
        batch_size=500,
    )
    return publisher


def pages(client: Any, article: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is asked for, by name."""
    from tests.desk import form_data

    form = f"/admin/articles/article/{article.pk}/change/"
    typed = form_data(client.get(form))
    [live] = re.findall(r'data-url="([^"]+/live/)"', client.get(form).text)

    def keystroke() -> Any:
        typed["body"] = [f"{typed['body'][0]}<p>x</p>"]
        return client.post(live, typed)

    yield "form of an article", lambda: client.get(form)
    yield "preview of a keystroke", keystroke
    for name, address in (
        ("start page", "/admin/"),
        ("list of articles", "/admin/articles/article/"),
        ("list, drafts", "/admin/articles/article/?state=draft"),
        ("list of contributors", "/admin/contributors/contributor/"),
        ("search of the desk", "/admin/search/?q=sample"),
        ("calendar", "/admin/calendar/"),
        ("for readers: an article", article.get_absolute_url()),
        ("for readers: the front page", "/"),
    ):
        yield name, lambda address=address: client.get(address)


def measure(ask: Callable[[], Any]) -> tuple[int, float, float]:
    """The queries of one answer, and the middle times of it in milliseconds."""
    from django.db import connection

    ask()
    queries = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        answer = ask()
    if answer.status_code != HTTPStatus.OK:
        raise SystemExit(f"{answer.request['PATH_INFO']} was answered with {answer.status_code}.")
    own, gone = [], []
    for _ in range(ROUNDS):
        before = time.process_time(), time.perf_counter()
        ask()
        own.append(time.process_time() - before[0])
        gone.append(time.perf_counter() - before[1])
    return len(queries), statistics.median(own) * 1000, statistics.median(gone) * 1000


def main() -> None:
    """Fill, ask, and print a line a page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "0", "HTTPS": "0", "ALLOWED_HOSTS": "*"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "hanoi.settings"
        sys.path.insert(0, str(PROJECT))
        django.setup()
        from django.conf import settings
        from django.db import connection
        from django.test import Client

        Path(settings.STATIC_ROOT).mkdir()
        backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
        settings.STORAGES["staticfiles"] = {"BACKEND": backend}
        publisher = fill()
        from articles.models import Article

        client = Client()
        client.force_login(publisher)
        article = Article.objects.filter(take__isnull=False).public().first()
        article.body *= 5  # As long as an essay.
        article.save()
        say(f"{connection.vendor}: {Article.objects.count()} articles, {article.word_count} words")
        say(f"{'':28} {'queries':>8} {'own ms':>8} {'ms':>8}")
        for name, ask in pages(client, article):
            queries, own, gone = measure(ask)
            say(f"{name:28} {queries:8} {own:8.0f} {gone:8.0f}")


if __name__ == "__main__":
    main()
