"""What a document says of its picture: the caption and the credit."""

import re

from django.utils.translation import gettext as _

from articles.importers.work import Work, shortened

_IMAGE = re.compile(
    r"(?:lead |cover |header )?(?:image|photo|photograph|picture|illustration)s?"
    r"(?:\s+(?:credit|by|courtesy|source)(?:\s+of)?)?\s*[:–—]\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_CAPTION = re.compile(r"(?:image |photo )?caption\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)
_CREDIT = re.compile(
    r"(.+?)[;,]?\s+(?:photo |image )?(?:credit|photo by|image by|source|photo)\s*:?\s+(.+)", re.I
)
_CREDIT_LINE = re.compile(r"(?:credit|photo by|image by)\s*:?\s+(.+)", re.IGNORECASE)
# "The old ferry at low tide. Photo: Sample Archive", without a word of what the line is.
_CAPTIONED = re.compile(
    r"(.{4,300}?)[.;,]?\s+[(\[]?(?:photo|photograph|image|picture|illustration)"
    r"(?:\s+(?:credit|by|courtesy(?:\s+of)?))?\s*:\s*(.{2,100}?)[)\]]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(.+?)\s*[(\[]([^()\[\]]{2,120})[)\]]\.?\Z")
_MAX_CREDIT = 150
_MAX_CREDIT_WORDS = 12
_MAX_LINE = 500


def is_image_line(text: str) -> bool:
    """Return whether a line says by its label that it is about an image."""
    return bool(_IMAGE.fullmatch(text)) and len(text.split()) <= _MAX_CREDIT_WORDS


def take_image(work: Work) -> None:
    """Take the image line and a caption line, near the end or the beginning."""
    count = len(work.blocks)
    near = [*range(count - 1, max(-1, count - 5), -1), *range(min(4, count))]
    taken: set[int] = set()
    for at in near:
        text = work.blocks[at].text
        if len(text) > _MAX_LINE or at in taken:
            continue
        if not work.credit and (match := _IMAGE.fullmatch(text)):
            caption, work.credit = _caption_and_credit(match[1].strip())
            work.caption = work.caption or caption
            taken.add(at)
            if len((work.credit or caption).split()) > _MAX_CREDIT_WORDS:
                part = "image_credit" if work.credit else "image_caption"
                said = _("this line was taken for that of an image: “%(line)s”")
                work.doubt(said % {"line": shortened(text)}, part)
        elif not work.caption and (match := _CAPTION.fullmatch(text)):
            caption, credit = _caption_and_credit(match[1].strip())
            work.caption = caption or credit
            work.credit = work.credit or (credit if caption else "")
            taken.add(at)
        elif not (work.caption or work.credit) and (match := _CAPTIONED.fullmatch(text)):
            work.caption, work.credit = match[1].strip(), match[2].strip().rstrip(".")
            taken.add(at)
            said = _("this line was taken for that of an image: “%(line)s”")
            work.doubt(said % {"line": shortened(text)}, "image_caption")
    last = work.blocks[-1].text if work.blocks else ""
    match = _CREDIT_LINE.fullmatch(last) if len(last) < 120 else None
    if match and not work.credit:
        work.credit = match[1].strip().rstrip(".")
        taken.add(count - 1)
    work.blocks = [block for at, block in enumerate(work.blocks) if at not in taken]


def _caption_and_credit(text: str) -> tuple[str, str]:
    """Return (caption, credit) of what stands behind "Image:"; mostly it is a credit alone."""
    if match := _CREDIT.fullmatch(text):
        return match[1].strip(), match[2].strip().rstrip(".")[:_MAX_CREDIT]
    match = _BRACKETED.fullmatch(text)
    if match and len(match[1].split()) >= 4:
        return match[1].strip(), match[2].strip()
    # A long line says what the picture shows, whatever its label is.
    return (text, "") if len(text) > _MAX_CREDIT else ("", text.rstrip("."))
