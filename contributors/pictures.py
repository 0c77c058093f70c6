"""Pictures: what is accepted, and the copy that readers get. Pure functions on bytes."""

import io
import warnings
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")
MAX_BYTES = 40_000_000
MAX_PIXELS = 60_000_000
# Wide enough for a screen of two device pixels to a CSS pixel at the widest place in use.
PUBLIC_WIDTH = 2400
# Of the WebP copies, in pixels: a face, and lead images from a telephone to a large screen. There
# is one in the picture's own width as well, and none is wider.
WIDTHS = (240, 480, 960, 1600)
SRGB = ImageCms.createProfile("sRGB")


class PublicCopy(NamedTuple):
    """What readers get of a picture: encoded, and its size in pixels.

    `copies` holds the same as WebP, by width: in each of `WIDTHS` that is narrower, and in full.
    """

    content: bytes
    extension: str
    width: int
    height: int
    copies: dict[int, bytes]


def public_copy(content: bytes) -> PublicCopy:
    """The picture upright, in sRGB, at most 2,400 pixels wide, and without any metadata.

    Camera data, positions, thumbnails and whatever else was hidden in the file do not survive,
    because only pixels are carried over. JPEG stays JPEG; everything else becomes PNG if it has
    transparency, else JPEG. A `ValidationError` says why a picture cannot be used.
    """
    if len(content) > MAX_BYTES:
        raise ValidationError(
            _("This picture is larger than %(limit)d MB. Export it smaller and try again."),
            params={"limit": MAX_BYTES // 1_000_000},
        )
    picture = _opened(content)
    transparent = picture.has_transparency_data
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        picture = _in_srgb(picture, profile)
    picture = picture.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((PUBLIC_WIDTH, PUBLIC_WIDTH * 4), Image.Resampling.LANCZOS)
    picture.info.clear()
    out = io.BytesIO()
    if transparent:
        picture.save(out, "PNG", optimize=True)
    else:
        picture.save(out, "JPEG", quality=85, progressive=True, optimize=True)
    widths = [*(width for width in WIDTHS if width < picture.width), picture.width]
    copies = {width: _copy(picture, width) for width in widths}
    extension = "png" if transparent else "jpg"
    return PublicCopy(out.getvalue(), extension, *picture.size, copies)


def small(content: bytes) -> bytes:
    """The picture as WebP, in the narrowest of `WIDTHS`; a `ValidationError` as `public_copy`."""
    picture = _opened(content)
    picture.thumbnail((WIDTHS[0] * 2, WIDTHS[0] * 2))
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    return _copy(upright, min(WIDTHS[0], upright.width))


def _copy(picture: Image.Image, width: int) -> bytes:
    height = max(1, round(picture.height * width / picture.width))
    out = io.BytesIO()
    smaller = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    smaller.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    """The decoded picture, its first frame if it moves."""
    too_large = ValidationError(
        _("This picture has more than %(limit)d megapixels. Export it smaller and try again."),
        params={"limit": MAX_PIXELS // 1_000_000},
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # The header alone is read here: a small file that claims to be huge costs nothing.
            picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise ValidationError(
            _("This is not a picture that can be used. Upload a JPEG, PNG, WebP, AVIF or TIFF.")
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large from error
    except Exception as error:  # Decoders raise whatever the bytes make them trip over.
        raise _damaged() from error
    if picture.width * picture.height > MAX_PIXELS:
        raise too_large
    try:
        picture.load()
    except Exception as error:  # Decoders raise whatever the bytes make them trip over.
        raise _damaged() from error
    return picture


def _damaged() -> ValidationError:
    return ValidationError(_("This picture is damaged or incomplete. Export or download it again."))


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture's colours as every screen shows them."""
    try:
        converted = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        # A broken profile says nothing about the colours: they are shown as they are.
        return picture
    return converted or picture
