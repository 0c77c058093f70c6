"""What is being written, in a real browser: not a character is lost, and the bar says the truth.

The times at which the script acts are made short; nothing waits for a time to pass, only for what
the page says.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from articles.admin import autosaving
from articles.models import Article, Autosave, Presence, Release, Revision
from hanoi.models import User
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in
from tests.browser.leaving import leave
from tests.browser.prose import EDITOR, write
from tests.factories import PASSWORD, make_article, make_editor, make_writer

ADD = "/admin/articles/article/add/"
# Signs that are apt to be lost on the way: quotes, a plus, an ampersand, far scripts.
WORDS = "“Viết” & 100 % +1; κόσμος, 한국어, 👩‍🚒. "


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The script acts soon."""
    for name, milliseconds in {"PAUSE": 150, "MEANWHILE": 600, "KEEP": 20, "BEAT": 250}.items():
        monkeypatch.setattr(autosaving, name, milliseconds)
    return monkeypatch


@pytest.fixture
def only_kept(quick: pytest.MonkeyPatch) -> None:
    """Nothing goes to the server by itself; texts are kept in the browser all the same."""
    for name in ("PAUSE", "MEANWHILE", "BEAT"):
        quick.setattr(autosaving, name, 10_000_000)


@pytest.fixture
def bens(browser: Browser, server: str, complaints: Complaints) -> Iterator[BrowserContext]:
    """The browser of somebody else."""
    context = browser.new_context(base_url=server, locale="en-GB", service_workers="block")
    complaints.watch(context)
    yield context
    leave(context)


def draft(**fields: Any) -> Article:
    """A draft with three paragraphs."""
    fields.setdefault("body", "<p>One.</p><p>Two.</p><p>Three.</p>")
    return make_article("Title", state=Release.State.DRAFT, **fields)


def address(article: Article | None) -> str:
    """Of the form."""
    return f"/admin/articles/article/{article.pk}/change/" if article else ADD


def open_form(page: Page, article: Article | None) -> None:
    """Open the form, ready to be written in."""
    page.goto(address(article))
    expect(page.locator(EDITOR)).to_be_visible()
    expect(page.locator(".desk-bar")).to_have_attribute("data-state", re.compile("idle|saved"))


def ended_with(words: str) -> str:
    """The last paragraph of a draft in which these words were written, as it is stored."""
    return f"<p>Three.{words}</p>".replace("&", "&amp;")


def bar_says(page: Page, state: str, said: str = "") -> None:
    """The bar comes to this state, and says so."""
    bar = page.locator(".desk-bar")
    expect(bar).to_have_attribute("data-state", state)
    expect(bar.locator(".state")).to_contain_text(said)
    expect(bar).to_be_in_viewport()


def kept_in(page: Page) -> list[str]:
    """What the browser has stored of texts."""
    kept: list[str] = page.evaluate(
        "Object.entries(localStorage).filter(([name]) => name.startsWith('hanoi-kept'))"
        ".map((entry) => entry.join(' '))"
    )
    return kept


def expect_kept(page: Page, number: int) -> None:
    """So many texts come to be kept in the browser."""
    page.wait_for_function(
        "number => Object.keys(localStorage).filter("
        "(name) => name.startsWith('hanoi-kept')).length === number",
        arg=number,
    )


