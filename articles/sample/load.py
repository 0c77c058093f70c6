"""Puts the sample magazine into the database, by the importer and the verbs that editors use.

Everything is invented and says so. The texts are the same each time; the dates lie around the day
on which it is loaded, so that one wave is always still to come.
"""

import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from articles import workflow
from articles.actors import Actor
from articles.importers.load.people import contributor_for
from articles.importers.reading import read
from articles.importers.recognise import recognise
from articles.models import (
    Article,
    Byline,
    Collection,
    Convener,
    ImportedDocument,
    Release,
    Section,
    Take,
    Wave,
)
from articles.sample import earlier, takes_a, takes_b, takes_c, takes_d, words
from articles.sample.answer import Answer
from articles.sample.documents import plain_text, write
from articles.sample.pictures import shelves
from contributors.figures import Picture
from contributors.models import Contributor, Image

ANSWERS = (*takes_a.TAKES, *takes_b.TAKES, *takes_c.TAKES, *takes_d.TAKES)
WAVE_SIZE = 20
# Weeks from the day of loading to each wave; the last lies in the future.
WAVES = (-3, -2, -1, 1)
HOUR = 7
# Of the wave that is to come: so many are approved, then so many in review; the rest are drafts.
APPROVED, IN_REVIEW = 12, 4
PICTURE_EVERY = 6
# The seed of the picture of the first article that answers nothing.
FIRST = 100


def is_loaded() -> bool:
    """Whether the sample magazine is there already."""
    return Collection.objects.filter(slug=words.SLUG).exists()


def load(editor: Actor, publisher: Actor, email: str, tick: Callable[[str], None]) -> None:
    """Load everything. `email` is that of the account that imports; `tick` is told each step."""
    now = timezone.localtime()
    sections = {name: Section.objects.create(name=name, order=order)
                for order, name in enumerate(words.SECTIONS)}  # fmt: skip
    conveners = [Contributor.objects.create(name=name, bio=bio) for name, bio in words.CONVENERS]

    tick(words.EARLIER_TITLE)
    before = _collection(words.EARLIER_SLUG, words.EARLIER, conveners[:1], seed=1)
    opened = _morning(now, weeks=-60)
    workflow.publish(before, publisher, at=opened)
    wave = Wave.objects.create(collection=before, release_at=opened)
    _import(earlier.EARLIER, before, wave, email)
    _release(before.takes.all(), editor, publisher, opened)

    collection = _collection(words.SLUG, words.MAIN, conveners, seed=2)
    collection.earlier_collections.add(before)
    workflow.publish(collection, publisher, at=_morning(now, weeks=WAVES[0] - 1))
    for number, weeks in enumerate(WAVES):
        day = _morning(now, weeks=weeks)
        tick(f"{collection.question} ({number + 1}/{len(WAVES)})")
        wave = Wave.objects.create(collection=collection, release_at=day, order=number)
        answers = ANSWERS[number * WAVE_SIZE : (number + 1) * WAVE_SIZE]
        _import(answers, collection, wave, email)
        takes = list(wave.takes.all())
        to_come = weeks > 0
        _release(takes[: APPROVED if to_come else None], editor, publisher, day)
        for take in takes[APPROVED : APPROVED + IN_REVIEW] if to_come else []:
            workflow.submit(_article(take), editor)
    _correct(collection, publisher)

    tick(words.ARTICLES_TITLE)
    for number, answer in enumerate(earlier.ARTICLES):
        section = sections[words.ARTICLE_SECTIONS[number]]
        day = _morning(now, weeks=-number) - timedelta(days=2)
        _ordinary(answer, section, editor, publisher, day, seed=FIRST + number)


def _morning(now: datetime, *, weeks: int) -> datetime:
    """The hour of release, some weeks from the day of `now`, in the site's zone."""
    day = now + timedelta(weeks=weeks)
    return day.replace(hour=HOUR, minute=0, second=0, microsecond=0)


def _collection(
    slug: str, fields: dict[str, str], conveners: list[Contributor], *, seed: int
) -> Collection:
    collection = Collection.objects.create(slug=slug, lead_image=_picture(seed), **fields)
    for order, contributor in enumerate(conveners):
        Convener.objects.create(collection=collection, contributor=contributor, order=order)
    return collection


def _import(answers: tuple[Answer, ...], collection: Collection, wave: Wave, email: str) -> None:
    """Import the answers as documents, then add what documents do not say."""
    with tempfile.TemporaryDirectory() as folder:
        # Named for the wave: within a collection a document is known by its name.
        documents = Path(folder, f"wave-{wave.order + 1}")
        documents.mkdir()
        written = write(answers, documents, first=wave.order * WAVE_SIZE + 1)
        call_command(
            "import_takes",
            str(documents),
            collection=collection.slug,
            wave=str(wave),
            by=email,
            stdout=StringIO(),
        )
    for number, (name, answer) in enumerate(written.items()):
        record = ImportedDocument.objects.get(collection=collection, reference=name)
        article = record.article
        take = article.take
        take.position, take.confidence = answer.position, answer.confidence
        take.pull_quote = answer.pull_quote
        take.state = Take.State.SIGNED_OFF
        take.save()
        article.tags.add(*answer.tags)
        if number % PICTURE_EVERY == 0:
            article.lead_image = _picture(1000 + article.pk)
            article.save()


def _release(takes: Iterable[Take], editor: Actor, publisher: Actor, day: datetime) -> None:
    """Bring the answers out with their wave on `day`, as if the verbs had been said in time."""
    day = min(day, timezone.now())
    for take in takes:
        article = _article(take)
        workflow.submit(article, editor, at=day - timedelta(days=6))
        workflow.approve(article, publisher, at=day - timedelta(days=2))


def _ordinary(
    answer: Answer, section: Section, editor: Actor, publisher: Actor, day: datetime, *, seed: int
) -> None:
    """An article that belongs to no collection, read from a document all the same."""
    document = recognise(read("article.txt", plain_text(answer).encode()))
    article = Article.objects.create(
        title=document.title,
        dek=document.dek,
        # One of them shows a picture in its text as well.
        body=_illustrated(document.body) if seed == FIRST else document.body,
        section=section,
        lead_image=_picture(seed),
        created_by_id=editor.pk,
    )
    for order, author in enumerate(document.authors):
        contributor, _remarks = contributor_for(author)
        Byline.objects.create(article=article, contributor=contributor, order=order)
    article.tags.add(*answer.tags)
    workflow.publish(article, publisher, at=day)


def _illustrated(body: str) -> str:
    """The text with a picture behind its second paragraph."""
    first, second, *rest = body.split("</p>")
    return "</p>".join([first, second, Picture(_picture(200).pk).markup + rest[0], *rest[1:]])


def _correct(collection: Collection, publisher: Actor) -> None:
    first = (
        Article.objects.public().filter(take__collection=collection).earliest("release_at", "pk")
    )
    day = (first.release_at or timezone.now()) + timedelta(days=3)
    workflow.correct(first, publisher, note=words.CORRECTION, at=day)


def _article(take: Take) -> Release:
    if take.article is None:
        raise ValueError(f"The take {take.pk} of the sample has no article.")
    return take.article


def _picture(seed: int) -> Image:
    return Image.objects.create(
        title=f"Sample shelves {seed}",
        file=ContentFile(shelves(seed), name=f"sample-shelves-{seed}.png"),
        alt=words.PICTURE_ALT,
        caption=words.PICTURE_CAPTION,
        credit=words.PICTURE_CREDIT,
    )
