"""Suggestions while somebody types, in a real browser."""

from playwright.sync_api import Page, Route, expect

from tests.browser.helpers import axe
from tests.factories import make_article


def test_suggestions_are_reached_and_followed_by_keyboard_alone(page: Page, server: str):
    make_article("Heron one", slug="heron-one")
    make_article("Heron two", slug="heron-two")
    page.goto(server)
    field = page.get_by_label("Search for")

    field.press_sequentially("her")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("o")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    page.wait_for_url("**/articles/heron-one/")


def test_the_script_comes_with_the_focus_and_takes_what_was_typed_before(page: Page, server: str):
    make_article("Heron one", slug="heron-one")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    held: list[Route] = []
    page.route("**/search-suggest*.js", lambda route: held.append(route))
    page.goto(server, wait_until="networkidle")
    assert not [url for url in asked if "search-suggest" in url]
    field = page.get_by_label("Search for")
    expect(field).to_have_role("searchbox")

    with page.expect_request("**/search-suggest*.js"):
        field.press_sequentially("her")
    held[0].continue_()

    expect(page.get_by_role("option")).to_have_count(1)
    expect(field).to_have_role("combobox")
    expect(field).to_be_focused()
    assert axe(page) == []


def test_enter_on_the_text_itself_searches(page: Page, server: str):
    make_article("Heron", slug="heron")
    page.goto(server)

    page.get_by_label("Search for").fill("heron")
    page.keyboard.press("Enter")

    page.wait_for_url("**/search/?q=heron")
    expect(page.locator("mark")).to_have_text("Heron")
    assert axe(page) == []
