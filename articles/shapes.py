"""The shapes in which machines want the picture of an article: arithmetic and addresses only."""

from django.urls import reverse

from articles.models import Article
from contributors.models import Image

# Width and height of each shape, at its largest.
SHAPES = {"16x9": (1600, 900), "4x3": (1600, 1200), "1x1": (1200, 1200)}
CARD = (1200, 630)


def shape_size(shape: str, image: Image | None) -> tuple[int, int]:
    """Pixels of the crop of `image` in a shape: never more than the picture has.

    Without a picture a card is drawn, at full size.
    """
    width, height = SHAPES[shape]
    if image is None:
        return width, height
    scale = min(1, image.width / width, image.height / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def shape_address(article: Article, shape: str) -> str:
    """The path of the picture of an article in a shape."""
    return reverse("articles:article_picture", kwargs={"slug": article.slug, "shape": shape})
