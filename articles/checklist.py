"""What to look at before an article goes out: what is missing, which holds it back, and advice.

Everything is read from the article as it is given, in memory, so that a text can be checked while
it is written; only links are looked up: those to pages of the site itself, and, of those that lead
elsewhere, what a task has found out about them (`articles.outward`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import own_links
from articles.actors import Actor
from articles.models import Article, Byline, OutwardLink, Release
from articles.outward.asking import Outcome
from articles.outward.links import outward
from articles.references import read_one, reference_to
from contributors.desk.zone import in_zone
from contributors.figures import Picture, pictures_in, split_figures
from contributors.models import Image
from contributors.text import plain

# Words of a link that say nothing of where it leads, in the languages of the magazine’s readers.
VAGUE = {
    *("here", "click here", "this", "this link", "link", "more", "read more", "source", "article"),
    *("hier", "mehr", "klick hier", "ici", "plus", "cliquez ici", "여기", "링크", "더 보기", "đây"),
    *("tại đây", "xem thêm"),
}
_HEADING = re.compile(r"<h([2-4])(?: [^<>]*)?>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'<a (?:[^<>]*? )?href="([^"]*)"[^<>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at: a sentence, the field of the form that it is about, and its weight."""

    said: str
    field: str = ""
    required: bool = False


def checklist(
    article: Article,
    bylines: Iterable[Byline],
    *,
    at: datetime,
    host: str = "",
    to: Actor | None = None,
) -> list[Point]:
    """All points about `article` with these bylines, what is required first.

    `host` is that of the site: links to it are looked up, and only what `to` may look at is told.
    """
    rows = list(bylines)
    return [
        *_required(article, rows),
        *_about_the_head(article),
        *_about_the_image(article),
        *_about_pictures(article.body),
        *_about_people(rows),
        *_about_headings(article.body),
        *_about_links(article, rows, at, host, to),
        *_about_the_collection(article, at),
    ]


def _required(article: Article, bylines: list[Byline]) -> list[Point]:
    fields = {
        "body": "body",
        "byline": "bylines",
        "image": "lead_image",
        "pictures": "body",
        "title": "title",
    }
    return [
        Point(said, fields[about], required=True)
        for about, said in article.missing(bylines=bool(bylines)).items()
    ]


def _about_the_head(article: Article) -> list[Point]:
    points = []
    if not article.dek.strip():
        points.append(Point(_("There is no dek."), "dek"))
    if article.section_id is None and getattr(article, "take", None) is None:
        points.append(Point(_("It is in no section, and in no collection."), "section"))
    return points


def _about_the_image(article: Article) -> list[Point]:
    if article.lead_image and not article.credit.strip():
        return [Point(_("The lead image has no credit."), "image_credit")]
    return []


def _about_pictures(body: str) -> list[Point]:
    """What the pictures in the text want; one query, and none where there are none."""
    parts = split_figures(body)
    credited = {part.key for part in parts if isinstance(part, Picture) and plain(part.credit)}
    keys = pictures_in(body)
    pictures = Image.objects.in_bulk(keys) if keys else {}
    points = []
    for key in keys:
        if key not in pictures:
            points.append(Point(_("A picture in the text is not in the library any more."), "body"))
            continue
        names = {"title": pictures[key].title}
        if not (pictures[key].credit.strip() or key in credited):
            said = _("The picture “%(title)s” in the text has no credit.")
            points.append(Point(said % names, "body"))
        if pictures[key].is_expired():
            said = _("The rights of the picture “%(title)s” in the text have expired.")
            points.append(Point(said % names, "body"))
    return points


def _about_people(bylines: list[Byline]) -> list[Point]:
    people = {row.contributor_id: row for row in bylines if row.contributor_id}
    points = []
    for row in people.values():
        names = {"name": row.contributor}
        if not plain(row.bio) and not plain(row.contributor.bio):
            points.append(Point(_("%(name)s has no bio.") % names, "bylines"))
        if row.contributor.portrait_id is None:
            points.append(Point(_("%(name)s has no portrait.") % names, "bylines"))
    return points


