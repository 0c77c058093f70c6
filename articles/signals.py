"""Upkeep of what is copied: scheduled articles follow their contributors until they are out."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from articles.models import Byline
from contributors.models import Affiliation, Contributor, Organisation


@receiver(post_save, sender=Contributor)
def follow_contributor(instance: Contributor, created: bool, **kwargs: Any) -> None:
    """Take a changed bio into the bylines that still follow it."""
    if not created:
        Byline.objects.filter(contributor=instance).follow_contributors()


@receiver([post_save, post_delete], sender=Affiliation)
def follow_affiliation(instance: Affiliation, **kwargs: Any) -> None:
    """Take a changed affiliation into the bylines that still follow it."""
    Byline.objects.filter(contributor=instance.contributor_id).follow_contributors()


@receiver(post_save, sender=Organisation)
def follow_organisation(instance: Organisation, created: bool, **kwargs: Any) -> None:
    """Take the changed name of an organisation into the bylines that still follow it."""
    if not created:
        affiliated = Affiliation.objects.filter(organisation=instance).values("contributor")
        Byline.objects.filter(contributor__in=affiliated).follow_contributors()
