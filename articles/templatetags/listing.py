"""What lists of articles say of each: the question it answers, and where it stands."""

from dataclasses import dataclass
from datetime import datetime

from django import template

from articles.models import Article, Collection
from articles.standing import Place, place

register = template.Library()


@dataclass(frozen=True)
class Answered:
    """The public collection that an article answers in, and its place on the scale, if any."""

    collection: Collection
    place: Place | None
    confidence: int | None
    pull_quote: str


@register.simple_tag(takes_context=True)
def answered(context: template.Context, article: Article) -> Answered | None:
    """What readers may know, at the page's instant `at`, of the question that `article` answers.

    None for an article on its own, and where its collection is not public. The article has to be
    fetched `in_place()`, so that a list asks once for all of its rows.
    """
    at: datetime = context["at"]
    take = getattr(article, "take", None)
    if take is None or not take.collection.is_public(at=at):
        return None
    stands = place(take.collection.positions, take.position)
    return Answered(take.collection, stands, take.confidence if stands else None, take.pull_quote)
