"""Pictures: never served by their names on disk, always asked for first."""

import re

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles.actors import Actor
from articles.images import public_images
from contributors.models import Image

# Names that `Image.save` gives, storage's suffix included; a stranger may send any other.
NAME = re.compile(r"\w{1,80}\.(?:jpg|png)", re.ASCII)
# The public copies are made by `contributors.pictures` in these two forms only.
TYPES = {"jpg": "image/jpeg", "png": "image/png"}
# The name is made of the content, so a copy never grows stale; but it would outlive a withdrawal.
# Five minutes is the longest that a cache may go on showing what has been taken back.
PUBLIC = "public, max-age=300"


@require_safe
def image(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture in public use; others for those at the desk who may see them.

    The session is looked at only for what is not public, so that the rest can be cached for all.
    """
    picture = named(public_images(timezone.now()), name).first()
    if picture is not None:
        response = picture_response(request, picture)
        response["Cache-Control"] = PUBLIC
        return response
    if not _may_see_all(request.user):
        raise Http404
    picture = named(Image.objects.all(), name).first()
    if picture is None:
        raise Http404
    response = picture_response(request, picture)
    response["Cache-Control"] = "private, no-store"
    return response


def named(images: QuerySet[Image], name: str) -> QuerySet[Image]:
    """Of these, the ones whose public copy has this name; see `Image.save`."""
    if not NAME.fullmatch(name):
        return images.none()
    return images.filter(public_file=f"public/{name[:2]}/{name}")


def picture_response(request: HttpRequest, picture: Image) -> HttpResponseBase:
    """The public copy as a file that can do nothing but be shown, or 304; a missing file is a 404.

    The type is the server's word, and scripts that somebody might hide in a picture do not run.
    """
    stem, _, extension = picture.public_name.rpartition(".")
    etag = quote_etag(stem)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = picture.public_file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(file, content_type=TYPES[extension])
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
