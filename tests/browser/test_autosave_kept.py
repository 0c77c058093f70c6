"""What the server does not get is kept in the browser, for its writer and nobody else."""

from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Article, Autosave
from tests.browser.autosaving import (
    WORDS,
    address,
    bar_says,
    draft,
    ended_with,
    expect_kept,
    kept_in,
    log_in_here,
    open_form,
)
from tests.browser.complaints import Complaints
from tests.browser.helpers import log_in
from tests.browser.prose import EDITOR, write
from tests.factories import make_editor


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
