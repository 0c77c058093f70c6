"""The talk at the desk about an article: who may take part, and the verbs of a note.

Whoever sees an article at the desk may leave notes on it and answer them: writers on their own,
editors on all. Rights are checked here, on the locked row. Readers never get a word: nothing
outside of `articles.admin` shows a note.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.models import Act, Article, DeskNote
from articles.models.desk_note import LONGEST_QUOTE, LONGEST_TEXT
from articles.passages import CONTEXT, Passage
from articles.refusals import NotAllowed, NotPossible
from contributors import text as texts
from contributors.markup import strip_control

# How much of what was said the log repeats.
_WORDS_IN_LOG = 12


def may_take_part(article: Article, by: Actor) -> bool:
    """Whether this person sees the article at the desk, and so may leave notes and answer."""
    if not (by.is_active and by.is_staff):
        return False
    if by.has_perm("articles.edit_any_article"):
        return True
    own = article.created_by_id == by.pk
    return own and (by.has_perm("articles.view_article") or by.has_perm("articles.change_article"))


def may_resolve(note: DeskNote, article: Article, by: Actor) -> bool:
    """Whether this person may say that the note is done with: its author, and who works on it."""
    if not may_take_part(article, by):
        return False
    return (
        note.written_by_id == by.pk
        or by.has_perm("articles.edit_any_article")
        or article.may_be_changed_by(by)
    )


def leave_note(
    article: Article,
    by: Actor,
    *,
    text: str,
    passage: Passage | None = None,
    at: datetime | None = None,
) -> DeskNote:
    """Leave a note on the article, or on a passage of it.

    The same words by the same person on the same passage, while they are open, are one note: a
    form that is sent twice says nothing new.
    """
    said = _said(text)
    stands: dict[str, str] = {}
    if passage is not None:
        stands = {
            "field": passage.field,
            "quote": strip_control(passage.quote)[:LONGEST_QUOTE].strip(),
            "before": strip_control(passage.before)[-CONTEXT:],
            "after": strip_control(passage.after)[:CONTEXT],
        }
        if passage.field not in DeskNote.Field.values or not stands["quote"]:
            raise NotPossible(_("Mark the words that the note is about."))
    with transaction.atomic():
        row = _locked(article, by)
        same = (
            DeskNote.objects.open()
            .by(by)
            .filter(article=row, text=said, **(stands or {"field": ""}))
        )
        if note := same.first():
            return note
        note = DeskNote.objects.create(
            article=row, written_by_id=by.pk, written_at=at or timezone.now(), text=said, **stands
        )
        _log(Act.Verb.NOTED, row, by, note, at)
    return note


def answer_note(note: DeskNote, by: Actor, *, text: str, at: datetime | None = None) -> DeskNote:
    """Answer a note, or another answer to it. A note that was resolved is open again."""
    said = _said(text)
    with transaction.atomic():
        row = _locked(note.article, by)
        first = DeskNote.objects.get(article=row, pk=note.parent_id or note.pk)
        last = first.answers.last()
        if last and last.text == said and last.written_by_id == by.pk:
            return last
        answer = DeskNote.objects.create(
            article=row,
            parent=first,
            written_by_id=by.pk,
            written_at=at or timezone.now(),
            text=said,
        )
        _log(Act.Verb.ANSWERED, row, by, answer, at, answers=first.pk)
        if first.resolved_at is not None:
            _settle(first, by, None, at)
    return answer


def resolve_note(note: DeskNote, by: Actor, *, at: datetime | None = None) -> None:
    """Say that a note is done with. One that is resolved stays as it is."""
    with transaction.atomic():
        row = _locked(note.article, by)
        first = DeskNote.objects.get(article=row, pk=note.parent_id or note.pk)
        if not may_resolve(first, row, by):
            raise NotAllowed(_("You may not resolve this note. Answer it instead."))
        if first.resolved_at is None:
            _settle(first, by, at or timezone.now(), at)


def reopen_note(note: DeskNote, by: Actor, *, at: datetime | None = None) -> None:
    """Take up a note again. One that is open stays as it is."""
    with transaction.atomic():
        row = _locked(note.article, by)
        first = DeskNote.objects.get(article=row, pk=note.parent_id or note.pk)
        if first.resolved_at is not None:
            _settle(first, by, None, at)


def _said(text: str) -> str:
    said = strip_control(text).strip()
    if not said:
        raise NotPossible(_("A note says something."))
    if len(said) > LONGEST_TEXT:
        raise NotPossible(
            _("A note has at most %(number)d characters. Make two of it.")
            % {"number": LONGEST_TEXT}
        )
    return said


def _locked(article: Article, by: Actor) -> Article:
    """The article’s row, held, for somebody who may take part in the talk about it."""
    row: Article = Article._base_manager.select_for_update().get(pk=article.pk)
    if not may_take_part(row, by):
        raise NotAllowed(_("You may not leave notes on this article."))
    return row


def _settle(note: DeskNote, by: Actor, resolved_at: datetime | None, at: datetime | None) -> None:
    note.resolved_at = resolved_at
    note.resolved_by_id = by.pk if resolved_at else None
    note.save(update_fields=["resolved_at", "resolved_by"])
    verb = Act.Verb.RESOLVED if resolved_at else Act.Verb.REOPENED
    _log(verb, note.article, by, note, at)


def _log(
    verb: str, article: Article, by: Actor, note: DeskNote, at: datetime | None, **detail: int
) -> None:
    words = texts.first_words(note.text, _WORDS_IN_LOG)
    Act.objects.record(verb, article, by, at=at, note=words, desk_note=note.pk, **detail)
