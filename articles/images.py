"""Which pictures readers may have."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Collection, Participant, Take, changes_wait
from articles.models.release import AS_IT_IS, AsIf
from contributors.figures import pictures_in
from contributors.models import Contributor, Illustrated, Image
from contributors.uses import Use


def public_images(at: datetime) -> models.QuerySet[Image]:
    """The pictures in public use at the instant `at`.

    Those at the head of a public article or collection, those in the text of whatever is public,
    portraits of public contributors, and the mark of the magazine itself.
    """
    by_image = models.OuterRef("pk")
    in_texts = models.Q()
    for kind in Illustrated.__subclasses__():
        texts: Any = kind._default_manager
        in_texts |= models.Q(models.Exists(texts.public(at=at).filter(pictures=by_image)))
    return Image.objects.filter(
        in_texts
        | models.Exists(Article.objects.public(at=at).filter(lead_image=by_image))
        | models.Exists(Collection.objects.public(at=at).filter(lead_image=by_image))
        | models.Exists(Contributor.objects.public(at=at).filter(portrait=by_image))
        | models.Q(marking__isnull=False)
    )


def images_of(article: Article) -> models.QuerySet[Image]:
    """The pictures on the page of one article, whatever its state and whichever its text."""
    people = [byline.contributor_id for byline in article.bylines.all()]
    return Image.objects.filter(
        models.Q(pk=article.lead_image_id)
        | models.Q(pk__in=pictures_in(article.body))
        | models.Q(portrayed__in=people)
    ).distinct()


def images_of_landing(
    collection: Collection, at: datetime, as_if: AsIf = AS_IT_IS
) -> models.QuerySet[Image]:
    """The pictures on the landing page: its own, those in its introduction, and the faces of those
    whose answers are out."""
    answers = Take.objects.public(at=at, as_if=as_if).filter(collection=collection)
    people = Participant.objects.filter(take__in=answers).values("contributor")
    return Image.objects.filter(
        models.Q(pk=collection.lead_image_id)
        | models.Q(pk__in=pictures_in(collection.introduction))
        | models.Q(portrayed__in=people)
    ).distinct()


def _with_waiting_texts(articles: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Articles whose newest text is not public yet."""
    return articles.filter(changes_wait())


def _of_waiting_texts(articles: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Articles whose newest text, which is not public yet, has a lead image: its key as `shown`."""
    newest = KeyTextTransform("lead_image", "working_revision__snapshot")
    rows: models.QuerySet[Any] = _with_waiting_texts(articles).annotate(
        shown=Cast(newest, models.BigIntegerField())
    )
    return rows.filter(shown__isnull=False)


def _in_waiting_texts(articles: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """The same with a picture in its body, a row for each."""
    waiting = _with_waiting_texts(articles)
    rows: models.QuerySet[Any] = waiting.annotate(shown=models.F("working_revision__pictures"))
    return rows.filter(shown__isnull=False)


WAITING = [
    Use(Article, _("lead image of changes that wait"), _of_waiting_texts),
    Use(Article, _("picture in the text of changes that wait"), _in_waiting_texts),
]
