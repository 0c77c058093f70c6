"""The browser tests’ own ground: the server, the log-in, and that complaints are heard."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in, screenshot
from tests.factories import make_editor


def test_an_editor_logs_in_at_the_desk(page: Page):
    log_in(page, make_editor(name="Ada Field"))

    expect(page.locator("#user-tools")).to_contain_text("Ada Field")


@pytest.mark.parametrize(
    ("event", "deed", "complaint"),
    [
        ("console", "console.error('lantern')", "lantern"),
        ("weberror", "setTimeout(() => { throw new Error('harbour') })", "harbour"),
        ("request", "location = 'https://elsewhere.example/'", "elsewhere.example"),
        (
            "console",
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
            "Content Security Policy",
        ),
        ("console", "fetch('/no-such-page')", "404"),
    ],
)
def test_what_goes_wrong_in_a_page_is_heard(
    page: Page, complaints: Complaints, event: str, deed: str, complaint: str
):
    page.goto("/admin/login/")
    assert complaints.unexpected() == []

    with page.context.expect_event(event, lambda _: complaints.unexpected()):
        page.evaluate(f"() => {{ {deed} }}")

    assert any(complaint in heard for heard in complaints.unexpected())
    complaints.expect("")


def test_axe_finds_a_picture_without_a_description(page: Page):
    page.goto("/admin/login/")
    page.evaluate("() => document.body.append(document.createElement('img'))")

    assert any(line.startswith("image-alt:") for line in axe(page))


def test_pictures_show_no_colour_on_its_way_to_another(
    page: Page, server: str, monkeypatch: pytest.MonkeyPatch
):
    log_in(page, make_editor())
    under_way = "document.getAnimations().length"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(under_way) > 0, "the admin's links change theirs slowly"
    seen = []

    def watched(**_options: Any) -> None:
        seen.append(page.evaluate(under_way))

    monkeypatch.setattr(page, "screenshot", watched)
    screenshot(page, "unseen")

    assert seen == [0, 0, 0, 0]
