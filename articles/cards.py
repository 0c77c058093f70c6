"""Social cards, and the lead image in the shapes that machines ask for.

Pure functions on pixels: the same content gives the same bytes. `cached` keeps what was made in
the media folder, under a name made of all that went into it.
"""

import hashlib
import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw

from articles.glyphs import BOLD, REGULAR, Style, draw, fitted, length, lines
from contributors.pictures import MIDDLE, Focus, cut

# Part of every name: raise it whenever the same content would be drawn otherwise.
VERSION = 1
# Background, and what is quiet on it: the covers of the site, see static/css/tokens.css.
COVERS = {
    "moss": ("#12382f", "#bcd0c8"),
    "ink": ("#1b2a52", "#c2cae0"),
    "plum": ("#46203f", "#dcc3d7"),
    "slate": ("#2c3740", "#c8d0d6"),
    "clay": ("#7a2f1b", "#f0d2c8"),
    "sea": ("#0d4a58", "#bddbe1"),
}
WHITE = "#ffffff"
MARGIN = 72
PORTRAIT = 110
MAIN = tuple(Style(BOLD, size, round(size * 1.16)) for size in (76, 66, 58, 50, 44, 38, 33))
SMALL = Style(REGULAR, 30, 40)
NAMES = Style(BOLD, 34, 44)


@dataclass(frozen=True)
class Card:
    """What a card says. `portrait` is an encoded picture, or nothing; it is cut around `focus`."""

    main: str
    above: str
    names: str
    site: str
    cover: str
    portrait: bytes = field(default=b"", repr=False)
    focus: Focus = MIDDLE


def drawn(card: Card, size: tuple[int, int]) -> bytes:
    """The card as a PNG of `size` pixels, at least 600 each way."""
    width = size[0]
    ground, quiet = COVERS[card.cover]
    picture = Image.new("RGB", size, ground)
    canvas = ImageDraw.Draw(picture)
    room = width - 2 * MARGIN
    top = MARGIN
    for line in lines(card.above, SMALL, room, 2)[0]:
        top += SMALL.leading
        draw(canvas, (MARGIN, top - 10), line, SMALL, quiet)
    foot = _foot(picture, canvas, card, quiet)
    top += 24 if card.above else 0
    found, style = fitted(card.main, MAIN, room, foot - top - 24)
    for line in found:
        top += style.leading
        draw(canvas, (MARGIN, top - round(style.leading * 0.2)), line, style, WHITE)
    return _png(picture)


def cropped(content: bytes, size: tuple[int, int], focus: Focus = MIDDLE) -> bytes:
    """A picture cut to `size` pixels around its focus, as a JPEG without metadata."""
    out = io.BytesIO()
    cut(content, size, focus).save(out, "JPEG", quality=85, progressive=True, optimize=True)
    return out.getvalue()


def as_jpeg(content: bytes) -> bytes:
    """A drawn card as a JPEG."""
    with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
        return cropped(content, picture.size)


def cached(make: Callable[[], bytes], extension: str, *parts: object) -> bytes:
    """What `make` returns for these parts, made once.

    The file appears whole or not at all, also when two ask at once or the server is killed.
    """
    digest = hashlib.sha256(repr((VERSION, parts)).encode()).hexdigest()[:40]
    path = Path(settings.MEDIA_ROOT) / "cards" / digest[:2] / f"{digest}.{extension}"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        content = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(draft).replace(path)
    return content


def _foot(picture: Image.Image, canvas: ImageDraw.ImageDraw, card: Card, quiet: str) -> int:
    """Draw portrait, names and the site's name at the foot; returns where the foot begins."""
    width, height = picture.size
    bottom = height - MARGIN
    site = lines(card.site, SMALL, width // 3, 1)[0]
    site_width = round(length(site[0], SMALL)) if site else 0
    if site:
        draw(canvas, (width - MARGIN - site_width, bottom), site[0], SMALL, quiet)
    left = MARGIN
    begins = bottom - SMALL.leading
    if card.portrait:
        left += _portrait(picture, card, bottom) + 28
        begins = bottom - PORTRAIT
    names = lines(card.names, NAMES, width - MARGIN - left - site_width - 40, 2)[0]
    for number, line in enumerate(names):
        draw(canvas, (left, bottom - (len(names) - 1 - number) * NAMES.leading), line, NAMES, WHITE)
    return min(begins, bottom - len(names) * NAMES.leading)


def _portrait(picture: Image.Image, card: Card, bottom: int) -> int:
    """Paste a round portrait that stands on `bottom`; returns its width."""
    side = PORTRAIT
    face = cut(card.portrait, (side, side), card.focus)
    # Drawn four times as large and made small: a smooth edge.
    mask = Image.new("L", (side * 4, side * 4), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
    where = (MARGIN, bottom - side + 12)
    picture.paste(face, where, mask.resize((side, side), Image.Resampling.LANCZOS))
    return side


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
