"""What tests of autosaving share: a draft, its form, the bar, and what the browser keeps."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from articles.models import Article, Release
from hanoi.models import User
from tests.browser.prose import EDITOR
from tests.factories import PASSWORD, make_article

ADD = "/admin/articles/article/add/"
# Signs that are apt to be lost on the way: quotes, a plus, an ampersand, far scripts.
WORDS = "“Viết” & 100 % +1; κόσμος, 한국어, 👩‍🚒. "


def draft(**fields: Any) -> Article:
    """A draft with three paragraphs."""
    fields.setdefault("body", "<p>One.</p><p>Two.</p><p>Three.</p>")
    return make_article("Title", state=Release.State.DRAFT, **fields)


def address(article: Article | None) -> str:
    """Of the form."""
    return f"/admin/articles/article/{article.pk}/change/" if article else ADD


def open_form(page: Page, article: Article | None) -> None:
    """Open the form, ready to be written in."""
    page.goto(address(article))
    expect(page.locator(EDITOR)).to_be_visible()
    expect(page.locator(".desk-bar")).to_have_attribute("data-state", re.compile("idle|saved"))


def ended_with(words: str) -> str:
    """The last paragraph of a draft in which these words were written, as it is stored."""
    return f"<p>Three.{words}</p>".replace("&", "&amp;")


def bar_says(page: Page, state: str, said: str = "") -> None:
    """The bar comes to this state, and says so."""
    bar = page.locator(".desk-bar")
    expect(bar).to_have_attribute("data-state", state)
    expect(bar.locator(".state")).to_contain_text(said)
    expect(bar).to_be_in_viewport()


def kept_in(page: Page) -> list[str]:
    """What the browser has stored of texts."""
    kept: list[str] = page.evaluate(
        "Object.entries(localStorage).filter(([name]) => name.startsWith('hanoi-kept'))"
        ".map((entry) => entry.join(' '))"
    )
    return kept


def expect_kept(page: Page, number: int) -> None:
    """So many texts come to be kept in the browser."""
    page.wait_for_function(
        "number => Object.keys(localStorage).filter("
        "(name) => name.startsWith('hanoi-kept')).length === number",
        arg=number,
    )


def log_in_here(page: Page, user: User) -> None:
    """Log in on the page that came in place of another, which comes then."""
    page.locator("[name=username]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation(url=lambda url: "/login/" not in url):
        page.locator("[type=submit]").click()
