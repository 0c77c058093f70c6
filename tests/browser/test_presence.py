"""Who else has an article open is told, and what they have saved meanwhile."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Article, Presence
from tests.browser.autosaving import draft, open_form
from tests.browser.complaints import Complaints
from tests.browser.helpers import log_in
from tests.browser.leaving import leave
from tests.browser.prose import write
from tests.factories import make_editor


@pytest.fixture
def bens(browser: Browser, server: str, complaints: Complaints) -> Iterator[BrowserContext]:
    """The browser of somebody else."""
    context = browser.new_context(base_url=server, locale="en-GB", service_workers="block")
    complaints.watch(context)
    yield context
    leave(context)


def test_others_are_seen_while_they_have_it_open_also_in_the_background(
    page: Page, bens: BrowserContext, server: str, quick
):
    article = draft()
    log_in(page, make_editor(name="Ann"))
    open_form(page, article)
    others = page.locator(".desk-bar .others li")
    expect(others).to_have_count(0)
    theirs = bens.new_page()
    log_in(theirs, make_editor(name="Ben"))
    # The page's own timers sleep, as those of a window in the background.
    theirs.clock.install()
    open_form(theirs, article)
    theirs.clock.pause_at("2100-01-01")
    expect(others).to_have_text(["Ben has this open."])
    heard = page.locator(".desk-bar [role=status]")
    expect(heard).to_have_text("Ben has this open.")
    write(theirs, "By Ben.")
    expect(others).to_have_text(["Ben is editing this, last change just now."])
    seen = Presence.objects.get(user__name="Ben").seen_at
    for _ in range(2):  # The first may have been under way already.
        with theirs.expect_response("**/pulse/"):
            pass
    assert Presence.objects.get(user__name="Ben").seen_at > seen, "the beats go on"
    theirs.goto("about:blank")
    expect(others).to_have_count(0)


def test_what_others_saved_meanwhile_is_told(page: Page, bens: BrowserContext, server: str, quick):
    article = draft()
    log_in(page, make_editor(name="Ann"))
    open_form(page, article)
    theirs = bens.new_page()
    log_in(theirs, make_editor(name="Ben"))
    open_form(theirs, article)
    theirs.locator("#id_title").fill("By Ben")
    theirs.locator("[name=_save]").click()
    news = page.locator(".desk-bar .others li").filter(has_text="by Ben: your save will be merged.")
    expect(news).to_be_visible()
    expect(news.get_by_role("link", name="Look at the history")).to_be_visible()
    write(page, " By Ann.")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    row = Article.objects.get()
    assert (row.title, row.body.endswith("Three. By Ann.</p>")) == ("By Ben", True)
