"""Files that people upload as pictures, the unpleasant ones among them."""

import io
import struct
import zlib
from typing import Any

from PIL import Image as Pillow
from PIL import ImageCms, ImageDraw

Colour = str | int | float | tuple[int, ...]
GPS, MAKER, ORIENTATION, DESCRIPTION, THUMBNAIL = 0x8825, 0x010F, 0x0112, 0x010E, 0x0201
SECRET = b"secret words"
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)


def encoded(
    mode: str = "RGB",
    size: tuple[int, int] = (60, 40),
    form: str = "JPEG",
    colour: Colour = "teal",
    **options: Any,
) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Pillow.new(mode, size, colour).save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def opened(content: bytes) -> Pillow.Image:
    """What is in a file, for looking at its pixels."""
    return Pillow.open(io.BytesIO(content))


def halves(
    left: str,
    right: str,
    size: tuple[int, int] = (400, 200),
    form: str = "PNG",
    **options: Any,
) -> bytes:
    """A picture with a colour on either side."""
    picture = Pillow.new("RGB", size, right)
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill=left)
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def png(width: int, height: int, *, depth: int, colour_type: int, row: bytes) -> bytes:
    """A PNG as its specification has it; every row is `row`."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"\0" + row) for _ in range(height)) + packer.flush()
    parts = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def bomb() -> bytes:
    """144 megapixels in some kilobytes."""
    return png(12_000, 12_000, depth=1, colour_type=0, row=bytes(1500))


def sixteen_bits(*, grey: bool = False) -> bytes:
    """A PNG of 65,536 shades a channel: dark on the left, light on the right."""
    shades = [shade * 257 for shade in range(256)]
    channels = 1 if grey else 3
    row = b"".join(struct.pack(">H", shade) * channels for shade in shades)
    return png(256, 64, depth=16, colour_type=0 if grey else 2, row=row)


def truncated() -> bytes:
    """The beginning of a JPEG."""
    return encoded(size=(600, 400))[:900]


def animated() -> bytes:
    """A GIF that is red first and blue then."""
    frames = [Pillow.new("RGB", (120, 80), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    return out.getvalue()


def with_position(size: tuple[int, int] = (300, 200)) -> bytes:
    """A JPEG that says where it was taken, on which camera, and what is in it, in several ways."""
    exif = Pillow.Exif()
    exif[DESCRIPTION] = SECRET.decode()
    exif[MAKER] = SECRET.decode()
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 50.0, 24.0)})
    thumbnail = encoded(size=(16, 12), comment=SECRET)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    return encoded(size=size, exif=exif, xmp=xmp, comment=SECRET) + thumbnail


def swapped_profile() -> bytes:
    """A colour profile under which the red of a file is the green of a screen."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    names = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}
    count = struct.unpack(">I", profile[128:132])[0]
    found = bytearray(profile)
    for place in range(132, 132 + 12 * count, 12):
        name = bytes(found[place : place + 4])
        found[place : place + 4] = names.get(name, name)
    return bytes(found)


def polyglot() -> bytes:
    """A JPEG that is a page with a script as well, for whoever looks further."""
    return encoded(comment=b"<script>alert(1)</script>") + b"<html><script>alert(2)</script></html>"


# What nobody can use, and a part of what is said of it.
REFUSED = {
    "empty": (b"", "not a picture"),
    "page": (b"<html><script>alert(1)</script></html>", "not a picture"),
    "svg": (SVG, "SVG files cannot be used"),
    "script that begins as a gif": (b"GIF89a=1;alert(1)//" + bytes(20), "not a picture"),
    "gif without an end": (animated()[:40], "not a picture"),
    "truncated": (truncated(), "damaged"),
    "144 megapixels": (bomb(), "more than 60 megapixels"),
    "72 megapixels": (png(9000, 8000, depth=1, colour_type=0, row=bytes(1125)), "megapixels"),
}
