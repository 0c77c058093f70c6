"""What the editor’s dialog for pictures offers, and what it has to know of those in a text."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from contributors.desk.keys import is_key
from contributors.models import Image
from contributors.pictures import FACE

OFFERED = 12
# As wide as the column that is written in, in pixels.
SHOWN = 960


class Choosing:
    """For the admin of pictures: which there are, as JSON, one query for each request."""

    admin_site: Any
    has_view_permission: Any
    get_queryset: Any
    get_search_results: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and where the editor asks."""
        view = self.admin_site.admin_view(require_GET(self.choose_view))
        return [
            path("choose/", view, name="contributors_image_choose"),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def choose_view(self, request: HttpRequest) -> JsonResponse:
        """The newest pictures with the words of `q`; or, by their keys, those that `of` names."""
        if not self.has_view_permission(request):
            return JsonResponse({"offers": []}, status=403)
        rows = self.get_queryset(request)
        if keys := request.GET.get("of", ""):
            found = rows.filter(pk__in=[int(key) for key in keys.split(",")[:100] if is_key(key)])
        else:
            typed = request.GET.get("q", "")[:200].replace("\0", "")
            found = self.get_search_results(request, rows, typed)[0][:OFFERED]
        return JsonResponse({"offers": [_offer(image) for image in found]})


def _offer(image: Image) -> dict[str, Any]:
    return {
        "key": image.pk,
        "title": image.title,
        "caption": image.caption,
        "credit": image.credit,
        "alt": image.alt,
        "wants": image.wants,
        "width": image.width,
        "height": image.height,
        "thumbnail": _address(image.fitting_name(FACE)),
        "src": _address(image.fitting_name(SHOWN)),
    }


def _address(name: str) -> str:
    return reverse("articles:image", kwargs={"name": name})
