"""What browser tests of notes share: a text with notes, what is selected in it, and the panel."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, DeskNote
from articles.notes import leave_note
from articles.threads import passage_in
from hanoi.models import User
from tests.browser.helpers import log_in
from tests.browser.prose import EDITOR
from tests.factories import make_editor

BODY = (
    "<p>The keeper left in <em>spring</em>, and the lamp went on turning.<span class='footnote'>"
    "A log book says nine days.</span> Nobody noticed for a week.</p>"
    "<p>A harbour owes a light, not a letter. Nobody noticed for a year.</p>"
)
MARKS = f"{EDITOR} .noted"
SELECT = """(element, [words, number]) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    for (let offset = 0; offset < node.data.length; offset += 1) places.push([node, offset]);
    text += node.data;
  }
  let at = -1;
  for (let left = number; left >= 0; left -= 1) at = text.indexOf(words, at + 1);
  const [[first, start], [last, end]] = [places[at], places[at + words.length - 1]];
  element.focus();
  getSelection().setBaseAndExtent(first, start, last, end + 1);
}"""
# The editor hears of a selection a moment after the browser.
SELECTED = """([selector, words]) => {
  const { editor } = document.querySelector(selector);
  if (!editor) return getSelection().toString() === words;
  const { doc, selection } = editor.state;
  return doc.textBetween(selection.from, selection.to) === words;
}"""


def leave(article: Article, text: str, quote: str, field: str = "", hours: int = 2) -> DeskNote:
    """A note on some words of the article."""
    passage = passage_in(article, quote, field)
    assert passage
    at = timezone.now() - timedelta(hours=hours)
    return leave_note(article, make_editor(name="Ben Example"), text=text, passage=passage, at=at)


def wait(page: Page) -> None:
    """Until the editor is there, which is a large file, and has learnt of notes."""
    expect(page.locator(".note-button").first).to_be_visible()


def open_form(page: Page, article: Article, user: User | None = None) -> None:
    """The form of the article, by somebody who logs in first if one is given."""
    if user:
        log_in(page, user)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    wait(page)
    show_notes(page)


def show_notes(page: Page) -> None:
    """Have the notes beside the text, where there is room for them."""
    button = page.get_by_role("button", name=re.compile(r"^Notes"))
    if button.get_attribute("aria-pressed") == "false":
        button.click()


def select(page: Page, words: str, number: int = 0, within: str = EDITOR) -> None:
    """Select the words where they occur for the `number`th time, counted from 0."""
    expect(page.locator(within)).to_be_visible()
    page.locator(within).evaluate(SELECT, [words, number])
    page.wait_for_function(SELECTED, arg=[within, words])


def note_of(page: Page, text: str) -> Locator:
    """A note in the panel."""
    return page.locator(".note", has_text=text)


def press_note(page: Page) -> None:
    """The button among those of the body’s editor."""
    page.locator(".field-body .note-button").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def save(page: Page) -> None:
    """Save, and stay on the form."""
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    wait(page)
    show_notes(page)
