"""Unpublished articles, for whoever holds a link to one."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.images import images_of
from articles.models import Article, PreviewLink
from articles.views.article import keep_private, render_article
from articles.views.pictures import named, picture_response


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponseBase:
    """The article that the token opens; once readers may see it, the way to its own page."""
    at = timezone.now()
    article = _opened_by(token, at)
    if article.is_public(at=at):
        return keep_private(redirect(article))
    return render_article(request, article, preview=True, preview_token=token, at=at)


@require_safe
def preview_image(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """A picture on the page that the token opens, and no other."""
    article = _opened_by(token, timezone.now())
    picture = named(images_of(article), name).first()
    if picture is None:
        raise Http404
    return keep_private(picture_response(request, picture, name))


def _opened_by(token: str, at: datetime) -> Article:
    """The article behind the token; the same 404 for one that is unknown, expired or revoked."""
    links = PreviewLink.objects.holding(token, at=at)
    link = links.select_related(
        "article__section", "article__lead_image", "article__take__collection"
    ).first()
    if link is None:
        raise Http404
    return link.article
