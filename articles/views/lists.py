"""The front page, and the lists of a section and of a tag."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article, Collection, Section, Tag
from articles.models.article import ArticleQuerySet
from contributors.paging import page_of

FRONT_COLLECTIONS = 5
FRONT_ARTICLES = 13


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The newest collections and the newest articles."""
    at = timezone.now()
    collections = Collection.objects.public(at=at).with_counts(at=at).newest_first()
    context = {
        "collections": list(collections[:FRONT_COLLECTIONS]),
        "articles": list(_newest(at)[:FRONT_ARTICLES]),
    }
    return render(request, "articles/front.html", context)


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of a section, newest first."""
    at = timezone.now()
    found = get_object_or_404(Section.objects.public(at=at), slug=slug)
    page = page_of(_newest(at).filter(section=found), request)
    return render(request, "articles/section.html", {"section": found, "page": page})


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles with a tag, newest first."""
    at = timezone.now()
    found = get_object_or_404(Tag.objects.public(at=at), slug=slug)
    page = page_of(_newest(at).filter(tagged_articles__tag=found), request)
    return render(request, "articles/tag.html", {"tag": found, "page": page})


def _newest(at: datetime) -> ArticleQuerySet:
    articles: ArticleQuerySet = Article.objects.public(at=at).for_listing().newest_first()
    return articles
