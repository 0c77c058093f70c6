"""What readers get of a picture: one copy in full, and renditions of it. Pure functions on bytes.

A rendition is known by its shape, its width in pixels and its format. Which ones a picture has
follows from its size alone (`plan`), so that what is missing can be told without looking at it.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image, ImageOps

from contributors.pictures.reading import read

# Of the uncut renditions, in pixels, from a telephone to a large screen. There is one in the
# picture's own width as well, and none is wider.
WIDTHS = (240, 480, 960, 1600)
# What machines ask for: width and height of each shape, at its largest.
SHAPES = {"16x9": (1600, 900), "4x3": (1600, 1200), "1x1": (1200, 1200)}
# The side of the square in which a face is shown.
FACE = 240
Focus = tuple[float, float]
MIDDLE: Focus = (0.5, 0.5)


class PublicCopy(NamedTuple):
    """What readers get of a picture in full: encoded, and its size in pixels.

    `kind` and `moves` are those of the file, as `Pixels` has them.
    """

    content: bytes
    extension: str
    width: int
    height: int
    kind: str
    moves: bool


@dataclass(frozen=True)
class Rendition:
    """One of the forms in which a picture is sent: `shape` is one of `SHAPES`, or empty uncut."""

    shape: str
    width: int
    extension: str


def public_copy(content: bytes) -> PublicCopy:
    """The picture upright, in sRGB, at most 2,400 pixels wide, and without any metadata.

    PNG where something shines through, else JPEG. A `ValidationError` says why a picture cannot be
    used.
    """
    image, kind, moves = read(content)
    extension = "png" if image.mode == "RGBA" else "jpg"
    return PublicCopy(_encoded(image, extension), extension, *image.size, kind, moves)


def small(content: bytes) -> bytes:
    """The picture as WebP, as wide as a face; a `ValidationError` as `public_copy`."""
    return _encoded(read(content, width=FACE).image, "webp")


def cut_size(shape: str, width: int, height: int) -> tuple[int, int]:
    """Pixels of the cut of a picture in a shape: never more than the picture has."""
    wide, high = SHAPES[shape]
    scale = min(1, width / wide, height / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))


def plan(width: int, height: int, extension: str) -> list[Rendition]:
    """The renditions of a picture whose public copy has this size and this extension."""
    uncut = [
        Rendition("", wide, form)
        for wide in widths(width)
        for form in ("avif", "webp", extension)
        if (wide, form) != (width, extension)  # The public copy itself.
    ]
    face = Rendition("1x1", min(FACE, width, height), "webp")
    cuts = [Rendition(shape, cut_size(shape, width, height)[0], "jpg") for shape in SHAPES]
    return [*uncut, face, *cuts]


def widths(width: int) -> list[int]:
    """The widths of the uncut renditions of a picture of this width, in ascending order."""
    return [*(one for one in WIDTHS if one < width), width]


def rendered(
    content: bytes, wanted: Iterable[Rendition], focus: Focus = MIDDLE
) -> Iterator[tuple[Rendition, bytes]]:
    """Each of these renditions of the original, encoded; cuts keep what is at `focus`.

    The focus is the place of what matters most: fractions of width and height, from the upper left.
    """
    image = read(content).image
    for rendition in wanted:
        yield rendition, _encoded(_shaped(image, rendition, focus), rendition.extension)


def cut(content: bytes, size: tuple[int, int], focus: Focus = MIDDLE) -> Image.Image:
    """A public copy cut to `size` pixels, on white where something shone through."""
    with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as opened:
        return ImageOps.fit(_on_white(opened), size, Image.Resampling.LANCZOS, centering=focus)


def _shaped(image: Image.Image, rendition: Rendition, focus: Focus) -> Image.Image:
    if not rendition.shape:
        height = max(1, round(image.height * rendition.width / image.width))
        size = (rendition.width, height)
        return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    wide, high = SHAPES[rendition.shape]
    size = (rendition.width, max(1, round(rendition.width * high / wide)))
    return ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=focus)


def _encoded(image: Image.Image, extension: str) -> bytes:
    out = io.BytesIO()
    if extension == "avif":
        image.save(out, "AVIF", quality=60, speed=7)
    elif extension == "webp":
        image.save(out, "WEBP", quality=80, method=4)
    elif extension == "png":
        image.save(out, "PNG")
    else:
        _on_white(image).save(out, "JPEG", quality=85, progressive=True, optimize=True)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    flat = Image.new("RGB", image.size, "white")
    clear = image.convert("RGBA")
    flat.paste(clear, mask=clear)
    return flat
