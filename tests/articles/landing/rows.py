"""A symposium of realistic size, made in bulk."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from articles.models import (
    Article,
    Byline,
    Collection,
    Participant,
    Release,
    Tag,
    TaggedArticle,
    Take,
    Wave,
)
from contributors.models import Affiliation, Contributor, Organisation
from tests.factories import make_collection

NUMBERS = count()
SCALE = "Strongly disagree\nDisagree\nUnsure\nAgree\nStrongly agree"
QUOTE = "We keep measuring the crowd when we should be measuring the queue in front of the desk."


def make_symposium(slug: str, takes: int = 80, *, out: int = 60) -> Collection:
    """A collection in four waves with `takes` answers, `out` of them public; all else is to come.

    Each has an organisation, two tags out of six, a position, a confidence and a quotation.
    """
    now = timezone.now()
    collection = make_collection(
        "We asked {count} people", slug=slug, scale=SCALE, proposition="Big is bad.",
        at=now - timedelta(days=40),
    )  # fmt: skip
    waves = [
        Wave.objects.create(
            collection=collection,
            order=number,
            release_at=now + timedelta(days=5 if number == 3 and out < takes else number * 7 - 30),
        )
        for number in range(4)
    ]
    tags = [
        Tag.objects.get_or_create(name=f"topic {n}", defaults={"slug": f"topic-{n}"})[0]
        for n in range(6)
    ]
    people = make_people(takes)
    marks = [next(NUMBERS) for _ in people]
    articles = Article.objects.bulk_create(
        Article(
            title=f"What the Ledger Does Not Say {mark}",
            slug=f"answer-{mark}",
            status=Release.Status.APPROVED,
            release_at=waves[place * 4 // takes].release_at if place < out else waves[3].release_at,
            word_count=400,
        )
        for place, mark in enumerate(marks)
    )
    Byline.objects.bulk_create(
        Byline(
            article=article,
            contributor=person,
            affiliation_line=person.affiliation_line,
        )
        for article, person in zip(articles, people, strict=True)
    )
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag=tags[(place + step) % 6])
        for place, article in enumerate(articles)
        for step in (0, 1)
    )
    rows = Take.objects.bulk_create(
        Take(
            collection=collection,
            wave=waves[place * 4 // takes] if place < out else waves[3],
            article=article,
            order=place,
            state=Take.State.SIGNED_OFF,
            position=place % 5 + 1,
            confidence=place % 10 + 1,
            pull_quote=QUOTE,
        )
        for place, article in enumerate(articles)
    )
    Participant.objects.bulk_create(
        Participant(take=take, contributor=person)
        for take, person in zip(rows, people, strict=True)
    )
    return collection


def make_people(number: int) -> list[Contributor]:
    """Contributors, each affiliated with an organisation of their own."""
    marks = [next(NUMBERS) for _ in range(number)]
    people = Contributor.objects.bulk_create(
        Contributor(
            name=f"Ottavine Kettlemarsh {mark}",
            sort_name=f"Kettlemarsh {mark}, Ottavine",
            name_key=f"ottavine kettlemarsh {mark}",
            slug=f"person-{mark}",
        )
        for mark in marks
    )
    organisations = Organisation.objects.bulk_create(
        Organisation(
            name=f"Institute for Public Desks {mark}",
            name_key=f"institute {mark}",
            slug=f"institute-{mark}",
        )
        for mark in marks
    )
    Affiliation.objects.bulk_create(
        Affiliation(contributor=person, organisation=organisation, role="Senior Fellow")
        for person, organisation in zip(people, organisations, strict=True)
    )
    return people


def make_series(collection: Collection, number: int) -> None:
    """As many earlier collections, on the same scale, with an answer of someone asked again."""
    at = timezone.now() - timedelta(days=400)
    again: Any = Participant.objects.filter(take__collection=collection).first()
    earlier = Collection.objects.bulk_create(
        Collection(
            title="{count} voices",
            question="Why?",
            slug=f"earlier-{next(NUMBERS)}",
            scale=SCALE,
            status=Release.Status.APPROVED,
            release_at=at,
        )
        for _ in range(number)
    )
    collection.earlier_collections.add(*earlier)
    articles = Article.objects.bulk_create(
        Article(
            title="Before",
            slug=f"before-{next(NUMBERS)}",
            status=Release.Status.APPROVED,
            release_at=at,
        )
        for _ in earlier
    )
    takes = Take.objects.bulk_create(
        Take(collection=one, article=article, position=1, confidence=4, state=Take.State.ACCEPTED)
        for one, article in zip(earlier, articles, strict=True)
    )
    Participant.objects.bulk_create(
        Participant(take=take, contributor_id=again.contributor_id) for take in takes
    )
