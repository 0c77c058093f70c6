"""The landing page in a browser: its chart by keyboard, its filter with a script and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Collection, Participant, Release, Take
from articles.take_filter import fold
from tests.articles.landing.rows import make_series, make_symposium
from tests.articles.landing.test_filter import ALIKE
from tests.browser.helpers import (
    WIDTHS,
    axe,
    read_through,
    screenshot,
    shifts,
    unreached,
    watch_shifts,
)
from tests.factories import make_answer, make_contributor

BIG = "/collections/big/"
TAKES = ".take:visible"


@pytest.fixture
def collection(server: str) -> Collection:
    """Eighty people, sixty of whom have answered; two of these together, one without a position."""
    collection = make_symposium("big")
    make_series(collection, 1)
    take = Take.objects.public().filter(collection=collection).in_order()[1]
    Participant.objects.create(take=take, contributor=make_contributor("Łučja Ocelot"), order=1)
    make_answer(collection, "Silence", by=[make_contributor("Zoë Núñez", ("Reader", "Ateneo"))])
    return collection


@pytest.fixture
def plain(browser: Browser, server: str) -> Iterator[Page]:
    """A tab of somebody without JavaScript."""
    context: BrowserContext = browser.new_context(
        base_url=server, locale="en-GB", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def status(page: Page) -> str:
    """What is announced."""
    return page.locator("take-filter [role=status]").inner_text()


def titles(page: Page) -> list[str]:
    """The answers that are seen, in order."""
    return page.locator(f"{TAKES} h4").all_inner_texts()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing_in_light_and_dark(page: Page, collection: Collection, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{BIG}?q=ledger&position=2")
        page.locator(".as-table summary").click()
        assert axe(page) == [], scheme
        page.goto(f"{BIG}?view=list")
        assert axe(page) == [], scheme


@pytest.mark.parametrize("steps", [2, 5, 7])
def test_nothing_scrolls_sideways_at_320_pixels_nor_with_text_of_twice_the_size(
    page: Page, collection: Collection, steps: int
):
    """However many steps the scale has, and however many equals stand in a cell."""
    Collection.objects.filter(pk=collection.pk).update(
        scale="\n".join(f"A rather long position {step}" for step in range(steps))
    )
    Take.objects.filter(collection=collection, position__lt=3).update(position=1, confidence=9)
    Take.objects.filter(collection=collection, position=4).update(confidence=None)
    size = "(size) => { document.documentElement.style.fontSize = `${size}%` }"
    for width, percent in ((640, 200), (1280, 200), (320, 100), (700, 100), (1000, 100)):
        page.set_viewport_size({"width": width, "height": 800})
        for address in (BIG, f"{BIG}?view=list"):
            page.goto(address)
            page.evaluate(size, percent)
            assert page.evaluate("() => document.documentElement.scrollWidth") == width
    dots = page.locator(".cell a").all()
    boxes = [box for dot in dots if (box := dot.bounding_box())]
    assert len({(round(box["x"]), round(box["y"])) for box in boxes}) == len(dots)
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_the_page_comes_and_is_read(
    page: Page, collection: Collection, width: int
):
    watch_shifts(page)
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    for address in (BIG, f"{BIG}?view=list"):
        page.goto(address, wait_until="networkidle")
        read_through(page, WIDTHS[width])
        assert shifts(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_far_from_sight_is_found_and_led_to(page: Page, collection: Collection, width: int):
    """On a telephone the answers are not laid out before they come near."""
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.goto(BIG)
    unseen = page.locator(".take .who").last.evaluate(
        "(one) => !one.checkVisibility({contentVisibilityAuto: true})"
    )
    assert unseen is (width == min(WIDTHS))
    for place in ("stand", "answers", "to-come", "earlier"):
        page.goto(BIG)
        page.locator(f".jump a[href='#{place}']").click()
        page.wait_for_function(
            """(place) => {
              const { top } = document.getElementById(place).getBoundingClientRect();
              return top > -10 && top < innerHeight / 2;
            }""",
            arg=place,
        )
    last = titles(page)[-1]
    page.goto(BIG)
    assert page.evaluate("(words) => find(words)", last)
    expect(page.locator(".take h4", has_text=last)).to_be_in_viewport()


def test_the_page_is_pictured(page: Page, collection: Collection):
    page.goto(BIG)

    assert len(screenshot(page, "landing")) == 4


def test_the_chart_is_one_stop_of_the_tab_key_that_arrows_walk(page: Page, collection: Collection):
    page.goto(BIG)
    dots = page.locator(".cell a")
    assert dots.count() == 61
    assert page.locator(".cell a[tabindex='0']").count() == 1
    first, last = dots.first, dots.last

    first.focus()
    page.keyboard.press("End")
    expect(last).to_be_focused()
    page.keyboard.press("Home")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".cells").nth(0).locator("a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowRight")
    second = page.locator(".cells").nth(1).locator("a").nth(1)
    expect(second).to_be_focused()
    expect(page.locator(".cell a[tabindex='0']")).to_have_count(1)
    readout = page.locator(".readout")
    expect(readout.locator("b")).to_have_text(second.inner_text())
    expect(readout.locator("q")).to_contain_text("measuring the queue")

    page.keyboard.press("Tab")
    expect(page.locator(".as-table summary")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")


def test_the_tab_key_reaches_everything_but_the_dots_that_arrows_walk(
    page: Page, collection: Collection
):
    page.goto(BIG)
    number, missed = unreached(page)
    assert number > 80
    assert missed == []


def test_without_a_script_every_dot_is_a_link(plain: Page, collection: Collection):
    plain.goto(BIG)

    assert plain.locator(".cell a").count() == 61
    assert plain.locator(".cell a[tabindex]").count() == 0
    expect(plain.locator(".readout")).to_be_hidden()
    plain.locator(".cell a").first.click()
    plain.wait_for_url("**/articles/**")


def test_the_filter_follows_at_once_says_so_and_back_takes_it_back(
    page: Page, collection: Collection
):
    page.goto(BIG)
    everything = status(page)
    assert everything == "61 of 61 answers, 20 of 20 to come"
    words = page.locator("#filter-q")

    words.press_sequentially("LUCJA")
    expect(page.locator(TAKES)).to_have_count(1)
    assert status(page) == "1 of 61 answers, 0 of 20 to come"
    assert page.url.endswith("?q=LUCJA")
    assert page.locator(".cell li:not(.dim)").count() == 2

    page.go_back()
    expect(page.locator(TAKES)).to_have_count(61)
    assert words.input_value() == ""
    assert status(page) == everything

    page.locator("[name=position][value='2']").check()
    page.locator("#filter-sort").select_option("name")
    page.get_by_role("radio", name="List").check()
    assert page.url.endswith("?sort=name&position=2&view=list")
    assert page.locator("[data-flat] .take:visible").count() == page.locator(TAKES).count() == 12
    expect(page.locator(f"{TAKES} blockquote").first).to_be_hidden()

    page.go_back()
    page.go_back()
    assert page.url.endswith("?position=2")
    assert page.locator("[data-flat] .take").count() == 0
    expect(page.locator("#filter-sort")).to_have_value("")

    page.get_by_role("link", name="Clear").click()
    assert page.url.endswith(BIG)
    expect(page.locator(TAKES)).to_have_count(61)
    assert status(page) == everything
    words.fill("no such word")
    expect(page.get_by_text("No answer matches.")).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        "q=ottavine+ledger&position=2",
        "q=zoe+nunez",
        "position=none",
        "tag=topic-1&sort=confidence",
        "sort=affiliation&position=1&position=3",
        "sort=order",
        "organisation=ateneo&view=list",
        "",
    ],
)
def test_script_and_server_agree(page: Page, plain: Page, collection: Collection, query: str):
    """What the server answers is what the script makes of the same form on the whole page."""
    plain.goto(f"{BIG}?{query}")
    page.goto(BIG)
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        control = page.locator(f"take-filter [name={name}]")
        if name == "q":
            control.fill(value.replace("+", " "))
        elif name in {"position", "view"}:
            page.locator(f"take-filter [name={name}][value='{value}']").check()
        else:
            control.select_option(value)

    assert titles(page) == titles(plain)
    assert status(page) == status(plain)
    assert page.locator(".wave-head:visible").all_inner_texts() == (
        plain.locator(".wave-head:visible").all_inner_texts()
    )
    assert page.locator(".cell .dim").count() == plain.locator(".cell .dim").count()

    page.goto(f"{BIG}?{query}")
    page.locator("#filter-sort").select_option("name")
    page.go_back()
    assert titles(page) == titles(plain)


def test_without_a_script_the_form_is_sent(plain: Page, collection: Collection):
    plain.goto(BIG)
    plain.locator("#filter-q").fill("nunez")
    plain.get_by_role("button", name="Show").click()

    plain.wait_for_url("**/collections/big/?q=nunez**")
    assert titles(plain) == ["Silence"]
    assert status(plain) == "1 of 61 answers, 0 of 20 to come"
    plain.get_by_role("link", name="Clear").click()
    assert len(titles(plain)) == 61


def test_script_and_server_fold_text_alike(page: Page, collection: Collection):
    page.goto(BIG)
    texts = [text for text, _folded in ALIKE]

    found = page.evaluate("(texts) => texts.map(customElements.get('take-filter').fold)", texts)

    assert found == [fold(text) for text in texts]


def test_what_is_to_come_is_found_by_name_and_tells_nothing_else(
    page: Page, collection: Collection
):
    hidden = make_contributor("Quillon Secret", ("Reader", "Hidden College"))
    make_answer(collection, "Zebra", by=[hidden], state=Release.State.SCHEDULED)
    page.goto(BIG)

    page.locator("#filter-q").fill("quillon")
    expect(page.locator(TAKES)).to_have_count(0)
    expect(page.locator(".soon:visible", has_text="Quillon Secret")).to_have_count(1)
    page.locator("#filter-q").fill("hidden")
    expect(page.get_by_text("No answer matches.")).to_be_visible()
    assert "Hidden College" not in page.content()
