"""`make measure`: what the pages of the desk cost the server, with 10,000 articles in the data.

Fills a database that goes away afterwards (SQLite, or that of DATABASE_URL, which has to be empty)
with the sample and with ARTICLES articles by PEOPLE contributors, WAITING in a hundred of them not
approved (`tools/heavy.py`), and asks for each page ROUNDS times. Prints the queries, and the middle
one of the times that the process itself took and that went by (ms). Neither is of use on a machine
that does something else meanwhile: run it again.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import django

PROJECT = Path(__file__).resolve().parent.parent
ARTICLES = int(os.environ.get("ARTICLES", "10000"))
PEOPLE = int(os.environ.get("PEOPLE", "1000"))
WAITING = int(os.environ.get("WAITING", "50"))
ROUNDS = int(os.environ.get("ROUNDS", "15"))


def say(line: str) -> None:
    """Tell the person at the terminal."""
    print(line, flush=True)  # noqa: T201  # It speaks to a terminal.


def pages(clients: dict[str, Any], article: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is asked for, by name; by an administrator, if the name says nothing else."""
    from tests.desk import form_data

    client = clients["administrator"]
    form = f"/admin/articles/article/{article.pk}/change/"
    typed = form_data(client.get(form))
    [live] = re.findall(r'data-url="([^"]+/live/)"', client.get(form).text)

    def keystroke() -> Any:
        typed["body"] = [f"{typed['body'][0]}<p>x</p>"]
        return client.post(live, typed)

    for role in ("writer", "editor", "publisher"):
        yield f"start page, {role}", lambda role=role: clients[role].get("/admin/")
    yield "form of an article", lambda: client.get(form)
    yield "preview of a keystroke", keystroke
    articles, contributors = "/admin/articles/article/", "/admin/contributors/contributor/"
    for name, address in (
        ("list of articles", articles),
        ("… its drafts", f"{articles}?state=draft"),
        ("… its last page", f"{articles}?p={ARTICLES // 50}"),
        ("… by release", f"{articles}?o=4"),
        ("… searched", f"{articles}?q=sample+person"),
        ("… with open notes", f"{articles}?notes=yes&state=in_review"),
        ("list of contributors", contributors),
        ("… searched", f"{contributors}?q=person+99"),
        ("… possible duplicates", f"{contributors}duplicates/"),
        ("list of organisations", "/admin/contributors/organisation/"),
        ("list of pictures", "/admin/contributors/image/"),
        ("list of collections", "/admin/articles/collection/"),
        ("list of takes", "/admin/articles/take/"),
        ("list of sections", "/admin/articles/section/"),
        ("list of tags", "/admin/articles/tag/"),
        ("log of acts", "/admin/articles/act/"),
        ("… searched", "/admin/articles/act/?q=sample"),
        ("history of an article", f"/admin/articles/article/{article.pk}/history/"),
        ("search of the desk", "/admin/search/?q=sample"),
        ("… what it suggests", "/admin/search/suggest/?q=samp"),
        ("… nearly right", "/admin/search/?q=sampel+artcile"),
        ("calendar", "/admin/calendar/"),
        ("calendar as a list", "/admin/calendar/?form=list"),
        ("for readers: an article", article.get_absolute_url()),
        ("for readers: the front page", "/"),
    ):
        yield name, lambda address=address: client.get(address)
    yield "a writer’s list", lambda: clients["writer"].get(articles)
    yield "a writer’s search", lambda: clients["writer"].get("/admin/search/?q=sample")


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

        from tools.heavy import fill

        Path(settings.STATIC_ROOT).mkdir()
        backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
        settings.STORAGES["staticfiles"] = {"BACKEND": backend}
        accounts = fill(ARTICLES, PEOPLE, WAITING)
        from articles.models import Article

        clients = {role: Client() for role in accounts}
        for role, account in accounts.items():
            clients[role].force_login(account)
        article = Article.objects.filter(take__isnull=False).public().first()
        article.body *= 5  # As long as an essay.
        article.save()
        say(f"{connection.vendor}: {Article.objects.count()} articles, {article.word_count} words")
        say(f"{'':28} {'queries':>8} {'own ms':>8} {'ms':>8}")
        for name, ask in pages(clients, article):
            queries, own, gone = measure(ask)
            say(f"{name:28} {queries:8} {own:8.0f} {gone:8.0f}")


if __name__ == "__main__":
    main()
