"""The pages of articles, collections and their pictures.

Every view takes the instant of the request once and starts from `public(at=...)`.

For the desk: `render_article(request, article, *, preview=True)` answers with the page of any
article as readers would see it, marked as a preview and kept out of caches and search engines. It
asks for no rights: whoever calls it has to.
"""

from articles.views.article import article, render_article
from articles.views.landing import collection, collections, positions
from articles.views.lists import front, section, tag
from articles.views.pictures import image
from articles.views.previews import preview, preview_image
from articles.views.search import search, suggest

__all__ = [
    "article",
    "collection",
    "collections",
    "front",
    "image",
    "positions",
    "preview",
    "preview_image",
    "render_article",
    "search",
    "section",
    "suggest",
    "tag",
]
