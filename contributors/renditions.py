"""The renditions of pictures, made from their originals and kept beside their public copies."""

from django.core.files.storage import storages

from contributors.models import Image
from contributors.pictures import Rendition, rendered, widths
from contributors.storing import keep


def missing(image: Image) -> list[Rendition]:
    """Those that the picture is to have and that do not lie in the storage."""
    storage = storages["default"]
    return [one for one in image.plan if not storage.exists(image.path(image.rendition_name(one)))]


def make(image: Image) -> int:
    """Make what is missing, then say so in the picture's row; returns how many were made.

    It can be done again, or by two at once, without harm. A focus that was moved meanwhile is left
    to whoever is called because of that.
    """
    wanted = missing(image)
    if wanted:
        with image.file.open("rb") as file:
            content = file.read()
        for rendition, encoded in rendered(content, wanted, image.focus):
            keep(image.path(image.rendition_name(rendition)), encoded)
    image.widths, image.cut_at = widths(image.width), image.focus_name
    # Past `save`, which would ask for a task, and without a word on any other field.
    Image.objects.filter(pk=image.pk, focal_x=image.focal_x, focal_y=image.focal_y).update(
        widths=image.widths, cut_at=image.cut_at
    )
    return len(wanted)
