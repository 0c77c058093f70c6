"""Pictures: never served by their names on disk, always asked for first."""

import re

from django.core.files.storage import storages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles.actors import Actor
from articles.images import public_images
from contributors.models import Image

# Names that `Image` gives, of its public copy and of its renditions; a stranger may send any other.
NAME = re.compile(
    r"(\w{1,80})(?:(?:-\d{1,2}x\d{1,2}-\d{1,4}x\d{1,4})?-\d{1,4})?\.(?:jpg|png|webp|avif)", re.ASCII
)
# The copies are made by `contributors.pictures` in these forms only.
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
# The name is made of the content, so that a copy never grows stale, and a browser that has it need
# not ask again. What lies between would outlive a withdrawal for everybody: five minutes is the
# longest that a shared cache may go on showing what has been taken back.
PUBLIC = "public, max-age=31536000, s-maxage=300, immutable"


@require_safe
def image(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture in public use; others for those at the desk who may see them.

    The session is looked at only for what is not public, so that the rest can be cached for all.
    """
    picture = named(public_images(timezone.now()), name).first()
    if picture is not None:
        response = picture_response(request, picture, name)
        response["Cache-Control"] = PUBLIC
        return response
    if not _may_see_all(request.user):
        raise Http404
    picture = named(Image.objects.all(), name).first()
    if picture is None:
        raise Http404
    response = picture_response(request, picture, name)
    response["Cache-Control"] = "private, no-store"
    return response


def named(images: QuerySet[Image], name: str) -> QuerySet[Image]:
    """Of these, the ones that have a public copy of this name; see `Image.save`."""
    match = NAME.fullmatch(name)
    if match is None:
        return images.none()
    path = f"public/{name[:2]}/{match[1]}"
    return images.filter(public_file__in=[f"{path}.jpg", f"{path}.png"])


def picture_response(request: HttpRequest, picture: Image, name: str) -> HttpResponseBase:
    """The copy of this name as a file that can do nothing but be shown, or 304.

    A copy that there is not, or whose file is missing, is a 404. The type is the server's word, and
    scripts that somebody might hide in a picture do not run.
    """
    storage, path = storages["default"], picture.path(name)
    if not storage.exists(path):
        raise Http404
    etag = quote_etag(name)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        file = storage.open(path, "rb")
        response = FileResponse(file, content_type=TYPES[name.rpartition(".")[2]])
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _may_see_all(user: Actor) -> bool:
    return (
        user.is_active
        and user.is_staff
        and (user.has_perm("articles.view_article") or user.has_perm("contributors.view_image"))
    )
