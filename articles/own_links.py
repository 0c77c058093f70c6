"""Links of a text to pages of this site: which of them lead nowhere, or to what is not public."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from articles.models import Article, Collection, Section, Tag
from contributors.models import Contributor, Organisation, PreviousPath

# The pages that are about one thing each, by the names of their addresses.
PAGES: dict[str, Any] = {
    "articles:article": Article,
    "articles:collection": Collection,
    "articles:section": Section,
    "articles:tag": Tag,
    "contributors:contributor": Contributor,
    "contributors:organisation": Organisation,
}


class Why(Enum):
    """Why a link leads nowhere."""

    UNKNOWN = "unknown"
    HIDDEN = "hidden"


def dead(addresses: Iterable[str], host: str, *, at: datetime) -> dict[str, Why]:
    """Those of the addresses that lead to this site and, at the instant `at`, to no page of it.

    Takes a query or two for each kind of page that is linked to, and none where there is none.
    """
    wanted: dict[str, dict[str, str]] = defaultdict(dict)
    found: dict[str, Why] = {}
    for address in dict.fromkeys(addresses):
        path = _own_path(address, host)
        if path is None:
            continue
        try:
            match = resolve(path)
        except Resolver404:
            found[address] = Why.UNKNOWN
            continue
        if match.view_name in PAGES:
            wanted[match.view_name][address] = match.kwargs["slug"]
    for name, slugs in wanted.items():
        found |= _missing(PAGES[name], slugs, at)
    return _not_moved(found, host)


def _own_path(address: str, host: str) -> str | None:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or not parts.path.startswith("/"):
        return None
    return parts.path if parts.netloc in {"", host} else None


def _missing(model: Any, slugs: dict[str, str], at: datetime) -> dict[str, Why]:
    rows = model.objects.filter(slug__in=set(slugs.values()))
    known = set(rows.values_list("slug", flat=True))
    seen = known
    if hasattr(rows, "public"):
        seen = set(rows.public(at=at).values_list("slug", flat=True))
    return {
        address: Why.HIDDEN if slug in known else Why.UNKNOWN
        for address, slug in slugs.items()
        if slug not in seen
    }


def _not_moved(found: dict[str, Why], host: str) -> dict[str, Why]:
    """Without those whose old address still leads on."""
    if not found:
        return found
    paths = {address: _own_path(address, host) for address in found}
    moved = set(
        PreviousPath.objects.filter(path__in=set(paths.values())).values_list("path", flat=True)
    )
    return {address: why for address, why in found.items() if paths[address] not in moved}
