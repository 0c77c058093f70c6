"""Links of a text to pages of this site: which of them lead nowhere, or to what is not public."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from articles import references
from articles.actors import Actor
from articles.models import Article, Collection, Section, Tag
from contributors.models import Alias, Contributor, Organisation, PreviousPath

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


def dead(
    addresses: Iterable[str], host: str, *, at: datetime, to: Actor | None = None
) -> dict[str, Why]:
    """Those of the addresses that lead to this site and, at the instant `at`, to no page of it.

    What is there and not public is told apart from what is not there only `to` who may look at it.
    Takes a few queries for each kind of page that is linked to, and none where there is none.
    """
    wanted: dict[tuple[Any, str], dict[str, Any]] = defaultdict(dict)
    found: dict[str, Why] = {}
    for address in dict.fromkeys(addresses):
        path = _own_path(address, host)
        if path is None:
            continue
        if reference := references.read_one(path):
            wanted[references.KINDS[reference[0]], "pk"][address] = reference[1]
            continue
        match = _resolved(path)
        if match is None:
            found[address] = Why.UNKNOWN
        elif match.view_name in PAGES:
            wanted[PAGES[match.view_name], "slug"][address] = match.kwargs["slug"]
    for (model, field), values in wanted.items():
        found |= _missing(model, field, values, at, to)
    return _not_moved(found, host)


def _resolved(path: str) -> Any:
    """What answers at a path, with the slash at its end that readers are led to; or nothing."""
    for one in (path, f"{path}/"):
        try:
            return resolve(one)
        except Resolver404:
            continue
    return None


def _own_path(address: str, host: str) -> str | None:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or not parts.path.startswith("/"):
        return None
    path = unquote(parts.path)
    if parts.netloc not in {"", host} or path.startswith(settings.STATIC_URL):
        return None
    return path.replace("\0", "\ufffd")  # Which PostgreSQL takes, and no address has.


def _missing(
    model: Any, field: str, values: dict[str, Any], at: datetime, to: Actor | None
) -> dict[str, Why]:
    if (
        model is Contributor
        and field == "pk"
        and (led := Alias.objects.survivors(model, values.values()))
    ):
        values = {address: led.get(key, key) for address, key in values.items()}
    rows = model.objects.filter(**{f"{field}__in": set(values.values())})
    public = set(rows.public(at=at).values_list(field, flat=True))
    hidden: set[Any] = set()
    if public != set(values.values()):
        hidden = set(seen_by(to, rows).values_list(field, flat=True))
    return {
        address: Why.HIDDEN if value in hidden else Why.UNKNOWN
        for address, value in values.items()
        if value not in public
    }


def seen_by(actor: Actor | None, rows: Any) -> Any:
    """Those of the rows that this person may look at at the desk."""
    if actor is None:
        return rows.none()
    if rows.model is Article:
        return rows.seen_by(actor)
    label = f"{rows.model._meta.app_label}.view_{rows.model._meta.model_name}"
    return rows if actor.has_perm(label) else rows.none()


def _not_moved(found: dict[str, Why], host: str) -> dict[str, Why]:
    """Without those whose old address still leads on."""
    if not found:
        return found
    paths = {address: _own_path(address, host) for address in found}
    moved = set(
        PreviousPath.objects.filter(path__in=set(paths.values())).values_list("path", flat=True)
    )
    return {address: why for address, why in found.items() if paths[address] not in moved}
