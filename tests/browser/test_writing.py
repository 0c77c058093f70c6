"""The writing page in a real browser: by keyboard alone, with the page beside it, in every view."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from articles.models import Article, Release
from articles.notes import leave_note
from contributors.text import word_count
from tests.browser.helpers import WIDTHS, axe, log_in
from tests.browser.prose import EDITOR, ready, write
from tests.factories import make_article, make_contributor, make_editor, make_writer

TRICKY = "It’s 3,5 or well-known: don't; κόσμος, 한국어 (twice) — a/b."


def open_form(page: Page, article: Article | None = None) -> None:
    """Open the form, ready to be written in."""
    where = f"{article.pk}/change" if article else "add"
    page.goto(f"/admin/articles/article/{where}/")
    ready(page)


def beside(page: Page) -> FrameLocator:
    """The page as readers will see it."""
    return page.frame_locator(".writing-live iframe")


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until this is focused; it is where the page begins, or follows."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The tab key alone does not lead to {selector}")


def test_an_article_is_written_from_nothing_by_keyboard_alone(page: Page, server: str):
    log_in(page, make_writer())
    page.goto("/admin/articles/article/add/")
    ready(page)
    tab_to(page, "#id_title")
    page.keyboard.type("A title")
    page.keyboard.press("Enter")
    page.keyboard.type("A dek by keys")
    tab_to(page, EDITOR)
    page.keyboard.type("First words")
    page.keyboard.press("Control+Shift+F")
    page.keyboard.type("A note.")
    page.keyboard.press("Escape")
    page.keyboard.type(" and ")
    page.keyboard.press("Control+b")
    page.keyboard.type("bold")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.keyboard.type("Second.")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/change/$"))
    article = Article.objects.get()
    assert (article.title, article.dek) == ("A title", "A dek by keys")
    assert article.body == (
        '<p>First words<span class="footnote">A note.</span> and <strong>bold</strong></p>'
        "<p>Second.</p>"
    )


def test_the_page_beside_follows_what_is_typed(context: BrowserContext, page: Page, server: str):
    body = '<p>One<span class="footnote">A note.</span>.</p>' + "<p>More.</p>" * 60
    article = make_article("A title", state=Release.State.DRAFT, body=body, by=[make_contributor()])
    log_in(page, make_editor())
    open_form(page, article)
    page.keyboard.press("Control+Shift+L")
    shown = beside(page)
    expect(shown.locator("h1")).to_have_text("A title")
    shown.locator(".prose p").last.scroll_into_view_if_needed()
    place = shown.locator("html").evaluate("element => element.scrollTop")
    assert place > 0
    untouched = shown.locator(".prose p").nth(30).element_handle()
    write(page, " Typed <words>.")
    expect(shown.locator(".prose p").last).to_have_text("More. Typed <words>.")
    page.locator("#id_title").fill("Another title")
    expect(shown.locator("h1")).to_have_text("Another title")
    # It stays where it was, give or take the lines that a face which comes late makes narrower.
    moved = shown.locator("html").evaluate("element => element.scrollTop") - place
    assert abs(moved) < place / 10
    assert untouched.evaluate("element => element.isConnected"), "what stays is not made anew"
    shown.locator("a[href='#fn-1']").click()
    expect(shown.locator("#fn-1")).to_be_in_viewport()
    assert len(context.pages) == 1
    assert page.url.endswith("/change/")
    page.keyboard.press("Control+Shift+L")
    expect(page.locator(".writing-live")).to_be_hidden()


def test_a_page_that_does_not_come_is_told(page: Page, server: str, complaints):
    complaints.expect("ERR_FAILED")
    complaints.expect("Failed to fetch")
    log_in(page, make_editor())
    open_form(page, make_article(state=Release.State.DRAFT))
    page.get_by_role("button", name="Preview beside").click()
    expect(beside(page).locator("h1")).to_be_visible()
    page.route("**/live/", lambda route: route.abort())
    write(page, "Words.")
    says = page.locator(".writing-live [role=status]")
    expect(says).to_contain_text("Not up to date")
    page.unroute("**/live/")
    # It comes by itself.
    expect(beside(page).locator(".prose")).to_contain_text("Words.")
    expect(says).to_have_text("")


def test_the_page_beside_comes_when_the_server_is_reached_again(page: Page, server: str):
    log_in(page, make_editor())
    open_form(page, make_article(state=Release.State.DRAFT))
    page.get_by_role("button", name="Preview beside").click()
    expect(beside(page).locator("h1")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('offline'))")
    write(page, "Words.")
    expect(page.locator(".writing-live [role=status]")).to_contain_text("Not up to date")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(beside(page).locator(".prose")).to_contain_text("Words.")


def test_words_are_counted_as_the_server_counts_them(page: Page, server: str):
    log_in(page, make_editor())
    body = "<ul><li>One</li><li>two<span class='footnote'>not this</span></li></ul><p>three</p>"
    article = make_article(state=Release.State.DRAFT, body=body)
    open_form(page, article)
    count = page.locator(".writing-count")
    expect(count).to_have_text("3 words · 1 min")
    write(page, f" {TRICKY}")
    expect(count).to_have_text(f"{3 + word_count(TRICKY)} words · 1 min")
    page.keyboard.press("Control+a")
    expect(count).to_contain_text("chosen")


def test_what_is_missing_is_told_while_it_is_written(page: Page, server: str):
    log_in(page, make_editor())
    open_form(page, make_article(state=Release.State.DRAFT, by=[make_contributor()], body=""))
    told = page.locator(".writing-points")
    expect(told).to_have_text("1 thing is missing")
    page.get_by_role("link", name="The body is empty.").click()
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.type("Words.")
    expect(told).to_contain_text("to look at")
    expect(page.get_by_role("link", name="The body is empty.")).to_have_count(0)


def test_keys_that_are_held_down_save_once(page: Page, server: str):
    log_in(page, make_editor())
    open_form(page)
    page.locator("#id_title").fill("Held")
    page.locator(EDITOR).focus()
    page.evaluate("""() => {
      for (const repeat of [false, true, true, true]) {
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {
          key: "s", ctrlKey: true, repeat, bubbles: true, cancelable: true,
        }));
      }
      document.querySelector("[name=_continue]").click();
    }""")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().title == "Held"


def test_what_is_wrong_in_the_panel_is_seen_though_there_are_notes(page: Page, server: str):
    article, editor = make_article(state=Release.State.DRAFT), make_editor()
    make_article(slug="taken")
    leave_note(article, make_editor(), text="Look at this.")
    log_in(page, editor)
    open_form(page, article)
    expect(page.locator("#desk-notes")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Notes")).click()
    page.locator("#id_slug").fill("taken")
    page.keyboard.press("Control+s")
    expect(page.locator(".field-slug .errorlist")).to_be_visible()
    page.locator(".desk-verbs").get_by_role("link", name="1 open note").click()
    expect(page.get_by_role("heading", name="1 open note")).to_be_focused()


def test_the_keyboard_stays_in_the_checklist_while_it_changes(page: Page, server: str):
    log_in(page, make_editor())
    open_form(page, make_article(state=Release.State.DRAFT, by=[make_contributor()], dek="A dek."))
    page.locator("#id_dek").fill("")
    page.locator(".desk-points a", has_text="portrait").focus()
    expect(page.locator(".desk-points")).to_contain_text("There is no dek.")
    expect(page.locator(".desk-points a", has_text="portrait")).to_be_focused()


def test_keys_are_told_and_the_text_can_stand_alone(page: Page, server: str):
    log_in(page, make_editor())
    open_form(page, make_article(state=Release.State.DRAFT))
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+/")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    assert axe(page, "#shortcuts") == []
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.press("Control+Shift+E")
    expect(page.locator(".writing-panel")).to_be_hidden()
    expect(page.locator("#header")).to_be_hidden()
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.type("Alone. ")
    page.keyboard.press("Control+Shift+E")
    expect(page.locator(".writing-panel")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_view_can_be_used_by_everybody(page: Page, server: str, width: int, scheme):
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.emulate_media(color_scheme=scheme)
    log_in(page, make_editor())
    open_form(page, make_article(state=Release.State.DRAFT, by=[make_contributor()]))
    assert axe(page) == []
    for view in ("Notes", "Preview beside", "Only the text"):
        page.get_by_role("button", name=re.compile(f"^{view}")).click()
        assert axe(page) == [], view
    overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(overflow)


def test_without_scripts_the_form_is_whole(browser: Browser, server: str):
    article = make_article(state=Release.State.DRAFT)
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    log_in(page, make_editor())
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(".writing-tools")).to_be_hidden()
    page.locator("#id_title").fill("Two\nlines")
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#desk-notes")).to_be_visible()
    assert Article.objects.get().title == "Two lines"
    context.close()
