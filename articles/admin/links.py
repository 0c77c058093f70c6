"""What the editor’s dialog for links offers: our own articles, collections and contributors."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles import own_links
from articles.models.search import SearchEntry
from articles.references import KINDS, in_kind, reference_to
from articles.search.folding import is_unspaced, words

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
    rows = _known_to(user, kind).filter(Exists(entries)).order_by(_NAMES[kind], "pk")
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


def _known_to(user: Any, kind: str) -> QuerySet[Any]:
    """What of a kind `user` may know of: what the desk shows them, and what is public."""
    rows: QuerySet[Any] = KINDS[kind]._default_manager.all()
    public = in_kind(kind, timezone.now()).order_by().values("pk")
    known: QuerySet[Any] = rows.filter(
        Q(pk__in=own_links.seen_by(user, rows).order_by().values("pk")) | Q(pk__in=public)
    )
    return known
