"""The front page, and the lists of a section and of a tag."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.front import front_page
from articles.models import Article, Section, Tag
from articles.models.article import ArticleQuerySet
from contributors.paging import page_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The newest question as a cover, the newest articles, and what editors put before readers."""
    at = timezone.now()
    return render(request, "articles/front.html", {"at": at, "front": front_page(at)})


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of a section, newest first."""
    at = timezone.now()
    found = get_object_or_404(Section.objects.public(at=at), slug=slug)
    page = page_of(_newest(at).filter(section=found), request)
    context = {"at": at, "section": found, "page": page}
    return render(request, "articles/section.html", context)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles with a tag, newest first."""
    at = timezone.now()
    found = get_object_or_404(Tag.objects.public(at=at), slug=slug)
    page = page_of(_newest(at).filter(tagged_articles__tag=found), request)
    return render(request, "articles/tag.html", {"at": at, "tag": found, "page": page})


def _newest(at: datetime) -> ArticleQuerySet:
    articles: ArticleQuerySet = Article.objects.public(at=at).for_listing().newest_first()
    return articles
