"""Links to our own things, chosen by keyboard in the editor, saved, reopened and published."""

from playwright.sync_api import Page, expect

from articles.models import Release
from articles.references import reference_to
from tests.browser.helpers import axe
from tests.browser.prose import EDITOR, choose_all
from tests.browser.test_paste import open_article, saved
from tests.factories import bring_to, make_article, make_contributor

FIELD = "dialog [role=combobox]"


def ask(page: Page) -> None:
    """Choose all, and open the dialog."""
    choose_all(page)
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()


def test_a_link_to_an_article_is_found_by_keyboard_and_outlives_its_address(
    page: Page, server: str
):
    target = make_article("The tides of tomorrow")
    make_article("The tides of today", state=Release.State.DRAFT)
    article = open_article(page, "<p>words</p>")
    ask(page)
    page.keyboard.type("tides of t")
    options = page.locator("dialog [role=option]")
    expect(options).to_have_count(2)
    expect(options.first).to_contain_text("not public yet")
    assert axe(page, "dialog") == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(page.locator(FIELD)).to_have_attribute(
        "aria-activedescendant", options.nth(1).get_attribute("id") or ""
    )
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value(reference_to(target))
    page.keyboard.press("Enter")
    expect(page.locator(EDITOR)).to_be_focused()
    stored = f'<p><a href="{reference_to(target)}" rel="noopener">words</a></p>'
    assert saved(page, article) == stored
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(f"{EDITOR} a[href='{reference_to(target)}']")).to_have_text("words")
    bring_to(article, Release.State.PUBLIC)
    target.slug = "another-address"
    target.save()
    page.goto(article.get_absolute_url())
    page.locator(".prose a", has_text="words").click()
    expect(page).to_have_url(f"{server}/articles/another-address/")


def test_escape_closes_the_list_and_then_the_dialog(page: Page, server: str):
    make_contributor("Ada Tester")
    article = open_article(page, "<p>words</p>")
    ask(page)
    page.keyboard.type("ada")
    expect(page.locator("dialog [role=option]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog [role=listbox]")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.prose-editor-dialog")).to_have_count(0)
    assert saved(page, article) == "<p>words</p>"


def test_words_that_are_no_address_are_refused(page: Page, server: str):
    article = open_article(page, "<p>words</p>")
    ask(page)
    page.keyboard.type("nobody here")
    expect(page.locator("dialog [role=status]")).to_contain_text("Nothing of ours")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(FIELD).fill("https://example.org/a")
    page.keyboard.press("Enter")
    link = '<a href="https://example.org/a" rel="noopener">words</a>'
    assert saved(page, article) == f"<p>{link}</p>"
