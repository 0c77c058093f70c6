"""The desk in another language: what scripts say of it as well."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Release
from tests.browser.helpers import log_in
from tests.browser.prose import EDITOR, choose_all, ready, write
from tests.factories import make_article, make_editor

BODY = "<p>Four words are here.</p><table><tbody><tr><td>A</td><td>B</td></tr></tbody></table>"
# All that names a part of the editor, seen or heard.
_NAMES = """element => [...element.querySelectorAll(":is(button, input, label, [aria-label])")].map(
  (one) => one.ariaLabel || one.title || one.textContent || one.labels?.[0]?.textContent)"""


@pytest.fixture(autouse=True)
def _korean(settings):
    settings.LANGUAGE_CODE = "ko"


def test_the_tools_of_the_editor_speak_korean(page: Page, server: str):
    log_in(page, make_editor())
    article = make_article(state=Release.State.DRAFT, body=BODY)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    ready(page)
    page.locator(f"{EDITOR} td").first.click()
    bar = page.locator(".field-body .prose-menubar")
    expect(bar.get_by_role("button", name="굵게")).to_be_visible()
    expect(bar.get_by_role("toolbar", name="표")).to_be_visible()
    page.keyboard.press("Control+Shift+h")
    names = bar.evaluate(_NAMES)
    assert len(names) > 40
    assert [name for name in names if not re.search(r"[가-힣]", name)] == []
    bar.get_by_label("찾을 말").fill("e")
    expect(bar.get_by_role("status")).to_have_text("3개 중 1번째")
    page.keyboard.press("Escape")
    expect(page.locator(".writing-count")).to_contain_text("낱말 6개")
    choose_all(page)
    expect(page.locator(".writing-count")).to_contain_text("6개 선택")


def test_the_dialogs_of_the_editor_speak_korean(page: Page, server: str):
    log_in(page, make_editor())
    page.goto("/admin/articles/article/add/")
    ready(page)
    write(page, "Words")
    choose_all(page)
    for tool, title in {
        "link": "링크",
        "table": "표",
        "picture": "그림",
        "embed": "동영상 또는 게시물",
    }.items():
        page.locator(f".field-body [data-name={tool}]").click()
        dialog = page.get_by_role("dialog", name=title)
        expect(dialog).to_be_visible()
        assert re.findall(r"[A-Za-z]{2,}", dialog.inner_text()) == [], tool
        dialog.get_by_role("button", name="취소").click()
        expect(dialog).to_be_hidden()
