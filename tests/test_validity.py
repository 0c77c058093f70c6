"""Every page that readers meet is valid HTML by the Nu checker, whatever part of it is shown."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils import timezone, translation
from django.views.defaults import permission_denied

from articles import search
from articles.models import Article, Collection
from contributors import directory
from tests.addresses import addresses
from tests.branches import readers_templates, unseen, watched
from tests.desk import at_the_desk, url
from tests.factories import make_administrator
from tests.showcase import Showcase, make_showcase
from tests.validator import errors

pytestmark = pytest.mark.django_db

SEARCHES = [
    "",
    "?q=lamps",
    "?q=lamps&kind=article&section=column&tag=libraries&contributor=ada-sample&since=2020-01-01",
    "?q=lamps&tag=no-such-tag&contributor=nobody&until=2999-12-31",
    "?q=ada",
    "?q=what+comes",
    "?q=attentoin",
    "?q=zzzzzzzz",
    "?q=%22%3C%26",
]
FILTERS = [
    "?q=eve&sort=name",
    "?organisation=sample-college&tag=libraries&position=2&view=list",
    "?position=none&position=1",
    "?wave=none&sort=confidence",
    "?q=nobody-at-all",
]
QUERY = re.compile(r'href="([^"#]*\?[^"#]*)')


class Pages:
    """Pages by their addresses, as they were fetched; `unseen` parts of templates are on none."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.found: dict[str, str] = {}
        self.statuses: set[int] = set()
        self.unseen: list[str] = []

    def fetch(self, address: str, *, label: str = "", **extra: Any) -> str:
        """The page at an address, kept under it and `label`; empty if it is none."""
        response = self.client.get(address, **extra)
        return self.keep(f"{address} {label}".strip(), response)

    def keep(self, name: str, response: Any) -> str:
        """Keep what a response holds if it is a page, and does not lead to one elsewhere."""
        if not response.get("Content-Type", "").startswith("text/html") or response.streaming:
            return ""
        if response.status_code in {301, 302}:
            return ""
        self.statuses.add(response.status_code)
        self.found[name] = response.text
        return response.text

    def crawl(self, start: list[str]) -> None:
        """Fetch `start`, and from there all that differs in the query only: further pages of
        lists, letters, filters, kinds of results."""
        waiting = list(start)
        seen = set(waiting)
        while waiting:
            address = waiting.pop()
            page = self.fetch(address)
            for link in map(unescape, QUERY.findall(page)):
                further = urljoin(address, link)
                if further.startswith("/") and further not in seen:
                    seen.add(further)
                    waiting.append(further)


def pages_for_readers(made: Showcase) -> list[str]:
    """All addresses of the site that may be a page; files have a dot in their names."""
    every = addresses(get_resolver(), [*made.tokens, "withdrawn"])
    return sorted(
        {
            address
            for address in every
            if not address.startswith("/admin/") and "." not in address.rpartition("/")[2]
        }
    )


def at_fault(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of errors that no address has by itself."""
    pages.fetch("/", label="of an unknown host", headers={"host": "elsewhere.example"})
    strict = Client(enforce_csrf_checks=True)
    pages.keep("without the sign", strict.post("/admin/login/", {"username": "a"}))
    request = RequestFactory().get("/")
    pages.keep("refused", permission_denied(request, PermissionError()))
    with monkeypatch.context() as patch:
        patch.setattr("articles.views.lists.front_page", None)
        pages.client.raise_request_exception = False
        pages.fetch("/", label="in trouble")


def at_the_desks_previews(pages: Pages) -> None:
    """The pages as the desk previews them, today and at an instant to come."""
    desk = at_the_desk(make_administrator())
    everything = Collection.objects.get(slug="everything")
    subjects = [everything, *Collection.objects.all()[:4], *Article.objects.all()[:40]]
    # An hour that comes twice is asked about.
    with timezone.override("America/New_York"):
        preview = url("articles_collection_preview", everything.pk)
        pages.keep("twice", desk.get(f"{preview}?at=2026-11-01T01:30"))
    for subject in subjects:
        preview = url(f"articles_{subject._meta.model_name}_preview", subject.pk)
        for query in ("", "?at=2999-01-01T09:00", "?at=nonsense", "?list=grid&q=a"):
            pages.keep(f"{preview}{query}", desk.get(preview + query))


@pytest.fixture
def pages(
    client: Client, settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Pages]:
    """Every page of a magazine that has everything, at all times; each part was shown once."""
    settings.MEDIA_ROOT = tmp_path
    # So that a magazine of a few dozen has pages of them.
    monkeypatch.setattr(search, "FOUND", 20)
    monkeypatch.setitem(directory.directory_from.__kwdefaults__, "size", 10)
    pages = Pages(client)
    with watched(readers_templates()) as parts:
        for address in ("/", "/collections/", "/contributors/", "/search/", "/search/?q=lamps"):
            pages.fetch(address, label="of an empty magazine")
        made = make_showcase()
        pages.crawl(
            [
                *pages_for_readers(made),
                *(f"/search/{query}" for query in SEARCHES),
                *(f"/collections/everything/{query}" for query in FILTERS),
            ]
        )
        at_the_desks_previews(pages)
        # No page, but the parts of its texts are markup as well.
        pages.fetch("/feeds/site/feed.json")
        for number, instant in enumerate(made.instants):
            with time_machine.travel(instant, tick=False):
                pages.fetch("/", label=f"at instant {number}")
        for language in ("ar", "ko"):
            with translation.override(language):
                pages.fetch("/articles/everything/", label=f"in {language}")
        at_fault(pages, monkeypatch)
        with translation.override("ar"):
            at_fault(pages, monkeypatch)
        pages.unseen = unseen(parts)
    return pages


def test_every_page_is_valid(pages: Pages) -> None:
    assert pages.unseen == [], f"tests/showcase.py shows nothing at {pages.unseen}."
    assert pages.statuses == {200, 400, 403, 404, 410, 500}
    assert len(pages.found) > 150

    check_that_each_has_one_address_or_is_not_to_be_listed(pages)
    assert errors(pages.found) == []


def check_that_each_has_one_address_or_is_not_to_be_listed(pages: Pages) -> None:
    """A page that says neither is listed under every address that somebody makes up for it."""
    offenders = [
        address
        for address, page in pages.found.items()
        if page.count('rel="canonical"') != (0 if '"robots" content="noindex"' in page else 1)
        and not address.startswith("/collections/everything/?")
    ]
    assert offenders == []


def test_the_checker_sees_what_is_wrong() -> None:
    page = "<!doctype html><html lang=en><title>A</title><body><p><a href='a b'><div></div></a>"

    found = errors({"/right/": "<!doctype html><html lang=en><title>A</title>", "/wrong/": page})

    assert found
    assert all(line.startswith("/wrong/: ") for line in found)