def log_in_here(page: Page, user: User) -> None:
    """Log in on the page that came in place of another, which comes then."""
    page.locator("[name=username]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation(url=lambda url: "/login/" not in url):
        page.locator("[type=submit]").click()


def hold_back(page: Page) -> list[Route]:
    """Hold the texts back that go to the server; the test lets them go, or answers them."""
    held: list[Route] = []
    page.route("**/autosave/", lambda route: held.append(route))  # Playwright marks what it calls.
    return held


def test_what_is_typed_is_kept_and_the_bar_says_so(page: Page, server: str, quick):
    """At every moment: not yet, on its way, and there only once the server has it."""
    article, editor = draft(), make_editor()
    log_in(page, editor)
    open_form(page, article)
    bar_says(page, "idle", "Nothing to save")
    held = hold_back(page)
    write(page, WORDS)
    bar_says(page, "saving", "Autosaving")
    assert not Autosave.objects.exists()
    write(page, WORDS)
    expect(page.locator(".desk-bar")).to_have_attribute("data-state", "saving")
    held[0].continue_()
    page.unroute("**/autosave/")  # Lets the rest go as well.
    bar_says(page, "saved", "Autosaved")
    slot = Autosave.objects.get()
    assert slot.snapshot["body"] == f"<p>One.</p><p>Two.</p>{ended_with(WORDS * 2)}"
    expect(page.locator(".desk-bar .state")).to_contain_text(f"{slot.saved_at:%H:%M:%S}")
    assert kept_in(page) == [], "the server has it"
    assert not Revision.objects.exists()
    assert axe(page) == []


def test_a_fault_of_the_server_is_told_and_the_text_goes_out_again(
    page: Page, server: str, quick, complaints: Complaints
):
    complaints.expect("500 (Internal Server Error)")
    log_in(page, make_editor())
    open_form(page, draft())
    held = hold_back(page)
    write(page, "First.")
    bar_says(page, "saving")
    held[0].fulfill(status=500, body="Broken")
    page.unroute("**/autosave/")
    bar_says(page, "saved", "Autosaved")
    assert "First." in Autosave.objects.get().snapshot["body"]


def test_a_text_that_was_too_long_is_kept_again_once_it_is_shorter(
    page: Page, server: str, quick, settings: Any, complaints: Complaints
):
    complaints.expect("400 (Bad Request)")
    log_in(page, make_editor())
    open_form(page, draft())
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000
    page.locator("#id_dek").fill("long " * 6_000)
    bar_says(page, "unfit")
    page.locator("#id_dek").fill("Short.")
    bar_says(page, "saved")
    assert Autosave.objects.get().snapshot["dek"] == "Short."


def test_rows_tags_and_choices_are_kept_as_well(page: Page, server: str, quick):
    article = draft()
    log_in(page, make_editor())
    open_form(page, article)
    page.locator(".field-tags .select2-search__field").click()
    page.keyboard.type("harbours,")
    row = page.locator("#bylines-1")
    row.locator("summary").click()
    row.locator("[name$=affiliation_line]:visible").fill("Keeper of lamps")
    page.locator("#id_revision_note").fill("A note")
    bar_says(page, "saved")
    slot = Autosave.objects.get()
    assert slot.snapshot["tags"] == ["harbours"]
    assert slot.snapshot["bylines"][-1]["affiliation_line"] == "Keeper of lamps"
    assert slot.note == "A note"


def test_an_article_that_was_never_saved_is_kept_without_a_title(page: Page, server: str, quick):
    writer = make_writer()
    log_in(page, writer)
    open_form(page, None)
    write(page, WORDS)
    bar_says(page, "saved")
    assert not Article.objects.exists()
    page.goto("/admin/")
    page.goto(ADD)
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator(EDITOR)).to_have_text(WORDS)
    page.locator("#id_title").fill("It has a title now")
    bar_says(page, "saved")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().title == "It has a title now"
    assert not Autosave.objects.exists()


def test_offline_nothing_is_lost_and_it_goes_out_by_itself(
    context: BrowserContext, page: Page, server: str, quick, complaints: Complaints
):
    complaints.expect("ERR_INTERNET_DISCONNECTED")
    log_in(page, make_editor())
    open_form(page, draft())
    write(page, "Online. ")
    bar_says(page, "saved")
    context.set_offline(True)
    bar_says(page, "offline", "What you write is kept in this browser.")
    write(page, WORDS)
    bar_says(page, "offline", "Your text is kept in this browser.")
    expect_kept(page, 1)
    page.locator("[name=_save]").click()
    bar_says(page, "offline", "Your text is kept in this browser.")
    expect(page.locator(EDITOR)).to_be_visible()
    write(page, "Still offline.")
    bar_says(page, "offline", "Your text is kept in this browser.")
    context.set_offline(False)
    bar_says(page, "saved")
    expect_kept(page, 0)
    body = Autosave.objects.get().snapshot["body"]
    assert body.endswith(ended_with(f"Online. {WORDS}Still offline."))


def test_a_window_that_is_closed_offline_loses_nothing(
    context: BrowserContext, page: Page, server: str, quick, complaints: Complaints
):
    complaints.expect("ERR_INTERNET_DISCONNECTED")
    article = draft()
    log_in(page, make_editor())
    open_form(page, article)
    context.set_offline(True)
    bar_says(page, "offline")
    write(page, WORDS)
    bar_says(page, "offline", "Your text is kept in this browser.")
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address(article))
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator(EDITOR)).to_contain_text(f"Three.{WORDS}")
    expect_kept(page, 0)


