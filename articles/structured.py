"""Structured data by schema.org, as plain dictionaries: pure functions.

What each type should hold: https://developers.google.com/search/docs/appearance/structured-data
(Article, ProfilePage, Breadcrumb, Carousel) and https://schema.org/OpinionNewsArticle.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Collection, Correction, Tag
from articles.publication import Site, modified_at, translators, writers
from articles.shapes import shape_address, shape_size
from contributors import text
from contributors.models import Contributor
from contributors.pictures import SHAPES

# What ends a script element, or a line of one: the escapes of Django's `json_script`, and the two
# line ends of JavaScript that are none in JSON.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}

Data = dict[str, Any]


def script(*things: Data) -> SafeString:
    """The things as one JSON-LD element; nothing inside can end it."""
    graph = {"@context": "https://schema.org", "@graph": [_filled(thing) for thing in things]}
    content = json.dumps(graph, ensure_ascii=False).translate(_ESCAPES)
    # Every character that could leave the element is escaped on the line above.
    return mark_safe(f'<script type="application/ld+json">{content}</script>')  # noqa: S308


def article_data(
    site: Site,
    article: Article,
    *,
    bylines: Iterable[Byline],
    collection: Collection | None,
    corrections: Iterable[Correction],
    tags: Iterable[Tag],
) -> Data:
    """A public article. `collection` is the public one that it answers, which makes it opinion."""
    bylines, corrections = list(bylines), list(corrections)
    address = site.absolute(article.get_absolute_url())
    return {
        "@type": "OpinionNewsArticle" if collection else "NewsArticle",
        "@id": f"{address}#article",
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "headline": article.title,
        "description": described(article),
        "author": [_author(site, byline) for byline in writers(bylines)],
        "translator": [_author(site, byline) for byline in translators(bylines)],
        "image": _images(site, article),
        "datePublished": _instant(article.release_at),
        "dateModified": _instant(modified_at(article, corrections)),
        "correction": [_correction(correction) for correction in corrections],
        "isPartOf": _part(site, collection) if collection else None,
        "inLanguage": article.language,
        "wordCount": article.word_count,
        "articleSection": article.section.name if article.section else "",
        "keywords": [tag.name for tag in tags],
        "isAccessibleForFree": True,
        "publisher": _publisher(site),
    }


def site_data(site: Site) -> Data:
    """The magazine itself, for its front page."""
    front = site.absolute(reverse("articles:front"))
    return {
        "@type": "WebSite",
        "@id": f"{front}#site",
        "url": front,
        "name": site.name,
        "alternateName": site.tagline,
        "description": site.description,
        "inLanguage": site.language,
        "publisher": _publisher(site),
    }


def described(article: Article) -> str:
    """What an article says in a sentence or two: its dek, else how it begins."""
    return article.dek or text.excerpt(article.body)


def collection_data(site: Site, collection: Any, answers: Iterable[Article]) -> list[Data]:
    """A public collection fetched with its counts, and the list of its public answers in order."""
    address = site.absolute(collection.get_absolute_url())
    card = reverse("articles:collection_card", kwargs={"slug": collection.slug})
    rows = [
        {
            "@type": "ListItem",
            "position": position,
            "url": site.absolute(answer.get_absolute_url()),
            "name": answer.title,
        }
        for position, answer in enumerate(answers, start=1)
    ]
    page = {
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": collection.filled(collection.title, collection.experts),
        "headline": collection.question,
        "description": collection.filled(collection.standfirst, collection.experts),
        "image": site.absolute(card),
        "datePublished": _instant(collection.release_at),
        "inLanguage": site.language,
        "publisher": _publisher(site),
        "mainEntity": {"@id": f"{address}#answers"},
    }
    listing = {
        "@type": "ItemList",
        "@id": f"{address}#answers",
        "name": collection.question,
        "numberOfItems": len(rows),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": rows,
    }
    return [page, listing]


def contributor_data(site: Site, contributor: Contributor) -> Data:
    """The page of a public contributor."""
    address = site.absolute(contributor.get_absolute_url())
    affiliation = contributor.primary_affiliation
    portrait = contributor.portrait
    return {
        "@type": "ProfilePage",
        "@id": address,
        "url": address,
        "mainEntity": {
            "@type": "Person",
            "@id": f"{address}#person",
            "name": contributor.name,
            "url": address,
            "description": text.excerpt(contributor.bio),
            "image": site.absolute(portrait.get_absolute_url()) if portrait else "",
            "jobTitle": affiliation.role if affiliation else "",
            "worksFor": _organisation(affiliation.organisation.name) if affiliation else None,
            "sameAs": _same_as(contributor),
        },
    }


def trail(site: Site, steps: Iterable[tuple[str, str]]) -> Data:
    """Breadcrumbs: the front page, then each (name, path)."""
    every = [(site.name, reverse("articles:front")), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": site.absolute(path)}
            for position, (name, path) in enumerate(every, start=1)
        ],
    }


def article_trail(site: Site, article: Article, collection: Collection | None) -> Data:
    """By way of its collection, else of its section, else straight from the front page."""
    above: list[tuple[str, str]] = []
    if collection:
        above = [(_("Symposia"), reverse("articles:collections"))]
        above.append((collection.question, collection.get_absolute_url()))
    elif article.section:
        above = [(article.section.name, article.section.get_absolute_url())]
    return trail(site, [*above, (article.title, article.get_absolute_url())])


def _author(site: Site, byline: Byline) -> Data:
    """The person as they stood on the day: role and employer only where they can be told apart."""
    person = byline.contributor
    address = site.absolute(person.get_absolute_url())
    employer = getattr(byline, "employer", None) or {}
    name = employer.get("organisation")
    return {
        "@type": "Person",
        "@id": f"{address}#person",
        "name": person.name,
        "url": address,
        "jobTitle": employer.get("role") or ("" if name else byline.affiliation_line),
        "worksFor": _organisation(name) if name else None,
        "sameAs": _same_as(person),
    }


def _same_as(person: Contributor) -> list[str]:
    return [address for _site, _text, address in person.links]


def _organisation(name: str) -> Data:
    return {"@type": "Organization", "name": name}


def _images(site: Site, article: Article) -> list[Data]:
    """The lead image, or the card where there is none, in each shape."""
    images = []
    for shape in SHAPES:
        width, height = shape_size(shape, article.lead_image)
        images.append(
            {
                "@type": "ImageObject",
                "url": site.absolute(shape_address(article, shape)),
                "width": width,
                "height": height,
                "caption": article.caption,
                "creditText": article.credit or site.name,
            }
        )
    return images


def _correction(correction: Correction) -> Data:
    return {
        "@type": "CorrectionComment",
        "text": text.plain(correction.text),
        "datePublished": _instant(correction.made_at),
    }


def _part(site: Site, collection: Collection) -> Data:
    address = site.absolute(collection.get_absolute_url())
    return {"@type": "CollectionPage", "@id": address, "url": address, "name": collection.question}


def _publisher(site: Site) -> Data:
    front = site.absolute(reverse("articles:front"))
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{front}#publisher",
        "name": site.name,
        "url": front,
        "logo": {
            "@type": "ImageObject",
            "url": site.absolute(site.mark or static("img/icon.svg")),
        },
        "sameAs": list(site.same_as),
    }


def _instant(when: datetime | None) -> str:
    return timezone.localtime(when).isoformat(timespec="seconds") if when else ""


def _filled(thing: Any) -> Any:
    """The same without what says nothing: empty texts, empty lists and None."""
    if isinstance(thing, dict):
        kept = {key: _filled(value) for key, value in thing.items()}
        return {key: value for key, value in kept.items() if value not in ("", [], None, {})}
    if isinstance(thing, list):
        return [_filled(one) for one in thing]
    return thing
