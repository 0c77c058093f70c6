"""The main job, by real hands: a document goes in, an editor and a publisher work on it, readers
read it; and a writer is refused what is not theirs, by button and by a POST made by hand."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from articles import workflow
from articles.models import Article, Release
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in
from tests.browser.prose import EDITOR, ready, write
from tests.factories import (
    make_article,
    make_collection,
    make_editor,
    make_publisher,
    make_wave,
    make_writer,
)

DOCUMENT = """\
Sample Harbours – We Asked Mira Samplewright What a Lighthouse Is For

"A lamp that nobody needs is still a promise."

Editor's Note: This is one of several invented answers. All of them stand here.

The keeper left in spring, and the lamp went on turning by itself -- nobody noticed for a week.[1]

What a harbour owes to those who are *not yet* in sight is a light, not a letter.

Notes

[1] The log book of an invented harbour says nine days.

Mira Samplewright is Keeper of Lamps at the Sample Harbour Trust and an invented person. You can
follow her on Twitter at @sample_mira.

Image: Sample Agency
"""
TITLE = "Sample Harbours – We Asked Mira Samplewright What a Lighthouse Is For"


@pytest.fixture
def draft(server: str, tmp_path: Path) -> Article:
    """An imported draft, in a wave that opens tomorrow."""
    collection = make_collection("Lighthouses", slug="lighthouses", question="What is a light for?")
    make_wave(collection, timezone.now() + timedelta(days=1), title="First wave")
    path = tmp_path / "samplewright.txt"
    path.write_text(DOCUMENT)
    call_command(
        "import_takes", path, collection="lighthouses", wave="First wave", stdout=StringIO()
    )
    article: Article = Article.objects.get()
    return article


def verb(page: Page, label: str) -> None:
    """Press the button of a verb, and confirm it on the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()
    with page.expect_navigation():
        page.locator("form button[type=submit], form input[type=submit]").last.click()


def desk_page(article: Article) -> str:
    """The address of the article's form."""
    return f"/admin/articles/article/{article.pk}/change/"


def test_a_document_goes_in_and_a_magazine_comes_out(
    context: BrowserContext, page: Page, complaints: Complaints, draft: Article, browser, server
):
    log_in(page, make_editor())
    page.goto("/admin/articles/article/?state=draft")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    ready(page)
    expect(page.locator(EDITOR)).to_contain_text("went on turning by itself — nobody noticed")
    page.locator("[name=dek]").fill("“A lamp that nobody needs is still a promise,” says a keeper.")
    write(page, " And a light asks nothing back.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    verb(page, "Submit for review")
    expect(page.locator(".messagelist")).to_contain_text("in review")
    expect(page.get_by_role("button", name="Publish now")).to_have_count(0)

    publisher = browser.new_context(base_url=server)
    desk = publisher.new_page()
    log_in(desk, make_publisher())
    desk.goto(desk_page(draft))
    verb(desk, "Approve and schedule")
    expect(desk.locator(".messagelist")).to_contain_text("goes out on")

    reader = browser.new_context(base_url=server)
    tab = reader.new_page()
    answer = tab.goto("/articles/" + draft.slug + "/")
    assert answer
    assert answer.status == 404
    tab.goto("/collections/lighthouses/")
    expect(tab.get_by_text("Mira Samplewright")).to_be_visible()
    expect(tab.get_by_text(TITLE)).to_have_count(0)

    desk.goto(desk_page(draft))
    verb(desk, "Publish now")
    tab.goto("/collections/lighthouses/")
    tab.get_by_role("link", name=TITLE).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(TITLE)
    main = tab.get_by_role("main")
    for words in (
        "says a keeper.",
        "All of them stand here.",
        "went on turning by itself — nobody noticed",
        "And a light asks nothing back.",
        "The log book of an invented harbour says nine days.",
        "Keeper of Lamps, Sample Harbour Trust",
        "@sample_mira",
    ):
        expect(main).to_contain_text(words)
    expect(main.locator("em", has_text="not yet")).to_be_visible()
    tab.get_by_role("button", name="Note 1").click()
    expect(tab.get_by_role("dialog", name="Note 1")).to_contain_text("invented harbour")
    tab.keyboard.press("Escape")
    assert axe(tab) == []
    assert reader.cookies() == []
    publisher.close()
    reader.close()


@pytest.mark.parametrize("state", list(Release.State))
def test_a_writer_is_refused_what_is_not_theirs(
    page: Page, complaints: Complaints, server: str, state: Release.State
):
    complaints.expect("403")
    writer = make_writer()
    own = make_article("Own text", created_by=writer, state=state)
    other = make_article("Text of another", state=state)
    log_in(page, writer)
    page.goto(desk_page(own))
    offered = {
        found.label for found in workflow.VERBS.values() if found in workflow.available(own, writer)
    }
    for known in workflow.VERBS.values():
        buttons = page.get_by_role("button", name=str(known.label), exact=True)
        expect(buttons).to_have_count(1 if known.label in offered else 0)
    token = next(cookie for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    for article in (own, other):
        for name in workflow.VERBS:
            if article == own and name == "submit" and state == Release.State.DRAFT:
                continue
            response = page.context.request.post(
                f"/admin/articles/article/{article.pk}/do/{name}/",
                form={"csrfmiddlewaretoken": token["value"], "note": "by hand"},
                headers={"Referer": server},
            )
            # The text of another is not even there for them.
            assert response.status == (403 if article == own else 404), (name, article)
            assert Article.objects.get(pk=article.pk).state() == state