def _about_headings(body: str) -> list[Point]:
    points = []
    level = 1
    for found in _HEADING.finditer(body):
        if int(found[1]) > level + 1:
            said = _("The heading “%(heading)s” is smaller than its place: a level is left out.")
            points.append(Point(said % {"heading": _words(found[2])}, "body"))
        level = int(found[1])
    return points


def _about_links(
    article: Article, bylines: list[Byline], at: datetime, host: str, to: Actor | None
) -> list[Point]:
    links = [
        (unescape(address), _words(words))
        for text in (article.editors_note, article.body)
        for address, words in _LINK.findall(text)
    ]
    points = [
        Point(_("The words of a link, “%(words)s”, do not say where it leads.") % {"words": words})
        for _address, words in links
        if words.casefold().strip(" .:→»") in VAGUE
    ]
    # What is out already is read now, whenever it came out.
    by_then = max(article.release_at or at, at)
    dead = own_links.dead([address for address, _words in links], host, at=by_then, to=to)
    # Its own page, and those of its people, are there once it is.
    people = [row.contributor for row in bylines if row.contributor_id]
    own = {article.slug, *(one.slug for one in people)}
    own_references = {reference_to(one) for one in [article, *people]}
    for address in [one for one, why in dead.items() if why is own_links.Why.HIDDEN]:
        if address.rstrip("/").rpartition("/")[2] in own or address in own_references:
            del dead[address]
    # A reference is no address that anybody has written: its words name it.
    names = {address: f"“{words}”" for address, words in links if read_one(address)}
    return [
        *points,
        *(Point(_why_dead(names.get(one, one), why), "body") for one, why in dead.items()),
        *_about_outward_links(links, at),
    ]


def _why_dead(address: str, why: own_links.Why) -> str:
    if why is own_links.Why.HIDDEN:
        said = _("%(address)s is not public by the time this goes out.")
    else:
        said = _("%(address)s leads to no page of this site.")
    return said % {"address": address}


def _about_outward_links(links: list[tuple[str, str]], at: datetime) -> list[Point]:
    """What was found in the background of links that lead out of the magazine, in one query."""
    named: dict[str, str] = {}
    for written, words in links:
        if address := outward(written):
            named.setdefault(address, words or written)
    if not named or not settings.CHECK_OUTWARD_LINKS:
        return []
    broken = {link.address: link for link in OutwardLink.objects.broken(named, at=at)}
    return [
        Point(_why_broken(words, broken[address]), "body")
        for address, words in named.items()
        if address in broken
    ]


def _why_broken(words: str, link: OutwardLink) -> str:
    if link.outcome == Outcome.GONE:
        said = _("The link “%(words)s” leads to a page that is not there (%(status)s).")
    elif link.http_status:
        said = _("The link “%(words)s” leads to a site that answers with an error (%(status)s).")
    else:
        said = _("The link “%(words)s” leads to a site that could not be reached.")
    return said % {"words": words, "status": link.http_status}


def _about_the_collection(article: Article, at: datetime) -> list[Point]:
    take: Any = getattr(article, "take", None)
    if take is None:
        return []
    points = []
    collection, words = take.collection, article.word_count
    if collection.least_words and words < collection.least_words:
        said = ngettext(
            "It has %(words)d words; the collection asks for at least %(number)d word.",
            "It has %(words)d words; the collection asks for at least %(number)d words.",
            collection.least_words,
        )
        points.append(Point(said % {"words": words, "number": collection.least_words}, "body"))
    if collection.most_words and words > collection.most_words:
        said = ngettext(
            "It has %(words)d words; the collection asks for at most %(number)d word.",
            "It has %(words)d words; the collection asks for at most %(number)d words.",
            collection.most_words,
        )
        points.append(Point(said % {"words": words, "number": collection.most_words}, "body"))
    date = take.wave.release_at if take.wave else None
    if date and date <= at and article.status != Release.Status.APPROVED:
        said = _("Its wave went out on %(date)s: once approved, it is public at once.")
        points.append(Point(said % {"date": in_zone(date)}))
    return points


def _words(markup: str) -> str:
    return " ".join(plain(markup).split())
