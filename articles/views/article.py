"""The page of an article."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.among import among
from articles.models import Article, Byline, Collection, Tag, Take
from articles.models.release import AS_IT_IS
from articles.previewing import Preview
from articles.publication import with_employers
from articles.references import References
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
    preview: Preview | None = None,
    at: datetime | None = None,
) -> HttpResponse:
    """The page of `article`, at the instant `at` (default: now), without asking what it may show.

    With `preview` it is that of another instant or text: it says so, leads where that says, and is
    kept out of caches, referrers and search engines. Whoever calls it so has asked for the right to
    see the article.
    """
    at = preview.at if preview else at or timezone.now()
    take = getattr(article, "take", None)
    collection = _shown_collection(take, at, preview)
    corrections = [one for one in article.corrections.all() if one.made_at <= at]
    bylines = _bylines(article, with_affiliations=preview is not None)
    references = References(at, preview)
    told = [byline.bio_shown for byline in bylines] + [one.text for one in corrections]
    references.read([article.body, article.editors_note, *told])
    body, notes = split_footnotes(with_scrolling_tables(references.shown(article.body)))
    context: dict[str, Any] = {
        "article": article,
        "preview": preview,
        "bylines": bylines,
        "references": references,
        "collection": collection,
        "body": body,
        "notes": notes,
        "corrections": corrections,
        "corrected": corrections[-1] if corrections else None,
        "tags": list(article.tags.all())
        if preview
        else list(Tag.objects.filter(tagged_articles__content_object=article)),
    }
    if take is not None and collection is not None and (preview is None or preview.neighbours):
        beside, as_if = (preview.beside, preview.as_if) if preview else (at, AS_IT_IS)
        context |= {"take": take, "among": among(take, beside, as_if)}
    response = render(request, "articles/article.html", context)
    return keep_private(response) if preview else allowing(response, references.frames)


def keep_private[Response: HttpResponseBase](response: Response) -> Response:
    """The response, told to stay out of caches, referrers and search engines."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def allowing[Response: HttpResponseBase](response: Response, frames: Iterable[str]) -> Response:
    """The response, whose page may show these origins in frames; others allow none at all."""
    if not frames:
        return response
    policy = {**settings.SECURE_CSP, "frame-src": sorted(frames)}
    return csp_override(policy)(lambda request: response)(None)


def _shown_collection(
    take: Take | None, at: datetime, preview: Preview | None
) -> Collection | None:
    """The collection that the page may say the article answers in."""
    if take is None:
        return None
    collection = take.collection
    shown = preview.shows(collection) if preview else collection.is_public(at=at)
    return collection if shown else None


def _bylines(article: Article, *, with_affiliations: bool) -> list[Byline]:
    """The bylines with their people; affiliations are needed only where none is kept yet.

    They are those of `article` from then on, so that nothing on the page asks again. A text that is
    previewed may bring bylines of its own.
    """
    bylines = with_employers(Byline.objects.select_related("contributor__portrait"))
    lookups: list[Any] = [Prefetch("bylines", bylines)]
    if with_affiliations:
        affiliations = Affiliation.objects.select_related("organisation")
        lookups += [
            "bylines__contributor__portrait",
            Prefetch("bylines__contributor__affiliations", affiliations),
        ]
    prefetch_related_objects([article], *lookups)
    return list(article.bylines.all())
