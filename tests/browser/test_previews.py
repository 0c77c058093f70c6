"""Previews by real hands: a walk through Friday morning, and a link that a stranger follows."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from articles.models import Article, PreviewLink
from articles.moments import on_the_clock, written
from contributors.models import Contributor
from tests.articles.previews.world import Week, article_of, make_week
from tests.browser.helpers import axe, log_in, screenshot
from tests.factories import make_editor

OUTWARD = "https://outward.example/"


@pytest.fixture
def week(server: str) -> Week:
    """A symposium before it opens; its first answer has links to elsewhere."""
    week = make_week(standfirst="{count} people look ahead.")
    article = article_of(week.early)
    article.body = f'<p>What {"comes " * 90}<a href="{OUTWARD}page">next</a>.</p>'
    article.save()
    Contributor.objects.filter(takes=week.early).update(website=OUTWARD)
    return week


@pytest.fixture
def stranger(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """The browser of somebody without an account, for whom elsewhere answers."""
    context = browser.new_context(base_url=server, locale="en-GB", reduced_motion="reduce")
    context.route(f"{OUTWARD}**", lambda route: route.fulfill(body="Elsewhere."))
    yield context
    assert context.cookies() == []
    context.close()


def change_page(week: Week) -> str:
    """The form of the collection."""
    return f"/admin/articles/collection/{week.collection.pk}/change/"


def shown_at(page: Page) -> str:
    """The instant in the address of a preview."""
    return parse_qs(urlsplit(page.url).query).get("at", [""])[0]


def make_link(page: Page, week: Week) -> str:
    """Make a link to the collection with its texts, as of the end; its address."""
    page.goto(f"/admin/articles/collection/{week.collection.pk}/share/")
    page.get_by_label("For whom").fill("Mira Samplewright")
    page.get_by_label("As of").fill(on_the_clock(week.end))
    page.get_by_label("With the texts").check()
    page.get_by_role("button", name="Make a preview link").click()
    return page.get_by_label("Copy it now").input_value()


def test_an_editor_walks_through_the_morning_of_a_wave(page: Page, week: Week):
    log_in(page, make_editor())
    page.goto(change_page(week))
    page.get_by_role("button", name="Preview", exact=True).click()
    bar = page.get_by_role("complementary", name="Preview")
    expect(page.get_by_role("main").get_by_text("Early answer")).to_have_count(0)

    bar.get_by_role("link", name="First wave").click()
    opening = written(week.first.release_at)
    assert shown_at(page) == opening
    expect(bar).to_contain_text("First wave: 1 of its 2 answers is not approved")
    expect(bar.get_by_role("link", name="First wave")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("main").get_by_text("Late answer")).to_have_count(0)

    page.get_by_role("link", name="Early answer", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Early answer")
    expect(page.get_by_text("Answer 1 of 1")).to_be_visible()
    assert shown_at(page) == opening
    page.locator(".ribbon a").click()
    assert urlsplit(page.url).path == f"/admin/articles/collection/{week.collection.pk}/preview/"
    assert shown_at(page) == opening

    page.get_by_label("As of").fill(on_the_clock(week.end))
    page.get_by_role("button", name="Show", exact=True).first.click()
    page.get_by_role("link", name="Early answer", exact=True).click()
    page.get_by_role("link", name="Next answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Late answer")
    page.get_by_role("link", name="Back to the desk").click()
    expect(page.locator("#content h2").first).to_have_text("Late answer")


def test_the_filter_of_a_preview_keeps_its_instant(page: Page, week: Week):
    log_in(page, make_editor())
    at = written(week.end)
    page.goto(f"/admin/articles/collection/{week.collection.pk}/preview/?at={at}")

    page.locator("[name=q]").nth(1).fill("late")
    expect(page.locator(".take:visible")).to_have_count(1)
    assert shown_at(page) == at
    page.locator(".filter .clear").click()
    expect(page.locator(".take:visible")).to_have_count(2)
    page.go_back()
    expect(page.locator(".take:visible")).to_have_count(1)
    assert shown_at(page) == at


def test_a_stranger_reads_by_link_until_it_is_revoked(
    page: Page, stranger: BrowserContext, week: Week
):
    log_in(page, make_editor())
    address = make_link(page, week)
    token = urlsplit(address).path.split("/")[2]
    assert token not in str(page.context.cookies())

    tab = stranger.new_page()
    requests: list[Request] = []
    stranger.on("request", lambda request: requests.append(request))
    answer = tab.goto(address)
    assert answer
    assert answer.status == 200
    expect(tab.get_by_text("This text is not published and may still change.")).to_be_visible()
    expect(tab.get_by_text("4 people look ahead.")).to_be_visible()
    tab.get_by_role("link", name="Early answer", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Early answer")
    assert axe(tab) == []
    below = tab.url
    outward = tab.locator(f"main a[href^='{OUTWARD}']")
    for place in range(outward.count()):
        tab.goto(below)
        outward.nth(place).click()
        expect(tab.get_by_text("Elsewhere.")).to_be_visible()
    for link in ("Symposia", "Contributors A to Z"):
        tab.goto(below)
        tab.get_by_role("link", name=link, exact=True).click()
    tab.goto(below)
    tab.get_by_role("link", name="What is next?").first.click()
    expect(tab).to_have_url(address)

    assert sum(request.url.startswith(OUTWARD) for request in requests) >= 2
    referred = [request.all_headers().get("referer", "") for request in requests]
    assert not any(token in referrer for referrer in referred)
    # The control: pages of readers do tell where somebody comes from.
    tab.goto("/collections/")
    with stranger.expect_event("request", lambda one: one.is_navigation_request()) as asked:
        tab.get_by_role("link", name="Contributors", exact=True).click()
    assert asked.value.all_headers()["referer"].endswith("/collections/")

    page.get_by_role("button", name="All preview links").click()
    page.get_by_role("button", name="Revoke the link for Mira Samplewright").click()
    expect(page.locator(".messagelist")).to_contain_text("no longer works")
    for closed in (address, below):
        answer = tab.goto(closed)
        assert answer
        assert answer.status == 404
    assert PreviewLink.objects.get().state() is PreviewLink.State.REVOKED


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_previews_and_their_screens(page: Page, week: Week, width: int):
    log_in(page, make_editor())
    address = make_link(page, week)
    page.set_viewport_size({"width": width, "height": 900})
    article = Article.objects.get(pk=week.early.article_id)
    share = f"/admin/articles/collection/{week.collection.pk}/share/"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for subject, kind in ((week.collection, "collection"), (article, "article")):
            page.goto(f"/admin/articles/{kind}/{subject.pk}/preview/?at={written(week.end)}")
            assert axe(page) == [], (scheme, kind)
        page.goto(address)
        assert axe(page) == [], scheme
        page.goto(share)
        assert axe(page, "#content-main") == [], scheme


def test_nothing_scrolls_sideways_at_320_pixels(page: Page, week: Week):
    log_in(page, make_editor())
    address = make_link(page, week)
    pk, answer = week.collection.pk, week.early.article_id
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    for path in (
        f"/admin/articles/collection/{pk}/preview/?at={written(week.end)}",
        f"/admin/articles/article/{answer}/preview/?at=2026-13-01",
        f"/admin/articles/collection/{pk}/share/",
        address,
    ):
        page.goto(path)
        assert page.evaluate("() => document.documentElement.scrollWidth") == 320, path


def test_the_pages_are_pictured(page: Page, week: Week):
    log_in(page, make_editor())
    make_link(page, week)
    assert len(screenshot(page, "preview-told")) == 4
    page.get_by_role("button", name="All preview links").click()
    assert len(screenshot(page, "preview-links")) == 4
    at = written(week.end)
    page.goto(f"/admin/articles/collection/{week.collection.pk}/preview/?at={at}")
    assert len(screenshot(page, "preview-collection")) == 4
    page.goto(f"/admin/articles/article/{week.early.article_id}/preview/?at={at}")
    assert len(screenshot(page, "preview-article")) == 4
