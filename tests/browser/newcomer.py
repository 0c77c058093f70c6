"""The first hour at the desk, step by step, as docs/editors.md tells it.

`tests/browser/test_newcomer.py` goes through it; `tools/pictures.py` takes a picture after each.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.prose import ready, write

NAME, TITLE = "Ottilie Sampleby", "A Door That Nobody Locks"
DEK = "A caretaker on the one key that she gave back."
TEXT = "For nine years I locked the reading room at eight."


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its heading in the guide, and what a newcomer does. Steps follow on each other."""

    title: str
    do: Callable[[Page], None]


def _look(page: Page) -> None:
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="The desk", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Waits for you")).to_be_visible()


def _person(page: Page) -> None:
    page.goto("/admin/contributors/contributor/add/")
    page.locator("#id_name").fill(NAME)
    said = f"{NAME} is invented, and keeps the doors of an invented library."
    write(page, said, ".field-bio .ProseMirror[contenteditable=true]")
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def _write(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_role("button", name="New article").click()
    ready(page)
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_dek").fill(DEK)
    write(page, TEXT)
    page.keyboard.press("Control+Shift+F")
    page.keyboard.type("Seven in winter.")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.keyboard.type("Nothing was ever taken. I began to ask what the key was for.")
    expect(page.locator(".desk-bar .state")).to_contain_text("Autosaved")


def _byline(page: Page) -> None:
    page.locator("#bylines-0 .field-contributor .select2-selection").click()
    page.keyboard.type(NAME[:7])
    page.locator(".select2-results__option", has_text=NAME).click()
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#bylines-0")).to_contain_text(NAME)
    ready(page)


def _beside(page: Page) -> None:
    page.keyboard.press("Control+Shift+L")
    shown = page.frame_locator(".writing-live iframe")
    expect(shown.locator("h1")).to_have_text(TITLE)
    expect(shown.locator(".byline")).to_contain_text(NAME)


def _missing(page: Page) -> None:
    page.keyboard.press("Control+Shift+L")
    points = page.locator(".desk-points")
    expect(points).to_contain_text("It is in no section, and in no collection.")
    expect(points).to_contain_text(f"{NAME} has no portrait.")
    points.get_by_role("link", name="It is in no section").click()
    expect(page.locator("#id_section")).to_be_focused()


def _note(page: Page) -> None:
    page.get_by_role("button", name="Notes").click()
    panel = page.locator("#desk-notes")
    panel.get_by_label("Leave a note").fill("Is nine years right? She said ten on the telephone.")
    panel.get_by_role("button", name="Leave the note").click()
    expect(panel.locator(".note")).to_contain_text("Is nine years right?")


def _resolve(page: Page) -> None:
    panel = page.locator("#desk-notes")
    panel.get_by_role("button", name="Resolve").click()
    expect(panel.get_by_text("1 resolved note")).to_be_visible()


def _submit(page: Page) -> None:
    page.get_by_role("button", name="Notes").click()
    page.get_by_role("button", name="Submit for review").click()
    page.locator(".submit-row input[type=submit]").click()
    expect(page.locator(".desk-verbs")).to_contain_text("Now: in review")


def _approve(page: Page) -> None:
    page.get_by_role("button", name="Approve and schedule").click()
    expect(page.get_by_text("Look at this first")).to_be_visible()
    page.locator("[name=release_at_0]").fill("2040-06-01")
    page.locator("[name=release_at_1]").fill("09:00")
    page.locator(".submit-row input[type=submit]").click()
    expect(page.locator(".desk-verbs")).to_contain_text("Now: scheduled")


def _calendar(page: Page) -> None:
    page.goto("/admin/calendar/?month=2040-06")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def _history(page: Page) -> None:
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", name="History", level=1)).to_be_visible()
    expect(page.locator(".runs")).to_contain_text("Approved")


STEPS = [
    Step("Look at the desk", _look),
    Step("Put in a person", _person),
    Step("Write", _write),
    Step("Say who wrote it", _byline),
    Step("See it as readers will", _beside),
    Step("See what is missing", _missing),
    Step("Leave a note", _note),
    Step("Resolve it", _resolve),
    Step("Submit it", _submit),
    Step("Approve it, and say when", _approve),
    Step("Find it in the calendar", _calendar),
    Step("Look at its history", _history),
]
