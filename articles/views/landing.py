"""The landing page of a collection, its positions as open data, and the list of all collections."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import chart as charts
from articles.landing import Landing, landing
from articles.models import Collection
from articles.models.release import AS_IT_IS
from articles.moves import moves
from articles.previewing import Preview
from articles.references import References
from articles.standing import public_answers
from articles.take_filter import choices_for, read
from articles.take_list import take_list
from articles.views.article import allowing, keep_private
from articles.views.gone import gone_or_missing
from articles.views.machines import elsewhere
from contributors.paging import page_of


@require_safe
def collections(request: HttpRequest) -> HttpResponse:
    """All collections, newest first."""
    at = timezone.now()
    rows = Collection.objects.public(at=at).with_counts(at=at).newest_first()
    return render(request, "articles/collections.html", {"page": page_of(rows, request)})


@require_safe
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """The landing page: the question, who answers it, where they stand, and what is out so far."""
    at = timezone.now()
    rows = Collection.objects.public(at=at).with_counts(at=at).select_related("lead_image")
    found = rows.filter(slug=slug).first()
    if found is None:
        return gone_or_missing(request, Collection.objects.withdrawn(at=at).filter(slug=slug))
    return render_collection(request, found, at=at)


def render_collection(
    request: HttpRequest,
    collection: Collection,
    *,
    preview: Preview | None = None,
    at: datetime | None = None,
) -> HttpResponse:
    """The landing page of `collection` at the instant `at`, without asking what it may show.

    It has to come with its counts at that instant. For `preview` see `render_article`.
    """
    at = preview.at if preview else at or timezone.now()
    as_if = preview.as_if if preview else AS_IT_IS
    listed = landing(collection, at, as_if)
    choices = choices_for(collection.positions, listed)
    wanted = read(request.GET, choices)
    references = References(at, preview)
    context = {
        "collection": collection,
        "preview": preview,
        "references": references,
        "introduction": references.shown(collection.introduction),
        "landing": listed,
        "groups": listed.groups,
        "choices": choices,
        "filter": wanted,
        "list": take_list(listed, wanted, choices),
        # They are public because the collection is.
        "conveners": collection.convener_set.select_related("contributor"),
        **_standing(collection, listed, preview.beside if preview else at),
    }
    response = render(request, "articles/collection.html", context)
    return keep_private(response) if preview else allowing(response, references.frames)


def _standing(collection: Collection, listed: Landing, beside: datetime) -> dict[str, Any]:
    """The chart, the series, and how the experts of the one moved through the other.

    Of the series, what is public at the instant `beside`.
    """
    rows = collection.earlier_collections.public(at=beside).with_counts(at=beside)
    earlier = list(rows.newest_first())
    chart = charts.chart(collection.positions, [entry.standing for entry in listed.out])
    moved = moves(collection, chart, earlier, beside) if chart else None
    return {"earlier": earlier, "chart": chart, "moves": moved}


@require_safe
def positions(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the experts stand, as CSV; 404 for a collection without a chart."""
    at = timezone.now()
    found = Collection.objects.public(at=at).filter(slug=slug).first()
    if found is None:
        return elsewhere(request, Collection, slug, at)
    chart = charts.chart(found.positions, public_answers(found, at))
    if chart is None:
        raise Http404
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    content = "\ufeff" + charts.as_csv(chart, request.build_absolute_uri)
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{found.slug}-positions.csv"',
            "X-Content-Type-Options": "nosniff",
        },
    )
