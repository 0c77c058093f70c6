"""The pages of contributors and organisations.

What they wrote is reached through relations, so that this app imports nothing of the articles'.
"""

from itertools import groupby

from anyascii import anyascii
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from contributors.models import Affiliation, Contributor, Organisation
from contributors.paging import page_of


@require_safe
def contributors(request: HttpRequest) -> HttpResponse:
    """All contributors from A to Z."""
    affiliations = Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
    public = Contributor.objects.public(at=timezone.now()).defer("bio")
    # Sorted here, because databases do not agree on where accents and capitals belong.
    people = sorted(public.prefetch_related(affiliations), key=_filing)
    letters = [(letter, list(group)) for letter, group in groupby(people, key=_letter)]
    context = {"letters": letters, "number": len(people)}
    return render(request, "contributors/contributors.html", context)


@require_safe
def contributor(request: HttpRequest, slug: str) -> HttpResponse:
    """One contributor, with all that readers may read of them."""
    at = timezone.now()
    rows = Contributor.objects.public(at=at).select_related("portrait")
    affiliations = Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
    found = get_object_or_404(rows.prefetch_related(affiliations), slug=slug)
    articles = found.articles.public(at=at).for_listing().newest_first().distinct()
    convened = found.convened_collections.public(at=at).with_counts(at=at).newest_first()
    held = list(found.affiliations.all())
    context = {
        "contributor": found,
        "page": page_of(articles, request),
        "convened": convened,
        "current": [affiliation for affiliation in held if affiliation.is_current()],
        "past": [affiliation for affiliation in held if not affiliation.is_current()],
    }
    return render(request, "contributors/contributor.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """The public contributors who work or worked somewhere."""
    at = timezone.now()
    found = get_object_or_404(Organisation.objects.public(at=at), slug=slug)
    public = found.affiliations.filter(contributor__in=Contributor.objects.public(at=at))
    held = sorted(
        public.select_related("contributor").defer("contributor__bio"),
        key=lambda affiliation: _filing(affiliation.contributor),
    )
    people = [
        (person, list(group))
        for person, group in groupby(held, key=lambda affiliation: affiliation.contributor)
    ]
    return render(
        request, "contributors/organisation.html", {"organisation": found, "people": people}
    )


def _filing(person: Contributor) -> tuple[str, int]:
    """Where a person is filed: letters of every script by their transliteration."""
    return anyascii(person.sort_name).casefold(), person.pk


def _letter(person: Contributor) -> str:
    first = anyascii(person.sort_name)[:1].upper()
    return first if first.isalpha() else "#"
