"""What the editor’s dialog for links offers: our own articles, collections and contributors."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles.models import Article, Collection
from articles.models.search import SearchEntry
from articles.references import KINDS, reference_to
from articles.search.folding import is_unspaced, words
from contributors.models import Contributor

OFFERED = 5  # of each kind
MAX_WORDS = 8
_NAMES = {"article": "title", "collection": "question", "contributor": "name"}


@require_GET
def links_view(request: HttpRequest) -> JsonResponse:
    """Titles and names with words that begin as those typed do, as JSON; at most three queries.

    Each person is offered what the desk shows them, and what is public.
    """
    typed = words(request.GET.get("q", "")[:200], open_end=True)[:MAX_WORDS]
    offers = [offer for kind in KINDS if typed for offer in _offers(kind, typed, request.user)]
    return JsonResponse({"offers": offers})


def _offers(kind: str, typed: list[str], user: Any) -> list[dict[str, Any]]:
    entries = SearchEntry.objects.filter(kind=kind, object_id=OuterRef("pk"))
    for word in typed:
        entries = entries.filter(label__contains=word if is_unspaced(word) else f" {word}")
    rows = seen_by(user, kind).filter(Exists(entries)).order_by(_NAMES[kind], "pk")
    now = timezone.now()
    return [
        {
            "kind": str(row._meta.verbose_name),
            "text": getattr(row, _NAMES[kind]),
            "href": reference_to(row),
            # Contributors are public by what they wrote, which is no matter here.
            "public": kind == "contributor" or row.is_public(at=now),
        }
        for row in rows[:OFFERED]
    ]


def seen_by(user: Any, kind: str) -> QuerySet[Any]:
    """What of a kind `user` may know of: as the lists of the desk, and what is public."""
    if kind == "article":
        own = Q(created_by=user.pk) if user.has_perm("articles.view_article") else Q(pk__in=[])
        if user.has_perm("articles.edit_any_article"):
            everything: QuerySet[Any] = Article.objects.all()
            return everything
        known: QuerySet[Any] = Article.objects.filter(
            own | Q(pk__in=Article.objects.public().values("pk"))
        )
        return known
    model: Any = Collection if kind == "collection" else Contributor
    if user.has_perm(f"{model._meta.app_label}.view_{kind}"):
        rows: QuerySet[Any] = model.objects.all()
    else:
        rows = model.objects.public()
    return rows