def test_a_session_that_ends_while_somebody_writes(
    context: BrowserContext, page: Page, server: str, quick, complaints: Complaints
):
    """The form stays as it is, and goes on once its writer has logged in again beside it."""
    complaints.expect("403 (Forbidden)")
    article, editor = draft(), make_editor()
    log_in(page, editor)
    open_form(page, article)
    write(page, "Before. ")
    bar_says(page, "saved")
    Session.objects.all().delete()
    write(page, WORDS)
    bar_says(page, "away", "Your text is kept in this browser.")
    page.locator("[name=_save]").click()
    bar_says(page, "away")
    write(page, "And on.")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Log in in another window").click()
    log_in_here(opened.value, editor)
    bar_says(page, "saved")
    body = Autosave.objects.get().snapshot["body"]
    assert body.endswith(ended_with(f"Before. {WORDS}And on."))
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().body == body
    assert not Autosave.objects.exists()
    assert kept_in(page) == [], "and nothing is offered again"


def test_a_session_that_is_over_when_save_is_pressed(page: Page, server: str, only_kept):
    """The log-in page comes in place of the answer; after it the text is offered on the form."""
    article, editor = draft(), make_editor()
    log_in(page, editor)
    open_form(page, article)
    write(page, WORDS)
    Session.objects.all().delete()
    page.locator("[name=_save]").click()
    page.wait_for_url("**/login/**")
    assert not Autosave.objects.exists(), "it is nowhere but in the browser"
    log_in_here(page, editor)
    expect(page.locator(".desk-offer")).to_contain_text("You have text that was not saved")
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator(EDITOR)).to_contain_text(f"Three.{WORDS}")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().body.endswith(ended_with(WORDS))
    page.goto(address(article))
    expect(page.locator(EDITOR)).to_be_visible()
    expect(page.locator(".desk-offer")).to_have_count(0)
    expect_kept(page, 0)


def test_a_stranger_at_the_same_browser_is_offered_nothing_and_sends_nothing(
    page: Page, server: str, only_kept
):
    article, ann, ben = draft(), make_editor(), make_editor()
    log_in(page, ann)
    open_form(page, article)
    write(page, "Anns-secret-words.")
    Session.objects.all().delete()
    page.locator("[name=_save]").click()
    page.wait_for_url("**/login/**")
    expect_kept(page, 1)
    assert "secret" not in "".join(kept_in(page)), "it is encrypted"
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    log_in_here(page, ben)
    expect(page.locator(EDITOR)).to_be_visible()
    bar_says(page, "idle")
    write(page, "Bens.")
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(EDITOR)).to_be_visible()
    expect(page.locator(".desk-offer")).to_have_count(0)
    assert "Anns-secret-words" not in page.content()
    assert any("Bens." in one for one in sent)
    assert not any("Anns-secret-words" in one for one in sent)
    assert not Autosave.objects.exists()
    expect_kept(page, 1)
    page.locator("#logout-form button").click()
    log_in(page, ann)
    page.goto(address(article))
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator(EDITOR)).to_contain_text("Three.Anns-secret-words.")


def test_a_form_does_not_write_for_somebody_else_who_has_logged_in(
    context: BrowserContext, page: Page, server: str, quick, complaints: Complaints
):
    complaints.expect("403 (Forbidden)")
    article, ann, ben = draft(), make_editor(), make_editor()
    log_in(page, ann)
    open_form(page, article)
    Session.objects.all().delete()
    log_in(context.new_page(), ben)
    bar_says(page, "stranger", "Somebody else is logged in here")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(str(request.post_data)))
    write(page, "Anns-secret-words.")
    bar_says(page, "stranger", "Your text is kept in this browser.")
    page.locator("[name=_save]").click()
    bar_says(page, "stranger")
    assert not any("secret" in one for one in sent)
    assert not Autosave.objects.exists()


