"""From recognised documents to drafts: the one part of the importer that knows the database.

Each document is one transaction and leaves a record of what was read and what was written. Reading
the same file again changes nothing; an edited file updates the draft it made, unless somebody has
changed that draft since or it has left the drafts: then the article stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.db import models, transaction
from django.utils.translation import gettext as _

from articles import revisions
from articles.actors import Actor
from articles.importers.documents import Author, DocumentError, TakeDocument
from articles.importers.load.people import Choice, match, possible, settle
from articles.importers.load.standing import (
    Loaded,
    Outcome,
    commissioned,
    content_digest,
    known_among,
    records,
    waiting_takes,
    why_kept,
    written_digest,
)
from articles.models import (
    Act,
    Article,
    Byline,
    Collection,
    ImportedDocument,
    Participant,
    Revision,
    Section,
    Take,
    Wave,
)
from articles.models.history import MOST_OF_A_REFERENCE
from articles.search import index
from contributors.models import Contributor

# What somebody needs to import anything.
RIGHTS = ("articles.add_article", "articles.add_take", "contributors.add_contributor")


@dataclass(frozen=True, slots=True)
class Target:
    """Where documents go. `by` is the account that imports, None for the software itself."""

    collection: Collection
    wave: Wave | None = None
    section: Section | None = None
    by: Actor | None = None


def known(reference: str, digest: str, target: Target) -> Loaded | None:
    """Return the outcome for a file that was imported before and is the same; None for others."""
    return known_among(records(target.collection, [reference], [digest]), reference, digest)


@transaction.atomic
@index.once()
def load(
    document: TakeDocument,
    digest: str,
    target: Target,
    *,
    choices: Sequence[Choice] = (),
    put_right: bool = False,
) -> Loaded:
    """Write one document. `digest` is that of its file. Raises DocumentError.

    `choices` say who its authors are, in their order, where somebody has said so. Of a document
    that was `put_right` by hand before, no later file overwrites anything.
    """
    if len(document.reference) > MOST_OF_A_REFERENCE:
        raise DocumentError(_("The path of the file is too long. Give it a shorter name."))
    # Imports into one collection wait for each other, so that nothing is made twice.
    Collection.objects.select_for_update().get(pk=target.collection.pk)
    found = records(target.collection, [document.reference], [])
    people = _People(document.authors, choices)
    if found:
        return _update(found[0], document, digest, target, people, put_right=put_right)
    return _create(document, digest, target, people, put_right=put_right)


@dataclass(slots=True)
class _People:
    """The authors of a document, and who somebody has said that they are."""

    authors: tuple[Author, ...]
    choices: Sequence[Choice]

    def write(self, loaded: Loaded) -> list[Contributor]:
        """Return the authors as contributors, each once, known ones reused."""
        written: dict[int, Contributor] = {}
        for author, choice in zip_longest(self.authors, self.choices[: len(self.authors)]):
            keys = [choice] if isinstance(choice, int) else []
            found = match(author, possible([author], keys), choice)
            contributor = settle(found)
            if contributor.pk not in written:
                (loaded.reused if found.person else loaded.made).append(contributor)
            written.setdefault(contributor.pk, contributor)
            loaded.remarks += found.remarks
        return list(written.values())


def _create(
    document: TakeDocument, digest: str, target: Target, people: _People, *, put_right: bool
) -> Loaded:
    loaded = Loaded(Outcome.CREATED)
    article = Article(
        title=document.title,
        section=target.section,
        created_by_id=target.by.pk if target.by else None,
    )
    _write_text(article, document)
    contributors = people.write(loaded)
    _write_bylines(article, contributors)
    _place_take(article, contributors, target, loaded)
    ImportedDocument.objects.create(
        collection=target.collection,
        article=article,
        reference=document.reference,
        content_digest=digest,
        written_digest="" if put_right else written_digest(article),
    )
    revisions.record(article, Revision.Kind.IMPORTED, target.by, note=document.reference)
    Act.objects.record(Act.Verb.IMPORTED, article, target.by, reference=document.reference)
    loaded.article = article
    return loaded


def _update(
    record: ImportedDocument,
    document: TakeDocument,
    digest: str,
    target: Target,
    people: _People,
    *,
    put_right: bool,
) -> Loaded:
    article = revisions.held(record.article)
    if remark := why_kept(record, document, article):
        return Loaded(Outcome.KEPT, article, [remark])
    loaded = Loaded(Outcome.CHANGED, article)
    _write_text(article, document)
    contributors = people.write(loaded)
    before = list(article.bylines.order_by("order", "pk").values_list("contributor_id", flat=True))
    if before != [contributor.pk for contributor in contributors]:
        article.bylines.all().delete()
        _write_bylines(article, contributors)
        take = Take.objects.filter(article=article).first()
        if take:
            take.participant_set.all().delete()
            _write_participants(take, contributors)
    record.content_digest = digest
    record.written_digest = "" if put_right else written_digest(article)
    record.save()
    revisions.record(article, Revision.Kind.IMPORTED, target.by, note=document.reference)
    Act.objects.record(Act.Verb.IMPORTED, article, target.by, reference=document.reference)
    return loaded


def _write_text(article: Article, document: TakeDocument) -> None:
    article.title = document.title
    article.dek = document.dek
    article.editors_note = document.editors_note
    article.body = document.body
    article.image_caption = document.image_caption
    article.image_credit = document.image_credit
    article.save()


def _write_bylines(article: Article, contributors: list[Contributor]) -> None:
    Byline.objects.bulk_create(
        Byline(article=article, contributor=contributor, order=order)
        for order, contributor in enumerate(contributors)
    )
    # Rows written in bulk send no signal: those who are searched for are told here.
    index.refresh_contributors(contributor.pk for contributor in contributors)
    index.refresh_articles([article.pk])


def _write_participants(take: Take, contributors: list[Contributor]) -> None:
    Participant.objects.bulk_create(
        Participant(take=take, contributor=contributor, order=order)
        for order, contributor in enumerate(contributors)
    )


def _place_take(
    article: Article, contributors: list[Contributor], target: Target, loaded: Loaded
) -> None:
    """Give the article its place: the one kept for these people, else a new one at the end."""
    first = [contributor.pk for contributor in contributors[:1]]
    take = commissioned(contributors, waiting_takes(target.collection, first))
    if take is not None:
        loaded.remarks.append(_("filled the place that was kept for them"))
        take.article = article
        take.wave = take.wave or target.wave
        take.state = Take.State.SUBMITTED
        take.save()
        return
    last = target.collection.takes.aggregate(last=models.Max("order"))["last"]
    take = Take.objects.create(
        collection=target.collection,
        wave=target.wave,
        article=article,
        state=Take.State.SUBMITTED,
        order=0 if last is None else last + 1,
    )
    _write_participants(take, contributors)


__all__ = [
    "RIGHTS",
    "Loaded",
    "Outcome",
    "Target",
    "content_digest",
    "known",
    "load",
    "written_digest",
]
