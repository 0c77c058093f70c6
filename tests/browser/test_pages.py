"""Front page, lists, people, pages about the magazine and pages of errors, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles import workflow
from articles.models import Release, Section, Take
from contributors.models import Affiliation, Organisation
from hanoi.models import Identity
from hanoi.sample import load_pages
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, unreached
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
ADDRESSES = [
    "/",
    "/collections/",
    "/sections/desk/",
    "/tags/libraries/",
    "/contributors/",
    "/contributors/ada-sample/",
    "/organisations/sample-college/",
    "/pages/about/",
    "/no-such-page/",
    "/collections/withdrawn/",
    "/search/?q=answer",
    "/search/?q=answer&kind=article&section=desk&tag=libraries",
    "/search/?q=colunm",
    "/search/?q=nothing-at-all",
]


@pytest.fixture
def magazine(browser: Browser, server: str, complaints: Complaints) -> None:
    """A magazine in which every part of these pages has something to show, some of it long.

    The browser comes first: its event loop has connections to the database of its own.
    """
    now = timezone.now()
    complaints.expect("404")
    complaints.expect("410")
    Identity.objects.create(
        name="The Lantern",
        tagline="One light",
        email="editors-of-a-long-address@example.org",
        mastodon="lantern@example.social",
    )
    load_pages()
    section = Section.objects.create(name="Desk", slug="desk", description=f"About {LONG}.")
    ada = make_contributor(
        "Ada Sample",
        ("Reader", "Sample College"),
        bio="<p>Ada reads.</p>",
        twitter="ada_sample",
        website=f"https://example.org/{LONG}",
    )
    former = Organisation.objects.create(name=f"Old {LONG}")
    Affiliation.objects.create(
        contributor=ada, organisation=former, role="Clerk", from_year=2011, to_year=2015
    )
    for number in range(7):
        make_collection(
            "{count} voices", question=f"Was {LONG}?", at=now - timedelta(days=9 + number)
        )
    collection = make_collection(
        "{count} voices on what comes", question="What comes next?", scale="No\nUnsure\nYes"
    )
    for number in range(12):
        take = make_answer(
            collection,
            f"Answer {number} on {LONG}" if number == 3 else f"Answer {number}",
            by=[ada] if number == 0 else [make_contributor() for _ in range(1 + number % 3)],
            section=section if number % 2 else None,
            tags=("Libraries",),
            dek=f"A dek with {LONG}.",
            choice_place=number - 3 if number > 3 else None,
            language="ar" if number == 5 else "en",
        )
        Take.objects.filter(pk=take.pk).update(
            position=number % 3 + 1, confidence=10 - number % 3, pull_quote=f"A quote, {LONG}."
        )
    coming = make_wave(collection, now + timedelta(days=3))
    for people in ([ada], [make_contributor()]):
        make_take(collection, by=people, wave=coming)
    for number in range(22):
        make_article(f"Column {number}", by=[ada], section=section)
    make_collection("Withdrawn", slug="withdrawn", state=Release.State.WITHDRAWN)


@pytest.mark.usefixtures("magazine")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_any_width(page: Page, scheme):
    page.emulate_media(color_scheme=scheme)
    found = []
    for address in ADDRESSES:
        for width in (360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            found += [f"{address} at {width}: {line}" for line in axe(page)]

    assert found == []


@pytest.mark.usefixtures("magazine")
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_wider_than_a_small_window(page: Page, direction):
    """At 320 px, and at 1280 px with text at 200 %, in either direction."""
    wide = []
    for address in ADDRESSES:
        for width, size in ((320, 100), (1280, 200), (640, 200)):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            page.evaluate(
                "([direction, size]) => { document.documentElement.dir = direction;"
                " document.documentElement.style.fontSize = `${size}%` }",
                [direction, size],
            )
            found = page.evaluate("() => document.documentElement.scrollWidth")
            if found > width:
                wide.append(f"{address} at {width} px and {size} %: {found} px")

    assert wide == []


@pytest.mark.usefixtures("magazine")
def test_the_tab_key_reaches_everything_that_can_be_used(page: Page):
    page.set_viewport_size({"width": 1280, "height": 900})
    missed = {}
    for address in ADDRESSES:
        page.goto(address)
        number, missed[address] = unreached(page)
        assert number > 10, address

    assert {address: found for address, found in missed.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_without_a_database_is_as_good(
    page: Page, complaints: Complaints, monkeypatch: pytest.MonkeyPatch, scheme
):
    """The page of a fault, which relies on nothing; what cannot be read at all gets one alike."""
    complaints.expect("500")
    monkeypatch.setattr("articles.views.lists.front_page", None)
    page.emulate_media(color_scheme=scheme)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/")
        expect(page.locator("h1")).to_have_text("Something went wrong here")
        assert axe(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_preview_is_as_good_as_the_page_that_it_shows(page: Page, scheme):
    """In a small window too, whatever people are called."""
    people = [make_contributor(LONG, (LONG, LONG), bio=f"<p>{LONG}</p>")]
    make_article("Public", slug="public", by=people)
    draft = make_article("A draft", state=Release.State.DRAFT, by=people)
    token = workflow.share_preview(draft, make_publisher())
    page.emulate_media(color_scheme=scheme)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for address in ("/articles/public/", f"/preview/{token}/"):
            page.goto(address)
            assert axe(page) == [], address
            assert page.evaluate("() => document.documentElement.scrollWidth") == width, address
    expect(page.locator(".preview-mark")).to_be_visible()
    assert unreached(page)[1] == []


@pytest.mark.usefixtures("magazine")
def test_the_keyboard_alone_reaches_the_page_and_its_search(page: Page):
    page.goto("/no-such-page/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("column")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=column")

    expect(page.locator("h1")).to_have_text("Search")
