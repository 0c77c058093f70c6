"""One line for each thing found: for suggestions, and for what is spelled almost alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse

from articles.models import Article, Collection
from articles.models.search import SearchEntry
from contributors.models import Contributor

Kind = SearchEntry.Kind


@dataclass(frozen=True)
class Line:
    """A title, question or name, and where it leads. `language` is empty where it is not known."""

    kind: str
    text: str
    address: str
    language: str = ""

    @property
    def kind_label(self) -> str:
        """What it is, in the plural, as the filter says it."""
        return str(Kind(self.kind).label)


def lines(found: list[tuple[str, int]], at: datetime) -> list[Line]:
    """The lines of what is `found` by kind and key, in that order, in one query.

    What is not public at the instant `at` is left out.
    """
    if not found:
        return []
    known = Value("", CharField())
    rows = [
        _rows(Article.objects.public(at=at), Kind.ARTICLE, found, "title", F("language")),
        _rows(Collection.objects.public(at=at), Kind.COLLECTION, found, "question", known),
        _rows(Contributor.objects.public(at=at), Kind.CONTRIBUTOR, found, "name", known),
    ]
    made = {
        (kind, key): Line(kind, text, reverse(_ADDRESSES[kind], args=[slug]), language)
        for kind, key, text, slug, language in rows[0].union(*rows[1:], all=True).order_by()
    }
    return [made[one] for one in found if one in made]


_ADDRESSES: dict[str, str] = {
    Kind.ARTICLE: Article.address_name,
    Kind.COLLECTION: Collection.address_name,
    Kind.CONTRIBUTOR: Contributor.address_name,
}


def _rows(
    public: QuerySet[Any], kind: str, found: list[tuple[str, int]], text: str, language: Any
) -> QuerySet[Any, Any]:
    keys = [key for one, key in found if one == kind]
    # A key that no row has: an empty list would take the kind out of the union, and its columns.
    rows: QuerySet[Any, Any] = public.order_by().filter(pk__in=keys or [0])
    rows = rows.annotate(found_kind=Value(kind, CharField()), found_in=language)
    return rows.values_list("found_kind", "pk", text, "slug", "found_in")
