"""The magazine as every page, feed and card names it: `site()`.

What administrators write of it lies in a model far above this module, which the setting
`IDENTITY_MODEL` names, as `AUTH_USER_MODEL` does with accounts. It is asked for once in some
seconds by each process, and anew as soon as this process has changed it, so that hardly any page
asks at all.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings

from contributors import handles

# Seconds for which another process may go on with what it knows.
KEPT = 5.0


@dataclass(frozen=True)
class SitePage:
    """A public page of the magazine about itself."""

    title: str
    address: str
    in_footer: bool
    changed: datetime


@dataclass(frozen=True)
class Site:
    """Name, line and description; where to follow and to write to it; its mark; its pages.

    `mark` is the address of a picture, or empty where the dots of the design stand. `pages` are
    the public ones, in order.
    """

    name: str
    tagline: str
    description: str = ""
    email: str = ""
    twitter: str = ""
    bluesky: str = ""
    mastodon: str = ""
    mark: str = ""
    pages: tuple[SitePage, ...] = ()

    @property
    def links(self) -> list[tuple[str, str, str]]:
        """Where to follow the magazine: (network, handle, address), in a fixed order."""
        rows: list[tuple[str, str, Callable[[str], str]]] = [
            ("X", self.twitter, handles.twitter_url),
            ("Bluesky", self.bluesky, handles.bluesky_url),
            ("Mastodon", self.mastodon, handles.mastodon_url),
        ]
        return [(network, f"@{handle}", url(handle)) for network, handle, url in rows if handle]


_known: tuple[Site, float] | None = None


def site() -> Site:
    """The magazine as it stands; at most one query, and none while it is known."""
    known = _known
    if known is not None and time.monotonic() < known[1]:
        return known[0]
    model: Any = apps.get_model(settings.IDENTITY_MODEL)
    found: Site = model.objects.site()
    keep(found, KEPT)
    return found


def keep(found: Site, seconds: float) -> None:
    """Answer with this for so many seconds."""
    global _known  # One value for the whole process is what this module is for.
    _known = (found, time.monotonic() + seconds)


def forget() -> None:
    """Ask anew the next time."""
    global _known
    _known = None
