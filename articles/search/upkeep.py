"""Changes what is found together with what is written, in the same transaction.

Rows written by `bulk_create` and `update` send no signal: what does so with anything that is
searched calls `articles.search.index` itself. A status or a date changes nothing here, because
every search asks the clock.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from articles.models import Article, Byline, Collection, Convener, Tag, TaggedArticle
from articles.models.search import SearchEntry
from articles.search import index
from contributors.models import Affiliation, Contributor, Organisation

Kind = SearchEntry.Kind


@receiver(post_save, sender=Article)
def index_article(instance: Article, raw: bool, **kwargs: Any) -> None:
    """An article was written; loaded fixtures bring their index along."""
    if not raw:
        index.refresh_articles([instance.pk])


@receiver(post_save, sender=Collection)
def index_collection(instance: Collection, raw: bool, **kwargs: Any) -> None:
    """A collection was written."""
    if not raw:
        index.refresh_collections([instance.pk])


@receiver([post_save, post_delete], sender=Byline)
def index_byline(instance: Byline, raw: bool = False, **kwargs: Any) -> None:
    """Who wrote an article has changed."""
    if not raw:
        index.refresh_articles([instance.article_id])


@receiver([post_save, post_delete], sender=Convener)
def index_convener(instance: Convener, raw: bool = False, **kwargs: Any) -> None:
    """Who put the question has changed."""
    if not raw:
        index.refresh_collections([instance.collection_id])


@receiver(post_save, sender=Contributor)
def index_contributor(instance: Contributor, created: bool, raw: bool, **kwargs: Any) -> None:
    """A person has changed, and with the name all that carries it."""
    if not raw:
        _follow([instance.pk], with_works=not created)


@receiver([post_save, post_delete], sender=Affiliation)
def index_affiliation(instance: Affiliation, raw: bool = False, **kwargs: Any) -> None:
    """Where a person works has changed."""
    if not raw:
        _follow([instance.contributor_id])


@receiver(post_save, sender=Organisation)
def index_organisation(instance: Organisation, created: bool, raw: bool, **kwargs: Any) -> None:
    """The name of an organisation has changed."""
    if not raw and not created:
        held = Affiliation.objects.filter(organisation=instance)
        _follow(list(held.values_list("contributor", flat=True)))


@receiver([post_save, post_delete], sender=TaggedArticle)
def index_tagged(instance: TaggedArticle, raw: bool = False, **kwargs: Any) -> None:
    """A tag was put on an article or taken off: taggit writes and deletes the rows one by one."""
    if not raw:
        index.refresh_articles([instance.content_object_id])


@receiver(post_save, sender=Tag)
def index_tag(instance: Tag, created: bool, raw: bool, **kwargs: Any) -> None:
    """A tag has another name."""
    if not raw and not created:
        tagged = TaggedArticle.objects.filter(tag=instance)
        index.refresh_articles(tagged.values_list("content_object", flat=True))


@receiver(post_delete, sender=Article)
def forget_article(instance: Article, **kwargs: Any) -> None:
    """An article is deleted."""
    index.remove(Kind.ARTICLE, instance.pk)


@receiver(post_delete, sender=Collection)
def forget_collection(instance: Collection, **kwargs: Any) -> None:
    """A collection is deleted."""
    index.remove(Kind.COLLECTION, instance.pk)


@receiver(post_delete, sender=Contributor)
def forget_contributor(instance: Contributor, **kwargs: Any) -> None:
    """A contributor is deleted."""
    index.remove(Kind.CONTRIBUTOR, instance.pk)


def _follow(contributors: list[int], *, with_works: bool = True) -> None:
    """Index people, and what names them."""
    with transaction.atomic():
        index.refresh_contributors(contributors)
        if with_works:
            written = Byline.objects.filter(contributor__in=contributors)
            convened = Convener.objects.filter(contributor__in=contributors)
            index.refresh_articles(written.values_list("article", flat=True))
            index.refresh_collections(convened.values_list("collection", flat=True))
