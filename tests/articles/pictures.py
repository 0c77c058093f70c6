"""Makes pictures for tests, and fetches them."""

import io
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Pillow

from contributors import renditions
from contributors.models import Image


def make_image(
    colour: str, *, size: tuple[int, int] = (32, 24), rendered: bool = True, **fields: Any
) -> Image:
    """A stored picture of one colour, by default a small one, with all of its renditions."""
    out = io.BytesIO()
    Pillow.new("RGB", size, colour).save(out, "JPEG")
    fields.setdefault("alt", f"All {colour}")
    file = ContentFile(out.getvalue(), name=f"{colour}.jpg")
    image = Image.objects.create(title=colour, file=file, **fields)
    if rendered:
        renditions.make(image)
    return image


def fetch(client: Client, address: str, **extra: Any) -> tuple[Any, bytes]:
    """The response and its content, read to its end so that the file behind it is closed."""
    response: Any = client.get(address, **extra)
    return response, b"".join(response)
