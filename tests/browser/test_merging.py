"""Two people become one by keyboard alone: from the list, and from the form of one of them."""

import pytest
from playwright.sync_api import Page, expect

from contributors.models import Contributor
from hanoi.models import User
from tests.articles.pictures import make_image
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in, screenshot, unreached
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_take,
    make_wave,
)


@pytest.fixture
def boss(server: str) -> User:
    """Who may merge."""
    return make_administrator()


@pytest.fixture
def two(server: str) -> list[Contributor]:
    """The same person twice; both stand on one article, and both have answered one question."""
    first = make_contributor(
        "Ada Tester",
        ("Lighthouse keeper", "Sample Harbour Board"),
        twitter="ada_tester",
        bio="<p>Ada Tester keeps a lighthouse, and writes about <em>fog</em>.</p>",
    )
    second = make_contributor(
        "Ada M. Tester",
        orcid="0000-0002-1825-0097",
        website="https://example.org/ada",
        bio="<p>Ada M. Tester is a keeper. Her book “A Light” came out last year.</p>",
        portrait=make_image("red"),
    )
    make_article("A light, not a letter", by=[first, second])
    for number in range(3):
        make_article(f"Of fog, part {number + 1}", by=[first])
    collection = make_collection("The fog", conveners=[second])
    make_take(collection, by=[second], wave=make_wave(collection, title="In autumn"))
    make_answer(collection, "Fog is no wall", by=[first])
    return [first, second]


def press_until(page: Page, selector: str, key: str = "Tab") -> None:
    """Go on by one key until what the selector names has the focus."""
    for _ in range(150):
        if page.evaluate("(one) => document.activeElement?.matches(one)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} is not reached by {key}.")


def test_two_become_one_from_the_list_by_keyboard(page: Page, boss: User, two: list[Contributor]):
    first, second = two
    log_in(page, boss)
    page.goto("/admin/contributors/contributor/")
    for person in two:
        press_until(page, f"input.action-select[value='{person.pk}']")
        page.keyboard.press("Space")
        page.keyboard.press("Home")
        page.evaluate("document.activeElement.blur()")
    press_until(page, "select[name=action]")
    page.keyboard.type("Merge")
    press_until(page, "button[name=index]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/merge/?key=*")
    expect(page.get_by_text("This cannot be undone.")).to_be_visible()
    expect(page.get_by_role("radio", name="Ada Tester", exact=False).first).to_be_checked()
    expect(page.get_by_text("They answer “The fog” each on their own.")).to_be_visible()
    expect(page.get_by_role("link", name="Fog is no wall")).to_be_visible()
    assert axe(page) == []
    number, missed = unreached(page)
    assert number > 5
    assert missed == []
    screenshot(page, "merge")
    # Back to the top: the longer name, and the rest as it is suggested.
    page.reload()
    press_until(page, "input[name='field-name']")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"input[name='field-name'][value='{second.pk}']")).to_be_checked()
    press_until(page, ".submit-row input[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/contributor/{first.pk}/change/")
    said = page.locator(".messagelist .success")
    expect(said).to_contain_text("went into")
    expect(said).to_contain_text("In 1 article they stand beside each other")
    expect(page.locator(".messagelist .warning")).to_contain_text("Take 1; Fog is no wall.")
    kept = Contributor.objects.get()
    assert (kept.name, kept.orcid, kept.twitter) == (
        "Ada M. Tester", "0000-0002-1825-0097", "ada_tester"
    )  # fmt: skip
    page.goto("/contributors/ada-m-tester/")
    page.wait_for_url("**/contributors/ada-tester/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada M. Tester")


def test_one_is_merged_with_another_that_is_found_by_name(
    page: Page, boss: User, two: list[Contributor]
):
    first, second = two
    log_in(page, boss)
    page.goto(f"/admin/contributors/contributor/{first.pk}/change/")
    page.get_by_role("link", name="Merge with another").press("Enter")
    page.wait_for_url("**/merge/")
    page.wait_for_load_state("load")
    expect(page.locator(".select2-selection")).to_be_visible()
    assert axe(page) == []
    screenshot(page, "merge-with")
    press_until(page, ".select2-search__field")
    page.keyboard.type("Ada M")
    expect(page.locator(".select2-results__option--highlighted")).to_have_text("Ada M. Tester")
    page.keyboard.press("Enter")
    press_until(page, ".submit-row input[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/merge/?key=*")
    page.get_by_role("button", name="Merge into one").press("Enter")
    page.wait_for_url(f"**/contributor/{first.pk}/change/")
    assert not Contributor.objects.filter(pk=second.pk).exists()


def test_a_form_that_was_open_all_the_while_says_where_it_went(
    page: Page, boss: User, two: list[Contributor], complaints: Complaints
):
    complaints.expect("409")
    first, second = two
    log_in(page, boss)
    page.goto(f"/admin/contributors/contributor/{second.pk}/change/")
    page.locator("#id_website").fill("https://example.org/new")
    other = page.context.new_page()
    other.goto(f"/admin/contributors/contributor/merge/?key={first.pk}&key={second.pk}")
    other.get_by_role("button", name="Merge into one").press("Enter")
    other.wait_for_url(f"**/contributor/{first.pk}/change/")
    other.close()
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved")
    expect(page.get_by_text("https://example.org/new")).to_be_visible()
    assert axe(page) == []
    screenshot(page, "merged-meanwhile")


def test_what_may_stand_twice_is_listed(page: Page, boss: User, two: list[Contributor]):
    third = make_contributor("ADA TESTER")
    log_in(page, boss)
    page.goto("/admin/contributors/contributor/")
    page.get_by_role("link", name="Possible duplicates").press("Enter")
    page.wait_for_url("**/duplicates/")
    expect(page.get_by_role("link", name="Look at both and merge")).to_have_count(1)
    assert axe(page) == []
    screenshot(page, "duplicates")
    page.get_by_role("link", name="Look at both and merge").press("Enter")
    page.wait_for_url(f"**/merge/?key={two[0].pk}&key={third.pk}")
