"""Typographic marks while typing, by the language of the article."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.prose import EDITOR, go_to_start
from tests.browser.test_paste import open_article, saved

TYPED = """He said "yes" and 'no' -- it's 5--6... ("so") ---"""
BECOMES = {
    "en": "He said “yes” and ‘no’ – it’s 5–6… (“so”) —",
    "en-US": "He said “yes” and ‘no’ – it’s 5–6… (“so”) —",
    "de": "He said „yes“ and ‚no‘ – it’s 5–6… („so“) —",
    "fr": "He said «\u202fyes\u202f» and ‹\u202fno\u202f› – it’s 5–6… («\u202fso\u202f») —",
    "ko": "He said “yes” and ‘no’ – it’s 5–6… (“so”) —",
    "vi": "He said “yes” and ‘no’ – it’s 5–6… (“so”) —",
}


@pytest.mark.parametrize("language", BECOMES)
def test_marks_follow_the_language_of_the_article(page: Page, server: str, language: str):
    article = open_article(page, language=language)
    page.keyboard.type(TYPED)
    assert saved(page, article) == f"<p>{BECOMES[language]}</p>"


@pytest.mark.parametrize("key", ["Control+z", "Backspace"])
def test_one_step_back_gives_what_was_typed(page: Page, server: str, key: str):
    article = open_article(page)
    for typed in ('Say "', "a--", "b..."):
        page.keyboard.type(typed)
        page.keyboard.press(key)
    page.keyboard.type(" c")
    assert saved(page, article) == '<p>Say "a--b... c</p>'


def test_undo_goes_on_after_that(page: Page, server: str):
    article = open_article(page, "<p>First.</p>")
    page.keyboard.type('"')
    expect(page.locator(EDITOR)).to_have_text("First.”")
    page.keyboard.press("Control+z")
    expect(page.locator(EDITOR)).to_have_text('First."')
    # What was given back is a step of its own.
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.locator(EDITOR)).to_have_text("First.")
    assert saved(page, article) == "<p>First.</p>"


def test_code_and_addresses_stay_as_they_are_typed(page: Page, server: str):
    article = open_article(page, "<p><code>x</code></p><pre>y</pre>")
    page.keyboard.type(' "a"--b...')
    go_to_start(page)
    page.keyboard.press("End")
    page.keyboard.type(" '--'...")
    body = saved(page, article)
    assert body == "<p><code>x '--'...</code></p><pre><code>y \"a\"--b...</code></pre>"


def test_behind_an_address_typing_is_left_alone(page: Page, server: str):
    article = open_article(page)
    page.keyboard.type('See https://example.org/a--b...c and "so"')
    link = '<a href="https://example.org/a--b...c" rel="noopener">https://example.org/a--b...c</a>'
    assert saved(page, article) == f"<p>See {link} and “so”</p>"


def test_marks_behind_a_note(page: Page, server: str):
    article = open_article(page, '<p>“A<span class="footnote">It.</span></p>')
    page.keyboard.press("End")
    page.keyboard.press("Enter")  # Leads out of the note.
    page.keyboard.type('" and "b"')
    assert saved(page, article) == '<p>“A<span class="footnote">It.</span>” and “b”</p>'


def test_a_dash_before_the_end_of_a_quotation(page: Page, server: str):
    article = open_article(page)
    page.keyboard.type('"I was---" he began, ---"and?"')
    assert saved(page, article) == "<p>“I was—” he began, —“and?”</p>"
