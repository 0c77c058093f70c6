"""Notes at the desk without scripts: the panel, the page of notes, the list’s column and filter."""

from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Act, Article, DeskNote, Release
from articles.notes import answer_note, leave_note, resolve_note
from articles.threads import passage_in
from tests.desk import at_the_desk, page, save, url
from tests.factories import make_article, make_editor, make_writer

pytestmark = pytest.mark.django_db
State = Release.State


def talk(article: Article) -> str:
    """The address of its notes."""
    return url("articles_article_notes", article.pk)


def edit(article: Article) -> str:
    """The address of its form."""
    return url("articles_article_change", article.pk)


def leave(article: Article, text: str, quote: str = "") -> DeskNote:
    """A note by some editor."""
    passage = passage_in(article, quote) if quote else None
    return leave_note(article, make_editor(), text=text, passage=passage)


def text_between(html: str, start: str, end: str) -> str:
    """The part of a page from one thing to another."""
    return html[html.index(start) :].partition(end)[0]


@pytest.mark.parametrize(("back", "screen"), [("", "notes"), ("form", "change")])
def test_the_talk_goes_on_by_forms_alone(back: str, screen: str):
    editor, writer = make_editor(), make_writer()
    article = make_article(
        state=State.DRAFT, created_by=writer, body="<p>A light, not a <em>letter</em>.</p>"
    )
    client, at = at_the_desk(editor), url(f"articles_article_{screen}", article.pk)
    sent = {"do": "leave", "text": "Says who?", "quote": "not a letter", "back": back}
    response = client.post(talk(article), sent)
    note = DeskNote.objects.get()
    assert response.headers["Location"] == f"{at}#note-{note.pk}"
    assert (note.field, note.quote, note.before) == ("body", "not a letter", "A light, ")
    shown = page(client.get(at))
    assert "1 open note\n" in shown
    assert "Says who?" in shown
    assert "The note is left." in shown
    theirs = at_the_desk(writer)
    theirs.post(talk(article), {"do": "answer", "note": note.pk, "text": "I do.", "back": back})
    assert "I do." in page(theirs.get(at))
    client.post(talk(article), {"do": "resolve", "note": note.pk, "back": back})
    shown = page(client.get(at))
    assert "0 open notes" in shown
    assert "1 resolved note" in shown
    client.post(talk(article), {"do": "reopen", "note": note.pk, "back": back})
    assert "1 open note\n" in page(client.get(at))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": ""}, "A note says something."),
        ({"text": "x" * 4001}, "at most 4000 characters"),
        ({"quote": "a letter that is not there"}, "These words are not in the text as it is saved"),
        ({"about": "title", "quote": "sample text"}, "These words are not in the text"),
        ({"about": "dek"}, "Nothing stands there yet."),
        ({"about": "body"}, "Copy the words here that the note is about."),
        ({"about": "slug"}, "not one of the available choices"),
        ({"marked": "on", "quote": "words"}, "Mark the words that the note is about."),
    ],
)
def test_what_cannot_be_left_is_said_and_no_word_of_it_is_lost(sent: dict[str, str], said: str):
    article = make_article(body="<p>Some sample text.</p>")
    whole = {"do": "leave", "text": "A word to keep.", **sent}
    response = at_the_desk(make_editor()).post(talk(article), whole)
    assert response.status_code in {400, 409}
    assert said in page(response)
    assert whole["text"] in page(response)
    assert not DeskNote.objects.exists()


def test_an_answer_that_is_too_long_stays_in_its_field():
    note = leave(make_article(), "Said.")
    sent = {"do": "answer", "note": note.pk, "text": "y" * 4001}
    response = at_the_desk(make_editor()).post(talk(note.article), sent)
    assert response.status_code == 409
    assert "at most 4000 characters" in page(response)
    area = text_between(page(response), f'<textarea id="answer-{note.pk}"', "</textarea>")
    assert area.endswith("y" * 4001)


def test_words_marked_in_the_editor_need_not_be_saved_yet():
    article = make_article(state=State.DRAFT, body="<p>Some sample text.</p>")
    sent = {
        "do": "leave",
        "text": "Good.",
        "marked": "on",
        "about": "body",
        "quote": "not saved yet",
        "before": "text that is ",
        "after": ".",
    }
    client = at_the_desk(make_editor())
    assert client.post(talk(article), sent).status_code == 302
    note = DeskNote.objects.get()
    assert (note.quote, note.before, note.after) == ("not saved yet", "text that is ", ".")
    gone = '<p class="note-gone">Its passage is gone. It stood on:</p>'
    assert gone in page(client.get(talk(article)))
    save(client, edit(article), body="<p>Some sample text that is not saved yet.</p>")
    shown = page(client.get(talk(article)))
    assert gone not in shown
    assert '<p class="note-gone" hidden>' in shown


def test_a_note_on_all_of_a_part_stands_on_its_words():
    article = make_article("What the lamp says")
    sent = {"do": "leave", "text": "Dull.", "about": "title"}
    at_the_desk(make_editor()).post(talk(article), sent)
    note = DeskNote.objects.get()
    assert (note.field, note.quote) == ("title", "What the lamp says")


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "answer", "note": "9" * 30, "text": "x"},
        {"do": "answer", "note": "1\0", "text": "x"},
        {"do": "resolve", "note": "-1"},
        {"do": "resolve"},
        {"do": "reopen", "note": "another"},
        {"do": "delete", "note": "own"},
        {"do": "", "note": "own"},
        {},
    ],
)
def test_what_the_forms_do_not_send_is_refused(sent: dict[str, str]):
    """Also a note of another article, by whoever may see both."""
    note, other = leave(make_article(), "Said."), leave(make_article(), "Elsewhere.")
    keys = {"another": other.pk, "own": note.pk}
    filled = {name: keys.get(value, value) for name, value in sent.items()}
    response = at_the_desk(make_editor()).post(talk(note.article), filled)
    assert response.status_code in {400, 404}
    assert DeskNote.objects.count() == 2


