"""Pictures and embeds in a text: written by keyboard, saved, reopened, published and read."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from articles.models import Release
from articles.references import reference_to
from contributors.models import Image
from tests.articles.pictures import make_image
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, screenshot
from tests.browser.test_paste import EDITOR, open_article, paste, saved
from tests.factories import bring_to, make_article

FIELD = "dialog [role=combobox]"
VIDEO = "https://youtu.be/dQw4w9WgXcQ"
PASTE_TEXT = """([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.querySelector(selector).dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path


def harbour(**fields: Any) -> Image:
    """A picture with words of its own."""
    image = make_image("teal", size=(600, 400), caption="At dusk", credit="A. Tester", **fields)
    Image.objects.filter(pk=image.pk).update(title="The harbour")
    image.refresh_from_db()
    return image


def test_a_picture_is_chosen_by_keyboard_written_below_saved_reopened_and_read(
    page: Page, server: str
):
    image = harbour()
    make_image("red", alt="")
    article = open_article(page, "<p>Before.</p>")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Alt+p")
    expect(page.locator(FIELD)).to_be_focused()
    options = page.locator("dialog [role=option]")
    expect(options).to_have_count(2)
    expect(options.first).to_contain_text("no alternative text")
    assert axe(page, "dialog") == []
    page.keyboard.type("harb")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.prose-editor-dialog")).to_have_count(0)
    shown = page.locator(f"{EDITOR} figure.picture img")
    expect(shown).to_have_attribute("alt", "All teal")
    page.keyboard.type("Seen from here")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("After.")
    figure = f'<figure class="picture"><img src="/to/image/{image.pk}/">'
    figure += "<figcaption>Seen from here</figcaption></figure>"
    assert saved(page, article) == f"<p>Before.</p>{figure}<p>After.</p>"
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(f"{EDITOR} figure.picture img")).to_have_attribute("alt", "All teal")
    expect(page.locator(f"{EDITOR} figcaption")).to_have_text("Seen from here")
    bring_to(article, Release.State.PUBLIC)
    page.goto(article.get_absolute_url())
    read = page.locator(".prose figure.picture")
    expect(read.locator("figcaption")).to_have_text("Seen from here A. Tester")
    read.locator("img").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.prose figure img').naturalWidth > 0")
    assert axe(page) == []


def test_what_is_pasted_from_elsewhere_brings_no_picture(page: Page, server: str):
    article = open_article(page, "<p>Before.</p>")
    image = harbour()
    paste(
        page,
        '<p>Pasted</p><img src="https://elsewhere.example/spy.gif">'
        f'<figure class="picture"><img src="/to/image/{image.pk}/"><figcaption>Words</figcaption>'
        "</figure>",
    )
    body = saved(page, article)
    assert "<img" not in body
    assert "Pasted" in body


def test_what_is_embedded_asks_nobody_before_somebody_asks_for_it(
    page: Page, server: str, complaints: Complaints
):
    """Pasted alone on a line, saved, reopened, published; loaded by a click, in a strict frame."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<!doctype html><title>Player</title><p>Playing</p>")

    page.route(re.compile(r"^https://"), answer)
    article = open_article(page, "<p>Before.</p>")
    page.keyboard.press("Enter")
    page.evaluate(PASTE_TEXT, [EDITOR, VIDEO])
    expect(page.locator(f"{EDITOR} figure.embed")).to_contain_text("YouTube")
    page.keyboard.type("A film")
    page.keyboard.press("Enter")
    page.keyboard.type("After.")
    figure = f'<figure class="embed"><p><a href="{VIDEO}" rel="noopener">A film</a></p></figure>'
    assert saved(page, article) == f"<p>Before.</p>{figure}<p>After.</p>"
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(f"{EDITOR} figure.embed p.words")).to_have_text("A film")
    bring_to(article, Release.State.PUBLIC)
    page.goto(article.get_absolute_url())
    show = page.get_by_role("button", name="Show the video")
    expect(show).to_be_visible()
    expect(page.locator(".embed")).to_contain_text("www.youtube-nocookie.com")
    assert axe(page) == []
    assert asked == []
    complaints.expect("request elsewhere: https://www.youtube-nocookie.com/embed/")
    show.press("Enter")
    frame = page.locator(".embed iframe")
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("title", "A film")
    expect(page.frame_locator(".embed iframe").locator("p")).to_have_text("Playing")
    assert asked == ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"]


def test_an_embed_is_given_in_the_dialog_and_what_is_not_known_is_refused(page: Page, server: str):
    article = open_article(page, "<p>Before.</p>")
    page.keyboard.press("Enter")
    page.locator(".field-body [data-name=embed]").click()
    assert axe(page, "dialog[open]") == []
    address = page.get_by_label("Address of a video or post")
    address.fill("https://youtu.be.evil.example/dQw4w9WgXcQ")
    page.get_by_label("Title, for readers").fill("A film")
    page.get_by_role("button", name="Insert", exact=True).click()
    expect(page.locator("dialog.prose-editor-dialog")).to_be_visible()
    expect(page.locator(f"{EDITOR} figure")).to_have_count(0)
    address.fill(VIDEO)
    page.get_by_role("button", name="Insert", exact=True).click()
    expect(page.locator(f"{EDITOR} figure.embed p.words")).to_have_text("A film")
    figure = f'<figure class="embed"><p><a href="{VIDEO}" rel="noopener">A film</a></p></figure>'
    assert saved(page, article) == f"<p>Before.</p>{figure}"


def test_without_scripts_a_card_is_a_link(browser: Browser, server: str):
    article = make_article(
        body=f'<figure class="embed"><p><a href="{VIDEO}">A film</a></p></figure>'
    )
    context = browser.new_context(base_url=server, java_script_enabled=False)
    reader = context.new_page()
    reader.goto(article.get_absolute_url())
    expect(reader.locator(".embed a")).to_have_attribute("href", VIDEO)
    expect(reader.locator(".embed button")).to_be_hidden()
    context.close()


def test_a_footnote_a_figure_a_card_and_a_link_survive_together(page: Page, server: str):
    """Stored, opened, changed at the end, saved, published: readers have all of them."""
    image, target = harbour(), make_article("The tides of tomorrow")
    body = (
        '<p>One<span class="footnote">A note.</span> '
        f'<a href="{reference_to(target)}" rel="noopener">two</a>.</p>'
        f'<figure class="picture"><img src="/to/image/{image.pk}/"><figcaption>With <em>care</em>'
        '</figcaption><p class="credit">Us</p></figure>'
        f'<figure class="embed"><p><a href="{VIDEO}" rel="noopener">A film</a></p></figure>'
    )
    article = open_article(page, f"{body}<p>End.</p>")
    expect(page.locator(f"{EDITOR} figure.picture img")).to_have_attribute("alt", "All teal")
    page.locator(EDITOR).press("Control+End")
    page.keyboard.type(" More.")
    assert saved(page, article) == f"{body}<p>End. More.</p>"
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(f"{EDITOR} figure.picture p.credit")).to_have_text("Us")
    expect(page.locator(f"{EDITOR} figure.picture img")).to_have_attribute("alt", "All teal")
    screenshot(page, "figures-desk")
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+Alt+p")
    expect(page.locator("dialog [role=option]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    screenshot(page, "figures-dialog")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    bring_to(article, Release.State.PUBLIC)
    page.goto(article.get_absolute_url())
    prose = page.locator(".prose")
    expect(prose.locator("a.ref")).to_have_count(1)
    expect(prose.locator("figure.picture figcaption")).to_have_text("With care Us")
    expect(prose.locator("figure.embed button")).to_be_visible()
    expect(prose.locator(f"a[href='{target.get_absolute_url()}']")).to_have_text("two")
    assert axe(page) == []
    screenshot(page, "figures-read")
