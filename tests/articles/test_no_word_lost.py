"""No word is lost, whatever a writer, an editor and a publisher do, and in whatever order.

Hypothesis makes up the order: forms are opened, written in, autosaved, saved, closed; texts clash
and are settled, are restored, left out and gone on with; the article is handed on, published and
sent back meanwhile. It goes through the functions that the screens go through.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles import autosaves, revisions, snapshots, workflow
from articles.merging import Unsettled
from articles.models import Article, Autosave, Release, Revision
from articles.refusals import NotAllowed, NotPossible
from hanoi.models import User
from tests.factories import make_article, make_editor, make_publisher, make_writer

pytestmark = pytest.mark.django_db

FIELDS = ("title", "dek", "body")
VERBS = ["submit", "send_back", "approve", "publish", "publish_changes", "withdraw"]
Text = tuple[str, str, str]


def text_of(snapshot: dict[str, Any]) -> Text:
    """What is written in it."""
    title, dek, body = (snapshot[name] for name in FIELDS)
    return title, dek, body


@dataclass
class Form:
    """A form that somebody has open."""

    user: User
    snapshot: dict[str, Any]
    base: int
    continues: UUID | None = None
    opening: UUID = field(default_factory=uuid4)
    turn: int = 0
    # What a browser has sent, or is about to: texts by turn, also such as come too late.
    written: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    def write(self, where: str, place: int, word: str) -> None:
        """Add a word to a field, to a paragraph, or as a paragraph."""
        said = self.snapshot[where]
        if where == "body":
            blocks = said.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
            if place % 4 == 3:
                blocks.insert(place % (len(blocks) + 1), word)
            else:
                blocks[place % len(blocks)] += f" {word}"
            said = "".join(f"<p>{block}</p>" for block in blocks)
        else:
            said = f"{said} {word}".strip()
        self.snapshot = self.snapshot | {where: said}
        self.turn += 1
        self.written.append((self.turn, self.snapshot))


class Desk(RuleBasedStateMachine):
    """Three people and an article."""

    people: list[User]

    @initialize(state=st.sampled_from(["draft", "in_review", "public", "undated"]))
    def begin(self, state: str) -> None:
        body = "<p>One.</p><p>Two.</p><p>Three.</p>"
        writer = self.people[0]
        draft = make_article("Title", state=Release.State.DRAFT, body=body, created_by=writer)
        self.pk, self.words = draft.pk, 0
        self.forms: list[Form] = []
        self.clashes: list[int] = []
        self.sent_words: set[str] = set()
        self.saved: set[Text] = set()
        # Of each form the text that it sent last, until it is saved.
        self.last: dict[UUID, Text] = {}
        self.published: set[Text] = set()
        for verb in {"draft": [], "in_review": ["submit"], "public": ["publish"]}.get(
            state, ["approve"]
        ):
            self.say(verb, 2)

    @property
    def article(self) -> Article:
        """The article as it stands now."""
        return Article.objects.select_related("working_revision").get(pk=self.pk)

    def note(self, snapshot: dict[str, Any]) -> Text:
        """Note that a text was sent."""
        text = text_of(snapshot)
        self.sent_words |= {word for part in text for word in part.split() if "w" in word}
        return text

    def form(self, number: int) -> Form:
        """One of the open forms."""
        return self.forms[number % len(self.forms)]

    # What people do

    @rule(person=st.integers(0, 2))
    def open(self, person: int) -> None:
        article, user = self.article, self.people[person]
        if not article.may_be_changed_by(user):
            return
        newest = article.working_revision
        snapshot = newest.snapshot if newest else snapshots.take(article)
        self.forms.append(Form(user, snapshot, newest.number if newest else 0))

    @rule(person=st.integers(0, 2))
    def open_what_is_offered(self, person: int) -> None:
        article, user = self.article, self.people[person]
        slot = autosaves.offered(user, article)
        if slot and article.may_be_changed_by(user):
            self.forms.append(Form(user, slot.snapshot, slot.base, continues=slot.mark))

    @precondition(lambda self: self.forms)
    @rule(number=st.integers(0, 9), where=st.sampled_from(FIELDS), place=st.integers(0, 9))
    def type(self, number: int, where: str, place: int) -> None:
        self.words += 1
        self.form(number).write(where, place, f"w{self.words}w")

    @precondition(lambda self: any(form.written for form in self.forms))
    @rule(number=st.integers(0, 9), late=st.integers(0, 5))
    def autosave(self, number: int, late: int) -> None:
        """The newest text as a rule; at times one that was overtaken on its way."""
        form = self.form(number)
        if not form.written:
            return
        turn, snapshot = form.written[-1 if late else late % len(form.written)]
        article = self.article
        kept = autosaves.keep(
            form.user,
            article,
            snapshot,
            opening=form.opening,
            turn=turn,
            base=form.base,
            continues=form.continues,
        )
        text = self.note(snapshot)
        newest = turn == form.turn
        assert kept.handed_on == (not article.may_be_changed_by(form.user))
        if kept.handed_on and newest:
            self.saved.add(text)
            self.last.pop(form.opening, None)
        elif newest:
            self.last[form.opening] = text

    @precondition(lambda self: self.forms)
    @rule(number=st.integers(0, 9))
    def save(self, number: int) -> None:
        form = self.form(number)
        article = self.article
        text = self.note(form.snapshot)
        try:
            outcome = revisions.save(
                article, form.snapshot, form.user, base=form.base, opening=form.opening
            )
        except NotAllowed:
            autosaves.keep(
                form.user,
                article,
                form.snapshot,
                opening=form.opening,
                turn=form.turn,
                base=form.base,
                continues=form.continues,
            )
        else:
            autosaves.saved(form.user, article, opening=form.opening, continues=form.continues)
            if outcome.aside:
                self.clashes.append(outcome.aside.number)
        self.saved.add(text)
        self.last.pop(form.opening, None)
        self.forms.remove(form)

    @precondition(lambda self: self.forms)
    @rule(number=st.integers(0, 9))
    def close(self, number: int) -> None:
        """The browser is killed: what it has sent is all there is."""
        self.forms.remove(self.form(number))

    @precondition(lambda self: self.clashes)
    @rule(person=st.integers(0, 2), data=st.data())
    def settle(self, person: int, data: st.DataObject) -> None:
        article, aside = self.article, None
        number = data.draw(st.sampled_from(self.clashes))
        aside = Revision.objects.about(article).get(number=number)
        newest = article.working_revision
        assert newest
        merged = revisions.merged_with(aside, newest)
        choices = {
            clash.id: data.draw(st.sampled_from(list(clash.choices))) for clash in merged.clashes
        }
        user = self.people[person]
        try:
            revisions.settle_clash(article, aside, choices, user, base=newest.number)
        except NotAllowed:
            return
        except Unsettled:
            raise AssertionError("Every clash was settled.") from None
        self.clashes.remove(number)

    @rule(person=st.integers(0, 2), number=st.integers(1, 30))
    def restore(self, person: int, number: int) -> None:
        article = self.article
        newest = article.working_revision
        if newest is None:
            return
        count = Revision.objects.about(article).count()
        try:
            revisions.restore(article, 1 + number % count, self.people[person], base=newest.number)
        except NotAllowed:
            assert not article.may_be_changed_by(self.people[person])

    @rule(person=st.integers(0, 2))
    def leave_out(self, person: int) -> None:
        slot = Autosave.objects.filter(user=self.people[person], article=self.pk).first()
        if slot:
            slot.article = self.article
            autosaves.leave_out(slot, self.people[person])

    @rule(verb=st.sampled_from(VERBS), person=st.integers(0, 2))
    def say(self, verb: str, person: int) -> None:
        article = self.article
        newest = article.working_revision
        working = text_of(newest.snapshot if newest else snapshots.take(article))
        try:
            getattr(workflow, verb)(article, self.people[person])
        except (NotAllowed, NotPossible):
            return
        if verb in {"approve", "publish", "publish_changes"}:
            row = self.article
            assert (row.title, row.dek, row.body) == working, "what was the newest text goes out"
            self.published.add(working)

    # What holds at any time

    @invariant()
    def every_text_is_found(self) -> None:
        if not hasattr(self, "pk"):
            return
        history = Revision.objects.filter(subject_type="articles.article", subject_id=self.pk)
        found = {text_of(row.snapshot) for row in history}
        found |= {text_of(row.snapshot) for row in Autosave.objects.filter(article=self.pk)}
        missing = (self.saved | set(self.last.values())) - found
        assert not missing, missing
        words = {word for text in found for part in text for word in _words(part)}
        assert not {word for sent in self.sent_words for word in _words(sent)} - words

    @invariant()
    def what_is_live_was_published(self) -> None:
        if not hasattr(self, "pk"):
            return
        row = self.article
        if row.status == Article.Status.APPROVED:
            text = (row.title, row.dek, row.body)
            assert text in self.published
            assert row.live_revision is not None
            assert text_of(row.live_revision.snapshot) == text

    @invariant()
    def numbers_have_no_gap(self) -> None:
        if not hasattr(self, "pk"):
            return
        numbers = Revision.objects.about(self.article).values_list("number", flat=True)
        assert list(numbers) == list(range(len(numbers), 0, -1))


def _words(text: str) -> list[str]:
    """The words that were typed, out of their markup."""
    return [part for part in text.replace("<", " ").replace(">", " ").split() if part[0] == "w"]


def test_every_text_that_was_sent_is_found_and_what_is_live_was_published():
    people = [make_writer(), make_editor(), make_publisher()]
    desk = type("DeskOfThree", (Desk,), {"people": people})
    run_state_machine_as_test(
        desk, settings=settings(max_examples=40, stateful_step_count=30, deadline=None)
    )
