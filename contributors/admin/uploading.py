"""Many pictures at once: a page that takes files, and says of each what became of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from contributors import pictures
from contributors.admin.image_form import ACCEPT, here_already
from contributors.models import Image
from contributors.uploads import Outcome, take_in

TEMPLATE = "admin/desk/upload.html"


class Uploading:
    """For the admin of pictures."""

    admin_site: Any
    opts: Any
    has_add_permission: Any
    log_addition: Any

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """The page; sent to, with a line for each file. With `alone`, the lines and no page around.

        A script sends the files one by one, so that each has its progress, and none waits for all.
        """
        if not self.has_add_permission(request):
            raise PermissionDenied
        lines = []
        for file in request.FILES.getlist("files"):
            outcome = take_in(file, request.user, lambda image: self._log(request, image))
            lines.append(_line(outcome))
        sent = request.method == "POST"
        if sent and "alone" in request.POST:
            return TemplateResponse(request, f"{TEMPLATE}#lines", {"lines": lines})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Upload pictures"),
            "opts": self.opts,
            "lines": lines,
            "nothing_chosen": sent and not lines,
            "accept": ACCEPT,
            "megabytes": pictures.MAX_BYTES // 1_000_000,
            "megapixels": pictures.MAX_PIXELS // 1_000_000,
            "max_bytes": pictures.MAX_BYTES,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, TEMPLATE, context)

    def _log(self, request: HttpRequest, image: Image) -> None:
        self.log_addition(request, image, [{"added": {}}])


def _line(outcome: Outcome) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "here_already": here_already(outcome.twin) if outcome.twin else "",
    }
