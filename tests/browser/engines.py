"""Finds the other engines for the browser tests; `python -m tests.browser.engines` brings them.

Firefox is the one of the system, which Playwright drives by WebDriver BiDi. WebKit is that of GTK,
on a screen that nobody sees; its driver speaks the older WebDriver, which is Selenium's. `Engine`
is what the tests ask of both.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Playwright
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.complaints import Complaints

FIREFOX = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
PACKAGES = {"firefox": ["firefox-esr"], "webkit": ["webkit2gtk-driver", "xvfb"]}
SCREEN = "1400x1000x24"
PATIENCE = 30  # seconds


def firefox() -> str | None:
    """The path of Firefox on this machine."""
    return next(filter(None, map(shutil.which, FIREFOX)), None)


def mini_browser() -> str | None:
    """The path of the browser that WebKit's driver drives, if driver and screen are there too."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        return None
    found = sorted(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    return str(found[-1]) if found else None


FINDERS = {"firefox": firefox, "webkit": mini_browser}


class Engine(Protocol):
    """A browser with one page open, and what is asked of it."""

    def goto(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""

    def resize(self, width: int, height: int) -> None:
        """Give the page a width and a height in pixels."""

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for."""

    def wait(self, expression: str) -> None:
        """Until a JavaScript expression is true; an error if it never is."""

    def press(self, *keys: str) -> None:
        """Press keys one after another, by their names in `KeyboardEvent.key`."""

    def click(self, selector: str) -> None:
        """Click the first element that the selector finds, as a mouse does."""

    def complaints(self) -> list[str]:
        """What the browser has complained of since the page was opened."""

    def close(self) -> None:
        """End the browser."""


class Firefox:
    """Firefox by Playwright, with what it complains of."""

    def __init__(self, playwright: Playwright, path: str, server: str) -> None:
        self.browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
        context = self.browser.new_context(base_url=server, locale="en-GB")
        self.heard = Complaints(server)
        self.heard.watch(context)
        self.page = context.new_page()

    def goto(self, address: str) -> None:
        self.page.goto(address)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def run(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def wait(self, expression: str) -> None:
        # Playwright's own waiting is a script that the policy of a page forbids here.
        waiting = WebDriverWait(self.page, PATIENCE, ignored_exceptions=[PlaywrightError])
        waiting.until(lambda page: page.evaluate(expression))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def complaints(self) -> list[str]:
        return self.heard.unexpected()

    def close(self) -> None:
        self.browser.close()


class WebKit:
    """WebKitGTK by Selenium. Its driver tells nothing of the console: what a page complains of
    while it loads is not heard, only what happens later."""

    LISTEN = """(() => {
      window.heard = [];
      addEventListener("error", (event) => heard.push(event.message));
      addEventListener("unhandledrejection", (event) => heard.push(String(event.reason)));
      addEventListener("securitypolicyviolation", (event) => heard.push(event.violatedDirective));
    })()"""

    def __init__(self, path: str, display: str, server: str) -> None:
        options = Options()
        options.binary_location = path
        # Without the bar of the window, which is wider than a telephone.
        for argument in ("--automation", "--full-screen"):
            options.add_argument(argument)
        driver = Service(shutil.which("WebKitWebDriver"), env={**os.environ, "DISPLAY": display})
        self.driver = webdriver.WebKitGTK(options=options, service=driver)
        self.driver.set_script_timeout(PATIENCE)
        self.server = server

    def goto(self, address: str) -> None:
        self.driver.get(f"{self.server}{address}")
        self.run(self.LISTEN)

    def resize(self, width: int, height: int) -> None:
        self.driver.set_window_size(width, height)
        self.wait(f"innerWidth === {width}")

    def run(self, expression: str) -> Any:
        return self.driver.execute_async_script(
            f"const done = arguments[0]; Promise.resolve({expression}).then(done)"
        )

    def wait(self, expression: str) -> None:
        WebDriverWait(self.driver, PATIENCE).until(lambda _driver: self.run(expression))

    def press(self, *keys: str) -> None:
        for key in keys:
            code = getattr(Keys, NAMES.get(key, key.upper())) if len(key) > 1 else key
            ActionChains(self.driver).send_keys(code).perform()

    def click(self, selector: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def complaints(self) -> list[str]:
        return list(self.run("window.heard"))

    def close(self) -> None:
        self.driver.quit()


# Where the two libraries call a key by different names.
NAMES = {
    "ArrowDown": "ARROW_DOWN",
    "ArrowRight": "ARROW_RIGHT",
    "ArrowLeft": "ARROW_LEFT",
    "ArrowUp": "ARROW_UP",
}


@contextmanager
def screen() -> Iterator[str]:
    """The name of a display in memory, as long as the block."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)  # noqa: S603
    os.close(tell)
    try:
        with os.fdopen(told) as answer:
            # Nothing to read, and an end, where the server could not start.
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def bring(name: str) -> None:
    """Install Debian's packages of an engine, where that is possible."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    sys.stderr.write(f"Bringing {name}: apt-get install {' '.join(PACKAGES[name])}\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "--quiet=2", "--no-install-recommends", "-y", *PACKAGES[name]]
    for command in (["update", "--quiet=2"], install):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL)  # noqa: S603, S607


def advice(name: str) -> str:
    """What to do where an engine is missing."""
    return (
        f"There is no {name} here for the tests of other engines. "
        f"Debian, Ubuntu: `apt-get install {' '.join(PACKAGES[name])}`."
    )


if __name__ == "__main__":
    for engine, find in FINDERS.items():
        if not find():
            bring(engine)
        if not find():
            sys.stderr.write(f"{advice(engine)}\n")
