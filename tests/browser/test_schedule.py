"""Planning at the desk in a real browser: times while they are typed, waves, and the calendar."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, Collection, Release, Wave
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in, screenshot
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_publisher,
    make_take,
    make_wave,
)

State = Release.State
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_new_york(settings: Any) -> None:
    settings.TIME_ZONE = "America/New_York"


def night(month: int, number: int) -> datetime:
    """The `number`th Sunday of `month` in the year after this one, on which the clocks change."""
    first = datetime(timezone.localdate().year + 1, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))


def write(page: Page, local: datetime | None, clock: str = "") -> None:
    """Type a date and a time into the one pair of fields of the page."""
    page.get_by_label("Date", exact=True).fill(f"{local:%d/%m/%Y}" if local else "")
    page.get_by_label("Time, America/New_York").fill(clock)


@pytest.fixture
def collection(server: str) -> Collection:
    """Waves in every state that the calendar and the panel tell apart."""
    now = timezone.now()
    collection = make_collection("What should a bridge be?", at=now - 30 * DAY)
    first = make_wave(collection, now - 2 * DAY, title="First wave")
    for title in ("A bridge is a promise", "Ask the river"):
        make_answer(collection, title, wave=first, at=first.release_at)
    make_answer(collection, "Late, and not approved", wave=first, state=State.IN_REVIEW)
    second = make_wave(collection, now + DAY, title="Second wave")
    for title in ("Bridges need keepers", "A toll is a question"):
        make_answer(collection, title, wave=second, state=State.SCHEDULED)
    make_answer(collection, "What the ferry knew", wave=second, state=State.IN_REVIEW)
    make_take(collection, wave=second)
    make_wave(collection, title="Third wave")
    make_article("A note on the harbour", state=State.SCHEDULED, at=now + 2 * DAY)
    make_article("Waiting for its day", state=State.UNDATED)
    return collection


def test_a_time_is_read_while_it_is_typed(page: Page, server: str):
    article = make_article(state=State.IN_REVIEW)
    log_in(page, make_publisher())
    page.goto(f"/admin/articles/article/{article.pk}/do/approve/")
    says, which = page.locator(".moment-says"), page.locator(".moment-which")
    expect(says).to_have_text("")
    ahead = timezone.localtime() + 10 * DAY
    write(page, ahead, f"{ahead:%H:%M}")
    expect(says).to_contain_text("in 10 days")
    spring = night(3, 2)
    write(page, spring, "02:30")
    expect(says).to_contain_text("02:30 does not exist")
    expect(says).to_contain_text("The nearest times are 01:59 and 03:00.")
    expect(which.get_by_role("radio")).to_have_count(0)
    autumn = night(11, 1)
    write(page, autumn, "01:30")
    expect(says).to_contain_text("comes twice")
    second = which.get_by_role("radio", name="the second time, winter time (UTC−5)")
    expect(second).not_to_be_checked()
    second.focus()
    page.keyboard.press("Space")
    expect(says).to_contain_text("UTC−5, in")
    expect(second).to_be_checked()
    expect(second).to_be_focused()
    assert axe(page) == []
    screenshot(page, "schedule-twice")
    page.get_by_role("button", name="Approve and schedule").click()
    expect(page.locator(".messagelist")).to_contain_text("01:30 (America/New_York, UTC−5)")
    article.refresh_from_db()
    assert article.release_at == autumn.replace(
        hour=1, minute=30, fold=1, tzinfo=timezone.get_current_timezone()
    ).astimezone(article.release_at.tzinfo)


def test_what_may_not_be_true_any_more_is_taken_away(
    page: Page, server: str, complaints: Complaints
):
    """The desk is gone while somebody types: no old words stand beside the new time."""
    article = make_article(state=State.IN_REVIEW)
    log_in(page, make_publisher())
    page.goto(f"/admin/articles/article/{article.pk}/do/approve/")
    ahead = timezone.localtime() + 10 * DAY
    write(page, ahead, f"{ahead:%H:%M}")
    expect(page.locator(".moment-says")).to_contain_text("in 10 days")
    complaints.expect("moment")
    complaints.expect("ERR_FAILED")
    page.route("**/admin/moment/**", lambda route: route.abort())
    write(page, ahead, "23:59")
    expect(page.locator(".moment-says")).to_have_text("")


def test_without_scripts_the_page_asks_and_remembers(browser: Browser, server: str):
    article = make_article(state=State.IN_REVIEW)
    context = browser.new_context(base_url=server, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    publisher = make_publisher()
    log_in(page, publisher)
    page.goto(f"/admin/articles/article/{article.pk}/do/approve/")
    write(page, night(11, 1), "01:30")
    button = page.get_by_role("button", name="Approve and schedule")
    button.click()
    expect(page.locator(".errorlist")).to_contain_text("comes twice")
    page.get_by_role("radio", name="the first time, summer time (UTC−4)").check()
    button.click()
    expect(page.locator(".messagelist")).to_contain_text("01:30 (America/New_York, UTC−4)")
    context.close()


def test_a_wave_is_moved_and_opened_with_open_eyes(
    page: Page, collection: Collection, complaints: Complaints
):
    complaints.expect("409")
    log_in(page, make_publisher())
    form = f"/admin/articles/collection/{collection.pk}/change/"
    page.goto(form)
    panel = page.get_by_role("region", name="Waves")
    expect(panel).to_contain_text("4 answers, 1 not approved, 1 without a text")
    assert axe(page, ".desk-waves") == []
    screenshot(page, "schedule-collection")
    panel.get_by_role("button", name="Move Second wave").click()
    then = timezone.localtime() + 5 * DAY
    write(page, then, "09:00")
    assert axe(page) == []
    screenshot(page, "schedule-move")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".desk-told")).to_contain_text(f"{then:%-d %B %Y}, 09:00")
    expect(page.locator(".desk-told")).to_contain_text("instead of on")
    expect(page.get_by_role("region", name="not approved")).to_contain_text("What the ferry knew")
    assert axe(page) == []
    screenshot(page, "schedule-confirm")
    page.get_by_role("button", name="Move Second wave").click()
    expect(page.locator(".messagelist")).to_contain_text("Second wave goes out on")
    assert (
        Wave.objects.get(title="Second wave")
        .release_at.astimezone(timezone.get_current_timezone())
        .strftime("%H:%M")
        == "09:00"
    )
    page.get_by_role("button", name="Open now Second wave").click()
    expect(page.locator(".desk-told")).to_contain_text("goes out at once")
    Article.objects.filter(title="A toll is a question").update(status=Release.Status.DRAFT)
    page.get_by_role("button", name="Open Second wave now").click()
    expect(page.get_by_role("alert")).to_contain_text("not as the page showed it")
    expect(page.get_by_role("region", name="not approved")).to_contain_text("A toll is a question")
    page.get_by_role("button", name="Open Second wave now").click()
    expect(page.locator(".messagelist")).to_contain_text("is open since")
    assert Article.objects.public().filter(title="Bridges need keepers").exists()


def test_the_calendar_is_read_by_everyone(page: Page, collection: Collection):
    """As a table where there is room, as a list where there is none, and by keys alone."""
    log_in(page, make_publisher())
    page.goto("/admin/")
    page.get_by_role("link", name="Calendar").first.click()
    table = page.get_by_role("table", name="Times of America/New_York")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for form in ("List", "Month"):
            page.get_by_role("button", name=form, exact=True).focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("button", name=form, exact=True)).to_have_attribute(
                "aria-current", "true"
            )
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # One of two.
                # Links change their colour slowly, which no rule about contrast waits for.
                page.reload()
                assert axe(page) == [], (width, form, scheme)
            page.emulate_media(color_scheme="null")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (width, form)
            expect(page.get_by_role("region", name="Overdue")).to_contain_text(
                "Late, and not approved"
            )
            if form == "Month" and width == 1280:
                expect(table.get_by_role("columnheader")).to_have_count(7)
                expect(table.locator("[aria-current=date]")).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 800})
    screenshot(page, "calendar-month")
    page.get_by_role("button", name="List", exact=True).click()
    screenshot(page, "calendar-list")
    page.get_by_label("Collection").select_option(label="What should a bridge be?")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("A note on the harbour")).to_have_count(0)
    page.get_by_role("button", name="Next month").click()
    page.get_by_role("button", name="Today").click()
    page.get_by_role("link", name="Second wave of What should a bridge be?").first.click()
    expect(page).to_have_url(re.compile(f"/collection/{collection.pk}/change/"))
