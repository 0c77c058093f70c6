"""What readers use works in the engines of Firefox and Safari as it does in Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from articles.models import Take
from tests.browser.engines import FINDERS, Engine, Firefox, WebKit, advice, screen
from tests.factories import make_answer, make_collection, make_contributor
from tests.showcase import make_showcase

# Selenium warns of a call that it makes itself.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")

PAGES = [
    "/",
    "/articles/arabic/",
    "/articles/everything/",
    "/collections/",
    "/collections/everything/",
    "/collections/everything/?position=1&view=list",
    "/contributors/",
    "/contributors/ada-sample/",
    "/organisations/sample-college/",
    "/pages/about/",
    "/search/?q=lamps",
    "/sections/column/",
]
# Everything that a page names has come, and has been understood; the script of the search field
# comes with the focus.
WHOLE = """[
  ...[...document.styleSheets].filter((sheet) => !sheet.cssRules.length).map((sheet) => sheet.href),
  ...[...document.querySelectorAll(":not(:defined, search-suggest)")].map((one) => one.localName),
  ...[...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src),
]"""
LONG = "<p>A paragraph of sample text, to be scrolled past.</p>" * 30
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(params=FINDERS)
def engine(request: pytest.FixtureRequest, playing: Playwright, server: str) -> Iterator[Engine]:
    """A browser of each other engine that this machine has.

    Playwright comes first: its event loop has connections to the database of its own.
    """
    path = FINDERS[request.param]()
    if path is None:
        pytest.skip(advice(request.param))
    if request.param == "firefox":
        found: Engine = Firefox(playing, path, server)
        yield found
        found.close()
        return
    with screen() as display:
        found = WebKit(path, display, server)
        yield found
        found.close()


@pytest.fixture
def showcase(engine: Engine, settings: Any, tmp_path: Path) -> None:
    """The magazine that has everything."""
    settings.MEDIA_ROOT = tmp_path
    make_showcase()


@pytest.fixture
def answers(engine: Engine) -> None:
    """Four answers to a question, one of them with notes."""
    collection = make_collection(slug="question", scale="No\nUnsure\nYes")
    for place, name in ((1, "Cleo"), (2, "Dan"), (3, "Eve")):
        take = make_answer(collection, f"The answer of {name}", by=[make_contributor(name)])
        Take.objects.filter(pk=take.pk).update(position=place, confidence=7)
    note = "A sentence.<span class='footnote'>A note.</span>"
    make_answer(collection, "Arithmetic", slug="noted", body=f"<p>{note} {note}</p>" + LONG)


@pytest.mark.usefixtures("showcase")
def test_every_page_is_whole_and_no_wider_than_its_window(engine: Engine):
    found = []
    for width, height in ((360, 740), (1280, 900)):
        engine.resize(width, height)
        for address in PAGES:
            engine.goto(address)
            # The letters of a face may be wider than those that stood in for it.
            engine.run("document.fonts.ready.then(() => true)")
            found += [f"{address} at {width}: {wrong}" for wrong in engine.run(WHOLE)]
            if wider := engine.run(WIDER):
                found.append(f"{address} at {width}: {wider} px too wide")
            found += [f"{address} at {width}: {said}" for said in engine.complaints()]

    assert found == []


@pytest.mark.usefixtures("answers")
def test_a_note_opens_beside_its_number_and_gives_the_focus_back(engine: Engine):
    engine.resize(1280, 900)
    engine.goto("/articles/noted/")
    engine.wait("document.querySelector('.ref[aria-expanded]')")
    note = "document.querySelector('.popnote')"

    engine.run("document.querySelector('#ref-2').focus()")
    engine.press("Enter")
    engine.wait(f"{note}?.matches(':popover-open')")
    assert engine.run("document.querySelector('#ref-2').ariaExpanded") == "true"
    apart = "(a, b) => Math.abs(a.getBoundingClientRect().bottom - b.getBoundingClientRect().top)"
    assert engine.run(f"({apart})(document.querySelector('#ref-2'), {note})") < 60
    engine.press("Escape")
    engine.wait("document.querySelectorAll('[role=dialog]:popover-open').length === 0")
    assert engine.run("document.activeElement.id") == "ref-2"

    engine.click("[popovertarget=cite]")
    engine.wait("document.querySelector('#cite').matches(':popover-open')")
    engine.press("Escape")
    engine.wait("!document.querySelector('#cite').matches(':popover-open')")
    assert engine.complaints() == []


@pytest.mark.usefixtures("answers")
def test_the_chart_is_walked_by_arrows_and_the_filter_follows_at_once(engine: Engine):
    engine.resize(1280, 900)
    engine.goto("/collections/question/")
    engine.wait("document.querySelectorAll('.cell a[tabindex=\"0\"]').length === 1")
    seen = "[...document.querySelectorAll('.take')].filter((one) => one.checkVisibility()).length"
    everything = engine.run(seen)

    engine.run("document.querySelector('.cell a').focus()")
    engine.press("ArrowRight", "ArrowRight")
    focus = "document.activeElement"
    named = f"{focus}.textContent === document.querySelector('.readout b').textContent"
    assert engine.run(
        f"{focus} !== document.querySelector('.cell a') && {focus}.matches('.cell a')"
    )
    assert engine.run(named)

    engine.run("document.querySelector('#filter-q').focus()")
    engine.press(*"eve")
    engine.wait(f"{seen} === 1")
    engine.wait("location.search === '?q=eve'")
    assert everything == 4
    assert engine.run("document.querySelector('take-filter [role=status]').textContent")[:2] == "1 "
    engine.run("history.back()")
    engine.wait(f"{seen} === {everything}")

    engine.run("document.querySelector('.cell a[tabindex=\"0\"]').focus()")
    engine.press("Enter")
    engine.wait("location.pathname.startsWith('/articles/')")


@pytest.mark.usefixtures("answers")
def test_suggestions_come_and_the_appearance_is_kept(engine: Engine):
    engine.resize(1280, 900)
    engine.goto("/")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = engine.run(paper)
    engine.click("[data-set-scheme=dark]")
    assert engine.run(paper) != light
    engine.goto("/collections/")
    assert engine.run(paper) != light

    engine.run("document.querySelector('#finder').focus()")
    engine.press(*"arith")
    engine.wait("document.querySelectorAll('[role=option]').length === 1")
    engine.press("ArrowDown", "Enter")
    engine.wait("location.pathname === '/articles/noted/'")
    assert engine.run(paper) != light
