"""The end of a test: open forms send nothing more, and what they have sent is answered.

A form of the desk tells the server every few seconds that it is open, and once more when it is
left. A request that came after a test would find no database, or that of the next one.
"""

from contextlib import suppress
from threading import Condition
from types import TracebackType
from typing import Any, Self

from django.core.signals import request_finished, request_started
from playwright.sync_api import BrowserContext
from playwright.sync_api import Error as PlaywrightError

# Seconds; a request that takes longer is a fault.
PATIENCE = 60
_HUSH = """() => {
  navigator.sendBeacon = () => true;
  window.fetch = () => new Promise(() => {});
}"""


def leave(context: BrowserContext) -> None:
    """Close somebody's browser; its pages send no last words."""
    for page in context.pages:
        # One that is on its way elsewhere has left its form, and says no more.
        with suppress(PlaywrightError):
            page.evaluate(_HUSH)
    context.close()


class Requests:
    """Counts what the server is answering at the moment."""

    def __init__(self) -> None:
        self.under_way = 0
        self.changed = Condition()

    def __enter__(self) -> Self:
        request_started.connect(self._started)
        request_finished.connect(self._finished)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        request_started.disconnect(self._started)
        request_finished.disconnect(self._finished)

    def wait(self) -> None:
        """Wait until everything is answered."""
        with self.changed:
            done = self.changed.wait_for(lambda: not self.under_way, PATIENCE)
        assert done, f"{self.under_way} requests without an answer"

    def _started(self, **_: Any) -> None:
        with self.changed:
            self.under_way += 1

    def _finished(self, **_: Any) -> None:
        with self.changed:
            self.under_way -= 1
            self.changed.notify_all()
