"""The page of an article."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.among import among
from articles.models import Article, Byline, Collection, Tag, Take
from articles.publication import with_employers
from articles.typeset import with_scrolling_tables
from articles.views.gone import gone_or_missing
from contributors.models import Affiliation
from contributors.text import split_footnotes


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article that readers may see."""
    at = timezone.now()
    rows = Article.objects.public(at=at).select_related("section", "lead_image", "take__collection")
    found = rows.filter(slug=slug).first()
    if found is None:
        return gone_or_missing(request, Article.objects.withdrawn(at=at).filter(slug=slug))
    return render_article(request, found, at=at)


def render_article(
    request: HttpRequest,
    article: Article,
    *,
    preview: bool = False,
    preview_token: str = "",
    at: datetime | None = None,
) -> HttpResponse:
    """The page of `article`, at the instant `at` (default: now), without asking what it may show.

    With `preview` it says that it is one, links to nothing that may not be public, and is kept
    out of caches, referrers and search engines; the desk calls it so, after asking for the right
    to see the article. `preview_token` makes its pictures come from below that token, for people
    without an account; without it they come from their public addresses, where staff may see them.
    """
    at = at or timezone.now()
    take = getattr(article, "take", None)
    collection = _public_collection(take, at)
    body, notes = split_footnotes(with_scrolling_tables(article.body))
    corrections = list(article.corrections.all())
    context: dict[str, Any] = {
        "article": article,
        "preview": preview,
        "preview_token": preview_token,
        "bylines": _bylines(article, with_affiliations=preview),
        "collection": collection,
        "body": body,
        "notes": notes,
        "corrections": corrections,
        "corrected": corrections[-1] if corrections else None,
        "tags": list(Tag.objects.filter(tagged_articles__content_object=article)),
    }
    if take is not None and collection is not None and not preview:
        context |= {"take": take, "among": among(take, at)}
    response = render(request, "articles/article.html", context)
    return keep_private(response) if preview else response


def keep_private[Response: HttpResponseBase](response: Response) -> Response:
    """The response, told to stay out of caches, referrers and search engines."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _public_collection(take: Take | None, at: datetime) -> Collection | None:
    if take is None or not take.collection.is_public(at=at):
        return None
    return take.collection


def _bylines(article: Article, *, with_affiliations: bool) -> list[Byline]:
    """The bylines with their people; affiliations are needed only where none is kept yet.

    They are those of `article` from then on, so that nothing on the page asks again.
    """
    bylines = with_employers(Byline.objects.select_related("contributor__portrait"))
    if with_affiliations:
        bylines = bylines.prefetch_related(
            Prefetch(
                "contributor__affiliations", Affiliation.objects.select_related("organisation")
            )
        )
    prefetch_related_objects([article], Prefetch("bylines", bylines))
    return list(article.bylines.all())
