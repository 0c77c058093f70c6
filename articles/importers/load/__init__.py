"""From recognised documents to drafts: the one part of the importer that knows the database.

Each document is one transaction and leaves a record of what was read and what was written. Reading
the same file again changes nothing; an edited file updates the draft it made, unless somebody has
changed that draft since or it has left the drafts: then the article stays as it is.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import models, transaction
from django.utils.translation import gettext as _

from articles import revisions
from articles.actors import Actor
from articles.importers.documents import DocumentError, TakeDocument
from articles.importers.load.people import contributor_for
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
from articles.search import index
from contributors.models import Contributor
from contributors.names import name_key

_MAX_REFERENCE = 500


class Outcome(StrEnum):
    """What became of one document."""

    CREATED = "created"
    CHANGED = "changed"
    AS_BEFORE = "as before"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Target:
    """Where documents go. `by` is the account that imports, None for the software itself."""

    collection: Collection
    wave: Wave | None = None
    section: Section | None = None
    by: Actor | None = None


@dataclass(slots=True)
class Loaded:
    """One document's outcome; `remarks` say what an editor should know, in plain words."""

    outcome: Outcome
    article: Article | None = None
    remarks: list[str] = field(default_factory=list)


def content_digest(content: bytes) -> str:
    """Return the digest by which a file is known again (SHA-256, hexadecimal)."""
    return hashlib.sha256(content).hexdigest()


def written_digest(article: Article) -> str:
    """Return the digest of all that an import writes on an article, bylines included.

    White space between tags does not count: editors' programs move it without being asked.
    """
    bylines = article.bylines.order_by("order", "pk").values_list(
        "contributor_id", "role", "affiliation_line", "bio"
    )
    state = [
        article.title,
        article.dek,
        re.sub(r">\s+<", "><", article.editors_note),
        re.sub(r">\s+<", "><", article.body),
        article.image_caption,
        article.image_credit,
        [list(byline) for byline in bylines],
    ]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def known(reference: str, digest: str, target: Target) -> Loaded | None:
    """Return the outcome for a file that was imported before and is the same; None for others.

    A file that was renamed, or lies in the folder twice, is known by its content.
    """
    records = ImportedDocument.objects.filter(collection=target.collection, content_digest=digest)
    found = list(records.select_related("article").order_by("pk"))
    same = next((record for record in found if record.reference == reference), None)
    if same:
        return Loaded(Outcome.AS_BEFORE, same.article)
    if found and not _record(reference, target):
        remark = _("the same document as “%(other)s”") % {"other": found[0].reference}
        return Loaded(Outcome.AS_BEFORE, found[0].article, [remark])
    return None


@transaction.atomic
def load(document: TakeDocument, digest: str, target: Target) -> Loaded:
    """Write one document. `digest` is that of its file. Raises DocumentError."""
    if len(document.reference) > _MAX_REFERENCE:
        raise DocumentError(_("The path of the file is too long. Give it a shorter name."))
    # Imports into one collection wait for each other, so that nothing is made twice.
    Collection.objects.select_for_update().get(pk=target.collection.pk)
    record = _record(document.reference, target)
    if record is None:
        return _create(document, digest, target)
    return _update(record, document, digest, target)


def _record(reference: str, target: Target) -> ImportedDocument | None:
    return ImportedDocument.objects.filter(
        collection=target.collection, reference=reference
    ).first()


def _create(document: TakeDocument, digest: str, target: Target) -> Loaded:
    loaded = Loaded(Outcome.CREATED)
    article = Article(
        title=document.title,
        section=target.section,
        created_by_id=target.by.pk if target.by else None,
    )
    _write_text(article, document)
    contributors = _contributors(document, loaded)
    _write_bylines(article, contributors)
    _place_take(article, contributors, target, loaded)
    ImportedDocument.objects.create(
        collection=target.collection,
        article=article,
        reference=document.reference,
        content_digest=digest,
        written_digest=written_digest(article),
    )
    revisions.record(article, Revision.Kind.IMPORTED, target.by, note=document.reference)
    Act.objects.record(Act.Verb.IMPORTED, article, target.by, reference=document.reference)
    loaded.article = article
    return loaded


def _update(
    record: ImportedDocument, document: TakeDocument, digest: str, target: Target
) -> Loaded:
    article = revisions.held(record.article)
    if not _is_version_of(document, article):
        raise DocumentError(
            _("A document of this name was imported before: “%(title)s”. Rename the new one.")
            % {"title": article.title}
        )
    if article.status != Article.Status.DRAFT:
        remark = _("the file has changed, but the article is %(state)s and was left alone") % {
            "state": article.state().label
        }
        return Loaded(Outcome.KEPT, article, [remark])
    if written_digest(article) != record.written_digest:
        remark = _("the file has changed, but so has the article since; it was left alone")
        return Loaded(Outcome.KEPT, article, [remark])
    loaded = Loaded(Outcome.CHANGED, article)
    _write_text(article, document)
    contributors = _contributors(document, loaded)
    before = list(article.bylines.order_by("order", "pk").values_list("contributor_id", flat=True))
    if before != [contributor.pk for contributor in contributors]:
        article.bylines.all().delete()
        _write_bylines(article, contributors)
        take = Take.objects.filter(article=article).first()
        if take:
            take.participant_set.all().delete()
            _write_participants(take, contributors)
    record.content_digest = digest
    record.written_digest = written_digest(article)
    record.save()
    revisions.record(article, Revision.Kind.IMPORTED, target.by, note=document.reference)
    Act.objects.record(Act.Verb.IMPORTED, article, target.by, reference=document.reference)
    return loaded


def _is_version_of(document: TakeDocument, article: Article) -> bool:
    """Return whether a document can be an edited one of the article's: same title or an author.

    Two folders may both hold a "take 1.docx"; the second is not the first one rewritten.
    """
    if name_key(document.title) == name_key(article.title):
        return True
    keys = set(article.bylines.values_list("contributor__name_key", flat=True))
    return any(name_key(author.name) in keys for author in document.authors)


def _write_text(article: Article, document: TakeDocument) -> None:
    article.title = document.title
    article.dek = document.dek
    article.editors_note = document.editors_note
    article.body = document.body
    article.image_caption = document.image_caption
    article.image_credit = document.image_credit
    article.save()


def _contributors(document: TakeDocument, loaded: Loaded) -> list[Contributor]:
    """Return the authors as contributors, each once, known ones reused."""
    found: dict[int, Contributor] = {}
    for author in document.authors:
        contributor, remarks = contributor_for(author)
        found.setdefault(contributor.pk, contributor)
        loaded.remarks += remarks
    return list(found.values())


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
    take = _commissioned(contributors, target.collection)
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


def _commissioned(contributors: list[Contributor], collection: Collection) -> Take | None:
    """Return the take of exactly these participants that has no article yet, if there is one."""
    if not contributors:
        return None
    wanted = [contributor.pk for contributor in contributors]
    waiting = (
        collection.takes.filter(article=None, participant_set__contributor=wanted[0])
        .select_related("wave")
        .prefetch_related("participant_set")
        .order_by("order", "pk")
    )
    for take in waiting:
        if {person.contributor_id for person in take.participant_set.all()} == set(wanted):
            return take
    return None