def test_what_another_window_is_writing_is_not_taken_for_left_behind(
    context: BrowserContext, page: Page, server: str, only_kept
):
    article = draft()
    log_in(page, make_editor())
    open_form(page, article)
    write(page, WORDS)
    expect_kept(page, 1)
    other = context.new_page()
    open_form(other, article)
    expect(other.locator(".desk-offer")).to_have_count(0)
    assert not Autosave.objects.exists()
    page.close(run_before_unload=False)
    other.reload()
    expect(other.locator(".desk-offer")).to_have_count(1)


@pytest.mark.parametrize("stored", [True, False], ids=["kept", "not kept"])
def test_leaving_is_asked_about_only_where_words_would_be_lost(
    context: BrowserContext,
    page: Page,
    server: str,
    only_kept,
    complaints: Complaints,
    stored: bool,
):
    if not stored:
        complaints.expect("This browser stores nothing.")  # The admin's own theme wants to.
        context.add_init_script(
            "Storage.prototype.setItem = () => { throw new Error('This browser stores nothing.') }"
        )
    log_in(page, make_editor())
    open_form(page, draft())
    page.locator("#id_title").fill("Unsaved")
    bar_says(page, "changed")
    if stored:
        expect_kept(page, 1)
    asked: list[str] = []

    def leave(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.locator(".desk-buttons a").first.click()
    page.wait_for_url("**/do/**")
    assert asked == ([] if stored else ["beforeunload"])


def test_without_a_place_in_the_browser_the_bar_says_so(
    context: BrowserContext, page: Page, server: str, quick, complaints: Complaints
):
    complaints.expect("ERR_INTERNET_DISCONNECTED")
    complaints.expect("This browser stores nothing.")  # The admin's own theme wants to.
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new Error('This browser stores nothing.') }"
    )
    log_in(page, make_editor())
    open_form(page, draft())
    context.set_offline(True)
    write(page, "Words.")
    bar_says(page, "offline", "Your text is in this window only: do not close it.")
    context.set_offline(False)
    bar_says(page, "saved")


def test_a_form_that_comes_back_with_errors_is_kept_at_once(page: Page, server: str, quick):
    log_in(page, make_editor())
    open_form(page, draft())
    page.locator("#id_title").fill("")
    write(page, WORDS)
    page.locator("[name=_save]").click()
    expect(page.get_by_text("Please correct the error below.")).to_be_visible()
    expect(page.locator(EDITOR)).to_contain_text(f"Three.{WORDS}")
    bar_says(page, "saved")
    assert Autosave.objects.get().snapshot["title"] == ""
    expect_kept(page, 0)


def test_others_are_seen_while_they_have_it_open_also_in_the_background(
    page: Page, bens: BrowserContext, server: str, quick
):
    article = draft()
    log_in(page, make_editor(name="Ann"))
    open_form(page, article)
    others = page.locator(".desk-bar .others li")
    expect(others).to_have_count(0)
    theirs = bens.new_page()
    log_in(theirs, make_editor(name="Ben"))
    # The page's own timers sleep, as those of a window in the background.
    theirs.clock.install()
    open_form(theirs, article)
    theirs.clock.pause_at("2100-01-01")
    expect(others).to_have_text(["Ben has this open."])
    heard = page.locator(".desk-bar [role=status]")
    expect(heard).to_have_text("Ben has this open.")
    write(theirs, "By Ben.")
    expect(others).to_have_text(["Ben is editing this, last change just now."])
    seen = Presence.objects.get(user__name="Ben").seen_at
    for _ in range(2):  # The first may have been under way already.
        with theirs.expect_response("**/pulse/"):
            pass
    assert Presence.objects.get(user__name="Ben").seen_at > seen, "the beats go on"
    theirs.goto("about:blank")
    expect(others).to_have_count(0)


def test_what_others_saved_meanwhile_is_told(page: Page, bens: BrowserContext, server: str, quick):
    article = draft()
    log_in(page, make_editor(name="Ann"))
    open_form(page, article)
    theirs = bens.new_page()
    log_in(theirs, make_editor(name="Ben"))
    open_form(theirs, article)
    theirs.locator("#id_title").fill("By Ben")
    theirs.locator("[name=_save]").click()
    news = page.locator(".desk-bar .others li").filter(has_text="by Ben: your save will be merged.")
    expect(news).to_be_visible()
    expect(news.get_by_role("link", name="Look at the history")).to_be_visible()
    write(page, " By Ann.")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    row = Article.objects.get()
    assert (row.title, row.body.endswith("Three. By Ann.</p>")) == ("By Ben", True)
