"""The pages of articles, collections and their pictures.

Every view takes the instant of the request once and starts from `public(at=...)`.

For the desk and for links: `render_article` and `render_collection` with a `preview` answer with
the page as it will be, or would be, marked as a preview and kept out of caches and search engines.
They ask for no rights: whoever calls them has to.
"""

from articles.views.article import article, render_article
from articles.views.landing import collection, collections, positions, render_collection
from articles.views.lists import front, section, tag
from articles.views.pictures import image
from articles.views.previews import (
    preview,
    preview_answer,
    preview_answer_image,
    preview_image,
)
from articles.views.references import reference
from articles.views.search import search, suggest

__all__ = [
    "article",
    "collection",
    "collections",
    "front",
    "image",
    "positions",
    "preview",
    "preview_answer",
    "preview_answer_image",
    "preview_image",
    "reference",
    "render_article",
    "render_collection",
    "search",
    "section",
    "suggest",
    "tag",
]
