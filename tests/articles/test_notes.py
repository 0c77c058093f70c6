"""Notes of the desk: what may be said by whom, what the database refuses, and how they are read."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Act, Article, DeskNote, Release
from articles.notes import answer_note, leave_note, may_resolve, reopen_note, resolve_note
from articles.passages import Passage
from articles.threads import passage_in, threads
from articles.workflow import NotAllowed, NotPossible
from tests.factories import make_article, make_editor, make_publisher, make_writer

pytestmark = pytest.mark.django_db
State = Release.State
BODY = (
    "<p>The keeper left in <em>spring</em>.<span class='footnote'>A note says May.</span></p>"
    "<p>The lamp went on turning. Nobody noticed for a week.</p>"
)


def said(article: Article) -> list[Act]:
    """What the log tells of notes on the article, oldest first."""
    verbs = [Act.Verb.NOTED, Act.Verb.ANSWERED, Act.Verb.RESOLVED, Act.Verb.REOPENED]
    return list(Act.objects.about(article).filter(verb__in=verbs).order_by("pk"))


# --- The verbs ----------------------------------------------------------------------------------


def test_a_note_is_left_answered_resolved_and_taken_up_again():
    writer, editor = make_writer(), make_editor()
    article = make_article(state=State.DRAFT, created_by=writer, body=BODY)
    now = timezone.now()
    note = leave_note(article, editor, text=" Who says so?\r\n", at=now)
    assert (note.text, note.written_by, note.written_at) == ("Who says so?", editor, now)
    answer = answer_note(note, writer, text="The log book.")
    answer_note(answer, editor, text="Which?")
    assert [one.text for one in note.answers.all()] == ["The log book.", "Which?"]
    resolve_note(note, editor, at=now)
    note.refresh_from_db()
    assert (note.resolved_at, note.resolved_by) == (now, editor)
    reopen_note(note, writer)
    note.refresh_from_db()
    assert (note.resolved_at, note.resolved_by) == (None, None)
    assert [(act.verb, act.by, act.note) for act in said(article)] == [
        ("noted", editor, "Who says so?"),
        ("answered", writer, "The log book."),
        ("answered", editor, "Which?"),
        ("resolved", editor, "Who says so?"),
        ("reopened", writer, "Who says so?"),
    ]


def test_an_answer_opens_a_resolved_note_again():
    """Nobody reads what is folded away: what is said to it has to be seen."""
    editor = make_editor()
    note = leave_note(make_article(), editor, text="Who says so?")
    resolve_note(note, editor)
    answer_note(note, make_editor(), text="Not the log book.")
    note.refresh_from_db()
    assert note.resolved_at is None


def test_what_is_sent_twice_is_said_once():
    editor, other = make_editor(), make_editor()
    article = make_article()
    passage = Passage("body", "sample text", "of ", ".")
    first = leave_note(article, editor, text="Which?", passage=passage)
    assert leave_note(article, editor, text="Which?", passage=passage) == first
    assert leave_note(article, editor, text="Which?") != first
    assert leave_note(article, other, text="Which?", passage=passage) != first
    answer = answer_note(first, editor, text="This.")
    assert answer_note(first, editor, text="This.") == answer
    answer_note(first, other, text="This.")
    assert answer_note(first, editor, text="This.") != answer
    for _time in range(2):
        resolve_note(first, editor)
    assert [act.verb for act in said(article)].count("resolved") == 1
    assert leave_note(article, editor, text="Which?", passage=passage) != first
    for _time in range(2):
        reopen_note(first, editor)
    assert [act.verb for act in said(article)].count("reopened") == 1


@pytest.mark.parametrize("text", ["", " \n", "\0\u200f"[:1], "x" * 4001])
def test_a_note_that_says_nothing_or_too_much_is_refused_with_a_sentence(text: str):
    editor = make_editor()
    article = make_article()
    note = leave_note(article, editor, text="Said.")
    with pytest.raises(NotPossible, match="A note"):
        leave_note(article, editor, text=text)
    with pytest.raises(NotPossible, match="A note"):
        answer_note(note, editor, text=text)
    assert DeskNote.objects.count() == 1


@pytest.mark.parametrize(
    "passage", [Passage("body", " "), Passage("slug", "words"), Passage("", "words")]
)
def test_a_passage_is_some_words_in_a_part_of_the_article(passage: Passage):
    with pytest.raises(NotPossible, match="Mark the words"):
        leave_note(make_article(), make_editor(), text="Said.", passage=passage)


def test_a_long_passage_is_kept_by_its_beginning_and_context_by_what_is_near():
    passage = Passage("body", "q" * 3000, "b" * 90 + "c", "d" + "a" * 90)
    note = leave_note(make_article(), make_editor(), text="Said.", passage=passage)
    assert (note.quote, note.before, note.after) == (
        "q" * 1000,
        "b" * 39 + "c",
        "d" + "a" * 39,
    )


def test_nobody_else_takes_part():
    """By account: not active, not staff, nobody, a writer on the article of another."""
    note = leave_note(make_article(state=State.DRAFT), make_editor(), text="Said.")
    for outsider in (
        make_writer(),
        make_editor(is_active=False),
        make_editor(is_staff=False),
        AnonymousUser(),
    ):
        for act in (
            lambda by=outsider: leave_note(note.article, by, text="Me too."),
            lambda by=outsider: answer_note(note, by, text="Me too."),
            lambda by=outsider: resolve_note(note, by),
            lambda by=outsider: reopen_note(note, by),
        ):
            with pytest.raises(NotAllowed):
                act()
    assert DeskNote.objects.count() == 1


def test_a_writer_resolves_what_they_wrote_and_what_they_may_work_on():
    writer, editor = make_writer(), make_editor()
    article = make_article(state=State.DRAFT, created_by=writer)
    own = leave_note(article, writer, text="Mine.")
    other = leave_note(article, editor, text="Theirs.")
    assert may_resolve(own, article, writer)
    assert may_resolve(other, article, writer)
    approved = make_article(state=State.SCHEDULED, created_by=writer)
    own = leave_note(approved, writer, text="Mine.")
    other = leave_note(approved, editor, text="Theirs.")
    resolve_note(own, writer)
    with pytest.raises(NotAllowed):
        resolve_note(other, writer)
    answer_note(other, writer, text="Done.")


# --- The database -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"text": ""}, "desk_note_says_something"),
        ({"text": "x" * 4001}, "desk_note_is_short"),
        ({"field": "body", "quote": "x" * 1001}, "desk_note_is_short"),
        ({"field": "body"}, "desk_note_has_a_whole_passage_or_none"),
        ({"quote": "words"}, "desk_note_has_a_whole_passage_or_none"),
        ({"before": "words"}, "desk_note_has_a_whole_passage_or_none"),
        ({"field": "slug", "quote": "words"}, "desk_note_has_a_whole_passage_or_none"),
        ({"resolved_at": timezone.now()}, "desk_note_is_resolved_by_somebody"),
        ({"resolved_by": True}, "desk_note_is_resolved_by_somebody"),
        ({"parent": True, "field": "body", "quote": "words"}, "desk_note_answer_is_bare"),
        (
            {"parent": True, "resolved_at": timezone.now(), "resolved_by": True},
            "desk_note_answer_is_bare",
        ),
    ],
)
def test_the_database_refuses_what_cannot_be(fields: dict[str, Any], constraint: str):
    editor = make_editor()
    given: dict[str, Any] = {"article": make_article(), "written_by": editor, "text": "Said."}
    first = DeskNote.objects.create(**given)
    objects = {"parent": first, "resolved_by": editor}
    given |= {name: objects.get(name) if value is True else value for name, value in fields.items()}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DeskNote.objects.create(**given)


# --- Reading ------------------------------------------------------------------------------------


def noted(article: Article, text: str, quote: str, field: str = "") -> DeskNote:
    """A note on some words of the article as they stand now."""
    passage = passage_in(article, quote, field)
    assert passage
    return leave_note(article, make_editor(), text=text, passage=passage)


def test_open_notes_come_in_the_order_of_their_passages():
    article = make_article("A title", body=BODY, dek="A dek.", editors_note="<p>A note.</p>")
    editor = make_editor()
    for text, quote, field in (
        ("lamp", "lamp went", ""),
        ("keeper", "The keeper", ""),
        ("dek", "", "dek"),
        ("title", "", "title"),
        ("gone", "Nobody noticed for a week", ""),
    ):
        noted(article, text, quote, field)
    leave_note(article, editor, text="whole")
    for text in ("first", "second"):
        resolve_note(leave_note(article, editor, text=text), editor)
    article.body = article.body.replace(" Nobody noticed for a week.", "")
    article.save()
    found = threads(article, editor)
    assert [one.note.text for one in found] == [
        *("whole", "title", "dek", "keeper", "lamp", "gone"),
        *("second", "first"),
    ]
    assert [one.note.text for one in found if one.is_gone] == ["gone"]


def test_a_note_shows_its_passage_as_it_stands_or_as_it_stood():
    article = make_article(body=BODY)
    noted(article, "Spring?", "keeper left in spring. A note")
    article.body = "<h2>Above</h2>" + article.body.replace("left in", "had left in the")
    article.save()
    (thread,) = threads(article, make_editor())
    assert thread.passage
    assert thread.passage.quote == "keeper had left in the spring. A note"
    assert thread.note.quote == "keeper left in spring. A note"
    article.body = "<p>All is new.</p>"
    article.save()
    (thread,) = threads(article, make_editor())
    assert thread.is_gone
    assert thread.passage
    assert thread.passage.quote == "keeper left in spring. A note"


def test_a_note_on_a_title_says_when_that_is_another():
    article = make_article("What the lamp says")
    noted(article, "Dull.", "", "title")
    article.title = "What a lamp says"
    assert not threads(article, make_editor())[0].is_gone
    article.title = "On harbours"
    assert threads(article, make_editor())[0].is_gone


def test_words_are_sought_in_all_parts_and_markup_is_none_of_them():
    article = make_article("A title", body=BODY, dek="A dek on keepers.")
    assert passage_in(article, "left in spring") == Passage(
        "body", "left in spring", "The keeper ", ". A note says May.\n\nThe lamp went on tur"
    )
    assert passage_in(article, "on keepers") == Passage("dek", "on keepers", "A dek ", ".")
    assert passage_in(article, "<em>spring") is None
    assert passage_in(article, "on keepers", "title") is None
    assert passage_in(article, "", "editors_note") is None


def test_all_of_the_talk_takes_one_query():
    article = make_article(body=BODY)
    writer, editor = make_publisher(), make_editor()
    for number in range(6):
        note = leave_note(article, writer, text=f"Note {number}")
        answer_note(note, editor, text="Yes.")
        if number % 2:
            resolve_note(note, editor)
    with CaptureQueriesContext(connection) as queries:
        found = threads(article, writer)
        names = [
            str(person)
            for thread in found
            for person in (
                thread.note.written_by,
                thread.note.resolved_by,
                *(answer.written_by for answer in thread.answers),
            )
        ]
    assert len(queries) <= 3  # One, and the rights of `writer`, which a request has asked for.
    assert len(names) == 18


def test_notes_go_with_their_article_and_with_nothing_else():
    editor = make_editor()
    note = leave_note(make_article(), editor, text="Said.", at=timezone.now() - timedelta(days=9))
    answer_note(note, editor, text="Yes.")
    note.article.delete()
    assert not DeskNote.objects.exists()
    assert Act.objects.filter(verb="noted").exists()
