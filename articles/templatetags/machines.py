"""What the heads of readers' pages tell machines, made from what the page shows anyway."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles import structured
from articles.models import Article, Byline, Correction
from articles.publication import cited_name, modified_at, site_of, writers

register = template.Library()


@register.simple_tag(takes_context=True)
def article_head(context: template.Context) -> dict[str, Any]:
    """For the page of a public article: structured data, addresses, people and instants."""
    site = site_of(context["request"])
    article, collection = context["article"], context["collection"]
    bylines, corrections = list(context["bylines"]), list(context["corrections"])
    tags = list(context["tags"])
    people = [byline.contributor for byline in writers(bylines)]
    return {
        "data": structured.script(
            structured.article_data(
                site,
                article,
                bylines=bylines,
                collection=collection,
                corrections=corrections,
                tags=tags,
            ),
            structured.article_trail(site, article, collection),
        ),
        "description": structured.described(article),
        "url": site.absolute(article.get_absolute_url()),
        "card": site.absolute(reverse("articles:article_card", kwargs={"slug": article.slug})),
        "people": [
            {"cited": cited_name(person), "url": site.absolute(person.get_absolute_url())}
            for person in people
        ],
        "mastodon": [f"@{person.mastodon}" for person in people if person.mastodon],
        "twitter": next((f"@{person.twitter}" for person in people if person.twitter), ""),
        "by": ", ".join(person.name for person in people),
        "published": _iso(article.release_at),
        "modified": _iso(modified_at(article, corrections)),
        "cited_on": f"{timezone.localtime(article.release_at):%Y/%m/%d}",
        "tags": [tag.name for tag in tags],
    }


@register.simple_tag(takes_context=True)
def collection_head(context: template.Context) -> dict[str, Any]:
    """For the landing page of a public collection; the list holds only what readers may read."""
    site = site_of(context["request"])
    collection = context["collection"]
    answers = [
        entry.answer.article
        for group in context["groups"]
        for entry in group.entries
        if entry.answer
    ]
    steps = [(collection.question, collection.get_absolute_url())]
    card = reverse("articles:collection_card", kwargs={"slug": collection.slug})
    return {
        "data": structured.script(
            *structured.collection_data(site, collection, answers), structured.trail(site, steps)
        ),
        "url": site.absolute(collection.get_absolute_url()),
        "card": site.absolute(card),
    }


@register.simple_tag(takes_context=True)
def contributor_head(context: template.Context) -> dict[str, Any]:
    """For the page of a public contributor."""
    site = site_of(context["request"])
    contributor = context["contributor"]
    portrait = contributor.portrait
    steps = [(contributor.name, contributor.get_absolute_url())]
    return {
        "data": structured.script(
            structured.contributor_data(site, contributor), structured.trail(site, steps)
        ),
        "url": site.absolute(contributor.get_absolute_url()),
        "image": site.absolute(portrait.get_absolute_url()) if portrait else "",
        "mastodon": f"@{contributor.mastodon}" if contributor.mastodon else "",
    }


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, query: str = "") -> str:
    """The one address of this page; `query` is that of a page of a list, and all else goes."""
    request = context["request"]
    return site_of(request).absolute(f"{request.path}{query}")


@register.simple_tag(takes_context=True)
def site_data(context: template.Context) -> SafeString:
    """For the front page: the magazine as structured data."""
    return structured.script(structured.site_data(site_of(context["request"])))


@register.simple_tag
def last_changed(article: Article, corrections: Iterable[Correction]) -> str:
    """When a public article last changed for readers, as ISO 8601."""
    return _iso(modified_at(article, corrections))


@register.filter
def author_class(byline: Byline) -> str:
    """The microformat of a person in the byline: author where the words are theirs."""
    return "p-author h-card" if writers([byline]) else "p-contributor h-card"


def _iso(when: Any) -> str:
    return timezone.localtime(when).isoformat(timespec="seconds") if when else ""
