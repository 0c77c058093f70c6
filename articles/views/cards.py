"""Social cards of articles and collections, and the picture of an article in several shapes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.files.storage import storages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.cards import Card, as_jpeg, cached, cropped, drawn
from articles.models import Article, Byline, Collection
from articles.publication import writers
from articles.shapes import CARD, shape_size
from articles.templatetags.magazine import cover
from articles.views.machines import PUBLIC, elsewhere
from contributors.models import Image
from contributors.pictures import SHAPES, Rendition
from contributors.site import site


@require_safe
def article_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The card of a public article: its pull quote or title, its people, its question."""
    at = timezone.now()
    article = _articles(at).filter(slug=slug).first()
    if article is None:
        return elsewhere(request, Article, slug, at)
    return _png(_drawn(article, at, CARD))


@require_safe
def article_picture(request: HttpRequest, slug: str, shape: str) -> HttpResponse:
    """The lead image of a public article cut to a shape; its card where it has none."""
    at = timezone.now()
    if shape not in SHAPES:
        raise Http404
    article = _articles(at).filter(slug=slug).first()
    if article is None:
        return elsewhere(request, Article, slug, at)
    image, size = article.lead_image, shape_size(shape, article.lead_image)
    if image is None:
        card = _drawn(article, at, size)
        content = cached(lambda: as_jpeg(card), "jpg", "jpeg", card)
    else:
        content = _cut(image, shape, size)
    return _response(content, "image/jpeg")


@require_safe
def collection_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The card of a public collection: its question, and how many answer it."""
    at = timezone.now()
    found: Any = Collection.objects.public(at=at).with_counts(at=at).filter(slug=slug).first()
    if found is None:
        return elsewhere(request, Collection, slug, at)
    experts = ngettext("%(number)d expert", "%(number)d experts", found.experts)
    card = Card(
        main=found.question,
        above=found.filled(found.title, found.experts),
        names=experts % {"number": found.experts},
        site=site().name,
        cover=cover(found).removeprefix("cover-"),
    )
    return _png(cached(lambda: drawn(card, CARD), "png", card, CARD))


def _articles(at: Any) -> Any:
    """Public articles with all that a card shows."""
    people = Byline.objects.select_related("contributor__portrait").defer("contributor__bio")
    rows = Article.objects.public(at=at).select_related("section", "lead_image", "take__collection")
    return rows.defer("body").prefetch_related(Prefetch("bylines", people))


def _drawn(article: Article, at: Any, size: tuple[int, int]) -> bytes:
    take = getattr(article, "take", None)
    collection = take.collection if take and take.collection.is_public(at=at) else None
    quote = take.pull_quote if take and collection else ""
    people = [byline.contributor for byline in writers(article.bylines.all())]
    portraits = [person.portrait for person in people if person.portrait]
    portrait = portraits[0] if len(people) == 1 and portraits else None
    section = article.section.name if article.section else ""
    words: dict[str, Any] = {
        "main": f"“{quote}”" if quote else article.title,
        "above": collection.question if collection else section,
        "names": ", ".join(person.name for person in people),
        "site": site().name,
        "cover": cover(collection).removeprefix("cover-"),
    }
    face = f"{portrait.public_name} {portrait.focus_name}" if portrait else ""

    def make() -> bytes:
        card = Card(**words)
        if portrait:
            card = replace(card, portrait=_read(portrait), focus=portrait.focus)
        return drawn(card, size)

    return cached(make, "png", sorted(words.items()), face, size)


def _cut(image: Image, shape: str, size: tuple[int, int]) -> bytes:
    """The rendition of a picture in a shape; while there is none, the same cut now."""
    rendition = storages["default"].path(
        image.path(image.rendition_name(Rendition(shape, size[0], "jpg")))
    )
    try:
        return Path(rendition).read_bytes()
    except FileNotFoundError:
        make = lambda: cropped(_read(image), size, image.focus)  # noqa: E731
        return cached(make, "jpg", image.public_name, image.focus_name, size)


def _read(image: Image) -> bytes:
    """The public copy of a picture; a missing file is a 404, as at its own address."""
    try:
        with image.public_file.open("rb") as file:
            content: bytes = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    return content


def _png(content: bytes) -> HttpResponse:
    return _response(content, "image/png")


def _response(content: bytes, media_type: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Cache-Control": PUBLIC})
