"""What stands at an address where readers may see nothing."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def gone_or_missing(request: HttpRequest, withdrawn: models.QuerySet[Any]) -> HttpResponse:
    """410 if `withdrawn` finds something; else the 404 of every unknown address."""
    if withdrawn.exists():
        return render(request, "410.html", status=410)
    raise Http404
