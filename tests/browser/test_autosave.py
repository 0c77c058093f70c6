"""What is being written, in a real browser: not a character is lost, and the bar says the truth.

The times at which the script acts are made short; nothing waits for a time to pass, only for what
the page says.
"""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from articles.models import Article, Autosave, Revision
from tests.browser.autosaving import (
    ADD,
    WORDS,
    bar_says,
    draft,
    ended_with,
    expect_kept,
    kept_in,
    open_form,
)
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in
from tests.browser.prose import EDITOR, write
from tests.factories import make_editor, make_writer


def hold_back(page: Page) -> list[Route]:
    """Hold the texts back that go to the server; the test lets them go, or answers them."""
    held: list[Route] = []
    page.route("**/autosave/", lambda route: held.append(route))  # Playwright marks what it calls.
    return held


def test_what_is_typed_is_kept_and_the_bar_says_so(page: Page, server: str, quick):
    """At every moment: not yet, on its way, and there only once the server has it."""
    article, editor = draft(), make_editor()
    log_in(page, editor)
    open_form(page, article)
    bar_says(page, "idle", "Nothing to save")
    held = hold_back(page)
    write(page, WORDS)
    bar_says(page, "saving", "Autosaving")
    assert not Autosave.objects.exists()
    write(page, WORDS)
    expect(page.locator(".desk-bar")).to_have_attribute("data-state", "saving")
    held[0].continue_()
    page.unroute("**/autosave/")  # Lets the rest go as well.
    bar_says(page, "saved", "Autosaved")
    slot = Autosave.objects.get()
    assert slot.snapshot["body"] == f"<p>One.</p><p>Two.</p>{ended_with(WORDS * 2)}"
    expect(page.locator(".desk-bar .state")).to_contain_text(f"{slot.saved_at:%H:%M:%S}")
    assert kept_in(page) == [], "the server has it"
    assert not Revision.objects.exists()
    assert axe(page) == []


def test_a_fault_of_the_server_is_told_and_the_text_goes_out_again(
    page: Page, server: str, quick, complaints: Complaints
):
    complaints.expect("500 (Internal Server Error)")
    log_in(page, make_editor())
    open_form(page, draft())
    held = hold_back(page)
    write(page, "First.")
    bar_says(page, "saving")
    held[0].fulfill(status=500, body="Broken")
    page.unroute("**/autosave/")
    bar_says(page, "saved", "Autosaved")
    assert "First." in Autosave.objects.get().snapshot["body"]


def test_a_text_that_was_too_long_is_kept_again_once_it_is_shorter(
    page: Page, server: str, quick, settings: Any, complaints: Complaints
):
    complaints.expect("400 (Bad Request)")
    log_in(page, make_editor())
    open_form(page, draft())
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000
    page.locator("#id_dek").fill("long " * 6_000)
    bar_says(page, "unfit")
    page.locator("#id_dek").fill("Short.")
    bar_says(page, "saved")
    assert Autosave.objects.get().snapshot["dek"] == "Short."


def test_rows_tags_and_choices_are_kept_as_well(page: Page, server: str, quick):
    article = draft()
    log_in(page, make_editor())
    open_form(page, article)
    page.locator(".field-tags .select2-search__field").click()
    page.keyboard.type("harbours,")
    row = page.locator("#bylines-1")
    row.locator("summary").click()
    row.locator("[name$=affiliation_line]:visible").fill("Keeper of lamps")
    page.locator("#id_revision_note").fill("A note")
    bar_says(page, "saved")
    slot = Autosave.objects.get()
    assert slot.snapshot["tags"] == ["harbours"]
    assert slot.snapshot["bylines"][-1]["affiliation_line"] == "Keeper of lamps"
    assert slot.note == "A note"


def test_an_article_that_was_never_saved_is_kept_without_a_title(page: Page, server: str, quick):
    writer = make_writer()
    log_in(page, writer)
    open_form(page, None)
    write(page, WORDS)
    bar_says(page, "saved")
    assert not Article.objects.exists()
    page.goto("/admin/")
    page.goto(ADD)
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator(EDITOR)).to_have_text(WORDS)
    page.locator("#id_title").fill("It has a title now")
    bar_says(page, "saved")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().title == "It has a title now"
    assert not Autosave.objects.exists()


def test_a_form_that_comes_back_with_errors_is_kept_at_once(page: Page, server: str, quick):
    log_in(page, make_editor())
    open_form(page, draft())
    page.locator("#id_title").fill("")
    write(page, WORDS)
    page.locator("[name=_save]").click()
    expect(page.get_by_text("Please correct the error below.")).to_be_visible()
    expect(page.locator(EDITOR)).to_contain_text(f"Three.{WORDS}")
    bar_says(page, "saved")
    assert Autosave.objects.get().snapshot["title"] == ""
    expect_kept(page, 0)


@pytest.mark.parametrize("stored", [True, False], ids=["kept", "not kept"])
def test_leaving_is_asked_about_only_where_words_would_be_lost(
    context: BrowserContext,
    page: Page,
    server: str,
    only_kept,
    complaints: Complaints,
    stored: bool,
):
    if not stored:
        complaints.expect("This browser stores nothing.")  # The admin's own theme wants to.
        context.add_init_script(
            "Storage.prototype.setItem = () => { throw new Error('This browser stores nothing.') }"
        )
    log_in(page, make_editor())
    open_form(page, draft())
    page.locator("#id_title").fill("Unsaved")
    bar_says(page, "changed")
    if stored:
        expect_kept(page, 1)
    asked: list[str] = []

    def leave(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.locator(".desk-buttons a").first.click()
    page.wait_for_url("**/do/**")
    assert asked == ([] if stored else ["beforeunload"])
