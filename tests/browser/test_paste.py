"""What is pasted from other programs comes in clean, seen in what is saved.

`pasted/<program>.html` is what the program puts on the clipboard, in our own words;
`pasted/<program>.saved.html` is what has to be stored, a block a line.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Article, Release
from tests.browser.helpers import log_in
from tests.browser.prose import EDITOR, go_to_end, ready
from tests.factories import make_article, make_editor

HERE = Path(__file__).parent / "pasted"
PROGRAMS = sorted(path.name.partition(".")[0] for path in HERE.glob("*.saved.html"))
# As it would come from another program: the browser's own door cleans what it lets in.
_PASTE = """([selector, html]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  document.querySelector(selector).dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def open_article(page: Page, body: str = "", language: str = "en") -> Article:
    """A draft with this body, open on the desk, the end of its text focused."""
    article = make_article(state=Release.State.DRAFT, body=body, language=language)
    log_in(page, make_editor())
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    ready(page)
    go_to_end(page)
    return article


def lines(html: str) -> list[str]:
    """The markup, a block a line."""
    return re.sub(r"(</(?:p|h\d|ul|ol|pre|table|blockquote)>|<hr>)(?=<)", r"\1\n", html).split("\n")


def paste(page: Page, html: str) -> None:
    """Paste markup where the cursor stands."""
    page.evaluate(_PASTE, [EDITOR, html])


def saved(page: Page, article: Article) -> str:
    """The body after a save."""
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    return article.body


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_other_programs_give_is_stored_clean(page: Page, server: str, program: str):
    article = open_article(page)
    paste(page, (HERE / f"{program}.html").read_text())
    expected = (HERE / f"{program}.saved.html").read_text().strip()
    assert lines(saved(page, article)) == lines(re.sub(r">\n<", "><", expected))


def test_by_the_clipboard_of_the_system(context: BrowserContext, page: Page, server: str):
    """Copied from a page, with all the styles that the browser writes out for it."""
    source = context.new_page()
    source.set_content((HERE / "libreoffice.html").read_text())
    article = open_article(page, "<p>Before </p>")
    source.bring_to_front()
    source.keyboard.press("Control+a")
    source.keyboard.press("Control+c")
    page.bring_to_front()
    page.keyboard.press("Control+v")
    body = saved(page, article)
    assert "Plain, <strong>bold</strong>, <em>italic</em>, x<sup>2</sup>" in body
    assert '<span class="footnote">The <em>first</em> note.</span> And on.' in body
    assert "style" not in body


def test_words_pasted_into_a_sentence_make_no_paragraph(page: Page, server: str):
    article = open_article(page, "<p>Before</p>")
    paste(page, '<meta charset="utf-8"><span style="font-size:20px"> and <b>more</b></span>')
    assert saved(page, article) == "<p>Before and <strong>more</strong></p>"


def test_the_language_of_the_article_needs_no_mark(page: Page, server: str):
    article = open_article(page, language="de")
    paste(page, '<p lang="de-AT">Die <span lang="en-US">Zeit</span> ist da.</p>')
    assert saved(page, article) == '<p>Die <span lang="en-US">Zeit</span> ist da.</p>'


def test_what_is_copied_here_is_pasted_as_it_was(context: BrowserContext, page: Page, server: str):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    body = '<ul><li>c</li></ul><p>A<span class="footnote">With <em>care</em>.</span> <q>b</q></p>'
    article = open_article(page, body)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+x")
    expect(page.locator(EDITOR)).to_have_text("")
    page.keyboard.press("Control+v")
    assert saved(page, article) == body
