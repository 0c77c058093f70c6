"""A small magazine for the tests of what machines get."""

from datetime import UTC, datetime

from articles.models import Article, Section
from articles.publication import Site
from tests.factories import make_article, make_collection, make_contributor, make_take

RELEASED = datetime(2026, 3, 4, 5, 30, tzinfo=UTC)
SITE = Site("The Sample", "One question", "en-gb", lambda path: f"https://sample.test{path}")
BODY = (
    "<p>Ports will close, and <a href='/tags/ports/'>harbours</a> will follow."
    "<span class='footnote'>See <a href='https://elsewhere.example/x'>there</a>.</span></p>"
)


def make_answered() -> Article:
    """A public answer by two people in a public collection, with all that can stand around it."""
    ada = make_contributor(
        "Ada Tester",
        ("Professor of Tides", "Harbour College"),
        mastodon="ada@social.example",
        twitter="ada_tester",
        website="https://ada.example/",
    )
    binh = make_contributor("Nguyễn Văn Bình", sort_name="Nguyễn, Văn Bình")
    section = Section.objects.create(name="Forecasts & Tides", description="What comes next.")
    article = make_article(
        "Will the “ports” close?",
        by=[ada, binh],
        dek="A dek & a half.",
        body=BODY,
        section=section,
        tags=("Ports", "Trade"),
        at=RELEASED,
        slug="ports",
    )
    collection = make_collection(
        "{count} experts on ports",
        question="What happens next?",
        conveners=[make_contributor("Cleo Convener")],
        at=RELEASED,
        slug="on-ports",
    )
    make_take(collection, by=[ada, binh], article=article, pull_quote="They will not reopen.")
    return article
