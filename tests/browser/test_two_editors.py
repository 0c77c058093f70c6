"""Two browsers on one article: whatever they do, nothing is lost and nobody is overwritten."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Article, Release, Revision
from hanoi.models import User
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in
from tests.browser.leaving import leave
from tests.browser.prose import go_to_end, ready
from tests.factories import make_article, make_editor, make_publisher

State, Kind = Release.State, Revision.Kind
BODY = "<p>First paragraph.</p><p>Second paragraph.</p><p>Third paragraph.</p>"


@pytest.fixture
def second(browser: Browser, server: str, complaints: Complaints) -> Iterator[Page]:
    """A tab in the browser of somebody else."""
    context = browser.new_context(base_url=server, locale="en-GB", reduced_motion="reduce")
    complaints.watch(context)
    yield context.new_page()
    leave(context)


def opened(tab: Page, user: User, article: Article) -> Page:
    """The form of the article in this tab."""
    log_in(tab, user)
    tab.goto(f"/admin/articles/article/{article.pk}/change/")
    ready(tab)
    return tab


def write(tab: Page, paragraph: int, words: str) -> None:
    """Type at the end of a paragraph of the body."""
    go_to_end(tab, paragraph=paragraph)
    tab.keyboard.type(words)


def save(tab: Page) -> None:
    """Press the button, and wait for what comes of it."""
    with tab.expect_navigation():
        tab.get_by_role("button", name="Save and continue editing").click()


def say(tab: Page, label: str, fill: Callable[[Page], None] = lambda _tab: None) -> None:
    """Say a verb and confirm it."""
    tab.get_by_role("button", name=label, exact=True).click()
    fill(tab)
    with tab.expect_navigation():
        tab.locator("form input[type=submit]").last.click()


def texts(article: Article) -> str:
    """Every text that is kept of the article, one after the other."""
    kept = Revision.objects.about(article).values_list("snapshot", flat=True)
    return "\n".join(f"{one['title']} {one['dek']} {one['body']}" for one in kept)


def test_different_fields_and_different_paragraphs_come_together(page: Page, second: Page):
    article = make_article("Title", state=State.DRAFT, body=BODY)
    ann = opened(page, make_editor(name="Ann"), article)
    ben = opened(second, make_editor(name="Ben"), article)
    ann.locator("[name=title]").fill("Title by Ann")
    write(ann, 0, " Ann was here.")
    ben.locator("[name=dek]").fill("Dek by Ben")
    write(ben, 1, " Ben was here.")
    save(ann)
    save(ben)
    expect(ben.locator(".messagelist")).to_contain_text("Ann had saved it since you opened it")
    row = Article.objects.get()
    assert (row.title, row.dek) == ("Title by Ann", "Dek by Ben")
    assert row.body == (
        "<p>First paragraph. Ann was here.</p><p>Second paragraph. Ben was here.</p>"
        "<p>Third paragraph.</p>"
    )


def test_of_one_paragraph_both_texts_are_shown_and_chosen_from_by_keyboard(
    page: Page, second: Page
):
    article = make_article("Title", state=State.DRAFT, body=BODY)
    ann = opened(page, make_editor(name="Ann"), article)
    ben = opened(second, make_editor(name="Ben"), article)
    write(ann, 0, " Ann was here.")
    write(ben, 0, " Ben was here.")
    write(ben, 2, " Ben again.")
    save(ann)
    save(ben)
    assert "Ann was here." in Article.objects.get().body, "nobody is overwritten"
    assert "Ben was here." in texts(article), "and nothing is lost before anything is asked"
    expect(ben.locator(".side ins").first).to_contain_text("Ann was here.")
    expect(ben.locator(".side ins").nth(1)).to_contain_text("Ben was here.")
    ben.get_by_text("What stood there before").click()
    expect(ben.get_by_text("First paragraph.", exact=True)).to_be_visible()
    assert axe(ben, "#content-main") == []
    ben.get_by_role("radio").first.focus()
    ben.keyboard.press("Space")
    ben.keyboard.press("ArrowDown")
    expect(ben.get_by_role("radio").nth(1)).to_be_checked()
    with ben.expect_navigation():
        ben.get_by_role("button", name="Save what I chose").press("Enter")
    expect(ben.locator(".messagelist")).to_contain_text("saved with what you chose")
    assert Article.objects.get().body == (
        "<p>First paragraph. Ben was here.</p><p>Second paragraph.</p>"
        "<p>Third paragraph. Ben again.</p>"
    )
    assert "Ann was here." in texts(article)


def in_three_days(tab: Page) -> None:
    """Fill in the time of a release."""
    day = timezone.localtime() + timedelta(days=3)
    tab.locator("[name=release_at_0]").fill(f"{day:%Y-%m-%d}")
    tab.locator("[name=release_at_1]").fill("09:00")


@pytest.mark.parametrize(
    ("state", "label", "fill", "after"),
    [
        (State.IN_REVIEW, "Publish now", lambda _tab: None, State.PUBLIC),
        (State.SCHEDULED, "Change the release", in_three_days, State.SCHEDULED),
        (State.PUBLIC, "Withdraw", lambda _tab: None, State.WITHDRAWN),
    ],
    ids=["publish", "schedule", "withdraw"],
)
@pytest.mark.parametrize("first", ["save", "verb"])
def test_a_save_and_a_verb_undo_nothing_of_each_other(
    page: Page, second: Page, complaints: Complaints, state, label, fill, after, first
):
    """Whichever comes first: the other was opened before it."""
    complaints.expect("409")
    article = make_article("Title", state=state, body=BODY)
    editor = opened(page, make_editor(name="Edith"), article)
    publisher = opened(second, make_publisher(name="Paula"), article)
    editor.locator("[name=title]").fill("Title by Edith")
    if first == "save":
        publisher.get_by_role("button", name=label, exact=True).click()
        save(editor)
        fill(publisher)
        with publisher.expect_navigation():
            publisher.locator("form input[type=submit]").last.click()
    else:
        say(publisher, label, fill)
        save(editor)
    row = Article.objects.get()
    assert "Title by Edith" in texts(article)
    if first == "save" and label == "Publish now":
        # She confirmed another text than the one that would have gone out.
        expect(publisher.locator(".errornote")).to_contain_text("Edith has saved")
        assert row.state() is state
        assert row.title == "Title by Edith"
        return
    assert row.state() is after
    assert row.title == "Title", "what is approved is not changed unseen"
    assert row.has_waiting_changes
    editor.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(editor.locator("[name=title]")).to_have_value("Title by Edith")
    expect(editor.locator(".desk-texts")).to_contain_text("Changes wait")


def test_a_publisher_sees_what_changed_and_publishes_it(page: Page, context: BrowserContext):
    article = make_article("Old title", state=State.PUBLIC, body=BODY)
    desk = opened(page, make_publisher(), article)
    desk.locator("[name=title]").fill("New title")
    write(desk, 1, " With more words.")
    save(desk)
    desk.get_by_role("link", name="See what changed").click()
    expect(desk.locator(".difference")).to_contain_text("With more words.")
    assert axe(desk, "#content-main") == []
    desk.get_by_role("button", name="All texts").click()
    assert axe(desk, "#content-main") == []
    desk.goto(f"/admin/articles/article/{article.pk}/change/")
    say(desk, "Publish the changes")
    reader = context.new_page()
    reader.goto(article.get_absolute_url())
    expect(reader.get_by_role("heading", level=1)).to_have_text("New title")
    expect(reader.get_by_role("main")).to_contain_text("With more words.")