def test_a_text_is_as_long_as_the_browser_says_and_has_no_control_characters():
    """A browser counts the end of a line once, and sends it as two."""
    article = make_article()
    text = "\r\n".join(["x" * 99] * 40) + "\x07"
    client = at_the_desk(make_editor())
    assert client.post(talk(article), {"do": "leave", "text": text}).status_code == 302
    assert len(DeskNote.objects.get().text) == 3999
    assert client.post(talk(article), {"do": "leave", "text": "a\0b"}).status_code == 400


def test_a_script_gets_the_panel_alone():
    note = leave(make_article(), "Said.")
    client = Client(headers={"X-Requested-With": "fetch"})
    client.force_login(make_editor())
    sent = {"do": "answer", "note": note.pk, "text": "Yes.", "back": "form"}
    response = client.post(talk(note.article), sent)
    html = page(response)
    assert response.status_code == 200
    assert html.strip().startswith("<section")
    assert 'data-said="The note is answered."' in html
    assert f'data-note="note-{note.pk}"' in html
    assert html.count('name="back" value="form"') == html.count("<form")


def test_the_form_lists_notes_with_their_passages_and_the_log_is_not_crowded_by_them():
    article = make_article(state=State.DRAFT, body="<p>One two three four.</p>")
    for number in range(20):
        leave(article, f"Note {number}", "two three")
    html = page(at_the_desk(make_editor()).get(edit(article)))
    assert html.count('data-quote="two three"') == 20
    assert 'href="#desk-notes">20 open notes</a>' in html
    history = text_between(html, "desk-acts-heading", "</section>")
    assert "left a note" not in history
    assert "Note 3" not in history
    assert Act.objects.about(article).filter(verb="noted").count() == 20


def test_who_may_only_look_reads_the_text_and_leaves_notes():
    writer = make_writer()
    article = make_article(
        state=State.IN_REVIEW, created_by=writer, body="<p>A <em>light</em>.</p><h2>B</h2>"
    )
    client = at_the_desk(writer)
    html = page(client.get(edit(article)))
    assert '<div class="readonly"><p>A <em>light</em>.</p><h2>B</h2></div>' in html
    assert 'name="title"' not in html
    assert client.post(talk(article), {"do": "leave", "text": "May I add?"}).status_code == 302
    assert "May I add?" in page(client.get(edit(article)))


def test_only_who_may_resolve_is_offered_it():
    writer = make_writer()
    article = make_article(state=State.IN_REVIEW, created_by=writer)
    note = leave(article, "Theirs.")
    own = leave_note(article, writer, text="Mine.")
    html = page(at_the_desk(writer).get(talk(article)))
    assert html.count('value="answer"') == 2
    assert html.count('value="resolve"') == 1
    assert 'value="resolve"' in text_between(html, f'id="note-{own.pk}"', "</li>")
    refused = at_the_desk(writer).post(talk(article), {"do": "resolve", "note": note.pk})
    assert refused.status_code == 403
    assert page(at_the_desk(make_editor()).get(talk(article))).count('value="resolve"') == 2


# --- Lists ----------------------------------------------------------------------------------------


@pytest.fixture
def noted() -> dict[str, Any]:
    """Articles with open notes of several people, with resolved ones, and without."""
    editor = make_editor()
    two, one, done, none = (make_article(f"Title {name}") for name in ("two", "one", "done", "no"))
    leave_note(two, editor, text="A")
    answer_note(leave(two, "B"), editor, text="An answer is no note.")
    leave(one, "C")
    resolve_note(leave_note(done, editor, text="D"), editor)
    return {"editor": editor, "two": two, "none": none}


def test_the_list_counts_open_notes_and_leads_to_them(noted: dict[str, Any]):
    html = page(at_the_desk(noted["editor"]).get(url("articles_article_changelist")))
    assert f'<a href="{talk(noted["two"])}">2 open notes</a>' in html
    assert html.count(">1 open note</a>") == 1
    assert html.count("/notes/") == 2


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        ("yes", {"Title one", "Title two"}),
        ("no", {"Title done", "Title no"}),
        ("mine", {"Title two"}),
        ("other", set()),
    ],
)
def test_the_list_is_filtered_by_open_notes(noted: dict[str, Any], choice: str, titles: set[str]):
    client = at_the_desk(noted["editor"])
    response = client.get(url("articles_article_changelist"), {"notes": choice})
    assert {row.title for row in response.context["cl"].result_list} == titles
    html = page(response)
    assert "Yes (2)" in html
    assert "No (2)" in html
    assert "Mine (1)" in html


# --- Readers --------------------------------------------------------------------------------------


def test_no_preview_shows_a_note(client: Client):
    """Neither that of the desk, nor that by link: both are the readers’ page."""
    article = make_article(state=State.DRAFT, body="<p>Some sample text.</p>")
    note = leave(article, "zqnoteword", "sample text")
    answer_note(note, note.written_by, text="zqanswerword")
    token = workflow.share_preview(article, make_editor())
    desk = at_the_desk(make_editor())
    for html in (
        page(client.get(f"/preview/{token}/")),
        page(desk.get(url("articles_article_preview", article.pk))),
    ):
        assert "Some sample text." in html
        assert "zqnoteword" not in html
        assert "zqanswerword" not in html
