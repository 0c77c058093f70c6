"""What is made for machines: feeds, sitemaps and citations, each from the gate."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import views as sitemap_views
from django.db import models
from django.db.models import Prefetch
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.citations import (
    Reference,
    article_reference,
    bibtex,
    collection_reference,
    ris,
)
from articles.feed_formats import FORMATS
from articles.feeds import Feed, feed_of, readable, scope_of, site_scope, subjects
from articles.models import Article, Byline, Collection, Convener, Tag, Take
from articles.publication import site_of
from articles.sitemaps import news_at, news_language, sitemaps_at
from articles.views.gone import gone_or_missing
from contributors.models import PreviousPath

# As long as a cache may go on showing what has been withdrawn.
PUBLIC = "public, max-age=300"
# Searches and previews ask not to be listed, which only those hear who may fetch them: an address
# that is closed here is listed all the same where somebody links to it.
CLOSED = ("/admin/",)
CITATIONS = {
    "ris": (ris, "application/x-research-info-systems", "ris"),
    "bibtex": (bibtex, "application/x-bibtex", "bib"),
}


@require_safe
def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    """All that is new."""
    site = site_of(request)
    return _feed_response(request, feed_of(site, site_scope(site), timezone.now()), form)


@require_safe
def feed(request: HttpRequest, scope: str, slug: str, form: str) -> HttpResponse:
    """What is new in a section, with a tag, by a contributor or in a collection."""
    at = timezone.now()
    rows = subjects(scope, at)
    if rows is None or form not in FORMATS:
        raise Http404
    subject = rows.filter(slug=slug).first()
    if subject is None:
        return elsewhere(request, rows.model, slug, at)
    return _feed_response(request, feed_of(site_of(request), scope_of(subject), at), form)


@require_safe
def article_citation(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """One article, for reference managers."""
    at = timezone.now()
    found = Article.objects.public(at=at).with_bylines().filter(slug=slug).first()
    if found is None:
        return elsewhere(request, Article, slug, at)
    tags = Tag.objects.filter(tagged_articles__content_object=found).values_list("name", flat=True)
    reference = article_reference(site_of(request), found, keywords=tags)
    return _citation_response([reference], form, found.slug)


@require_safe
def collection_citation(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """A collection and every answer in it that is out, for reference managers."""
    at = timezone.now()
    conveners = Prefetch("convener_set", Convener.objects.select_related("contributor"))
    rows = Collection.objects.public(at=at).with_counts(at=at).prefetch_related(conveners)
    found = rows.filter(slug=slug).first()
    if found is None:
        return elsewhere(request, Collection, slug, at)
    bylines = Prefetch("article__bylines", Byline.objects.select_related("contributor"))
    takes: Any = Take.objects.public(at=at).filter(collection=found).in_order()
    answers = takes.select_related("article").defer("article__body").prefetch_related(bylines)
    site = site_of(request)
    references = [article_reference(site, take.article) for take in answers]
    return _citation_response([collection_reference(site, found), *references], form, found.slug)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """Where the sitemaps are."""
    every = sitemaps_at(timezone.now())
    return _undated(
        sitemap_views.index(
            request,
            {name: one for name, one in every.items() if not one.is_empty},
            template_name="machines/sitemap_index.xml",
            sitemap_url_name="articles:sitemap",
        )
    )


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponseBase:
    """The pages of one kind."""
    return _undated(
        sitemap_views.sitemap(
            request,
            sitemaps_at(timezone.now()),
            section=section,
            template_name="machines/sitemap.xml",
        )
    )


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """What came out within two days. Where nothing did, the front page stands alone, which is no
    news: a sitemap has to have something in it."""
    items = [
        {
            "url": request.build_absolute_uri(article.get_absolute_url()),
            "title": readable(article.title),
            "language": news_language(article.language),
            "published": article.release_at,
        }
        for article in news_at(timezone.now())
    ]
    context = {"items": items, "front": request.build_absolute_uri(reverse("articles:front"))}
    response = render(request, "machines/news_sitemap.xml", context, content_type="application/xml")
    response["Cache-Control"] = PUBLIC
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked to leave alone, and where they find the rest."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    for name in ("articles:sitemap_index", "articles:news_sitemap"):
        lines.append(f"Sitemap: {request.build_absolute_uri(reverse(name))}")
    content = "".join(f"{line}\n" for line in lines)
    headers = {"Cache-Control": PUBLIC}
    return HttpResponse(content, content_type="text/plain; charset=utf-8", headers=headers)


def elsewhere(
    request: HttpRequest, model: type[models.Model], slug: str, at: datetime
) -> HttpResponse:
    """Where readers may see nothing under `slug`: a redirect if the page has moved, 410 if what
    was there is withdrawn, else the 404 of every unknown address."""
    rows: Any = model._default_manager.all()
    page = reverse(rows.model.address_name, kwargs={"slug": slug})
    previous = PreviousPath.objects.filter(path=page).first()
    moved = rows.public(at=at).filter(pk=previous.target_id).first() if previous else None
    match = request.resolver_match
    if moved is not None and match is not None:
        address = reverse(match.view_name, kwargs={**match.kwargs, "slug": moved.slug})
        return HttpResponsePermanentRedirect(address, headers={"Cache-Control": PUBLIC})
    if not hasattr(rows, "withdrawn"):
        raise Http404
    return gone_or_missing(request, rows.withdrawn(at=at).filter(slug=slug))


def _feed_response(request: HttpRequest, feed: Feed, form: str) -> HttpResponse:
    if form not in FORMATS:
        raise Http404
    written = FORMATS[form].write(feed, request.build_absolute_uri(request.path))
    headers = {"Cache-Control": PUBLIC}
    response = HttpResponse(written, content_type=FORMATS[form].media_type, headers=headers)
    if feed.changed:
        response["Last-Modified"] = http_date(feed.changed.timestamp())
    return response


def _citation_response(references: list[Reference], form: str, name: str) -> HttpResponse:
    write, media_type, extension = CITATIONS[form]
    return HttpResponse(
        write(references),
        content_type=f"{media_type}; charset=utf-8",
        headers={
            "Cache-Control": PUBLIC,
            # A slug holds nothing that could leave the quotes.
            "Content-Disposition": f'attachment; filename="{name}.{extension}"',
        },
    )


def _undated(response: HttpResponseBase) -> HttpResponseBase:
    """The response without the date of the newest page: a withdrawal makes it no newer, and
    whoever asks for what has changed since would never hear of it. The ETag tells."""
    del response["Last-Modified"]
    response["Cache-Control"] = PUBLIC
    return response
