"""The search page, and what it suggests while somebody types."""

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import search as finder
from articles.models.search import SearchEntry
from articles.search.choices import choices, filters_of, page_of


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What readers may find; any text at all gets a page."""
    at = timezone.now()
    filters = filters_of(request.GET)
    results = finder.search(
        request.GET.get("q", ""), at=at, filters=filters, page=page_of(request.GET)
    )
    chosen = {name: value for name, value in asdict(filters).items() if value}
    asked = {"q": results.query.text, **chosen}
    context = {
        "results": results,
        "filters": filters,
        "choices": choices(filters, at),
        "narrowed": chosen.keys() - {"kind"},
        "kinds": _kinds(results, asked),
        "asked": urlencode(asked),
        "asked_everything": urlencode({"q": results.query.text}),
        "asked_corrected": urlencode({**asked, "q": results.correction}),
    }
    response = render(request, "articles/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles, questions and names that go on as what was typed begins, as JSON."""
    lines = finder.suggestions(request.GET.get("q", ""), at=timezone.now())
    suggestions = [
        {
            "kind": line.kind_label,
            "text": line.text,
            "address": line.address,
            "language": line.language,
        }
        for line in lines
    ]
    response = JsonResponse({"suggestions": suggestions})
    response["X-Robots-Tag"] = "noindex"
    return response


def _kinds(results: finder.Results, asked: dict[str, Any]) -> list[tuple[str, str, int, bool]]:
    """The kinds to choose from: (label, query string, how many, whether it is the one chosen)."""
    kind = asked.get("kind", "")
    every = urlencode({name: value for name, value in asked.items() if name != "kind"})
    everything = (_("everything"), every, sum(results.counts.values()), not kind)
    kinds = [
        (str(one.label), urlencode({**asked, "kind": one.value}), count, kind == one.value)
        for one in SearchEntry.Kind
        if (count := results.counts.get(one.value, 0)) or kind == one.value
    ]
    return [everything, *kinds]
