"""Find and replace in the editor, by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import axe
from tests.browser.prose import EDITOR, go_to_start
from tests.browser.test_paste import open_article, saved

BAR = ".field-body .find-bar"
SAID = f"{BAR} [role=status]"
FOUND = f"{EDITOR} .found"
NOW = f"{EDITOR} .found-now"


def find(page: Page, words: str) -> None:
    """Open the bar from the editor, and type what is looked for."""
    page.locator(EDITOR).press("Control+Shift+h")
    expect(page.locator(BAR).get_by_label("Find", exact=True)).to_be_focused()
    page.locator(BAR).get_by_label("Find", exact=True).fill(words)


def replacing(page: Page, words: str, *, all_of_them: bool = True) -> None:
    """Type what takes its place, and have it done."""
    page.locator(BAR).get_by_label("Replace with").fill(words)
    page.locator(BAR).get_by_role(
        "button", name="Replace all" if all_of_them else "Replace", exact=True
    ).click()


def test_it_counts_leads_on_and_back_and_gives_the_focus_back(page: Page, server: str):
    article = open_article(page, "<p>A sea, a Sea.</p><h2>The sea</h2><p>And the seaside.</p>")
    go_to_start(page)
    find(page, "sea")
    expect(page.locator(SAID)).to_have_text("1 of 4")
    expect(page.locator(FOUND)).to_have_count(4)
    for key, said in (
        ("Enter", "2 of 4"),
        ("Enter", "3 of 4"),
        ("Shift+Enter", "2 of 4"),
        ("Shift+Enter", "1 of 4"),
        ("Shift+Enter", "4 of 4"),
        ("Enter", "1 of 4"),
    ):
        page.keyboard.press(key)
        expect(page.locator(SAID)).to_have_text(said)
    page.keyboard.press("Enter")
    expect(page.locator(NOW)).to_have_text("Sea")
    # More than a colour tells which one is meant.
    assert page.locator(NOW).evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_be_hidden()
    expect(page.locator(FOUND)).to_have_count(0)
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.type("lake")
    assert "A sea, a lake." in saved(page, article)


def test_case_and_whole_words_are_asked_for_by_keyboard(page: Page, server: str):
    open_article(page, "<p>A sea, a Sea, the seaside, undersea.</p>")
    find(page, "Sea")
    expect(page.locator(SAID)).to_contain_text("of 4")
    page.keyboard.press("Tab")
    for name in ("Next", "Close"):
        page.keyboard.press("Tab")
        expect(page.locator(BAR).get_by_role("button", name=name, exact=True)).to_be_focused()
    for _stop in ("Replace with", "Replace", "Replace all", "Match case"):
        page.keyboard.press("Tab")
    expect(page.locator(BAR).get_by_label("Match case")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(SAID)).to_have_text("1 of 1")
    page.keyboard.press("Space")
    page.locator(BAR).get_by_label("Whole words").check()
    expect(page.locator(SAID)).to_contain_text("of 2")
    assert axe(page, BAR) == []
    page.locator(BAR).get_by_label("Find", exact=True).fill("nowhere")
    expect(page.locator(SAID)).to_have_text("Not found")
    page.locator(BAR).get_by_label("Find", exact=True).fill("")
    expect(page.locator(SAID)).to_have_text("")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s “so”.", 'it\'s "so"'),
        ("Nguyễn Đức", "nguyen duc"),
        ("Nguye\u0302\u0303n", "nguyễn"),
        ("wait — no – yes", "wait - no - yes"),
        ("1914–1918", "1914-1918"),
        ("no\u00a0break", "no break"),
        ("so\u00adlu\u200btion", "solution"),
        ("and so…", "so..."),
        ("« oui »".replace(" ", "\u202f"), '"oui"'),
        ("서울에서", "서울"),
    ],
)
def test_accents_quotation_marks_and_dashes_make_no_difference(
    page: Page, server: str, text: str, words: str
):
    open_article(page, f"<p>Before {text} after.</p>")
    find(page, words)
    expect(page.locator(SAID)).to_have_text("1 of 1")


def test_a_syllable_of_korean_is_whole(page: Page, server: str):
    open_article(page, "<p>한국</p>")
    find(page, "하")
    expect(page.locator(SAID)).to_have_text("Not found")


def test_what_goes_across_marks_is_found_and_keeps_them(page: Page, server: str):
    body = "<p>An <strong>un</strong>known <em>cat</em>, a cat.</p>"
    article = open_article(page, body)
    find(page, "unknown cat")
    expect(page.locator(SAID)).to_have_text("1 of 1")
    replacing(page, "unknown dog")
    expect(page.locator(SAID)).to_have_text("1 replaced")
    page.locator(BAR).get_by_label("Find", exact=True).fill("cat")
    replacing(page, "catfish")
    body = "<p>An <strong>un</strong>known <em>dog</em>, a catfish.</p>"
    assert saved(page, article) == body


def test_notes_are_searched_and_words_do_not_go_across_their_place(page: Page, server: str):
    article = open_article(
        page, '<p>The tide<span class="footnote">A tide, by <em>name</em>.</span> rose; tide.</p>'
    )
    find(page, "tide rose")
    expect(page.locator(SAID)).to_have_text("Not found")
    page.locator(BAR).get_by_label("Find", exact=True).fill("tide")
    expect(page.locator(SAID)).to_contain_text("of 3")
    replacing(page, "sea")
    expect(page.locator(SAID)).to_have_text("3 replaced")
    assert saved(page, article) == (
        '<p>The sea<span class="footnote">A sea, by <em>name</em>.</span> rose; sea.</p>'
    )


def test_replacing_all_is_one_step_and_typing_before_it_another(page: Page, server: str):
    article = open_article(page, "<p>one one one</p>")
    page.keyboard.type(" one")
    find(page, "one")
    expect(page.locator(SAID)).to_contain_text("of 4")
    replacing(page, "two")
    expect(page.locator(EDITOR)).to_have_text("two two two two")
    page.keyboard.press("Escape")
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator(EDITOR)).to_have_text("one one one one")
    page.keyboard.press("Control+y")
    assert saved(page, article) == "<p>two two two two</p>"


def test_one_at_a_time_goes_on_to_the_next(page: Page, server: str):
    article = open_article(page, "<p>a cat, a cat, a cat</p>")
    go_to_start(page)
    find(page, "cat")
    page.locator(BAR).get_by_label("Replace with").fill("cat and cat")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_have_text("3 of 4")
    page.locator(BAR).get_by_label("Replace with").fill("dog")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_have_text("3 of 3")
    assert saved(page, article) == "<p>a cat and cat, a dog, a cat</p>"


def test_what_takes_its_place_has_the_marks_of_the_language(page: Page, server: str):
    article = open_article(page, "<p>He says X. Code: <code>X</code></p>", language="de")
    find(page, "X")
    replacing(page, '"it\'s so"')
    assert saved(page, article) == '<p>He says „it’s so“. Code: <code>"it\'s so"</code></p>'


def test_words_that_are_chosen_are_looked_for(page: Page, server: str):
    open_article(page, "<p>word</p>")
    page.locator(EDITOR).press("Control+a")
    page.wait_for_function(
        "selector => document.querySelector(selector).editor?.state.selection.empty === false",
        arg=EDITOR,
    )
    page.locator(".field-body").get_by_role("button", name="Find and replace").click()
    expect(page.locator(BAR).get_by_label("Find", exact=True)).to_have_value("word")
    expect(page.locator(SAID)).to_have_text("1 of 1")


def test_typing_into_the_bar_changes_nothing_of_the_form(page: Page, server: str):
    article = open_article(page, "<p>word</p>")
    find(page, "word")
    page.locator(BAR).get_by_label("Replace with").fill("other")
    page.locator(BAR).get_by_label("Match case").check()
    # Leaving a form that was changed would ask first.
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto("/admin/")
    article.refresh_from_db()
    assert article.body == "<p>word</p>"
