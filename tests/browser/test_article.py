"""The page of an article in a real browser: notes, sharing, citing, progress, looks, weight."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import FileSystemStorage
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles import workflow
from articles.models import Article, Byline, Section, Take
from tests.articles.pictures import make_image
from tests.browser.helpers import WIDTHS, axe, screenshot, unreached
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
)

BODY = (
    "<p>Every city hall has a room where the letters arrive.<span class='footnote'>A first note, "
    "with <a href='https://example.org/'>a source</a>.</span> It was a shelf, and <em>attention"
    "</em>.</p><h2>A thing</h2><aside class='pullquote'><p>Attention does not scale.</p></aside>"
    "<p>A second reference.<span class='footnote'>A second note.</span></p>"
    "<table><caption>Letters by ward</caption><thead><tr><th scope='col'>Ward</th>"
    + "".join(f"<th scope='col'>Letters received in year {year}</th>" for year in range(9))
    + "</tr></thead><tbody><tr><th scope='row'>North</th>"
    + "<td>1,204</td>" * 9
    + "</tr></tbody></table>"
    + "<p>Put a budget on attention, and publish it. It is a crude measure.</p>" * 40
)


@pytest.fixture
def take(tmp_path: Path, settings: Any) -> Take:
    """An answer with everything on its page, among four others, one of which is not out."""
    settings.MEDIA_ROOT = tmp_path
    collection = make_collection(
        question="Can a city be too big to govern?",
        proposition="Some cities have grown too large to be governed well.",
        scale="Disagree\nUnsure\nAgree",
    )
    people = [
        make_contributor(
            "Ada Sample", ("Chair", "Sample College"), bio="<p>Ada reads.</p>", twitter="ada_sample"
        ),
        make_contributor("Ben Example", ("Reader", "Example Institute")),
    ]
    for place, name in ((1, "Cleo"), (3, "Dan"), (3, "Eve")):
        other = make_answer(collection, f"The answer of {name}", by=[make_contributor(name)])
        Take.objects.filter(pk=other.pk).update(position=place, confidence=9)
    make_answer(collection, "Not out", state=Article.State.DRAFT)
    take = make_answer(
        collection,
        "The Arithmetic of Attention",
        by=people,
        body=BODY,
        dek="A city has one budget that it never publishes.",
        editors_note="<p>Filed before the vote.</p>",
        section=Section.objects.create(name="Public finance"),
        lead_image=make_image(
            "teal", size=(1200, 700), caption="An invented city.", credit="Nobody"
        ),
        tags=("Attention", "Budgets"),
        slug="attention",
    )
    Take.objects.filter(pk=take.pk).update(position=3, confidence=8)
    translator = make_contributor("Fay Proxy")
    Byline.objects.create(article=take.article, contributor=translator, role="translator", order=5)
    workflow.correct(take.article, make_publisher(), note="<p>It was nine, not seven.</p>")
    return take


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
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => [
          entry.value, ...entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80)),
        ]))).observe({type: "layout-shift", buffered: true});"""
    )
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto("/articles/attention/", wait_until="networkidle")
        expect(page.locator(".lead img")).to_have_js_property("complete", True)
        for _ in range(12):
            page.mouse.wheel(0, height)
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
        expect(page.locator("reading-progress p")).to_be_visible()
        page.evaluate("() => document.fonts.ready.then(() => true)")
        assert page.evaluate("shifts") == [], width


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
    article.goto("/articles/the-answer-of-dan/")
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


# --- As it is served -------------------------------------------------------------------------


@pytest.fixture
def served(server: str, tmp_path: Path, settings: Any) -> Iterator[str]:
    """A server whose static files are collected, hashed and packed, as they are for readers."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "hanoi.storage.StaticStorage"},
    }
    source = FileSystemStorage(Path(settings.BASE_DIR, "static"))
    files = [path for path in Path(source.location).rglob("*") if path.is_file()]
    names = [str(path.relative_to(source.location)) for path in files]
    for name in names:
        with source.open(name) as file:
            staticfiles_storage.save(name, file)
    for *_, done in staticfiles_storage.post_process({name: (source, name) for name in names}):
        assert done is True
    served = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    served.set_app(get_wsgi_application())
    thread = Thread(target=served.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    thread.join()
    served.server_close()


class Transfers:
    """What a page asks for, by its address: the kind and the bytes, headers included."""

    def __init__(self, page: Page) -> None:
        self.kinds: dict[str, tuple[str, str]] = {}
        self.bytes: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._started)
        session.on("Network.loadingFinished", self._finished)

    def _started(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = (event["response"]["url"], event["type"])

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])

    def of(self, *kinds: str) -> dict[str, int]:
        """The bytes by address; of all kinds but pictures if none is named."""
        return {
            url: self.bytes[key]
            for key, (url, kind) in self.kinds.items()
            if key in self.bytes and (kind in kinds if kinds else kind != "Image")
        }


def test_an_english_article_is_light(browser: Browser, take: Take, served: str):
    context = browser.new_context()
    page = context.new_page()
    transfers = Transfers(page)

    page.goto(f"{served}/articles/attention/", wait_until="networkidle")

    everything = transfers.of()
    assert any("/static/css/article." in url for url in everything)
    assert sum(everything.values()) <= 60 * 1024, everything
    assert sum(transfers.of("Font").values()) <= 45 * 1024
    assert len(transfers.of("Font")) == 4
    assert len(transfers.kinds) <= 15
    context.close()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Sample", set()),
        ("Zoë Ångström", {"latin1"}),
        ("Łučja Přikladová", {"latin1", "latin-ext"}),
        ("Quỳnh Thửmẫu", {"vietnamese"}),
    ],
)
def test_a_name_is_set_in_the_face_whatever_its_accents(page: Page, name: str, parts: set[str]):
    """Its font files come on demand, and hold every character of it."""
    make_article(by=[make_contributor(name)], slug="named")
    asked: set[str] = set()
    cut = re.compile(r"sans-([\w-]+)\.woff2")
    page.on("request", lambda request: asked.update(cut.findall(request.url)))

    page.goto("/articles/named/", wait_until="networkidle")

    assert asked - {"core"} == parts
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    document = session.send("DOM.getDocument", {"depth": -1})
    node = session.send(
        "DOM.querySelector", {"nodeId": document["root"]["nodeId"], "selector": ".byline a"}
    )
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    # Every character comes from a file of ours, none from the machine.
    assert [font["isCustomFont"] for font in fonts] == [True] * len(fonts)
    assert sum(font["glyphCount"] for font in fonts) >= len(name)
