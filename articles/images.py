"""Which pictures readers may have."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Collection, Participant, Take
from articles.models.release import AS_IT_IS, AsIf
from contributors.models import Contributor, Image
from contributors.uses import Use


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


def _of_waiting_texts(articles: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Articles whose newest text, which is not public yet, has a lead image: its key as `shown`."""
    newest = KeyTextTransform("lead_image", "working_revision__snapshot")
    rows: models.QuerySet[Any] = (
        articles.filter(working_revision__isnull=False)
        .exclude(working_revision=models.F("live_revision"))
        .annotate(shown=Cast(newest, models.BigIntegerField()))
        .filter(shown__isnull=False)
    )
    return rows


WAITING = Use(Article, _("lead image of changes that wait"), _of_waiting_texts)
