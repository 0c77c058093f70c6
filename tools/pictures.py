"""`make pictures`: takes the screenshots in docs/pictures of the sample, in a real Chromium.

The sample is loaded into a folder that goes away afterwards, and served as `make demo` serves it.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
PICTURES = PROJECT / "docs" / "pictures"
PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
WIDE, NARROW = (1280, 900), (360, 740)
# Tall pages are cut, and colours counted: a picture in the docs is a first look, not a record.
TALLEST, COLOURS = 2400, 128

# The name of each picture, and what leads to its page: a path, or from there the first link that a
# selector finds.
PAGES = {
    "front": ("/", ""),
    "collection": ("/collections/libraries-2040/", ""),
    "article": ("/collections/libraries-2040/", "main h3 a, main h4 a"),
    "collections": ("/collections/", ""),
    "contributors": ("/contributors/", ""),
    "contributor": ("/contributors/", "main li a[href^='/contributors/']"),
    "search": ("/search/?q=door", ""),
    "desk": ("/admin/", ""),
    "desk-list": ("/admin/articles/article/?state=in_review", ""),
    "desk-article": ("/admin/articles/article/?state=in_review", "#result_list tbody th a"),
}


def manage(*command: str) -> str:
    """What a command of the project prints."""
    line = [sys.executable, "manage.py", *command]
    return subprocess.run(line, cwd=PROJECT, check=True, text=True, stdout=subprocess.PIPE).stdout  # noqa: S603  # Our own words.


@contextmanager
def sample() -> Iterator[str]:
    """A server with the sample at `ADDRESS`, as long as the block; the password of its accounts."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "0", "HTTPS": "0", "PORT": str(PORT)}
        os.environ.pop("DATABASE_URL", None)
        manage("migrate", "--verbosity=0")
        manage("collectstatic", "--no-input", "--verbosity=0")
        password = manage("load_sample").split()[-1]
        gunicorn = [
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            "deploy/gunicorn.py",
            "hanoi.wsgi",
        ]
        server = subprocess.Popen(gunicorn, cwd=PROJECT)  # noqa: S603  # Our own words.
        try:
            wait(server)
            yield password
        finally:
            server.terminate()
            server.wait()


def wait(server: subprocess.Popen[bytes]) -> None:
    """Until the server answers; an error if it stops instead."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"{ADDRESS}/healthz", timeout=5).close()  # noqa: S310  # Ours.
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server has stopped.")


def logged_in(browser: Browser, password: str) -> Page:
    """A page of the sample’s publisher."""
    page = browser.new_page(base_url=ADDRESS, reduced_motion="reduce", locale="en-GB")
    page.goto("/admin/")
    page.locator("[name=username]").fill("publisher@example.org")
    page.locator("[name=password]").fill(password)
    page.locator("[type=submit]").click()
    return page


def take_hour(browser: Browser, password: str) -> None:
    """A picture of each step of the first hour, for docs/editors.md."""
    from tests.browser.newcomer import STEPS

    page = logged_in(browser, password)
    width, height = WIDE
    page.set_viewport_size({"width": width, "height": height})
    for number, step in enumerate(STEPS, start=1):
        step.do(page)
        path = PICTURES / f"hour-{number}.png"
        page.screenshot(path=path)
        lighten(path)


def take_all(browser: Browser, password: str) -> None:
    """Every picture of the pages, replacing the ones that are there."""
    page = logged_in(browser, password)
    for name, (path, link) in PAGES.items():
        page.goto(path)
        if link:
            page.locator(link).first.click()
        page.wait_for_load_state("networkidle")
        for size, scheme, suffix in (
            (WIDE, "light", ""),
            (WIDE, "dark", "-dark"),
            (NARROW, "light", "-narrow"),
        ):
            take(page, PICTURES / f"{name}{suffix}.png", size, scheme)


def take(page: Page, path: Path, size: tuple[int, int], scheme: str) -> None:
    """One picture of the page as it stands."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.screenshot(
        path=path,
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": tall},
        animations="disabled",  # The stock admin’s links change their colour slowly.
    )
    lighten(path)


def lighten(path: Path) -> None:
    """Keep fewer colours of a picture, so that the file is small."""
    with Image.open(path) as picture:
        fewer = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    fewer.save(path, optimize=True)


def main() -> None:
    """Load, serve, take all pictures."""
    sys.path.insert(0, str(PROJECT))
    from tests.browser.chromium import launch

    PICTURES.mkdir(exist_ok=True)
    with sample() as password, sync_playwright() as playwright:
        browser = launch(playwright)
        take_all(browser, password)
        take_hour(browser, password)
        browser.close()


if __name__ == "__main__":
    main()
