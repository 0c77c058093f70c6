"""The pages of contributors and organisations.

What they wrote is reached through relations, so that this app imports nothing of the articles'.
"""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from contributors.directory import directory_from, filing_key
from contributors.models import Affiliation, Contributor, Organisation
from contributors.paging import page_of


@require_safe
def contributors(request: HttpRequest) -> HttpResponse:
    """All contributors from A to Z, a long list in several pages: `?from=` says where to begin."""
    public = Contributor.objects.public(at=timezone.now())
    directory = directory_from(public, request.GET.get("from", ""))
    return render(request, "contributors/contributors.html", {"directory": directory})


@require_safe
def contributor(request: HttpRequest, slug: str) -> HttpResponse:
    """One contributor, with all that readers may read of them and what is announced."""
    at = timezone.now()
    rows = Contributor.objects.public(at=at).select_related("portrait")
    affiliations = Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
    found = get_object_or_404(rows.prefetch_related(affiliations), slug=slug)
    articles = found.articles.public(at=at).for_listing().newest_first().distinct()
    convened = found.convened_collections.public(at=at).with_counts(at=at).newest_first()
    held = list(found.affiliations.all())
    context = {
        "at": at,
        "contributor": found,
        "page": page_of(articles, request),
        "announced": _announced(found, at),
        "convened": convened,
        "current": [affiliation for affiliation in held if affiliation.is_current()],
        "past": [affiliation for affiliation in held if not affiliation.is_current()],
    }
    return render(request, "contributors/contributor.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """The public contributors who work somewhere, and those who worked there."""
    at = timezone.now()
    found = get_object_or_404(Organisation.objects.public(at=at), slug=slug)
    public = found.affiliations.filter(contributor__in=Contributor.objects.public(at=at))
    held: dict[Contributor, list[Affiliation]] = {}
    for affiliation in public.select_related("contributor__portrait").defer("contributor__bio"):
        held.setdefault(affiliation.contributor, []).append(affiliation)
    people = sorted(held.items(), key=lambda one: filing_key(one[0].sort_name, one[0].pk))
    working = [one for one in people if any(each.is_current() for each in one[1])]
    context = {
        "organisation": found,
        "working": working,
        "former": [one for one in people if one not in working],
    }
    return render(request, "contributors/organisation.html", context)


def _announced(person: Contributor, at: Any) -> list[Any]:
    """Takes that landing pages name beforehand: question and date are all that may be told."""
    listed: Any = person.takes.listed(at=at).with_planned_date()
    waiting = listed.exclude(pk__in=person.takes.public(at=at).values("pk"))
    rows = waiting.select_related("collection").only(
        "pk", "collection__slug", "collection__question"
    )
    return list(rows.order_by("planned_date", "pk"))
