"""What stands already where a document is to go, and what that means for it. It writes nothing.

The import of a document and its preview ask the same questions: the one of what it has locked, the
other of what it has read for all documents at once.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles.importers.documents import DocumentError, TakeDocument
from articles.models import Article, Collection, ImportedDocument, Participant, Take
from contributors.models import Contributor
from contributors.names import name_key


class Outcome(StrEnum):
    """What became of one document."""

    CREATED = "created"
    CHANGED = "changed"
    AS_BEFORE = "as before"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(slots=True)
class Loaded:
    """One document's outcome; `remarks` say what an editor should know, in plain words."""

    outcome: Outcome
    article: Article | None = None
    remarks: list[str] = field(default_factory=list)
    made: list[Contributor] = field(default_factory=list)
    reused: list[Contributor] = field(default_factory=list)


def content_digest(content: bytes) -> str:
    """Return the digest by which a file is known again (SHA-256, hexadecimal)."""
    return hashlib.sha256(content).hexdigest()


def written_digest(article: Article) -> str:
    """Return the digest of all that an import writes on an article, bylines included.

    White space between tags does not count: editors' programs move it without being asked.
    """
    bylines = sorted(article.bylines.all(), key=lambda byline: (byline.order, byline.pk))
    state = [
        article.title,
        article.dek,
        re.sub(r">\s+<", "><", article.editors_note),
        re.sub(r">\s+<", "><", article.body),
        article.image_caption,
        article.image_credit,
        [[one.contributor_id, one.role, one.affiliation_line, one.bio] for one in bylines],
    ]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def records(
    collection: Collection, references: Iterable[str], digests: Iterable[str]
) -> list[ImportedDocument]:
    """Return what was imported into a collection under these names, or with these contents."""
    asked = Q(reference__in=list(references)) | Q(content_digest__in=list(digests))
    found = ImportedDocument.objects.filter(asked, collection=collection)
    return list(found.select_related("article").order_by("pk"))


def known_among(found: Sequence[ImportedDocument], reference: str, digest: str) -> Loaded | None:
    """Return the outcome for a file that was imported before and is the same; None for others.

    A file that was renamed, or lies in the folder twice, is known by its content.
    """
    own = next((record for record in found if record.reference == reference), None)
    if own is not None:
        return Loaded(Outcome.AS_BEFORE, own.article) if own.content_digest == digest else None
    twin = next((record for record in found if record.content_digest == digest), None)
    if twin is None:
        return None
    remark = _("the same document as “%(other)s”") % {"other": twin.reference}
    return Loaded(Outcome.AS_BEFORE, twin.article, [remark])


def why_kept(record: ImportedDocument, document: TakeDocument, article: Article) -> str:
    """Return why the article that came from a file stays, although the file has changed.

    "" where it may be updated. Raises DocumentError if the document is another one altogether.
    """
    if not _is_version_of(document, article):
        raise DocumentError(
            _("A document of this name was imported before: “%(title)s”. Rename the new one.")
            % {"title": article.title}
        )
    if article.status != Article.Status.DRAFT:
        return _("the file has changed, but the article is %(state)s and was left alone") % {
            "state": article.state().label
        }
    if written_digest(article) != record.written_digest:
        return _("the file has changed, but so has the article since; it was left alone")
    return ""


def _is_version_of(document: TakeDocument, article: Article) -> bool:
    """Return whether a document can be an edited one of the article's: same title or an author.

    Two folders may both hold a "take 1.docx"; the second is not the first one rewritten.
    """
    if name_key(document.title) == name_key(article.title):
        return True
    keys = {byline.contributor.name_key for byline in article.bylines.all()}
    return any(name_key(author.name) in keys for author in document.authors)


def waiting_takes(collection: Collection, keys: Iterable[int]) -> list[Take]:
    """Return the takes of these contributors that have no article yet, with all who answer."""
    theirs = Participant.objects.filter(take=OuterRef("pk"), contributor__in=list(keys))
    waiting = collection.takes.filter(Exists(theirs), article=None).select_related("wave")
    return list(waiting.prefetch_related("participant_set").order_by("order", "pk"))


def commissioned(contributors: Sequence[Contributor], waiting: Sequence[Take]) -> Take | None:
    """Return the take of exactly these participants among those that wait, if there is one."""
    wanted = {contributor.pk for contributor in contributors}
    for take in waiting:
        if wanted and {person.contributor_id for person in take.participant_set.all()} == wanted:
            return take
    return None
