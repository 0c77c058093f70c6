"""Feeds: which articles each holds, and what it says of each; `feed_formats` writes it down.

A feed takes at most four queries at any size: its scope, its articles, their people, their
corrections.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.feed_text import full_text
from articles.models import Article, Byline, Collection, Section, Tag, TaggedArticle
from articles.publication import Site, modified_at, writers
from articles.references import References
from contributors import text
from contributors.markup import strip_control
from contributors.models import Contributor

SIZE = 50


@dataclass(frozen=True)
class Author:
    """A person as feeds name them."""

    name: str
    url: str


@dataclass(frozen=True)
class Entry:
    """One article in a feed. `summary` is plain text, `html` clean markup with full addresses."""

    key: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    authors: list[Author]
    published: datetime
    modified: datetime
    categories: list[str]
    image: str


@dataclass(frozen=True)
class Feed:
    """A feed before it is written down in one form or another."""

    key: str
    title: str
    description: str
    url: str
    language: str
    publisher: str
    entries: list[Entry]
    changed: datetime | None


@dataclass(frozen=True)
class Scope:
    """What a feed is about: its name, the page that shows the same, and its articles."""

    key: str
    title: str
    description: str
    path: str
    articles: models.Q


def subjects(kind: str, at: datetime) -> models.QuerySet[Any] | None:
    """What readers may subscribe to among scopes of this kind; None if there is no such kind."""
    match kind:
        case "section":
            return Section.objects.public(at=at)
        case "tag":
            return Tag.objects.public(at=at)
        case "contributor":
            people: models.QuerySet[Any] = Contributor.objects.public(at=at)
            return people.defer("bio")
        case "collection":
            return Collection.objects.public(at=at).with_counts(at=at).defer("introduction")
    return None


def site_scope(site: Site) -> Scope:
    """Everything."""
    return Scope("site", site.name, site.tagline, "/", models.Q())


def scope_of(subject: Any) -> Scope:
    """The articles of a section, of a tag, by a contributor, or in a collection with its counts."""
    kind = subject._meta.model_name
    title, description = str(subject), ""
    if isinstance(subject, Section):
        articles = models.Q(section=subject)
        description = subject.description
    elif isinstance(subject, Tag):
        articles = models.Q(tagged_articles__tag=subject)
    elif isinstance(subject, Contributor):
        by_them = Byline.objects.filter(article=models.OuterRef("pk"), contributor=subject)
        articles = models.Q(models.Exists(by_them))
    else:
        counted: Any = subject
        title = counted.filled(counted.title, counted.experts)
        description = counted.question
        articles = models.Q(take__collection=counted)
    description = description or _("Articles: %(title)s") % {"title": title}
    return Scope(f"{kind}:{subject.pk}", title, description, subject.get_absolute_url(), articles)


def feed_of(site: Site, scope: Scope, at: datetime) -> Feed:
    """The newest articles of a scope that readers may read at the instant `at`."""
    rows = list(_articles(scope, at))
    references = References(at, figure="articles/_feed_figure.html")
    if settings.FEED_FULL_TEXT:
        references.read(text for article in rows for text in _told(article))
    entries = [_entry(site, article, references) for article in rows]
    # A withdrawal changes the feed too, though nothing that is left in it.
    changes = [entry.modified for entry in entries] + [row.last_withdrawal for row in rows[:1]]
    named = scope.title if scope.key == "site" else f"{scope.title} | {site.name}"
    return Feed(
        key=_key(f"{scope.key}@{site.absolute('/')}"),
        title=readable(named),
        description=readable(scope.description),
        url=site.absolute(scope.path),
        language=site.language,
        publisher=readable(site.name),
        entries=entries,
        changed=max((change for change in changes if change), default=None),
    )


def readable(words: str) -> str:
    """The text without what XML cannot hold: control characters that somebody pasted."""
    return strip_control(words)


def _articles(scope: Scope, at: datetime) -> Iterable[Any]:
    withdrawn = Article.objects.withdrawn(at=at).filter(scope.articles).order_by("-withdraw_at")
    tags = TaggedArticle.objects.filter(content_object=models.OuterRef("pk")).order_by()
    named = tags.values("content_object").annotate(
        names=models.StringAgg("tag__name", models.Value("\n"))
    )
    newest: Any = Article.objects.public(at=at).filter(scope.articles).newest_first()[:SIZE]
    # Found by their keys first: else databases read all texts, and all tags, to keep fifty.
    rows: Any = Article.objects.filter(pk__in=newest.values("pk"))
    told: Iterable[Any] = (
        rows.select_related("section", "lead_image")
        .with_bylines()
        .prefetch_related("corrections")
        .annotate(
            tag_names=models.Subquery(named.values("names")),
            last_withdrawal=models.Subquery(withdrawn.values("withdraw_at")[:1]),
        )
        .newest_first()
    )
    return told


def _told(article: Any) -> list[str]:
    """Every text of an article that its entry has in full."""
    corrections = [correction.text for correction in article.corrections.all()]
    return [article.body, article.editors_note, *corrections]


def _entry(site: Site, article: Any, references: References) -> Entry:
    url = site.absolute(article.get_absolute_url())
    summary = readable(article.dek or text.excerpt(article.body))
    corrections = list(article.corrections.all())
    html = full_text(article, corrections, url, references) if settings.FEED_FULL_TEXT else ""
    section = [article.section.name] if article.section else []
    image = article.lead_image
    return Entry(
        key=_key(f"article:{article.pk}@{article.created_at.isoformat()}"),
        url=url,
        title=readable(article.title),
        summary=summary,
        html=html or f"<p>{escape(summary)}</p>",
        language=article.language,
        authors=[
            Author(
                readable(byline.contributor.name),
                site.absolute(byline.contributor.get_absolute_url()),
            )
            for byline in writers(article.bylines.all())
        ],
        published=article.release_at,
        modified=modified_at(article, corrections) or article.release_at,
        categories=[
            readable(name) for name in [*section, *sorted((article.tag_names or "").splitlines())]
        ],
        image=site.absolute(image.get_absolute_url()) if image else "",
    )


def _key(name: str) -> str:
    """An identity that lasts, whatever becomes of address and title."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}"
