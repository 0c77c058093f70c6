"""The site for a server process of the tests, by the clock that the file `CLOCK` shows.

`gunicorn tests.clocked:application`. The file holds an instant in ISO form; it is read before each
request, so that a test moves the clock of a process that it does not share.
"""

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import time_machine

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
FILE = Path(os.environ["CLOCK"])


def shown() -> datetime:
    """What the clock shows now."""
    return datetime.fromisoformat(FILE.read_text())


clock = time_machine.travel(shown(), tick=False).start()

from hanoi.wsgi import application as site  # noqa: E402  # By that clock from the first line on.


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request at the instant that the clock shows."""
    clock.move_to(shown())
    answer: Iterable[bytes] = site(environ, start_response)
    return answer
