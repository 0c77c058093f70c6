"""Importing a delivery, by the importer of the command, a document at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import keeping
from articles.actors import Actor
from articles.importers.documents import DocumentError, TakeDocument
from articles.importers.load import RIGHTS, Loaded, Outcome, Target, known, load
from articles.importers.load.people import Choice
from articles.models import DeliveredDocument, Revision
from articles.refusals import NotAllowed
from contributors.models import Contributor


def may_import(user: Actor) -> bool:
    """Whether `user` may import documents, here or by the command."""
    return all(user.has_perm(right) for right in RIGHTS)


@dataclass(frozen=True, slots=True)
class Final:
    """A document as somebody has put it right, and who its authors are said to be."""

    row: DeliveredDocument
    document: TakeDocument
    choices: tuple[Choice, ...] = ()
    put_right: bool = False


def bring_in(finals: Iterable[Final], target: Target) -> list[Loaded]:
    """Import documents, each by itself; return what became of those that were not in before.

    One that is imported already, by another window or a second click, is passed over. Raises
    NotAllowed.
    """
    if target.by is None or not may_import(target.by):
        raise NotAllowed(_("You may not import documents."))
    loaded = [done for final in finals if (done := _bring_in_one(final, target))]
    if any(one.outcome in {Outcome.CREATED, Outcome.CHANGED} for one in loaded):
        keeping.keep(target.collection, target.by, Revision.Kind.IMPORTED)
    return loaded


@transaction.atomic
def _bring_in_one(final: Final, target: Target) -> Loaded | None:
    """Import one document and write down what became of it, both or neither."""
    rows = DeliveredDocument.objects.select_for_update().filter(pk=final.row.pk)
    row = rows.filter(outcome__in=["", Outcome.FAILED]).first()
    if row is None:
        return None
    digest, document = row.content_digest, final.document
    try:
        loaded = known(document.reference, digest, target) or load(
            document, digest, target, choices=final.choices, put_right=final.put_right
        )
    except DocumentError as error:
        loaded = Loaded(Outcome.FAILED, remarks=[error.message])
    row.outcome, row.article = loaded.outcome, loaded.article
    row.report = {
        "title": document.title,
        "remarks": [str(remark) for remark in loaded.remarks],
        "made": _names(loaded.made),
        "reused": _names(loaded.reused),
    }
    row.save(update_fields=["outcome", "article", "report"])
    return loaded


def _names(people: Iterable[Contributor]) -> list[dict[str, Any]]:
    return [{"key": person.pk, "name": person.name} for person in people]
