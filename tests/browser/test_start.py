"""The start page and the search of the desk in a real browser, by the keyboard alone."""

import re
from datetime import timedelta
from itertools import cycle

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles import workflow
from articles.models import Article, Byline, Participant, Release, Take, Wave
from articles.notes import leave_note
from contributors.models import Contributor
from hanoi.models import User
from tests.browser.complaints import Complaints
from tests.browser.helpers import WIDTHS, axe, lit, log_in, screenshot, unreached
from tests.browser.prose import choose_all, ready, write
from tests.factories import (
    PASSWORD,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_wave,
)

State = Release.State
DAY = timedelta(days=1)


def fill(wave: Wave, people: list[Contributor], status: str, commission: str) -> None:
    """An answer of each of `people` in the wave, so far; without an article where none is named."""
    start = Take.objects.count()
    articles = [
        Article(
            title=f"What {person} asks of the river",
            slug=f"answer-{start + n}",
            status=status,
            release_at=wave.release_at,
        )
        for n, person in enumerate(people)
        if status
    ]
    Article.objects.bulk_create(articles)
    Byline.objects.bulk_create(
        Byline(article=article, contributor=person)
        for article, person in zip(articles, people, strict=False)
    )
    takes = [
        Take(collection=wave.collection, wave=wave, article=article, state=commission, order=n)
        for n, article in enumerate(articles or [None] * len(people))
    ]
    Take.objects.bulk_create(takes)
    Participant.objects.bulk_create(
        Participant(take=take, contributor=person)
        for take, person in zip(takes, people, strict=True)
    )


@pytest.fixture
def publisher(server: str) -> User:
    """Whoever sits at the desk, with work of their own."""
    return make_publisher(name="Petra Samplewright")


@pytest.fixture
def desk(server: str, publisher: User) -> None:
    """A magazine in the week of a release: eighty answers at every stage, and more beside them."""
    now = timezone.now()
    names = cycle(["Marlowe", "Okonkwo-Lindqvist", "Sato", "Brandvold", "de la Tour", "Im"])
    people = [make_contributor(f"Sample {next(names)} {n}") for n in range(1, 41)]
    first = make_collection("What {count} people would ask of a river", at=now - 9 * DAY)
    passed = make_wave(first, now - 2 * DAY, title="First wave")
    soon = make_wave(first, now + 2 * DAY, title="Second wave")
    later = make_wave(first, now + 20 * DAY, title="Third wave")
    fill(passed, people[:24], "approved", "signed_off")
    fill(passed, people[24:26], "in_review", "in_edit")
    fill(soon, people[26:36], "approved", "signed_off")
    fill(soon, people[36:40], "in_review", "submitted")
    fill(soon, people[:3], "", "accepted")
    fill(later, people[3:9], "draft", "in_edit")
    fill(later, people[9:24], "", "accepted")
    fill(later, people[24:40], "", "invited")
    second = make_collection("Who speaks for the harbour?", state=State.DRAFT)
    fill(make_wave(second, now + 40 * DAY), people[:12], "", "invited")
    fill(make_wave(second), people[12:16], "", "accepted")
    make_collection("A small question about ferries", state=State.IN_REVIEW)
    make_article("Tonight: a note on the harbour", state=State.SCHEDULED, at=now + DAY / 24)
    make_article("Approved, and waiting for its day", state=State.UNDATED)
    returned = make_article("A draft of my own", state=State.IN_REVIEW, created_by=publisher)
    workflow.send_back(returned, make_editor(), note="Shorten the second part, and name the mill.")
    noted = make_article("A text with a note", state=State.PUBLIC, created_by=publisher)
    leave_note(noted, make_editor(), text="Is this so?")
    make_answer(second, "The heron answers", by=[people[0]], state=State.DRAFT)


def test_the_start_page_is_for_everyone(page: Page, desk: None, publisher: User):
    """Without a fault that axe finds, at either width and in either light, and by keys alone."""
    log_in(page, publisher)
    expect(page.get_by_role("heading", level=1)).to_have_text("The desk")
    waits = page.get_by_role("region", name="Waits for you")
    expect(waits).to_contain_text("Shorten the second part")
    expect(page.get_by_role("region", name="Due and overdue")).to_contain_text("2 overdue")
    expect(page.get_by_role("region", name="Goes out")).to_contain_text("Tonight: a note")
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} pixels at {width}"
        for scheme in ("light", "dark"):
            lit(page, scheme)
            assert axe(page) == [], (width, scheme)
    page.emulate_media(color_scheme="null")
    screenshot(page, "start")
    assert unreached(page)[1] == []


