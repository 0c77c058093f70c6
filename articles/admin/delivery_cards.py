"""A delivery as its owner reviews it: a card for each document, those that want a look first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from articles.admin.delivery_form import DocumentForm
from articles.importers.load.foresight import Asked, Foreseen, foresee
from articles.importers.load.people import Match
from articles.importers.load.standing import Outcome
from articles.importers.sources import natural_key
from articles.models import Collection
from contributors.models import Contributor
from contributors.text import excerpt, word_count

FIRST_WORDS = 40
FEW = 10


@dataclass(slots=True)
class Row:
    """One field of a card: the field, whether it is sure, and if not, why.

    `found_right` says that somebody has looked at just these doubts and found them groundless.
    """

    name: str
    field: Any
    doubts: list[str] = field(default_factory=list)
    by_hand: bool = False
    empty: bool = False
    found_right: bool = False

    @property
    def token(self) -> str:
        """What the box “This is right” sends. Of other doubts of the field it is another."""
        digest = sha256("\n".join(self.doubts).encode()).hexdigest()
        return f"{self.name}:{digest[:16]}"


@dataclass(slots=True)
class Person:
    """The fields of one author, and who it is taken for; `match` is nothing where there is none."""

    rows: dict[str, Row]
    match: Match | None
    bio: str = ""
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Card:
    """One document: its form, what would become of it, and how sure all of it is."""

    form: DocumentForm
    foreseen: Foreseen
    rows: dict[str, Row]
    people: list[Person]
    title: str
    names: str
    first_words: str
    note: str
    words: int
    paragraphs: int
    notes: int
    reasons: list[str] = field(default_factory=list)

    @property
    def looks(self) -> bool:
        """Whether somebody should look at it."""
        return bool(self.reasons or self.form.errors)

    @property
    def reference(self) -> str:
        """The name of its file."""
        return self.form.row.reference


@dataclass(slots=True)
class Cards:
    """All documents of a delivery that wait, in the order in which they are shown."""

    look: list[Card] = field(default_factory=list)
    sure: list[Card] = field(default_factory=list)
    there: list[tuple[str, Foreseen]] = field(default_factory=list)

    @property
    def few(self) -> bool:
        """Whether those to look at are shown open. Of many, a list of reasons says more."""
        return len(self.look) <= FEW

    @property
    def to_import(self) -> int:
        """How many would be imported."""
        return sum(1 for card in [*self.look, *self.sure] if not card.form.row.left_out)


def cards_of(forms_: Sequence[DocumentForm], collection: Collection | None) -> Cards:
    """Sort documents by what would become of them; as few queries for eighty as for one."""
    forms_ = sorted(forms_, key=lambda form: natural_key(form.row.reference))
    asked = []
    for form in forms_:
        # What makes no sense yet is asked about as it was recognised.
        valid = not form.is_bound or form.is_valid()
        document = form.final().document if valid else form.recognised
        choices = form.final().choices if valid else ()
        asked.append(Asked(document, form.row.content_digest, choices))
    cards = Cards()
    for form, one, foreseen in zip(forms_, asked, foresee(asked, collection), strict=True):
        if foreseen.outcome in {Outcome.AS_BEFORE, Outcome.KEPT}:
            cards.there.append((form.row.reference, foreseen))
            continue
        card = _card(form, one, foreseen)
        (cards.look if card.looks else cards.sure).append(card)
    return cards


def _card(form: DocumentForm, asked: Asked, foreseen: Foreseen) -> Card:
    changed = set(form.changed_data) if form.is_bound else set()
    document = asked.document
    doubts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for doubt in form.recognised.unsure:
        doubts[doubt.part, doubt.of].append(str(doubt))
    reasons: list[str] = []
    if foreseen.outcome is Outcome.FAILED:
        reasons += foreseen.remarks
    rows = {}
    for name in ("title", "dek", "editors_note", "body", "image_caption", "image_credit"):
        rows[name] = _row(form, name, changed, doubts.get((name, ""), []))
    people = _people(form, foreseen.matches, changed, doubts)
    for row in [*rows.values(), *(row for person in people for row in person.rows.values())]:
        row.found_right = bool(row.doubts) and row.token in form.row.found_right
        reasons += [] if row.found_right else row.doubts
    return Card(
        form,
        foreseen,
        rows,
        people,
        title=str(form["title"].value() or ""),
        names=", ".join(author.name for author in document.authors),
        first_words=excerpt(document.body, FIRST_WORDS),
        note=excerpt(document.editors_note, FIRST_WORDS),
        words=word_count(document.body),
        paragraphs=document.body.count("<p>"),
        notes=document.body.count('<span class="footnote">'),
        reasons=reasons,
    )


def _row(form: DocumentForm, name: str, changed: set[str], doubts: Iterable[str]) -> Row:
    """A field; what somebody has put right is in doubt no more."""
    bound = form[name]
    by_hand = name in changed
    return Row(name, bound, [] if by_hand else list(doubts), by_hand, not str(bound.value() or ""))


def _people(
    form: DocumentForm,
    matches: Sequence[Match],
    changed: set[str],
    doubts: dict[tuple[str, str], list[str]],
) -> list[Person]:
    people = []
    waiting = list(matches)
    known = form.recognised.authors
    renamed = any(name.endswith("-name") for name in changed)
    for slot in range(form.slots):
        recognised = known[slot].name if slot < len(known) else ""
        rows = {}
        for part in ("name", "who", "handles", "affiliations", "bio"):
            about = doubts.get((part, recognised), []) if recognised else []
            rows[part] = _row(form, f"a{slot}-{part}", changed, about)
        if slot == 0 and not renamed:
            rows["name"].doubts += doubts.get(("authors", ""), [])
        named = bool(str(form[f"a{slot}-name"].value() or "").strip())
        match = waiting.pop(0) if named and waiting else None
        person = Person(rows, match, excerpt(match.author.bio, FIRST_WORDS) if match else "")
        if match is not None:
            person.remarks = match.remarks
            if match.doubtful:
                rows["who"].doubts += match.remarks
                person.remarks = []
        _offer(form, slot, match)
        people.append(person)
    return people


def _offer(form: DocumentForm, slot: int, match: Match | None) -> None:
    """Let it be chosen who an author is, where there is somebody who may be meant."""
    field_ = form.fields[f"a{slot}-who"]
    if match is None or not (match.possible or match.person):
        field_.widget = forms.HiddenInput()
        return
    new = _("a new contributor")
    options = [("", new)]
    if match.likely is not None:
        said = _("%(who)s, known already") % {"who": _described(match.likely)}
        options = [("", said)]
    others = {person.pk: person for person in match.possible if person != match.likely}
    if match.person is not None and match.person != match.likely:
        others.setdefault(match.person.pk, match.person)
    options += [(str(key), _described(person)) for key, person in others.items()]
    if match.likely is not None:
        options.append(("new", new))
    field_.widget = forms.Select(choices=options)


def _described(person: Contributor) -> str:
    """A person by what tells them from others of the name."""
    handle = f"@{person.twitter}" if person.twitter else ""
    return ", ".join(part for part in (person.name, person.affiliation_line, handle) if part)
