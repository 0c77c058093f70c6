"""Passages with notes: marked in the text, following it, and never a part of it."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, DeskNote, Release
from hanoi.models import User
from tests.browser.helpers import axe
from tests.browser.noting import (
    BODY,
    MARKS,
    SELECTED,
    leave,
    note_of,
    open_form,
    press_note,
    save,
    select,
)
from tests.browser.prose import EDITOR, go_to_start
from tests.factories import make_article, make_editor, make_writer


@pytest.fixture
def editor(server: str) -> User:
    """Who works on the text."""
    return make_editor(name="Ada Field")


@pytest.fixture
def article(editor: User) -> Article:
    """A draft."""
    return make_article("A light", state=Release.State.DRAFT, body=BODY, dek="A lamp is a promise.")


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
    go_to_start(page)
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
