"""What the landing page of a collection knows: who is listed, and what is out so far.

Read in a fixed number of queries. Nothing of an unreleased answer is fetched but the names of its
people and the date of its wave.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models.functions import Concat, JSONObject, Length

from articles.models import Byline, Collection, Participant, TaggedArticle, Take, Wave
from articles.models.release import AS_IT_IS, AsIf, public_at
from articles.standing import Answer, Expert, Place, place
from contributors.models import Affiliation, Contributor

# Characters that no name and no address part holds, between the tags of an answer and in each.
_BETWEEN, _WITHIN = "\x1e", "\x1f"


@dataclass(frozen=True)
class Person:
    """A participant. Only who has answered has an affiliation: that of the day of the answer."""

    contributor: Contributor
    affiliation: str = ""
    organisation: tuple[str, str] | None = None  # Slug and name, where the affiliation tells it.


@dataclass(frozen=True)
class Entry:
    """One take as the page lists it.

    `answer` is there only if readers may read it; without it, names and date are all there is.
    """

    key: int
    people: list[Person]
    date: datetime | None
    answer: Take | None = None
    place: Place | None = None
    tags: tuple[tuple[str, str], ...] = ()  # Slugs and names.

    @property
    def standing(self) -> Answer:
        """The answer as charts count it; an error for one that is not out."""
        if self.answer is None:
            raise ValueError("Who is to come stands nowhere yet.")
        article: Any = self.answer.article
        return Answer(
            key=self.key,
            collection=self.answer.collection_id,
            article=article.pk,
            slug=article.slug,
            title=article.title,
            language=article.language,
            minutes=article.minutes,
            released_at=article.release_at,
            experts=tuple(
                Expert(person.contributor.pk, person.contributor.name, person.affiliation)
                for person in self.people
            ),
            position=self.answer.position,
            confidence=self.answer.confidence,
        )


@dataclass(frozen=True)
class Group:
    """The takes of one wave, or those without one."""

    wave: Wave | None
    date: datetime | None
    entries: list[Entry]

    @property
    def key(self) -> str:
        """What stands for it in an address."""
        return str(self.wave.pk) if self.wave else "none"

    @property
    def out(self) -> list[Entry]:
        """Those that readers may read."""
        return [entry for entry in self.entries if entry.answer]

    @property
    def soon(self) -> list[Entry]:
        """Those that are to come."""
        return [entry for entry in self.entries if not entry.answer]

    @property
    def soon_date(self) -> datetime | None:
        """The day on which the rest is promised. One that has passed promises nothing."""
        return min((entry.date for entry in self.soon if entry.date), default=None)


@dataclass(frozen=True)
class Release:
    """The next release: when, of which wave if it is one, and how many answers."""

    date: datetime
    wave: Wave | None
    answers: int


@dataclass(frozen=True)
class Landing:
    """Everything that is listed, by wave, those without a wave last."""

    groups: list[Group]

    @property
    def out(self) -> list[Entry]:
        """The answers that readers may read, in order."""
        return [entry for group in self.groups for entry in group.out]

    @property
    def soon(self) -> list[Entry]:
        """Those to come, in order."""
        return [entry for group in self.groups for entry in group.soon]

    @property
    def newest_first(self) -> list[Group]:
        """The groups that hold answers: the newest wave first, what has no wave last."""
        found = [group for group in self.groups if group.out]
        waves = [group for group in reversed(found) if group.wave]
        return [*waves, *(group for group in found if not group.wave)]

    @property
    def to_come(self) -> list[Group]:
        """The groups that hold promises, in order."""
        return [group for group in self.groups if group.soon]

    @property
    def dots(self) -> list[bool]:
        """A dot for each expert: whether an answer of theirs is out."""
        found: dict[int, bool] = {}
        for entry in (entry for group in self.groups for entry in group.entries):
            for person in entry.people:
                key = person.contributor.pk
                found[key] = found.get(key, False) or entry.answer is not None
        return list(found.values())

    @property
    def waves(self) -> int:
        """In how many waves it is released."""
        return sum(group.wave is not None for group in self.groups)

    @property
    def since(self) -> datetime | None:
        """When the first of the answers came out."""
        return min((entry.date for entry in self.out if entry.date), default=None)

    @property
    def minutes(self) -> int:
        """How long it takes to read all answers."""
        articles: list[Any] = [entry.answer.article for entry in self.out if entry.answer]
        return sum(article.minutes for article in articles)

    @property
    def next_release(self) -> Release | None:
        """What comes next, if anything has a date."""
        dated = [
            (entry.date, group.wave)
            for group in self.groups
            for entry in group.soon
            if entry.date is not None
        ]
        if not dated:
            return None
        first = min(date for date, _wave in dated)
        due = [wave for date, wave in dated if date == first]
        return Release(first, due[0] if len(set(due)) == 1 else None, len(due))


def landing(collection: Collection, at: datetime, as_if: AsIf = AS_IT_IS) -> Landing:
    """All that the page of a public collection lists at the instant `at`; three queries."""
    answers = _answers(collection, at, as_if)
    labels = collection.positions
    groups = []
    for wave, takes in groupby(_listed(collection, at, as_if), key=lambda take: take.wave):
        entries = [_entry(take, answers.get(take.pk), labels, at) for take in takes]
        groups.append(Group(wave, wave.release_at if wave else None, entries))
    return Landing(groups)


def _listed(collection: Collection, at: datetime, as_if: AsIf) -> Iterable[Any]:
    """All takes that the page names, in order, without a word of their articles."""
    return (
        Take.objects.listed(at=at, as_if=as_if)
        .filter(collection=collection)
        .with_planned_date()
        .in_order()
        .select_related("wave")
        .prefetch_related(models.Prefetch("participant_set", _people(at)))
        .defer("position", "confidence", "pull_quote")
    )


def _people(at: datetime) -> models.QuerySet[Participant]:
    """The participants; those of public answers with the affiliation of that day.

    The line is kept as text. It tells the organisation if it holds the name of one with which the
    contributor is or was affiliated; the longest of several, so that a faculty is not taken for a
    word in its name.
    """
    kept = Byline.objects.filter(
        public_at(at, "article__"),
        article=models.OuterRef("take__article"),
        contributor=models.OuterRef("contributor"),
    ).order_by("order", "pk")
    employers = (
        Affiliation.objects.filter(contributor=models.OuterRef("contributor"))
        .annotate(
            kept_line=models.ExpressionWrapper(
                models.OuterRef("line"), output_field=models.CharField(max_length=400)
            )
        )
        .filter(kept_line__icontains=models.F("organisation__name"))
        .order_by(Length("organisation__name").desc(), "pk")
    )
    named = employers.values(one=JSONObject(slug="organisation__slug", name="organisation__name"))
    return (
        Participant.objects.select_related("contributor__portrait")
        .defer("contributor__bio")
        .annotate(line=models.Subquery(kept.values("affiliation_line")[:1]))
        .annotate(employer=models.Subquery(named[:1]))
    )


def _answers(collection: Collection, at: datetime, as_if: AsIf) -> dict[int, Any]:
    """The takes that readers may read, by key, with what is shown of their articles."""
    tags = (
        TaggedArticle.objects.filter(content_object=models.OuterRef("article"))
        .order_by()
        .values("content_object")
        .annotate(
            together=models.StringAgg(
                Concat("tag__slug", models.Value(_WITHIN), "tag__name"),
                models.Value(_BETWEEN),
            )
        )
    )
    texts = [f"article__{name}" for name in ("body", "editors_note", "dek")]
    rows = (
        Take.objects.public(at=at, as_if=as_if)
        .filter(collection=collection)
        .select_related("article")
        .annotate(tags=models.Subquery(tags.values("together")))
        .defer(*texts)
    )
    return {take.pk: take for take in rows}


def _entry(take: Any, answer: Any, labels: list[str], at: datetime) -> Entry:
    people = list(_persons(take, released=answer is not None))
    if answer is None:
        planned: datetime | None = take.planned_date
        # A date that has passed without an answer is no promise any more.
        return Entry(take.pk, people, planned if planned and planned > at else None)
    pairs = (pair.partition(_WITHIN) for pair in (answer.tags or "").split(_BETWEEN) if pair)
    return Entry(
        take.pk,
        people,
        answer.article.release_at,
        answer,
        place(labels, answer.position),
        tuple(sorted((slug, name) for slug, _separator, name in pairs)),
    )


def _persons(take: Any, *, released: bool) -> Iterator[Person]:
    for participant in take.participant_set.all():
        if not released:
            yield Person(participant.contributor)
            continue
        employer = participant.employer
        organisation = (employer["slug"], employer["name"]) if employer else None
        yield Person(participant.contributor, participant.line or "", organisation)
