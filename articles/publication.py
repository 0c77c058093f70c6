"""What machines are told of an article, whatever the form: the site, who wrote it, and when.

Shared by the structured data of pages, by feeds, by citations and by social cards.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Concat, JSONObject
from django.http import HttpRequest

from articles.models import Article, Byline, Correction
from contributors.models import Affiliation, Contributor
from contributors.site import site

WRITERS = {Byline.Role.AUTHOR, Byline.Role.INTERVIEWER, Byline.Role.INTERVIEWEE}


@dataclass(frozen=True)
class Site:
    """The magazine as machines know it; `absolute` turns a path into an address.

    `mark` is the path of the picture that editors gave it, or empty; `same_as` are its addresses
    elsewhere.
    """

    name: str
    tagline: str
    language: str
    absolute: Callable[[str], str]
    description: str = ""
    mark: str = ""
    same_as: tuple[str, ...] = ()


def site_of(request: HttpRequest) -> Site:
    """The site at the host that the request was made to, which `ALLOWED_HOSTS` has let through."""
    found = site()
    return Site(
        name=found.name,
        tagline=found.tagline,
        language=settings.LANGUAGE_CODE,
        absolute=request.build_absolute_uri,
        description=found.description,
        mark=found.mark,
        same_as=tuple(address for _network, _handle, address in found.links),
    )


def writers(bylines: Iterable[Byline]) -> list[Byline]:
    """Those in whose words the text is: authors, and both sides of an interview, in order."""
    return [byline for byline in bylines if byline.role in WRITERS]


def translators(bylines: Iterable[Byline]) -> list[Byline]:
    """Those who translated the text, in order."""
    return [byline for byline in bylines if byline.role == Byline.Role.TRANSLATOR]


def filed_name(contributor: Contributor) -> tuple[str, str]:
    """(family name, given name) where the sort name is made so, else (whole name, "")."""
    family, comma, given = contributor.sort_name.partition(",")
    if comma and family.strip() and given.strip():
        return family.strip(), given.strip()
    return contributor.name, ""


def cited_name(contributor: Contributor) -> str:
    """“Family, Given”, or the whole name where nobody can tell the two apart."""
    return ", ".join(part for part in filed_name(contributor) if part)


def modified_at(article: Article, corrections: Iterable[Correction] = ()) -> datetime | None:
    """When a public article last changed for readers.

    Work before the release changed nothing that anybody had read, so that this is never earlier
    than the release.
    """
    instants = [article.release_at, article.updated_at, *(one.made_at for one in corrections)]
    return max((instant for instant in instants if instant), default=None)


def with_employers(bylines: Any) -> Any:
    """A queryset of bylines, each with `employer`: {"role", "organisation"}, or None.

    The kept line is text. Where it still reads as one of the contributor's affiliations does, it
    is known what in it is the role and what the organisation; else nobody can tell.
    """
    alone = models.Q(role="")
    matching = (
        Affiliation.objects.filter(contributor=models.OuterRef("contributor"))
        .annotate(
            printed=models.Case(
                models.When(alone, then=models.F("organisation__name")),
                default=Concat("role", models.Value(", "), "organisation__name"),
            )
        )
        .filter(printed=models.OuterRef("affiliation_line"))
        .order_by("order", "pk")
    )
    employer = matching.values(employer=JSONObject(role="role", organisation="organisation__name"))
    return bylines.annotate(employer=models.Subquery(employer[:1]))
