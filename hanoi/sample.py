"""The sample magazine’s pages about itself, invented, and what its editors put first."""

from articles.models import Article, Collection
from hanoi.models import Page

# Slug, title, body, whether readers see it.
PAGES = [
    (
        "about",
        "About",
        (
            "<p>This is a sample magazine. It puts one question to many people who know, "
            "publishes every answer as an article of its own, and gathers all of them on one "
            "page, so that a reader can see at a glance where people stand and whom to read "
            "first.</p><h2>How contributors are chosen</h2><p>The conveners of a symposium "
            "write down whom they ask and why, before the first answer comes in. Nobody is "
            "paid to take a side, and nobody sees another answer before filing their "
            "own.</p><p>All people, organisations and opinions here are invented.</p>"
        ),
        True,
    ),
    (
        "standards",
        "Editorial standards",
        (
            "<p>These are sample standards, to be replaced by a magazine’s own.</p><h2>Who "
            "speaks</h2><p>Every text carries the name of its author, and what they did on the "
            "day it came out. Interests that bear on the subject are named beside "
            "it.</p><h2>What is checked</h2><p>Names, numbers and quotations are checked "
            "before release. An editor and a publisher have read every text.</p><h2>What is "
            "counted</h2><p>How many experts, answers and minutes a page speaks of is computed "
            "from what is there, never typed.</p>"
        ),
        True,
    ),
    (
        "corrections",
        "Corrections",
        (
            "<p>A mistake in a published text is corrected in the text, and a dated note below "
            "says what was wrong. Notes are never taken away again.</p><p>A text that should "
            "not have been published is withdrawn. Its address then says so, and leads nowhere "
            "else.</p><p>Whoever finds a mistake is asked to write to the editors.</p>"
        ),
        True,
    ),
    (
        "contact",
        "Contact",
        (
            '<p>Write to <a href="mailto:editors@example.org">editors@example.org</a>. The '
            "address is a sample: nobody reads what is sent there.</p>"
        ),
        True,
    ),
    (
        "accessibility",
        "Accessibility",
        "<p>A draft that is not finished, to show that readers do not find it.</p>",
        False,
    ),
]


def load_pages() -> None:
    """Make the pages that are not there yet."""
    for order, (slug, title, body, is_public) in enumerate(PAGES):
        values = {"title": title, "body": body, "is_public": is_public, "order": order}
        Page.objects.get_or_create(slug=slug, defaults=values)


def choose_articles() -> None:
    """Put six answers to the newest question before readers, as editors do."""
    newest = Collection.objects.public().newest_first().first()
    answers = Article.objects.public().filter(take__collection=newest).order_by("slug")
    for place, article in enumerate(list(answers)[::9][:6], start=1):
        Article.objects.filter(pk=article.pk).update(choice_place=place)
