"""What is accepted as a picture, and its pixels as every screen shows them."""

import io
import threading
import warnings
from typing import NamedTuple

import pillow_heif
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

# What a file may be, by its content, and how such a file may be called. The first is the usual one.
ENDINGS = {
    "JPEG": ("jpg", "jpeg", "jpe", "jfif"),
    "PNG": ("png", "apng"),
    "WEBP": ("webp",),
    "AVIF": ("avif",),
    "HEIF": ("heic", "heif", "hif"),
    "TIFF": ("tif", "tiff"),
    "GIF": ("gif",),
}
MAX_BYTES = 40_000_000
MAX_PIXELS = 60_000_000
# Wide enough for a screen of two device pixels to a CSS pixel at the widest place in use.
PUBLIC_WIDTH = 2400
PUBLIC_HEIGHT = PUBLIC_WIDTH * 4
SRGB = ImageCms.createProfile("sRGB")
# Modes that can be made smaller as they are, in the colours of their profile.
_PLAIN = {"L", "LA", "RGB", "RGBA", "CMYK"}
# EXIF orientations of a picture that lies on its side.
_ON_ITS_SIDE = {5, 6, 7, 8}

# A large picture takes some hundred megabytes while it is decoded: one at a time in a process.
_one_at_a_time = threading.Lock()

pillow_heif.register_heif_opener(thumbnails=False)


class Pixels(NamedTuple):
    """A decoded picture: upright, in sRGB, RGBA if anything shines through, else RGB.

    `kind` is what the file was, one of `ENDINGS`; `moves` whether it had more than one frame.
    """

    image: Image.Image
    kind: str
    moves: bool


def refuse_size(size: int) -> None:
    """Refuse a file of so many bytes, if they are too many, before it is read."""
    if size > MAX_BYTES:
        raise ValidationError(
            _("This picture is larger than %(limit)d MB. Export it smaller and try again."),
            params={"limit": MAX_BYTES // 1_000_000},
        )


def read(content: bytes, *, width: int = PUBLIC_WIDTH, height: int = PUBLIC_HEIGHT) -> Pixels:
    """The pixels of a file, its first frame if it moves, made to fit into `width` and `height`.

    Camera data, positions, thumbnails and whatever else was hidden in the file do not survive,
    because only pixels are carried over. A `ValidationError` says why a picture cannot be used.
    """
    refuse_size(len(content))
    with _one_at_a_time:
        picture = _opened(content)
        kind = "JPEG" if picture.format == "MPO" else str(picture.format)
        moves = getattr(picture, "n_frames", 1) > 1 if kind in {"GIF", "PNG", "WEBP"} else False
        try:
            return Pixels(_upright(picture, width, height), kind, moves)
        except Exception as error:  # Decoders raise whatever the bytes make them trip over.
            raise ValidationError(
                _("This picture is damaged or incomplete. Export or download it again.")
            ) from error


def misnamed(name: str, kind: str) -> str:
    """A sentence where the name of a file says that it is something else; else nothing."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in ENDINGS[kind]:
        return ""
    usual = ENDINGS[kind][0].upper()
    return _("It is called “%(name)s”, but it is a %(kind)s, and is kept as one.") % {
        "name": name,
        "kind": {"JPG": "JPEG", "TIF": "TIFF", "WEBP": "WebP"}.get(usual, usual),
    }


def _opened(content: bytes) -> Image.Image:
    """The picture as its header describes it; no pixel is decoded yet."""
    too_large = ValidationError(
        _("This picture has more than %(limit)d megapixels. Export it smaller and try again."),
        params={"limit": MAX_PIXELS // 1_000_000},
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # The header alone is read here: a small file that claims to be huge costs nothing.
            picture = Image.open(io.BytesIO(content), formats=list(ENDINGS))
    except UnidentifiedImageError as error:
        raise _no_picture(content) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large from error
    except Exception as error:  # Decoders raise whatever the bytes make them trip over.
        raise _no_picture(content) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise too_large
    return picture


def _no_picture(content: bytes) -> ValidationError:
    if b"<svg" in content[:2000].lower():
        return ValidationError(
            _("SVG files cannot be used, since they may carry scripts. Export it as a PNG.")
        )
    return ValidationError(
        _(
            "This is not a picture that can be used. Upload a JPEG, PNG, WebP, AVIF, HEIC, TIFF or "
            "GIF."
        )
    )


def _upright(picture: Image.Image, width: int, height: int) -> Image.Image:
    """The pixels, made small first: what comes after costs the less."""
    box = (width, height)
    if picture.getexif().get(0x0112) in _ON_ITS_SIDE:
        box = (height, width)
    # A JPEG is decoded at a half, a quarter or an eighth where that is still large enough.
    picture.draft(None, box)
    picture.load()
    exif, profile = picture.getexif(), picture.info.get("icc_profile")
    transparent = picture.has_transparency_data
    plain = _eight_bits(picture)
    if plain.mode not in _PLAIN:
        plain = plain.convert("RGBA" if transparent else "RGB")
    plain.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=3.0)
    plain.info["exif"] = exif.tobytes()
    upright = _in_srgb(ImageOps.exif_transpose(plain), profile)
    upright = upright.convert("RGBA" if transparent else "RGB")
    if transparent and upright.getchannel("A").getextrema() == (255, 255):
        upright = upright.convert("RGB")
    upright.info.clear()
    return upright


def _eight_bits(picture: Image.Image) -> Image.Image:
    """The same with 256 shades of grey, of which some files have 65,536."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    if picture.mode == "P" and "transparency" not in picture.info:
        return picture.convert("RGB")
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture's colours as every screen shows them; what shines through stays so."""
    if not profile:
        return picture
    alpha = picture.getchannel("A") if picture.mode in {"LA", "RGBA"} else None
    colours = picture.convert(picture.mode.removesuffix("A")) if alpha else picture
    try:
        converted = ImageCms.profileToProfile(
            colours, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        # A broken profile says nothing about the colours: they are shown as they are.
        return picture
    if converted is None:
        return picture
    if alpha:
        converted.putalpha(alpha)
    return converted
