"""What is not public yet, for whoever holds a link to it.

Every address here answers the same 404 for a link that is unknown, revoked or has ended, and for
what the link does not show.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from articles import previewing
from articles.images import images_of, images_of_landing
from articles.models import Article, Collection, PreviewLink, Take
from articles.views.article import keep_private, render_article
from articles.views.landing import render_collection
from articles.views.pictures import named, picture_response
from contributors.models import Image


@dataclass(frozen=True, kw_only=True)
class SharedPreview(previewing.Preview):
    """What a link shows to whoever holds it: its subject, and beside it what anybody may see.

    `subject` is what the page at hand is about: that of the link, or an answer in it.
    """

    link: PreviewLink
    token: str
    subject: Article | Collection

    template = "articles/_preview_shared.html"

    @property
    def saved_at(self) -> datetime:
        """When the text of the page was saved."""
        return previewing.saved(self.subject)[0]

    def of_collection(self, collection: Collection) -> str:
        """Back to the page of the link; another collection is public, or else not named here."""
        if collection.pk == self.link.collection_id:
            return self._below("preview")
        return super().of_collection(collection)

    def of_answer(self, article: int, slug: str, collection: int) -> str:
        """To the text below the token if the link opens texts; else to its page, if it has one."""
        if collection == self.link.collection_id:
            if self.link.with_texts:
                return self._below("preview_answer", slug=slug)
            if article not in self._public:
                return ""
        return super().of_answer(article, slug, collection)

    def picture(self, name: str) -> str:
        """Below the token; on each page those that stand on it."""
        if self.subject != self.link.subject:
            return self._below("preview_answer_image", slug=self.subject.slug, name=name)
        return self._below("preview_image", name=name)

    def _below(self, name: str, /, **arguments: str) -> str:
        return reverse(f"articles:{name}", kwargs={"token": self.token, **arguments})

    @cached_property
    def _public(self) -> set[int]:
        """The answers that have a page of their own now."""
        rows = Article.objects.public(at=timezone.now())
        return set(
            rows.filter(take__collection=self.link.collection_id).values_list("pk", flat=True)
        )


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponseBase:
    """What the token opens; once readers may see just that, the way to its own page."""
    now = timezone.now()
    link = _opened_by(token, now)
    if link.article is not None:
        text = previewing.text_to_preview(link.article)
        if link.article.is_public(at=now) and text is link.article:
            return keep_private(redirect(link.article))
        shown = SharedPreview(
            at=link.instant(at=now),
            beside=now,
            neighbours=False,
            link=link,
            token=token,
            subject=link.article,
        )
        return render_article(request, text, preview=shown)
    collection, at = _collection(link), link.instant(at=now)
    if at == now and collection.is_public(at=now):
        return keep_private(redirect(collection))
    as_if = collection.as_if_public
    rows = Collection.objects.with_counts(at=at, as_if=as_if).select_related("lead_image")
    shown = SharedPreview(
        at=at, beside=now, as_if=as_if, link=link, token=token, subject=collection
    )
    return render_collection(request, rows.get(pk=collection.pk), preview=shown)


@require_safe
def preview_answer(request: HttpRequest, token: str, slug: str) -> HttpResponseBase:
    """An answer that is out on the landing page behind the token, if that opens texts."""
    link, at, article = _answer(token, slug)
    as_if = _collection(link).as_if_public
    shown = SharedPreview(at=at, beside=at, as_if=as_if, link=link, token=token, subject=article)
    return render_article(request, previewing.text_to_preview(article), preview=shown)


@require_safe
def preview_image(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """A picture on the page that the token opens, and no other."""
    now = timezone.now()
    link = _opened_by(token, now)
    if link.article is not None:
        return _picture(request, name, images_of(previewing.text_to_preview(link.article)))
    return _picture(request, name, _on_landing(link, link.instant(at=now)))


@require_safe
def preview_answer_image(
    request: HttpRequest, token: str, slug: str, name: str
) -> HttpResponseBase:
    """A picture on the page of an answer behind the token; its neighbours stand on the landing."""
    link, at, article = _answer(token, slug)
    text = previewing.text_to_preview(article)
    return _picture(request, name, images_of(text), _on_landing(link, at))


def _opened_by(token: str, now: datetime) -> PreviewLink:
    """The link with this token."""
    links = PreviewLink.objects.holding(token, at=now).select_related(
        "collection", "article__section", "article__lead_image", "article__take__collection"
    )
    return get_object_or_404(links)


def _collection(link: PreviewLink) -> Collection:
    if link.collection is None:
        raise Http404
    return link.collection


def _answer(token: str, slug: str) -> tuple[PreviewLink, datetime, Article]:
    """The link, the instant it shows, and the answer with this slug that is out by then."""
    now = timezone.now()
    link = _opened_by(token, now)
    collection, at = _collection(link), link.instant(at=now)
    if not link.with_texts:
        raise Http404
    takes = Take.objects.public(at=at, as_if=collection.as_if_public)
    rows = Article.objects.filter(take__in=takes.filter(collection=collection)).select_related(
        "section", "lead_image", "take__collection"
    )
    return link, at, get_object_or_404(rows, slug=slug)


def _on_landing(link: PreviewLink, at: datetime) -> QuerySet[Image]:
    collection = _collection(link)
    return images_of_landing(collection, at, collection.as_if_public)


def _picture(request: HttpRequest, name: str, *shown: QuerySet[Image]) -> HttpResponseBase:
    """The picture of this name, if it is among those that are shown."""
    for images in shown:
        picture = named(images, name).first()
        if picture is not None:
            return keep_private(picture_response(request, picture, name))
    raise Http404
