"""The shapes in which machines want the picture of an article: arithmetic and addresses only."""

from django.urls import reverse

from articles.models import Article
from contributors.models import Image
from contributors.pictures import SHAPES, cut_size

CARD = (1200, 630)


def shape_size(shape: str, image: Image | None) -> tuple[int, int]:
    """Pixels of the crop of `image` in a shape: never more than the picture has.

    Without a picture a card is drawn, at full size.
    """
    return SHAPES[shape] if image is None else cut_size(shape, image.width, image.height)


def shape_address(article: Article, shape: str) -> str:
    """The path of the picture of an article in a shape."""
    return reverse("articles:article_picture", kwargs={"slug": article.slug, "shape": shape})
