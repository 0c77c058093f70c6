"""Pictures as bytes and pixels: what is accepted, and what readers get of it. No database here."""

from contributors.pictures.reading import (
    ENDINGS,
    MAX_BYTES,
    MAX_PIXELS,
    PUBLIC_WIDTH,
    misnamed,
    refuse_size,
)
from contributors.pictures.rendering import (
    FACE,
    MIDDLE,
    SHAPES,
    Focus,
    PublicCopy,
    Rendition,
    cut,
    cut_size,
    plan,
    public_copy,
    rendered,
    small,
    widths,
)

__all__ = [
    "ENDINGS",
    "FACE",
    "MAX_BYTES",
    "MAX_PIXELS",
    "MIDDLE",
    "PUBLIC_WIDTH",
    "SHAPES",
    "Focus",
    "PublicCopy",
    "Rendition",
    "cut",
    "cut_size",
    "misnamed",
    "plan",
    "public_copy",
    "refuse_size",
    "rendered",
    "small",
    "widths",
]
