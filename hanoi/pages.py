"""The pages of the magazine about itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.references import References
from articles.views.article import allowing
from contributors.text import excerpt, split_footnotes
from hanoi.models import Page


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A page that is public."""
    found = get_object_or_404(Page.objects.public(), slug=slug)
    references = References()
    body, notes = split_footnotes(references.shown(found.body))
    description = excerpt(found.body)
    context = {
        "subject": found,
        "body": body,
        "notes": notes,
        "description": description,
        "references": references,
    }
    return allowing(render(request, "pages/page.html", context), references.frames)
