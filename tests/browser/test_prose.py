"""The prose editor in a real browser: it opens under the desk's policy, and loses nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Release
from contributors.markup import ALLOWED_TAGS
from contributors.text import clean
from tests.browser.helpers import log_in
from tests.browser.prose import EDITOR, go_to_start, write
from tests.factories import make_article, make_collection, make_editor
from tests.markup import KNOWN, REFUSED


def tags(html: str) -> dict[str, int]:
    """How often each element occurs, paragraphs and what holds a table together left out."""
    names = re.findall(r"<([a-z][a-z0-9]*)", html)
    return {name: names.count(name) for name in sorted(set(names) - {"p"})}


def written(html: str) -> list[list[str]]:
    """The tags with their attributes, in no order, paragraphs left out."""
    found = re.findall(r"<[^>]+>", html)
    parts = [
        re.findall(r'[\w-]+="[^"]*"|</?\w+', tag) for tag in found if tag not in {"<p>", "</p>"}
    ]
    return sorted(sorted(part) for part in parts)


def open_article(page: Page, body: str) -> Article:
    """A draft with this body, open on the desk."""
    article = make_article(state=Release.State.DRAFT, body=body)
    log_in(page, make_editor())
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    return article


def test_the_samples_hold_every_element_that_is_stored():
    held = tags(KNOWN + "".join(REFUSED.values())).keys() | {"p"}
    assert held == ALLOWED_TAGS
    assert clean(KNOWN).count("<") == KNOWN.count("<")


def test_what_is_stored_survives_the_editor(page: Page, server: str):
    """Opened, changed at the end, and saved: every element and word is there, in order."""
    article = open_article(page, KNOWN)
    editor = page.locator(EDITOR)
    expect(editor).to_be_visible()
    before = article.body
    editor.locator("figcaption", has_text="A caption").click()
    page.keyboard.press("End")
    page.keyboard.type(" more")
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(EDITOR)).to_be_visible()
    article.refresh_from_db()
    assert "A caption more" in article.body
    after = article.body.replace("A caption more", "A caption")
    # Code in a block of its own is marked as code as well, which says the same.
    after = after.replace("<pre><code>", "<pre>").replace("</code></pre>", "</pre>")
    assert tags(after) == tags(before)
    assert written(after) == written(before)
    words = re.compile(r"<[^>]+>|\s+")
    assert words.sub("", after) == words.sub("", before)


@pytest.mark.parametrize("what", REFUSED)
def test_what_the_editor_would_lose_is_shown_as_it_is_stored(page: Page, server: str, what: str):
    article = open_article(page, REFUSED[what])
    expect(page.locator(".field-body .prose-refused")).to_be_visible()
    expect(page.locator(EDITOR)).to_have_count(0)
    expect(page.locator("#id_body")).to_have_value(article.body)
    expect(page.locator(".field-editors_note .ProseMirror[contenteditable=true]")).to_be_visible()
    before = article.body
    page.locator("#id_title").fill("Another title")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert (article.title, article.body) == ("Another title", before)


def test_a_footnote_is_inserted_written_and_left(page: Page, server: str):
    article = open_article(page, "<p>One two.</p>")
    editor = page.locator(EDITOR)
    editor.click()
    go_to_start(page)
    for _ in "One":
        page.keyboard.press("ArrowRight")
    page.locator(".field-body button[data-name=footnote], .field-body [data-name=footnote]").click()
    page.keyboard.type("A note.")
    page.keyboard.press("Enter")
    page.keyboard.type(" and")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert article.body == '<p>One<span class="footnote">A note.</span> and two.</p>'


def test_only_an_address_with_its_scheme_becomes_a_link_by_being_typed(page: Page, server: str):
    article = open_article(page, "<p>One.</p>")
    write(page, "By a missing space, see https://example.org/a and on.")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    link = '<a href="https://example.org/a" rel="noopener">https://example.org/a</a>'
    assert article.body == f"<p>One.By a missing space, see {link} and on.</p>"


def test_leaving_with_unsaved_words_is_asked_about_first(page: Page, server: str):
    """On forms that keep no text meanwhile, unlike those of articles."""
    collection = make_collection()
    log_in(page, make_editor())
    page.goto(f"/admin/articles/collection/{collection.pk}/change/")
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    page.locator("#id_title").fill("Unsaved")
    page.locator(".desk-buttons a").first.click(no_wait_after=True)
    page.wait_for_function("document.querySelector('#id_title').value === 'Unsaved'")
    expect(page.locator("#id_title")).to_have_value("Unsaved")
    assert asked == ["beforeunload"]
