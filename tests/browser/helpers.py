"""What browser tests do again and again."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from playwright.sync_api import Page

from hanoi.models import User
from tests.factories import PASSWORD

SCREENSHOTS = Path(settings.BASE_DIR, "screenshots")
WIDTHS = {360: 740, 1280: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def log_in(page: Page, user: User) -> None:
    """Log in by the form, as a person would; the account has the password of the factories."""
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation(url=lambda url: "/login/" not in url):
        page.locator("[type=submit]").click()


def lit(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Show the page light or dark; the stock admin’s links take a moment to change their colour."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")


def axe(page: Page, within: str = "html") -> list[str]:
    """What axe finds wrong in the part of the page that the selector names, a line each.

    A line has the rule, what it asks for, and the selectors of the elements that break it.
    """
    package = find_spec("axe_playwright_python")
    assert package
    assert package.origin
    page.evaluate(Path(package.origin).with_name("axe.min.js").read_text())
    # What axe would fetch ahead, it asks for at the wrong address where a sheet imports others.
    options = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
    found: dict[str, Any] = page.evaluate(
        "([within, options]) => axe.run(within, options)", [within, options]
    )
    return [
        f"{rule['id']}: {rule['help']}: {', '.join(str(node['target']) for node in rule['nodes'])}"
        for rule in found["violations"]
    ]


def watch_shifts(page: Page) -> None:
    """Keep what moves of its own accord on the pages that this tab opens, for `shifts`."""
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => [
          entry.value, ...entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80)),
        ]))).observe({type: "layout-shift", buffered: true});"""
    )


def read_through(page: Page, height: int) -> None:
    """Scroll to the end of the page by screens of `height` pixels, as a reader does."""
    for _ in range(page.evaluate("document.documentElement.scrollHeight") // height + 1):
        page.mouse.wheel(0, height)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
    page.evaluate("() => document.fonts.ready.then(() => true)")


def shifts(page: Page) -> list[Any]:
    """What has moved on the page, by how much, and its markup."""
    moved: list[Any] = page.evaluate("shifts")
    return moved


# Everything that can be used: of the dots of a chart and of a group of radio buttons, the one that
# stands for all of them, since arrows lead on from there.
_MARK = """() => {
  const usable = "a[href], button, input, select, summary, [tabindex]";
  const shown = [...document.querySelectorAll(usable)].filter((one) =>
    one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && !one.disabled
    && !(one.type === "radio" && !one.checked));
  shown.forEach((one, index) => one.dataset.stop = index);
  window.reached = new Set();
  document.addEventListener("focusin", (event) => reached.add(event.target.dataset.stop));
  return shown.length;
}"""
_MISSED = """() => [...document.querySelectorAll("[data-stop]")]
  .filter((one) => !reached.has(one.dataset.stop)).map((one) => one.outerHTML.slice(0, 200))"""


def unreached(page: Page) -> tuple[int, list[str]]:
    """How many things on the page can be used, and those that the tab key alone never reaches."""
    number = page.evaluate(_MARK)
    # Further ones, since each part of a date is a stop of its own.
    for _ in range(number + 20):
        page.keyboard.press("Tab")
    return number, page.evaluate(_MISSED)


def screenshot(page: Page, name: str) -> list[Path]:
    """Pictures of the whole page on a telephone and on a desk, light and dark: the four files."""
    SCREENSHOTS.mkdir(exist_ok=True)
    size = page.viewport_size
    pictures = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            lit(page, scheme)
            picture = SCREENSHOTS / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=picture, full_page=True)
            pictures.append(picture)
    page.emulate_media(color_scheme="null")
    if size:
        page.set_viewport_size(size)
    return pictures
