"""What a reader can narrow a search by, and what they chose."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from articles.models import Section, Tag
from articles.models.search import SearchEntry
from articles.search.visible import Filters
from contributors.models import Contributor

_SLUG = re.compile(r"[\w-]{1,120}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PAGE = re.compile(r"\d{1,4}", re.ASCII)


@dataclass(frozen=True)
class Choices:
    """Sections as (slug, name), in their order; the names of the tag and contributor chosen."""

    sections: list[tuple[str, str]]
    tag: str = ""
    contributor: str = ""


def filters_of(parameters: Mapping[str, Any]) -> Filters:
    """The filters in the parameters of an address; what cannot be one narrows nothing."""
    kind = str(parameters.get("kind", ""))
    return Filters(
        kind=kind if kind in SearchEntry.Kind.values else "",
        section=_slug(parameters, "section"),
        tag=_slug(parameters, "tag"),
        contributor=_slug(parameters, "contributor"),
        since=_day(parameters, "since"),
        until=_day(parameters, "until"),
    )


def page_of(parameters: Mapping[str, Any]) -> int:
    """The number of the page in the parameters of an address; 1 for anything else."""
    given = str(parameters.get("page", ""))
    return int(given) if _PAGE.fullmatch(given) else 1


def choices(filters: Filters, at: datetime) -> Choices:
    """What can be chosen at the instant `at`, of what is public alone; one query."""
    rows = _named(Section.objects.public(at=at), "section", F("order"))
    nowhere = Value(0, IntegerField())
    chosen: list[QuerySet[Any, Any]] = []
    if filters.tag:
        tags = Tag.objects.public(at=at).filter(slug=filters.tag)
        chosen.append(_named(tags, "tag", nowhere))
    if filters.contributor:
        people = Contributor.objects.public(at=at).filter(slug=filters.contributor)
        chosen.append(_named(people, "contributor", nowhere))
    found = sorted(rows.union(*chosen, all=True).order_by() if chosen else rows)
    names = {what: name for what, _, name, _ in found if what != "section"}
    return Choices(
        sections=[(slug, name) for what, _, name, slug in found if what == "section"],
        tag=names.get("tag", ""),
        contributor=names.get("contributor", ""),
    )


def _named(rows: QuerySet[Any], what: str, place: Any) -> QuerySet[Any, Any]:
    named: QuerySet[Any, Any] = rows.order_by().annotate(what=Value(what, CharField()), place=place)
    return named.values_list("what", "place", "name", "slug")


def _slug(parameters: Mapping[str, Any], name: str) -> str:
    given = str(parameters.get(name, ""))
    return given if _SLUG.fullmatch(given) else ""


def _day(parameters: Mapping[str, Any], name: str) -> date | None:
    given = str(parameters.get(name, ""))
    if not _DAY.fullmatch(given):
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:  # The form of a day, but no such day.
        return None
