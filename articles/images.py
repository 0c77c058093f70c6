"""Which pictures readers may have."""

from datetime import datetime
from typing import Any

from django.db import models

from articles.models import Article, Byline, Collection
from contributors.models import Contributor, Image


def public_images(at: datetime) -> models.QuerySet[Image]:
    """The pictures in public use at the instant `at`.

    Those at the head of a public article or collection, portraits of public contributors, and the
    mark of the magazine itself.
    """
    by_image = models.OuterRef("pk")
    return Image.objects.filter(
        models.Exists(Article.objects.public(at=at).filter(lead_image=by_image))
        | models.Exists(Collection.objects.public(at=at).filter(lead_image=by_image))
        | models.Exists(Contributor.objects.public(at=at).filter(portrait=by_image))
        | models.Q(marking__isnull=False)
    )


def images_of(article: Article) -> models.QuerySet[Image]:
    """The pictures on the page of one article, whatever its state."""
    bylines: Any = Byline.objects.filter(article=article)
    return Image.objects.filter(
        models.Q(pk=article.lead_image_id) | models.Q(portrayed__bylines__in=bylines)
    ).distinct()
