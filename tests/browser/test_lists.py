"""Lists and rows in a real browser: moved by mouse and by keyboard, not cut, with their filters."""

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Byline, Release, Section, Take
from contributors.models import SavedFilter
from tests.browser.helpers import WIDTHS, axe, lit, log_in, screenshot
from tests.browser.prose import ready
from tests.factories import (
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

LONG = "What a good many people whom nobody has ever asked before think of the tides of tomorrow"
SAVED = ".messagelist .success"


def handle(page: Page, name: str) -> Locator:
    """What a row is moved by."""
    return page.get_by_role("button", name=f"Move: {name}", exact=True)


def drag(page: Page, name: str, onto: str) -> None:
    """Drag a row by its handle onto another one, as a hand does: by way of places between."""
    handle(page, name).scroll_into_view_if_needed()
    grip, goal = handle(page, name).bounding_box(), handle(page, onto).bounding_box()
    assert grip
    assert goal
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(goal["x"], goal["y"] + goal["height"] - 1, steps=8)


def sections() -> list[str]:
    """Their names in order."""
    return [str(section) for section in Section.objects.order_by("order", "name")]


@pytest.fixture
def list_of_sections(page: Page, server: str) -> Page:
    """Four sections, open as a list."""
    Section.objects.all().delete()
    for place, name in enumerate(["Essays", "Letters", "Reports", "Reviews"]):
        Section.objects.create(name=name, slug=name.lower(), order=place)
    log_in(page, make_publisher())
    page.goto("/admin/articles/section/")
    return page


def test_a_list_is_put_in_order_by_keyboard_alone(list_of_sections: Page):
    page = list_of_sections
    handle(page, "Reviews").focus()
    page.keyboard.press("Home")
    expect(page.locator(".desk-order")).to_have_text("Reviews: place 1 of 4")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".desk-order")).to_have_text("Reviews: place 2 of 4")
    expect(handle(page, "Reviews")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.locator(".desk-order")).to_have_text("Reviews: place 1 of 4")
    assert axe(page) == []
    screenshot(page, "order-list")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(SAVED)).to_be_visible()
    assert sections() == ["Reviews", "Essays", "Letters", "Reports"]


def test_a_list_is_put_in_order_by_dragging_and_escape_leaves_it(list_of_sections: Page):
    page = list_of_sections
    drag(page, "Essays", "Reports")
    page.keyboard.press("Escape")
    page.mouse.up()
    names = page.locator("#result_list tbody th")
    expect(names).to_have_text(["Essays", "Letters", "Reports", "Reviews"])
    drag(page, "Essays", "Reports")
    page.mouse.up()
    expect(names).to_have_text(["Letters", "Reports", "Essays", "Reviews"])
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(SAVED)).to_be_visible()
    assert sections() == ["Letters", "Reports", "Essays", "Reviews"]


def test_a_list_in_another_order_is_not_put_in_order(list_of_sections: Page):
    page = list_of_sections
    Section.objects.filter(name="Essays").update(name="Zoology")
    page.goto("/admin/articles/section/?o=0")
    expect(page.locator(".order-handle")).to_have_count(0)


def test_answers_are_moved_within_their_wave(page: Page, server: str):
    collection = make_collection()
    waves = [make_wave(collection, title=f"Wave {number}") for number in (1, 2)]
    for place, name in enumerate(["Ada", "Ben", "Cyd"]):
        make_take(collection, wave=waves[0], order=place, by=[make_contributor(name)])
    make_take(collection, wave=waves[1], order=0, by=[make_contributor("Dot")])
    log_in(page, make_publisher())
    page.goto(f"/admin/articles/collection/{collection.pk}/change/")
    page.wait_for_load_state()
    handle(page, "Cyd").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".desk-order")).to_have_text("Cyd: place 1 of 3")
    handle(page, "Dot").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".desk-order")).to_have_text("Dot: place 1 of 1")
    drag(page, "Ada", "Ben")
    page.mouse.up()
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(SAVED)).to_be_visible()
    takes = Take.objects.filter(wave=waves[0]).order_by("order")
    names = [str(person) for take in takes for person in take.participants.all()]
    assert names == ["Cyd", "Ben", "Ada"]
    assert len({take.order for take in takes}) == 3


def test_bylines_are_moved_and_one_that_was_added_is_taken_away_again(page: Page, server: str):
    people = [make_contributor(name) for name in ("Ada", "Ben", "Cyd")]
    article = make_article(state=Release.State.DRAFT, by=people)
    log_in(page, make_publisher())
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    ready(page)
    handle(page, "Cyd").focus()
    page.keyboard.press("Home")
    expect(page.locator(".desk-order")).to_have_text("Cyd: place 1 of 3")
    # The admin numbers what is left by how it stands: nothing of the stored rows may suffer.
    page.get_by_role("button", name="Add another Byline").click()
    page.locator(".inline-deletelink").last.click()
    page.locator("[name=_continue]").click()
    expect(page.locator(SAVED)).to_be_visible()
    names = Byline.objects.filter(article=article).order_by("order")
    assert [str(byline.contributor) for byline in names] == ["Cyd", "Ada", "Ben"]


def test_the_list_of_articles_is_not_cut_on_a_desk(page: Page, server: str):
    collection = make_collection(title=LONG)
    article = make_article(LONG, section=Section.objects.create(name="Essays and arguments"))
    Take.objects.create(collection=collection, article=article)
    log_in(page, make_publisher())
    page.set_viewport_size({"width": 1280, "height": WIDTHS[1280]})
    page.goto("/admin/articles/article/")
    cut = page.locator(".results").evaluate("one => one.scrollWidth - one.clientWidth")
    assert cut == 0


def test_a_filter_is_saved_and_comes_back(page: Page, server: str):
    make_article("Unwritten", state=Release.State.DRAFT)
    make_article("Out")
    log_in(page, make_publisher())
    page.goto("/admin/articles/article/?state=draft")
    page.get_by_text("Save what is shown").click()
    page.get_by_label("Name").fill("To write")
    page.keyboard.press("Enter")
    expect(page.locator(SAVED)).to_contain_text("“To write” is kept above the list.")
    page.goto("/admin/articles/article/")
    expect(page.get_by_role("link", name="Out", exact=True)).to_be_visible()
    page.get_by_role("link", name="To write").click()
    expect(page.get_by_role("link", name="Unwritten")).to_be_visible()
    expect(page.get_by_role("link", name="Out", exact=True)).to_have_count(0)
    for scheme in ("light", "dark"):
        lit(page, scheme)
        assert axe(page) == []
    screenshot(page, "saved-filters")
    page.get_by_role("button", name="Remove “To write”").click()
    expect(page.get_by_role("link", name="To write")).to_have_count(0)
    assert not SavedFilter.objects.exists()
