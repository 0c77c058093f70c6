"""Finds Chromium for the browser tests, and brings one: `python -m tests.browser.chromium`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_A_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# No talk with the servers of its maker, which would fail on a machine without the internet.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # And a page that asks for anything elsewhere does not get it, wherever the tests run.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
ADVICE = (
    "The browser tests need Chromium. Install it (Debian, Ubuntu: `apt-get install chromium`), "
    "or say where it is: CHROME_PATH=/path/to/chromium."
)


def installed() -> str | None:
    """The path of a Chromium on this machine; None leaves it to Playwright to have its own."""
    named = os.environ.get("CHROME_PATH")
    if named:
        return named
    found = (shutil.which(name) for name in NAMES)
    on_a_mac = (path for path in ON_A_MAC if Path(path).exists())
    return next(filter(None, found), None) or next(on_a_mac, None)


def launch(playwright: Playwright) -> Browser:
    """A running Chromium; raises Playwright's `Error` if there is none that starts."""
    return playwright.chromium.launch(executable_path=installed(), args=FLAGS)


def starts() -> bool:
    """Whether there is a Chromium, and it runs."""
    with sync_playwright() as playwright:
        try:
            launch(playwright).close()
        except PlaywrightError:
            return False
    return True


def bring() -> bool:
    """Download Playwright's Chromium, else install Debian's; returns whether one starts now."""
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(
            [
                ["apt-get", "update", "--quiet=2"],
                ["apt-get", "install", "--quiet=2", "--no-install-recommends", "-y", "chromium"],
            ]
        )
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for way in ways:
        sys.stderr.write(f"Bringing Chromium: {' '.join(way[-1])}\n")
        for command in way:
            if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode:  # noqa: S603
                break
        else:
            if starts():
                return True
    return False


if __name__ == "__main__":
    if not (starts() or bring()):
        sys.exit(ADVICE)
