"""How many queries each address takes: the same at 80 articles and at 10,000."""

from typing import Any

import pytest

from tests.articles.machines.conftest import fill
from tests.articles.machines.world import make_answered

pytestmark = pytest.mark.django_db

BUDGETS = {
    "/feeds/site/feed.json": 3,
    "/feeds/site/rss.xml": 3,
    "/feeds/site/atom.xml": 3,
    "/feeds/section/forecasts-tides/rss.xml": 4,
    "/feeds/tag/ports/rss.xml": 4,
    "/feeds/contributor/ada-tester/rss.xml": 4,
    "/feeds/collection/on-ports/rss.xml": 4,
    "/articles/ports/citation.ris": 3,
    "/collections/on-ports/citation.bib": 4,
    "/articles/ports/card.png": 2,
    "/articles/ports/picture-1x1.jpg": 2,
    "/collections/on-ports/card.png": 1,
    "/sitemap-articles.xml": 2,
    "/sitemap-contributors.xml": 2,
    "/sitemap-organisations.xml": 2,
    "/sitemap-sections.xml": 2,
    "/sitemap-tags.xml": 2,
    "/news-sitemap.xml": 1,
    "/robots.txt": 0,
    "/sitemap-pages.xml": 0,
    # Of each of six parts: how many there are, and, but for organisations, when one last changed.
    "/sitemap.xml": 11,
    "/articles/ports/": 5,
}


@pytest.mark.parametrize("number", [80, 10_000])
def test_no_address_takes_more_queries_for_more_articles(queries: Any, number: int):
    # One fewer than asked for: the answer itself is there already.
    fill(number - 1, make_answered())

    assert {address: queries(address) for address in BUDGETS} == BUDGETS
