"""Makes pictures for tests, and fetches them."""

import io
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Pillow

from contributors.models import Image


def make_image(colour: str, *, size: tuple[int, int] = (32, 24), **fields: str) -> Image:
    """A stored picture of one colour, by default a small one."""
    out = io.BytesIO()
    Pillow.new("RGB", size, colour).save(out, "JPEG")
    fields.setdefault("alt", f"All {colour}")
    file = ContentFile(out.getvalue(), name=f"{colour}.jpg")
    return Image.objects.create(title=colour, file=file, **fields)


def fetch(client: Client, address: str, **extra: Any) -> tuple[Any, bytes]:
    """The response and its content, read to its end so that the file behind it is closed."""
    response: Any = client.get(address, **extra)
    return response, b"".join(response)
