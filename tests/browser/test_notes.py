"""Notes while an article is worked on: marked in the text, following it, and never a part of it."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from articles.models import Article, DeskNote, Release
from articles.notes import answer_note, leave_note, resolve_note
from articles.passages import Passage
from articles.threads import passage_in
from hanoi.models import User
from tests.attacks import PLAIN
from tests.browser.complaints import Complaints
from tests.browser.helpers import WIDTHS, axe, log_in
from tests.browser.prose import EDITOR
from tests.factories import make_article, make_editor, make_writer

BODY = (
    "<p>The keeper left in <em>spring</em>, and the lamp went on turning.<span class='footnote'>"
    "A log book says nine days.</span> Nobody noticed for a week.</p>"
    "<p>A harbour owes a light, not a letter. Nobody noticed for a year.</p>"
)
MARKS = f"{EDITOR} .noted"


@pytest.fixture
def editor(server: str) -> User:
    """Who works on the text."""
    return make_editor(name="Ada Field")


@pytest.fixture
def article(editor: User) -> Article:
    """A draft."""
    return make_article("A light", state=Release.State.DRAFT, body=BODY, dek="A lamp is a promise.")


def leave(article: Article, text: str, quote: str, field: str = "", hours: int = 2) -> DeskNote:
    """A note on some words of the article."""
    passage = passage_in(article, quote, field)
    assert passage
    at = timezone.now() - timedelta(hours=hours)
    return leave_note(article, make_editor(name="Ben Example"), text=text, passage=passage, at=at)


def wait(page: Page) -> None:
    """Until the editor is there, which is a large file, and has learnt of notes."""
    expect(page.locator(".note-button").first).to_be_visible()


def open_form(page: Page, article: Article, user: User | None = None) -> None:
    """The form of the article, by somebody who logs in first if one is given."""
    if user:
        log_in(page, user)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    wait(page)
    show_notes(page)


def show_notes(page: Page) -> None:
    """Have the notes beside the text, where there is room for them."""
    button = page.get_by_role("button", name=re.compile(r"^Notes"))
    if button.get_attribute("aria-pressed") == "false":
        button.click()


SELECT = """(element, [words, number]) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    for (let offset = 0; offset < node.data.length; offset += 1) places.push([node, offset]);
    text += node.data;
  }
  let at = -1;
  for (let left = number; left >= 0; left -= 1) at = text.indexOf(words, at + 1);
  const [[first, start], [last, end]] = [places[at], places[at + words.length - 1]];
  element.focus();
  getSelection().setBaseAndExtent(first, start, last, end + 1);
}"""
# The editor hears of a selection a moment after the browser.
SELECTED = """([selector, words]) => {
  const { editor } = document.querySelector(selector);
  if (!editor) return getSelection().toString() === words;
  const { doc, selection } = editor.state;
  return doc.textBetween(selection.from, selection.to) === words;
}"""


def select(page: Page, words: str, number: int = 0, within: str = EDITOR) -> None:
    """Select the words where they occur for the `number`th time, counted from 0."""
    expect(page.locator(within)).to_be_visible()
    page.locator(within).evaluate(SELECT, [words, number])
    page.wait_for_function(SELECTED, arg=[within, words])


def note_of(page: Page, text: str) -> Locator:
    """A note in the panel."""
    return page.locator(".note", has_text=text)


def press_note(page: Page) -> None:
    """The button among those of the body’s editor."""
    page.locator(".field-body .note-button").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def save(page: Page) -> None:
    """Save, and stay on the form."""
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    wait(page)
    show_notes(page)


def test_a_passage_is_noted_worked_on_and_found_again(page: Page, article: Article, editor: User):
    """The same words stand twice: it is the second that was meant."""
    open_form(page, article, editor)
    page.locator("#id_title").fill("A title that is not saved yet")
    select(page, "Nobody noticed", number=1)
    press_note(page)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".note-quote")).to_have_text("Nobody noticed")
    expect(dialog.get_by_label("Note")).to_be_focused()
    expect(dialog.locator(".errornote")).to_be_hidden()
    page.keyboard.type("Says who?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator(MARKS)).to_have_text(["Nobody noticed"])
    expect(page.get_by_role("heading", name="1 open note", exact=True)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="The note is left.")).to_be_attached()
    expect(page.locator("#id_title")).to_have_value("A title that is not saved yet")

    # The caret is where it was: what is typed next takes the place of what is selected.
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("It is said that ")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Once, nobody noticed anything at all. ")
    expect(page.locator(MARKS)).to_have_text(["Nobody noticed"])
    save(page)

    article.refresh_from_db()
    assert article.title == "A title that is not saved yet"
    assert "not a letter. It is said that Nobody noticed for a year.</p>" in article.body
    assert "noted" not in article.body
    expect(page.locator(MARKS)).to_have_text(["Nobody noticed"])
    around = page.locator(MARKS).evaluate(
        "(mark) => [mark.previousSibling.data, mark.nextSibling.data]"
    )
    assert around[0].endswith("It is said that ")
    assert around[1] == " for a year."
    expect(note_of(page, "Says who?").locator(".note-gone")).to_be_hidden()


def test_a_note_says_at_once_and_after_saving_that_its_passage_is_gone(
    page: Page, article: Article, editor: User
):
    leave(article, "Too long ago.", "for a year")
    open_form(page, article, editor)
    gone = note_of(page, "Too long ago.").locator(".note-gone")
    show = page.get_by_role("button", name="Show in the text")
    expect(page.locator(MARKS)).to_have_text(["for a year"])
    expect(gone).to_be_hidden()
    select(page, " Nobody noticed for a year.")
    page.keyboard.press("Delete")
    expect(gone).to_be_visible()
    expect(show).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(gone).to_be_hidden()
    expect(page.locator(MARKS)).to_have_text(["for a year"])
    select(page, " Nobody noticed for a year.")
    page.keyboard.press("Delete")
    save(page)
    expect(page.locator(EDITOR)).to_be_visible()
    expect(gone).to_have_text("Its passage is gone. It stood on:")
    expect(note_of(page, "Too long ago.").locator(".note-quote")).to_have_text("for a year")
    expect(page.locator(MARKS)).to_have_count(0)


def test_edits_inside_a_passage_keep_it_until_little_is_left(
    page: Page, article: Article, editor: User
):
    leave(article, "Which?", "owes a light, not a letter")
    open_form(page, article, editor)
    select(page, "a light")
    page.keyboard.type("a lamp")
    expect(page.locator(MARKS)).to_have_text(["owes a lamp, not a letter"])
    save(page)
    expect(page.locator(MARKS)).to_have_text(["owes a lamp, not a letter"])
    expect(note_of(page, "Which?").locator(".note-gone")).to_be_hidden()
    select(page, "owes a lamp, not ")
    page.keyboard.press("Delete")
    expect(note_of(page, "Which?").locator(".note-gone")).to_be_visible()


def test_a_passage_across_paragraphs_and_footnotes_is_marked_whole(
    page: Page, article: Article, editor: User
):
    passage = "spring, and the lamp went on turning. A log book says nine days. Nobody noticed"
    leave(article, "All of it.", passage)
    leave(article, "And this.", "for a week. A harbour owes")
    open_form(page, article, editor)
    expect(page.locator(MARKS).first).to_be_visible()
    marked = page.locator(MARKS).all_inner_texts()
    bare = "".join("".join(marked).split())
    assert bare == "".join(passage.split()) + "foraweek.Aharbourowes"


def test_a_note_is_left_answered_and_resolved_by_keyboard_alone(
    page: Page, article: Article, editor: User
):
    open_form(page, article, editor)
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+Home")
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


def test_text_and_note_lead_to_each_other(page: Page, article: Article, editor: User):
    first = leave(article, "Which spring?", "spring")
    leave(article, "A week?", "Nobody noticed for a week")
    open_form(page, article, editor)
    page.locator(MARKS, has_text="spring").click()
    expect(page.locator(".note.current")).to_have_id(f"note-{first.pk}")
    expect(page.locator(EDITOR)).to_be_focused()
    note_of(page, "A week?").locator(".note-quote").click()
    expect(page.locator(".note.current")).to_contain_text("A week?")
    page.wait_for_function(SELECTED, arg=[EDITOR, "Nobody noticed for a week"])
    page.locator("#id_title").focus()
    note_of(page, "Which spring?").get_by_role("button", name="Show in the text").press("Enter")
    page.wait_for_function(SELECTED, arg=[EDITOR, "spring"])
    expect(page.locator(EDITOR)).to_be_focused()


def test_on_a_small_screen_a_note_opens_over_the_edge_of_the_text(
    page: Page, article: Article, editor: User
):
    leave(article, "Which spring?", "spring")
    page.set_viewport_size({"width": 360, "height": 740})
    open_form(page, article, editor)
    page.locator(MARKS).click()
    note = note_of(page, "Which spring?")
    expect(note).to_be_in_viewport()
    sheet, mark = note.bounding_box(), page.locator(MARKS).bounding_box()
    assert sheet
    assert mark
    assert mark["y"] + mark["height"] <= sheet["y"]
    assert axe(page, "#desk-notes") == []
    page.keyboard.press("Escape")
    expect(note).not_to_be_in_viewport()
    page.locator(MARKS).click()
    note.get_by_role("button", name="Close").click()
    expect(note).not_to_be_in_viewport()


def test_title_and_dek_have_notes_too(page: Page, article: Article, editor: User):
    leave(article, "Dull.", "", "title")
    open_form(page, article, editor)
    title = page.locator("#id_title")
    gone = note_of(page, "Dull.").locator(".note-gone")
    title.fill("What a harbour owes")
    expect(gone).to_be_visible()
    title.fill("A light")
    expect(gone).to_be_hidden()
    page.locator("#id_dek").focus()
    page.keyboard.press("Control+Alt+KeyM")
    expect(page.get_by_role("dialog").locator(".note-quote")).to_have_text("A lamp is a promise.")
    page.keyboard.type("Says who?")
    page.get_by_role("dialog").get_by_role("button", name="Leave the note").click()
    expect(note_of(page, "Says who?").locator(".note-field")).to_have_text("Dek")
    assert DeskNote.objects.get(text="Says who?").field == "dek"


def test_who_may_only_look_marks_words_too(page: Page, server: str):
    writer = make_writer()
    article = make_article(state=Release.State.IN_REVIEW, created_by=writer, body=BODY)
    leave(article, "Which?", "spring")
    open_form(page, article, writer)
    reading = ".field-body_shown .readonly"
    painted = "() => [...CSS.highlights.get('noted')].map((range) => range.toString())"
    assert page.evaluate(painted) == ["spring"]
    select(page, "not a letter", within=reading)
    page.locator(".field-body_shown .note-button").click()
    page.keyboard.type("Or both.")
    page.get_by_role("dialog").get_by_role("button", name="Leave the note").click()
    expect(note_of(page, "Or both.")).to_be_visible()
    assert page.evaluate(painted) == ["spring", "not a letter"]
    note = DeskNote.objects.get(text="Or both.")
    assert (note.field, note.quote) == ("body", "not a letter")
    assert note.before.endswith("A harbour owes a light, ")
    note_of(page, "Which?").get_by_role("button", name="Show in the text").click()
    assert page.evaluate("() => getSelection().toString()") == "spring"
    page.locator(reading).click(position={"x": 3, "y": 3})
    expect(page.locator(".note.current")).to_contain_text("Which?")


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
