"""A feed as RSS 2.0, as Atom 1.0 and as JSON Feed 1.1.

Formats: https://www.rssboard.org/rss-specification, RFC 4287, https://www.jsonfeed.org/version/1.1/
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import (
    Atom1Feed,
    Rss201rev2Feed,
    Stylesheet,
    SyndicationFeed,
    rfc3339_date,
)
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from articles.feeds import Feed

STYLESHEET = "feeds/feed.css"


class _Rss(Rss201rev2Feed):
    """RSS with every author, the language of each item, and full text beside the summary."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author.name)
        handler.addQuickElement("dc:language", item["language"])
        handler.addQuickElement("content:encoded", item["html"])


class _Atom(Atom1Feed):
    """Atom with every author, the language of each entry, and full text beside the summary."""

    def write(self, outfile: Any, encoding: str) -> None:
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        # Django styles RSS only.
        for stylesheet in self.feed["stylesheets"]:
            handler.processingInstruction("xml-stylesheet", str(stylesheet))
        handler.startElement("feed", AttributesImpl(self.root_attributes()))
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", author.name)
            handler.addQuickElement("uri", author.url)
            handler.endElement("author")
        handler.addQuickElement("content", item["html"], {"type": "html"})


def rss(feed: Feed, address: str) -> str:
    """The feed as RSS 2.0; `address` is its own."""
    return _written(_Rss, feed, address)


def atom(feed: Feed, address: str) -> str:
    """The feed as Atom 1.0; `address` is its own."""
    return _written(_Atom, feed, address)


def json_feed(feed: Feed, address: str) -> str:
    """The feed as JSON Feed 1.1; `address` is its own."""
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.url,
        "feed_url": address,
        "language": feed.language,
        "items": [
            {
                "id": entry.key,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": rfc3339_date(timezone.localtime(entry.published)),
                "date_modified": rfc3339_date(timezone.localtime(entry.modified)),
                "authors": [{"name": author.name, "url": author.url} for author in entry.authors],
                "tags": entry.categories,
                "language": entry.language,
                **({"image": entry.image} if entry.image else {}),
            }
            for entry in feed.entries
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


@dataclass(frozen=True)
class Format:
    """How a feed is written down, and what its media type is."""

    write: Callable[[Feed, str], str]
    media_type: str


# By the last part of the address. The XML forms are served as XML: under the names of their own,
# browsers offer them for download instead of showing them in their stylesheet.
FORMATS = {
    "rss.xml": Format(rss, "application/xml; charset=utf-8"),
    "atom.xml": Format(atom, "application/xml; charset=utf-8"),
    "feed.json": Format(json_feed, "application/feed+json; charset=utf-8"),
}


def _written(kind: type[SyndicationFeed], feed: Feed, address: str) -> str:
    written = kind(
        title=feed.title,
        link=feed.url,
        description=feed.description,
        subtitle=feed.description,
        language=feed.language,
        feed_url=address,
        feed_guid=feed.key,
        # Who speaks where an article has no author: Atom asks for somebody.
        author_name=feed.publisher,
        stylesheets=[Stylesheet(static(STYLESHEET), "text/css")],
    )
    for entry in feed.entries:
        written.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),
            pubdate=timezone.localtime(entry.published),
            updateddate=timezone.localtime(entry.modified),
            unique_id=entry.key,
            unique_id_is_permalink=False,
            categories=entry.categories,
            authors=entry.authors,
            language=entry.language,
            html=entry.html,
        )
    return written.writeString("utf-8")