def test_a_number_of_the_board_opens_the_answers_that_it_counts(page: Page, desk: None, publisher):
    log_in(page, publisher)
    board = page.get_by_role("region", name="Collections in progress")
    row = board.get_by_role("row", name=re.compile("would ask of a river"))
    row.get_by_role("link", name="24 out").click()
    expect(page.locator(".paginator")).to_contain_text("24 takes")


def test_ctrl_k_finds_a_draft_by_the_keyboard_alone(page: Page, desk: None, publisher: User):
    log_in(page, publisher)
    link = page.get_by_role("link", name="Calendar").first
    link.focus()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search the desk")
    field = dialog.get_by_role("combobox", name="Articles, people, collections, actions")
    expect(field).to_be_focused()
    options = dialog.get_by_role("option")
    expect(options.first).to_have_text("New: article")
    assert axe(page, "dialog") == []

    page.keyboard.type("heron")
    expect(options).to_have_text([re.compile("^The heron answers")])
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(dialog.get_by_role("status")).to_have_text("Results: 1")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    for scheme in ("light", "dark"):
        lit(page, scheme)
        assert axe(page, "dialog") == [], scheme
    page.emulate_media(color_scheme="null")
    page.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Title")).to_have_value("The heron answers")


def test_escape_gives_the_focus_back_and_ctrl_k_closes_as_well(page: Page, publisher: User):
    log_in(page, publisher)
    page.goto("/admin/articles/article/add/")
    title = page.get_by_label("Title")
    title.fill("Half a title")
    dialog = page.get_by_role("dialog", name="Search the desk")
    for closing in ("Escape", "Control+k"):
        page.keyboard.press("Control+k")
        expect(dialog).to_be_visible()
        page.keyboard.type("harb")
        page.keyboard.press(closing)
        expect(dialog).to_be_hidden()
        expect(title).to_be_focused()
        expect(title).to_have_value("Half a title")


def test_in_the_editor_the_keys_are_those_of_a_link(page: Page, publisher: User):
    """Writers know them so; the search is a link in the head of the page as well."""
    log_in(page, publisher)
    page.goto("/admin/articles/article/add/")
    ready(page)
    write(page, "Words")
    choose_all(page)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog:modal")).to_contain_text("Address, or words of a title or name")
    expect(page.get_by_role("dialog", name="Search the desk")).to_be_hidden()


def test_enter_on_the_text_searches_on_the_page(page: Page, desk: None, publisher: User):
    log_in(page, publisher)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("link", name="Search", exact=True).click()
    dialog = page.get_by_role("dialog", name="Search the desk")
    page.keyboard.type("sample")
    expect(dialog.get_by_role("group", name="Contributors").get_by_role("option")).to_have_count(5)
    assert axe(page, "dialog") == []
    screenshot(page, "start-dialog")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile(r"^Contributors \d\d"))).to_be_visible()
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            lit(page, scheme)
            assert axe(page) == [], (width, scheme)
    screenshot(page, "start-found")


def test_words_that_come_late_are_not_followed(page: Page, desk: None, publisher: User):
    """What was listed for other words is not what Enter opens."""
    log_in(page, publisher)
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search the desk")
    page.keyboard.type("heron")
    expect(dialog.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("zzz")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/admin/search/\?q=heronzzz$"))
    expect(page.locator("#content-main")).to_contain_text("Nothing was found.")


def test_off_line_the_dialog_says_nothing_old(
    page: Page, desk: None, publisher: User, complaints: Complaints
):
    log_in(page, publisher)
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search the desk")
    expect(dialog.get_by_role("option").first).to_be_visible()
    complaints.expect("ERR_FAILED")
    page.route("**/admin/search/suggest/**", lambda route: route.abort())
    page.keyboard.type("heron")
    expect(dialog.get_by_role("option")).to_have_count(0)
    expect(dialog.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_without_scripts_the_link_and_the_form_lead_to_the_page(
    browser: Browser, server: str, desk: None, publisher: User
):
    context = browser.new_context(base_url=server, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(publisher.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").click()
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("heron")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="The heron answers").click()
    expect(page.get_by_label("Title")).to_have_value("The heron answers")
    context.close()
