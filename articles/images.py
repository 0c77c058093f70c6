"""Which pictures readers may have."""

from datetime import datetime

from django.db import models

from articles.models import Article, Collection, Participant, Take
from articles.models.release import AS_IT_IS, AsIf
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
    """The pictures on the page of one article, whatever its state and whichever its text."""
    people = [byline.contributor_id for byline in article.bylines.all()]
    return Image.objects.filter(
        models.Q(pk=article.lead_image_id) | models.Q(portrayed__in=people)
    ).distinct()


def images_of_landing(
    collection: Collection, at: datetime, as_if: AsIf = AS_IT_IS
) -> models.QuerySet[Image]:
    """The pictures on the landing page: its own, and the faces of those whose answers are out."""
    answers = Take.objects.public(at=at, as_if=as_if).filter(collection=collection)
    people = Participant.objects.filter(take__in=answers).values("contributor")
    return Image.objects.filter(
        models.Q(pk=collection.lead_image_id) | models.Q(portrayed__in=people)
    ).distinct()
