"""Notes while an article is worked on: left, answered and resolved, and not a word of them lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, DeskNote, Release
from articles.notes import answer_note, leave_note, resolve_note
from articles.passages import Passage
from hanoi.models import User
from tests.attacks import PLAIN
from tests.browser.complaints import Complaints
from tests.browser.helpers import WIDTHS, axe, log_in
from tests.browser.noting import (
    BODY,
    MARKS,
    SELECTED,
    leave,
    note_of,
    open_form,
    press_note,
    select,
)
from tests.browser.prose import EDITOR, go_to_start
from tests.factories import make_article, make_editor


@pytest.fixture
def editor(server: str) -> User:
    """Who works on the text."""
    return make_editor(name="Ada Field")


@pytest.fixture
def article(editor: User) -> Article:
    """A draft."""
    return make_article("A light", state=Release.State.DRAFT, body=BODY, dek="A lamp is a promise.")


def test_a_note_is_left_answered_and_resolved_by_keyboard_alone(
    page: Page, article: Article, editor: User
):
    open_form(page, article, editor)
    page.locator(EDITOR).focus()
    go_to_start(page)
    # Nothing is selected: the paragraph is what is meant.
    page.keyboard.press("Control+Alt+KeyM")
    expect(page.get_by_role("dialog").locator(".note-quote")).to_contain_text("The keeper left")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(EDITOR)).to_be_focused()
    for _ in "The keeper":
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function(SELECTED, arg=[EDITOR, "The keeper"])
    page.keyboard.press("Control+Alt+KeyM")
    page.keyboard.type("Has the keeper a name?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    note = note_of(page, "Has the keeper a name?")
    expect(note).to_be_visible()

    note.get_by_role("button", name="Show in the text").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(note.get_by_label("Your answer to Ada Field")).to_be_focused()
    page.keyboard.type("Not one that we know.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(note.locator(".note-answers")).to_contain_text("Not one that we know.")
    # The focus stays with what was done.
    expect(note).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(note.get_by_role("button", name="Resolve")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="0 open notes")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="The note is resolved.")).to_be_attached()
    expect(page.locator(MARKS)).to_have_count(0)
    assert DeskNote.objects.get(parent=None).resolved_by == editor


def test_what_is_half_written_survives_what_others_forms_do(
    page: Page, article: Article, editor: User
):
    for words in ("spring", "not a letter"):
        leave(article, f"About {words}", words)
    open_form(page, article, editor)
    answer = note_of(page, "About spring")
    answer.get_by_text("Answer", exact=True).click()
    answer.get_by_label("Your answer").fill("Half an answer")
    note_of(page, "About not a letter").get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("heading", name="1 open note", exact=True)).to_be_visible()
    expect(answer.get_by_label("Your answer")).to_have_value("Half an answer")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="Articles", exact=True).first.click(no_wait_after=True)
    expect(answer.get_by_label("Your answer")).to_have_value("Half an answer")
    page.wait_for_function("() => true")
    assert asked == ["beforeunload"]
    answer.get_by_role("button", name="Send the answer").click()
    expect(answer.locator(".note-answers")).to_contain_text("Half an answer")


def test_words_are_kept_when_session_or_network_is_gone(
    page: Page, article: Article, editor: User, complaints: Complaints
):
    complaints.expect("ERR_INTERNET_DISCONNECTED")
    complaints.expect("403")
    open_form(page, article, editor)
    select(page, "spring")
    press_note(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Note").fill("Words to keep")
    send = dialog.get_by_role("button", name="Leave the note")
    page.context.set_offline(True)
    send.click()
    expect(dialog.get_by_role("alert")).to_contain_text("could not be sent")
    page.context.set_offline(False)
    Session.objects.all().delete()
    send.click()
    expect(dialog.get_by_role("alert")).to_contain_text("no longer logged in")
    expect(dialog.get_by_label("Note")).to_have_value("Words to keep")
    # Somebody else at the same machine does not say it in their name.
    other = page.context.new_page()
    log_in(other, make_editor())
    send.click()
    expect(send.locator("xpath=ancestor::form")).not_to_have_attribute("aria-busy", "true")
    expect(dialog.get_by_role("alert")).to_contain_text("no longer logged in")
    assert not DeskNote.objects.exists()
    page.context.clear_cookies()
    log_in(other, editor)
    send.click()
    expect(dialog).to_be_hidden()
    expect(page.locator(MARKS)).to_have_text(["spring"])
    assert DeskNote.objects.get().text == "Words to keep"


def test_it_all_works_without_scripts(browser: Browser, article: Article, editor: User, server):
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    log_in(page, editor)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    panel = page.locator("#desk-notes")
    panel.get_by_label("Leave a note").fill("Says who?")
    panel.get_by_text("On a part of it").click()
    panel.get_by_label("These words of it").fill("not a letter")
    panel.get_by_role("button", name="Leave the note").click()
    note = note_of(page, "Says who?")
    expect(note.locator(".note-quote")).to_have_text("not a letter")
    expect(page.locator("[name=title]")).to_have_value("A light")
    page.get_by_role("link", name="The notes on a page of their own").click()
    note.get_by_text("Answer", exact=True).click()
    note.get_by_label("Your answer").fill("I do.")
    note.get_by_role("button", name="Send the answer").click()
    expect(note.locator(".note-answers")).to_contain_text("I do.")
    note.get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("heading", name="0 open notes")).to_be_visible()
    # Its address leads into what is folded, and unfolds it.
    note.get_by_role("button", name="Reopen").click()
    expect(page.get_by_role("heading", name="1 open note", exact=True)).to_be_visible()
    context.close()


def test_hostile_words_in_a_note_are_words(page: Page, article: Article, editor: User):
    """Whatever would run is heard as a complaint, and the answer is put in by a script as well."""
    passage = Passage("body", PLAIN, PLAIN, PLAIN)
    note = leave_note(article, editor, text=PLAIN, passage=passage)
    answer_note(note, editor, text=PLAIN)
    open_form(page, article, editor)
    expect(page.locator(".note-text").first).to_have_text(PLAIN)
    expect(page.locator(".note-quote").first).to_have_text(PLAIN)
    select(page, "spring")
    press_note(page)
    page.keyboard.insert_text(f"{PLAIN} again")
    page.get_by_role("dialog").get_by_role("button", name="Leave the note").click()
    expect(note_of(page, "again").locator(".note-text")).to_have_text(f"{PLAIN} again")
    page.goto(f"/admin/articles/article/{article.pk}/notes/")
    expect(page.locator(".note-text").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_with_panel_dialog_and_page(
    page: Page, article: Article, editor: User, scheme
):
    note = leave(article, "Which spring?", "spring")
    answer_note(note, editor, text="This one.")
    leave(article, "Dull.", "", "title")
    gone = Passage("body", "A sentence that nobody knows", "x" * 40, "y" * 40)
    leave_note(article, editor, text="Weak.", passage=gone)
    resolve_note(leave_note(article, editor, text="Done."), editor)
    page.emulate_media(color_scheme=scheme)
    log_in(page, editor)
    found, wide = [], []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        open_form(page, article)
        expect(page.locator(MARKS)).to_be_visible()
        page.locator(".notes-resolved > summary").click()
        note_of(page, "Which spring?").get_by_text("Answer", exact=True).click()
        found += axe(page, "#desk-notes") + axe(page, ".field-body")
        press_note(page)
        found += axe(page, "#note-dialog")
        page.goto(f"/admin/articles/article/{article.pk}/notes/")
        found += axe(page)
        wide.append(page.evaluate("document.documentElement.scrollWidth") - width)
    assert found == []
    assert max(wide) <= 0
