"""The page of an article in a real browser: notes, sharing, citing, progress, looks."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles import workflow
from articles.models import Article, Take
from tests.browser.helpers import (
    WIDTHS,
    axe,
    read_through,
    screenshot,
    shifts,
    unreached,
    watch_shifts,
)
from tests.browser.rows import make_whole_answer
from tests.factories import make_answer, make_collection, make_contributor, make_publisher


@pytest.fixture
def take(tmp_path: Path, settings: Any) -> Take:
    """An answer with everything on its page, among four others, one of which is not out."""
    settings.MEDIA_ROOT = tmp_path
    return make_whole_answer(
        [
            make_contributor(
                "Ada Sample",
                ("Chair", "Sample College"),
                bio="<p>Ada reads.</p>",
                twitter="ada_sample",
            ),
            make_contributor("Ben Example", ("Reader", "Example Institute")),
        ],
        translator="Fay Proxy",
        others=("Cleo", "Dan", "Eve"),
    )


@pytest.fixture
def article(take: Take, page: Page) -> Page:
    """Its page, opened."""
    page.goto("/articles/attention/")
    return page


def test_nothing_is_wrong_with_the_page_in_any_width_and_scheme(article: Page):
    found = {}
    for width in (*WIDTHS, 768):
        article.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            article.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[f"{width} {scheme}"] = axe(article)
    assert {where: what for where, what in found.items() if what} == {}


def test_nothing_is_wrong_with_what_opens(article: Page):
    article.get_by_role("button", name="Note 1").click()
    assert axe(article) == []
    article.keyboard.press("Escape")
    article.get_by_role("button", name="Cite this answer").click()
    assert axe(article) == []


def test_no_page_is_wider_than_a_small_telephone_nor_with_text_of_twice_the_size(article: Page):
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    article.set_viewport_size({"width": 320, "height": 700})
    assert article.evaluate(wide) == 0
    for width in WIDTHS:
        article.set_viewport_size({"width": width, "height": 700})
        article.evaluate("document.documentElement.style.fontSize = '200%'")
        assert article.evaluate(wide) == 0, width


def test_nothing_moves_while_the_page_comes_and_is_read(take: Take, context: BrowserContext):
    page = context.new_page()
    watch_shifts(page)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto("/articles/attention/", wait_until="networkidle")
        expect(page.locator(".lead img")).to_have_js_property("complete", True)
        read_through(page, height)
        expect(page.locator("reading-progress p")).to_be_visible()
        assert shifts(page) == [], width


def test_the_picture_comes_in_the_width_that_the_screen_needs(take: Take, context: BrowserContext):
    page = context.new_page()
    for width, fitting in ((360, 480), (900, 960), (1280, 1200)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("about:blank")
        page.goto("/articles/attention/")
        source = page.locator(".lead img").evaluate("(image) => image.currentSrc")
        assert source.endswith(f"-{fitting}.avif"), (width, source)


def test_a_note_opens_beside_its_number_and_gives_the_focus_back(article: Page):
    number = article.get_by_role("button", name="Note 2")
    note = article.get_by_role("dialog", name="Note 2")

    number.focus()
    article.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(note).to_be_focused()
    expect(note).to_contain_text("A second note.")
    expect(number).to_have_attribute("aria-expanded", "true")
    below = number.bounding_box()
    shown = note.bounding_box()
    assert below
    assert shown
    assert abs(shown["y"] - (below["y"] + below["height"])) < 40
    article.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(number).to_be_focused()
    expect(number).to_have_attribute("aria-expanded", "false")

    article.keyboard.press("Space")
    expect(note).to_be_visible()
    article.get_by_role("button", name="Close").click()
    expect(note).to_be_hidden()
    expect(number).to_be_focused()


def test_a_note_closes_when_another_opens_or_its_number_is_pressed_again(article: Page):
    article.get_by_role("button", name="Note 1").click()
    expect(article.get_by_role("dialog", name="Note 1")).to_be_visible()
    article.get_by_role("button", name="Note 2").click()
    expect(article.get_by_role("dialog", name="Note 1")).to_have_count(0)
    expect(article.get_by_role("dialog", name="Note 2")).to_be_visible()
    expect(article.locator(".ref[aria-expanded=true]")).to_have_count(1)
    article.get_by_role("button", name="Note 2").click()
    expect(article.get_by_role("dialog")).to_have_count(0)


def test_the_address_is_copied_and_so_is_the_citation(article: Page, server: str):
    article.context.grant_permissions(["clipboard-read", "clipboard-write"])
    article.get_by_role("button", name="Copy link").click()
    expect(article.locator(".said")).to_have_text("Copied")
    assert article.evaluate("navigator.clipboard.readText()") == f"{server}/articles/attention/"

    article.get_by_role("button", name="Cite this answer").click()
    article.get_by_role("button", name="Copy the note").click()
    expect(article.get_by_role("button", name="Copied")).to_be_visible()
    copied = article.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Ada Sample and Ben Example, “The Arithmetic of Attention”, transl")
    article.get_by_role("button", name="Copy BibTeX").click()
    assert article.evaluate("navigator.clipboard.readText()").startswith("@article{sample")
    article.keyboard.press("Escape")
    expect(article.get_by_role("dialog")).to_have_count(0)
    expect(article.get_by_role("button", name="Cite this answer")).to_be_focused()


def test_the_sheet_of_the_platform_gets_title_and_address(
    take: Take, context: BrowserContext, server: str
):
    page = context.new_page()
    page.add_init_script("navigator.share = (what) => { window.shared = what; }")
    page.goto("/articles/attention/")

    page.get_by_role("button", name="Share").click()

    assert page.evaluate("shared") == {
        "title": "The Arithmetic of Attention",
        "url": f"{server}/articles/attention/",
    }


def test_what_is_read_is_counted_in_the_browser_alone(article: Page, server: str):
    asked: list[str] = []
    progress = article.locator("reading-progress")
    expect(progress).to_have_text("")
    article.on("request", lambda request: asked.append(request.url))

    article.locator(".prose > :last-child").scroll_into_view_if_needed()

    expect(progress).to_contain_text("You have read 1 of the 4 answers that are out.")
    article.goto("/articles/second-answer/")
    expect(progress).to_contain_text("You have read 2 of the 4 answers that are out.")
    # An answer that has been taken back counts no longer.
    workflow.withdraw(Article.objects.get(slug="attention"), make_publisher())
    article.reload()
    expect(progress).to_contain_text("You have read 1 of the 3 answers that are out.")
    article.get_by_role("button", name="Forget").click()
    expect(progress).to_have_text("")
    assert article.evaluate("localStorage.length") == 0
    assert all(url.startswith((f"{server}/static/", f"{server}/a")) for url in asked), asked
    assert not [url for url in asked if "?" in url]


def test_the_appearance_is_chosen_and_kept(article: Page):
    paper = "getComputedStyle(document.body).backgroundColor"
    article.emulate_media(color_scheme="light")
    light = article.evaluate(paper)
    expect(article.get_by_role("button", name="Automatic")).to_have_attribute(
        "aria-pressed", "true"
    )

    article.get_by_role("button", name="Dark").click()
    dark = article.evaluate(paper)
    assert dark != light
    article.reload(wait_until="commit")
    article.wait_for_selector("h1")
    assert article.evaluate(paper) == dark
    expect(article.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")

    article.get_by_role("button", name="Automatic").click()
    assert article.evaluate(paper) == light
    assert article.evaluate("localStorage.length") == 0


def test_everything_is_there_without_scripts(take: Take, browser: Browser, server: str):
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/articles/attention/")

    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    expect(page.get_by_role("button", name="Dark")).to_be_hidden()
    expect(page.locator("reading-progress")).to_be_empty()
    page.locator("#ref-1").click()
    assert page.url.endswith("#fn-1")
    expect(page.locator("#fn-1")).to_contain_text("A first note")
    page.get_by_role("button", name="Cite this answer").click()
    expect(page.locator("#cite-note")).to_be_visible()
    assert page.locator("#cite a").evaluate_all("(all) => all.map((one) => one.pathname)") == [
        "/articles/attention/citation.bib",
        "/articles/attention/citation.ris",
    ]
    context.close()


def test_the_keyboard_reaches_everything_that_can_be_used(article: Page):
    number, missed = unreached(article)
    assert number > 30
    assert missed == []


def test_a_page_that_runs_from_the_right_is_whole(page: Page, tmp_path: Path, settings: Any):
    settings.MEDIA_ROOT = tmp_path
    collection = make_collection(scale="No\nYes")
    other = make_answer(collection, "A left-to-right neighbour")
    Take.objects.filter(pk=other.pk).update(position=1)
    take = make_answer(
        collection,
        "حساب الانتباه",
        by=[make_contributor("منى النموذجية")],
        slug="arabic",
        language="ar",
        dek="للمدينة ميزانية لا تنشرها.",
        body="<p>في كل بلدية غرفة.<span class='footnote'>هذه الأرقام مختلقة.</span></p>"
        "<blockquote><p>كان ذلك.</p></blockquote><aside class='pullquote'><p>الانتباه.</p></aside>"
        "<table><tr><th scope='row'>أ</th><td>ب</td></tr></table>",
    )
    Take.objects.filter(pk=take.pk).update(position=2, confidence=3)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/articles/arabic/")

    expect(page.locator("article")).to_have_attribute("dir", "rtl")
    expect(page.locator("article")).to_have_attribute("lang", "ar")
    tools, text = (page.locator(name).bounding_box() for name in (".tools", ".prose"))
    assert tools
    assert text
    assert tools["x"] >= text["x"] + text["width"]
    edge = page.locator(".prose blockquote").evaluate("(e) => getComputedStyle(e).borderRightWidth")
    assert edge == "1px"
    # The magazine's own words are English, and say so.
    expect(page.locator(".bylines .meta")).to_have_attribute("dir", "ltr")
    expect(page.locator(".turn")).to_have_attribute("lang", "en-gb")
    assert axe(page) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0
    screenshot(page, "article-rtl")


def test_screenshots_show_the_page(article: Page):
    assert [path.stat().st_size > 20_000 for path in screenshot(article, "article")] == [True] * 4
