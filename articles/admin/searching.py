"""The search of the desk: a page of its own, and what its dialog shows while somebody types."""

from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.deeds import Deed, deeds, meant
from articles.search.engine import FOUND
from articles.search.everything import KINDS, Findings, everything

# Of each kind, on the page and in the dialog.
SHOWN, SUGGESTED, SUGGESTED_DEEDS = 10, 5, 8


@require_safe
def search_view(request: HttpRequest) -> HttpResponse:
    """What this person may see and do that answers to `q`; all of one `kind`, if that is asked."""
    typed, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    kinds, most = ([kind], FOUND) if kind in KINDS else (list(KINDS), SHOWN)
    findings = everything(typed, request.user, at=timezone.now(), most=most, kinds=kinds)
    context = {
        **site.each_context(request),
        "title": _("Search"),
        "q": findings.text,
        "deeds": [] if kind in KINDS else meant(typed, deeds(request)),
        "groups": _groups(findings),
        "almost": findings.almost,
        "narrowed": kind in KINDS,
        "everything": f"?{urlencode({'q': findings.text})}",
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/desk/search.html", context)


@require_safe
def suggest_view(request: HttpRequest) -> JsonResponse:
    """The first of it as JSON, in groups; what can be done, where nothing is typed yet."""
    typed = request.GET.get("q", "")
    findings = everything(typed, request.user, at=timezone.now(), most=SUGGESTED)
    known = deeds(request)
    done = meant(typed, known) if findings.text else known
    groups = [_done(done[:SUGGESTED_DEEDS])] if done else []
    for group in _groups(findings):
        label = group["label"]
        if findings.almost:
            label = _("%(kind)s, spelled almost alike") % {"kind": label}
        options = [
            {
                "text": one.title,
                "note": " · ".join([part for part in (one.state, *one.notes) if part]),
                "address": one.address,
                "language": one.language,
            }
            for one in group["found"]
        ]
        groups.append({"label": label, "options": options})
    return JsonResponse({"groups": groups})


def _done(found: list[Deed]) -> dict[str, Any]:
    options = [
        {"text": deed.title, "note": "", "address": deed.address, "language": ""} for deed in found
    ]
    return {"label": _("Actions"), "options": options}


def _groups(findings: Findings) -> list[dict[str, Any]]:
    """What was found, kind by kind, with its number and the address of all of it."""
    return [
        {
            "label": capfirst(str(apps.get_model(KINDS[kind])._meta.verbose_name_plural)),
            "found": found,
            "number": findings.numbers[kind],
            "capped": findings.numbers[kind] >= FOUND,
            "all": f"?{urlencode({'q': findings.text, 'kind': kind})}",
            "more": findings.numbers[kind] > len(found),
        }
        for kind, found in findings.found.items()
        if found
    ]
