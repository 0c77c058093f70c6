"""Small words for the templates of readers' pages."""

from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Collection, Take
from articles.references import References
from articles.standing import Answer
from contributors.models import Contributor, Image
from contributors.pictures import FACE

register = template.Library()

# The uncut copies of pictures that templates offer beside the one that every browser reads.
SOURCES = {"avif": "image/avif", "webp": "image/webp"}
# Languages written from right to left: ISO 639 codes.
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}


@register.filter
def cover(collection: Collection | None) -> str:
    """The class of the colour that editors gave a collection; without one, the plainest."""
    return f"cover-{collection.cover if collection else Collection.Cover.SLATE}"


@register.filter
def letters(person: Contributor) -> str:
    """The class of the colour that the letters of a person without a portrait stand on."""
    covers = Collection.Cover.values
    return f"cover-{covers[(person.pk or 0) % len(covers)]}"


@register.filter
def headline(collection: Any) -> str:
    """The title of a collection fetched `with_counts()`, its number of experts filled in."""
    return _filled(collection, collection.title)


@register.filter
def standfirst(collection: Any) -> str:
    """The standfirst of a collection fetched `with_counts()`, its number of experts filled in."""
    return _filled(collection, collection.standfirst)


@register.filter
def tongue(language: str) -> SafeString:
    """The attributes `lang` and, for a script that runs from the right, `dir`."""
    if language.partition("-")[0].lower() in RIGHT_TO_LEFT:
        return format_html('lang="{}" dir="rtl"', language)
    return format_html('lang="{}"', language)


@register.simple_tag
def dated(when: datetime) -> SafeString:
    """The day of `when` in the site's time zone, for readers and for machines."""
    local = timezone.localtime(when)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        formats.date_format(local, "DATE_FORMAT"),
    )


@register.simple_tag(takes_context=True)
def address_of(context: template.Context, thing: Any) -> str:
    """Where a link to `thing` leads from this page: its own, or in a preview what that says."""
    preview = context.get("preview")
    if preview:
        return str(preview.address(thing))
    page: Any = thing.article if isinstance(thing, Take) else thing
    return str(page.address if isinstance(page, Answer) else page.get_absolute_url())


@register.simple_tag(takes_context=True)
def href(context: template.Context, thing: Any, rel: str = "") -> SafeString:
    """The attributes of a link to `thing`, with a space before; none where it leads nowhere.

    An `a` without an address stands, in HTML, for a link that might have been there.
    """
    address = address_of(context, thing)
    if not address:
        return SafeString("")
    if rel:
        return format_html(' href="{}" rel="{}"', address, rel)
    return format_html(' href="{}"', address)


@register.simple_tag(takes_context=True)
def shown(context: template.Context, markup: str) -> SafeString:
    """Clean markup as it is shown: its links to our own things lead where they are by now."""
    links = context.get("references")
    if links is None:
        links = References(context.get("at"), context.get("preview") or None)
    return mark_safe(links.shown(markup))  # noqa: S308  # Clean, as all that is stored.


@register.simple_tag(takes_context=True)
def image_address(context: template.Context, image: Image, width: int = 0) -> str:
    """Where this page gets the picture from: its public address, or in a preview what that says.

    With `width`, in pixels, that of the narrowest copy which is wide enough, in the format that
    every browser reads.
    """
    name = image.fitting_name(width, image.extension) if width else image.public_name
    return _image_address(context, name)


@register.simple_tag(takes_context=True)
def face_address(context: template.Context, image: Image) -> str:
    """Where this page gets the small square of a portrait from."""
    return _image_address(context, image.face_name)


@register.simple_tag(takes_context=True)
def image_sources(context: template.Context, image: Image) -> list[tuple[str, str]]:
    """Media type and `srcset` of the copies in each of the newer formats, the best first.

    None before the copies are made: the picture is then shown as every browser reads it.
    """
    return [
        (media_type, _set(context, image, extension))
        for extension, media_type in SOURCES.items()
        if image.widths
    ]


@register.simple_tag(takes_context=True)
def image_set(context: template.Context, image: Image) -> str:
    """The copies of a picture for `srcset`, in the format that every browser reads."""
    return _set(context, image, image.extension)


def _set(context: template.Context, image: Image, extension: str) -> str:
    copies = image.names(extension)
    # The narrowest is for lists at the desk, unless there is no other.
    wide = [(name, width) for name, width in copies if width > FACE] or copies
    return ", ".join(f"{_image_address(context, name)} {width}w" for name, width in wide)


def _image_address(context: template.Context, name: str) -> str:
    preview = context.get("preview")
    if preview:
        return str(preview.picture(name))
    return reverse("articles:image", kwargs={"name": name})


def _filled(collection: Any, text: str) -> str:
    filled: str = collection.filled(text, collection.experts)
    return filled
