"""Addresses last: where nothing is found, an earlier address may be known."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse

from contributors.models import PreviousPath

# Browsers keep a permanent redirect for ever if nobody tells them how long, and a slug may go back
# to what it was: then two such redirects would lead to each other.
KEPT = "public, max-age=300"


class PreviousPathMiddleware:
    """Turns a 404 into a redirect (301) or "gone" (410), if readers may know of it.

    The page that the path led to has to be public now for the first, and withdrawn for the second;
    in every other case the 404 stays as it is, so that it gives nothing away.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, or what stands in for it."""
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        if "\0" in request.path:
            return response  # No database is asked for what PostgreSQL cannot hold.
        previous = PreviousPath.objects.filter(path=request.path).first()
        if previous is None or previous.target is None:
            return response
        pages = type(previous.target)._default_manager.filter(pk=previous.target_id)
        if pages.public().exists():
            query = request.META.get("QUERY_STRING", "")
            address = previous.target.get_absolute_url()
            target = f"{address}?{query}" if query else address
            return HttpResponsePermanentRedirect(target, headers={"Cache-Control": KEPT})
        if hasattr(pages, "withdrawn") and pages.withdrawn().exists():
            return TemplateResponse(request, "410.html", status=410).render()
        return response
