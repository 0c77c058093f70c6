"""The outward links of texts."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.conf import settings
from django.http.request import validate_host

from articles.outward.addresses import Refused, read

_HREF = re.compile(r'<a (?:[^<>]*? )?href="([^"]*)"')
FIELDS = ("editors_note", "body")


def outward(address: str) -> str | None:
    """How an address is asked and kept, without its fragment; nothing if it leads nowhere outside.

    What the magazine answers to itself is looked up in the database instead: `articles.own_links`.
    """
    try:
        found = read(address)
    except Refused:
        return None
    own = [host for host in settings.ALLOWED_HOSTS if host != "*"]
    return None if validate_host(found.host, own) else str(found)


def outward_in(texts: Iterable[str]) -> list[str]:
    """The outward addresses in pieces of markup, each once, in order."""
    found = (outward(unescape(href)) for text in texts for href in _HREF.findall(text or ""))
    return list(dict.fromkeys(address for address in found if address))


def outward_of(snapshot: dict[str, Any]) -> list[str]:
    """The outward addresses of an article’s text."""
    return outward_in(snapshot[name] for name in FIELDS)
