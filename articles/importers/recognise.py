"""Which paragraph is what: the plain-text form of a take (docs: domain), read from its blocks.

In order, each a paragraph: title; dek (often a quotation); editor's note (begins "Editor's Note:");
body; bio (speaks of the author in the third person, or says where to follow them); image line
(begins "Image:"). The author stands in a title "… We Asked NAME …", in a line "by NAME", or opens
the bio. Where authors do it differently, the reading is a guess and says so in `unsure`.
"""

import re
from itertools import takewhile

from django.utils.translation import gettext as _

from articles.importers import bylines
from articles.importers.bios import Bio, authors_of, claim, find_bios, find_elsewhere
from articles.importers.captions import is_image_line, take_image
from articles.importers.deks import take_dek
from articles.importers.documents import DocumentError, TakeDocument
from articles.importers.people import same_person
from articles.importers.reading import Reading, split_blocks
from articles.importers.titles import MAX_TITLE, take_title
from articles.importers.work import Work, part_of, shortened
from contributors.text import clean

_NOTE = re.compile(
    r"([\[(]?)\s*(?:editor[’'‘`]?s?[’'‘`]?\s+note|ed\.?\s+note|note from the editors?)"
    r"\s*(?:[:–—.-]+\s*|\Z)",
    re.IGNORECASE,
)
_MAX_ABOVE_NOTE = 3  # byline, dek, a line with the name
# What authors write for the desk, not for readers.
_COUNT = re.compile(
    r"(?:approx\w*\.?\s+)?(?:word\s?count\s*:?\s*)[\d.,]+(?:\s+words)?|[(\[]?[\d.,]+ words[)\]]?",
    re.I,
)
_MAIL = re.compile(
    r"sent from my \w+.*|\S+@\S+\.\w+|(?:tel\.?|phone|mobile)?:?\s*\+?[\d\s()/-]{7,20}|"
    r"(?:best|kind|warm)(?: regards| wishes)?,?|regards,?|cheers,?|sincerely,?",
    re.IGNORECASE,
)
_MAIL_HEAD = re.compile(r"(?:from|to|cc|bcc|sent|date|subject|reply-to)\s*:", re.IGNORECASE)
_NEAR = 6


def recognise(reading: Reading, reference: str = "") -> TakeDocument:
    """Return the take that a document holds. Raises DocumentError without a title or a body."""
    work = Work([block for block in reading.blocks if block.text or block.tag == "hr"])
    for remark in reading.remarks:
        work.doubt(remark, "body")
    _drop_counts(work)
    _drop_mail_head(work)
    _take_what_precedes(work)
    bios = _leading_bio(work, reading)
    take_title(work, reading)
    take_image(work)
    if not work.note:
        _take_note(work)
    bylines.take_byline(work, reading)
    bylines.drop_signature(work)
    at, line = bylines.name_line(work)
    bios += find_bios(work.blocks, work.names or list(line))
    bylines.settle_names(work, bios, line)
    bylines.take_name_line(work, at, line)
    if not work.names:
        bylines.take_sign_off(work)
    bylines.lower_capitals(work, bios)
    bios += _scattered_bios(work, bios)
    bios, strays = claim(bios, work.names)
    for bio in strays:
        # Nothing that an author wrote is lost: what nobody claims stays in the text.
        work.blocks += split_blocks(bio.html)
        said = _("a paragraph that may be a bio was left in the text: “%(text)s”")
        work.doubt(said % {"text": shortened(bio.text)}, "body")
    take_dek(work, reading)
    work.trim()
    _doubt_mail(work)
    body = clean("\n".join(block.html for block in work.blocks))
    if not any(block.text for block in work.blocks):
        raise DocumentError(_("There is a title but no text under it. Send the whole document."))
    return TakeDocument(
        reference=reference,
        title=work.title,
        dek=work.dek,
        editors_note=work.note,
        body=body,
        authors=authors_of(work.names, bios, work.rests, work.unsure),
        image_credit=work.credit,
        image_caption=work.caption,
        unsure=tuple(work.unsure),
    )


def _leading_bio(work: Work, reading: Reading) -> list[Bio]:
    """Take a bio that stands before the title, as some mail clients' signatures do."""
    if reading.title or len(work.blocks) < 3 or work.blocks[0].tag != "p":
        return []
    following = work.blocks[1].text
    if len(following) > MAX_TITLE or following.endswith("."):
        return []
    return find_bios(work.blocks, [], first=True)


def _scattered_bios(work: Work, bios: list[Bio]) -> list[Bio]:
    """Take the bios that stand where none is looked for, of authors who have none yet."""
    found: list[Bio] = []
    for name in work.names:
        if any(bio.name and same_person(bio.name, name) for bio in [*bios, *found]):
            continue
        more, text = find_elsewhere(work.blocks, name)
        found += more
        if more:
            said = _("the bio of %(name)s did not stand at the end: “%(text)s”")
            work.doubt(said % {"name": name, "text": shortened(text)}, "bio", name)
    return found


def _take_what_precedes(work: Work) -> None:
    """Take an image line and an editor's note that stand above the title."""
    if len(work.blocks) > 1 and is_image_line(work.blocks[0].text):
        take_image(work)
    if work.blocks and _NOTE.match(work.blocks[0].text):
        _take_note(work)


def _drop_mail_head(work: Work) -> None:
    """Drop the lines that mail programs put above a text: who to whom, and when."""
    lines = list(takewhile(_MAIL_HEAD.match, (block.text for block in work.blocks)))
    if len(lines) < 2:
        return
    del work.blocks[: len(lines)]
    said = _("the lines of a mail at the top were left out: “%(line)s”")
    work.doubt(said % {"line": shortened("; ".join(lines))}, "title")


def _drop_counts(work: Work) -> None:
    """Drop a line that counts the words, at either end."""
    for at in [*range(len(work.blocks) - 1, -1, -1)]:
        near = at < _NEAR or at >= len(work.blocks) - _NEAR
        if near and _COUNT.fullmatch(work.blocks[at].text):
            del work.blocks[at]


def _doubt_mail(work: Work) -> None:
    """Say it where the text ends like a mail: who wrote it is to decide what belongs to it."""
    lines = [block.text for block in work.blocks[-_NEAR:] if _MAIL.fullmatch(block.text)]
    if lines:
        said = _("the text ends like a mail: “%(line)s”")
        work.doubt(said % {"line": shortened(lines[0])}, "body")


def _take_note(work: Work) -> None:
    for at, block in enumerate(work.blocks):
        match = _NOTE.match(block.text)
        if not match:
            continue
        html = _unslanted(block.html)
        work.above_note = tuple(work.blocks[:at]) if at <= _MAX_ABOVE_NOTE else ()
        if match.end() < len(block.text):
            bracketed = bool(match[1]) and block.text.endswith(("]", ")"))
            end = len(block.text) - 1 if bracketed else None
            work.note = clean(part_of(html, match.end(), end))
            del work.blocks[at]
        elif at + 1 < len(work.blocks):
            work.note = work.blocks[at + 1].html
            del work.blocks[at : at + 2]
        return


def _unslanted(html: str) -> str:
    """Return a paragraph without emphasis that covers the whole of it."""
    match = re.fullmatch(r"<p><(em|strong)>(.*)</\1></p>", html, re.DOTALL)
    if match and f"<{match[1]}>" not in match[2]:
        return f"<p>{match[2]}</p>"
    return html
