"""A real Chromium on a real server; every complaint of the browser fails the test that caused it.

Playwright's own pytest plugin is not used: it knows no database that is emptied between tests.
"""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from pytest_django.live_server_helper import LiveServer

from articles.admin import autosaving
from tests.browser.chromium import ADVICE, launch
from tests.browser.complaints import Complaints
from tests.browser.leaving import Requests, leave

HERE = Path(__file__).parent
# What is expected is waited for so long (ms), as a busy machine may take its time.
expect.set_options(timeout=20_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as `browser`."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A browser test that is skipped where everything should run is a failure."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"Skipped, although CI=true: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def playing() -> Iterator[Playwright]:
    """Playwright, once for all tests of this process."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's synchronous interface keeps an event loop on this thread, which Django takes
        # for asynchronous code; nothing else runs in that loop while a test uses the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield playwright


@pytest.fixture(scope="session")
def browser(playing: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    try:
        chromium = launch(playing)
    except PlaywrightError as error:
        pytest.skip(f"{ADVICE} ({error})")
    yield chromium
    chromium.close()


@pytest.fixture
def server(
    live_server: LiveServer, transactional_db: None, django_db_serialized_rollback: None
) -> Iterator[str]:
    """The address of a server on this test's database, which has what the migrations put there.

    The database is taken away only when the last request has been answered.
    """
    with Requests() as requests:
        yield live_server.url
        requests.wait()


@pytest.fixture
def complaints(server: str) -> Complaints:
    """What the browser complains of in this test; `expect()` names what the test provokes."""
    return Complaints(server)


@pytest.fixture
def context(browser: Browser, server: str, complaints: Complaints) -> Iterator[BrowserContext]:
    """Somebody's browser: cookies of its own, and every page watched. Addresses may be relative."""
    context = browser.new_context(
        base_url=server, locale="en-GB", reduced_motion="reduce", service_workers="block"
    )
    complaints.watch(context)
    yield context
    leave(context)
    assert complaints.unexpected() == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab; `context.new_page()` opens more of the same person's."""
    return context.new_page()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The script that keeps what is written acts soon."""
    for name, milliseconds in {"PAUSE": 150, "MEANWHILE": 600, "KEEP": 20, "BEAT": 250}.items():
        monkeypatch.setattr(autosaving, name, milliseconds)
    return monkeypatch


@pytest.fixture
def only_kept(quick: pytest.MonkeyPatch) -> None:
    """Nothing goes to the server by itself; texts are kept in the browser all the same."""
    for name in ("PAUSE", "MEANWHILE", "BEAT"):
        quick.setattr(autosaving, name, 10_000_000)
