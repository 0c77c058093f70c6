"""Which paragraph is what: the plain-text form of a take (docs: domain), read from its blocks.

In order, each a paragraph: title; dek (often a quotation); editor's note (begins "Editor's Note:");
body; bio (speaks of the author in the third person, or says where to follow them); image line
(begins "Image:"). The author stands in a title "… We Asked NAME …", in a line "by NAME", or opens
the bio. Where authors do it differently, the reading is a guess and says so in `unsure`.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.importers.bios import Bio, authors_of, claim, find_bios
from articles.importers.documents import DocumentError, Doubt, TakeDocument
from articles.importers.people import (
    bare_name,
    byline_names,
    is_name,
    names_asked,
    opening_name,
    split_names,
)
from articles.importers.reading import Block, Reading, split_blocks
from contributors.markup import TOKEN
from contributors.text import clean

_NOTE = re.compile(r"editor[’'‘`]?s?[’'‘`]?\s+note\s*(?:[:–—.-]+\s*|\Z)", re.IGNORECASE)
_LABEL = re.compile(r"(title|headline|dek|deck|subtitle|standfirst|summary)\s*:\s*", re.IGNORECASE)
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
_BRACKETED = re.compile(r"(.+?)\s*[(\[]([^()\[\]]{2,120})[)\]]\.?\Z")
_PAIRS = {"“": "”", "‘": "’", '"': '"'}
_MAX_TITLE = 300
_MAX_ABOVE_NOTE = 3  # byline, dek, a line with the name
_MAX_CREDIT = 150
_MAX_DEK_WORDS = 60
_MAX_GUESSED_DEK_WORDS = 35


@dataclass(slots=True)
class _Work:
    """A document while its blocks are taken away one after another."""

    blocks: list[Block]
    title: str = ""
    dek: str = ""
    note: str = ""
    above_note: tuple[Block, ...] = ()
    credit: str = ""
    caption: str = ""
    names: list[str] = field(default_factory=list)
    byline_rest: str = ""
    unsure: list[Doubt] = field(default_factory=list)


def recognise(reading: Reading, reference: str = "") -> TakeDocument:
    """Return the take that a document holds. Raises DocumentError without a title or a body."""
    work = _Work([block for block in reading.blocks if block.text or block.tag == "hr"])
    work.unsure += [Doubt(remark, "body") for remark in reading.remarks]
    bios = _leading_bio(work, reading)
    _take_title(work, reading)
    _take_image(work)
    _take_note(work)
    _take_byline(work, reading)
    bios += find_bios(work.blocks, work.names)
    _settle_names(work, bios)
    _take_name_line(work)
    bios, strays = claim(bios, work.names)
    for bio in strays:
        # Nothing that an author wrote is lost: what nobody claims stays in the text.
        work.blocks += split_blocks(bio.html)
        said = _("a paragraph that may be a bio was left in the text: “%(text)s”")
        work.unsure.append(Doubt(said % {"text": _shortened(bio.text)}, "body"))
    _take_dek(work, reading)
    _trim(work.blocks)
    body = clean("\n".join(block.html for block in work.blocks))
    if not any(block.text for block in work.blocks):
        raise DocumentError(_("There is a title but no text under it. Send the whole document."))
    authors = authors_of(work.names, bios, work.byline_rest, work.unsure)
    return TakeDocument(
        reference=reference,
        title=work.title,
        dek=work.dek,
        editors_note=work.note,
        body=body,
        authors=authors,
        image_credit=work.credit,
        image_caption=work.caption,
        unsure=tuple(work.unsure),
    )


def _leading_bio(work: _Work, reading: Reading) -> list[Bio]:
    """Take a bio that stands before the title, as some mail clients' signatures do."""
    if reading.title or len(work.blocks) < 3 or work.blocks[0].tag != "p":
        return []
    following = work.blocks[1].text
    if len(following) > _MAX_TITLE or following.endswith("."):
        return []
    return find_bios(work.blocks, [], first=True)


def _take_title(work: _Work, reading: Reading) -> None:
    title = reading.title
    if not title:
        if not work.blocks:
            raise DocumentError(_("There is no text in it."))
        while work.blocks and work.blocks[0].tag == "hr":
            work.blocks.pop(0)
        first = work.blocks[0] if work.blocks else None
        if first is None:
            raise DocumentError(_("There is no text in it."))
        if len(first.text) > _MAX_TITLE or first.tag in {"ul", "ol", "table", "blockquote"}:
            raise DocumentError(
                _(
                    "No title was found: it begins with a long paragraph. "
                    "Put the title on a line of its own at the top."
                )
            )
        work.blocks.pop(0)
        title = first.text
    title = " ".join(_LABEL.sub("", title, count=1).split())
    title = _unquoted(title.strip(" *_#"))
    if not re.search(r"\w", title) or len(title) > _MAX_TITLE:
        raise DocumentError(_("No title was found. Put it on a line of its own at the top."))
    work.title = title


def _unquoted(title: str) -> str:
    """Return a title without quotation marks around the whole of it."""
    closing = _PAIRS.get(title[:1], "")
    inner = title[1:-1]
    whole = bool(closing) and title.endswith(closing) and bool(inner)
    if whole and title[0] not in inner and (closing not in inner or closing == "’"):
        return inner.strip()
    return title


def _take_image(work: _Work) -> None:
    """Take the image line and a caption line, near the end or the beginning."""
    count = len(work.blocks)
    near = [*range(count - 1, max(-1, count - 5), -1), *range(min(4, count))]
    taken: set[int] = set()
    for at in near:
        text = work.blocks[at].text
        if len(text) > 500 or at in taken:
            continue
        if not work.credit and (match := _IMAGE.fullmatch(text)):
            caption, work.credit = _caption_and_credit(match[1].strip())
            work.caption = work.caption or caption
            taken.add(at)
        elif not work.caption and (match := _CAPTION.fullmatch(text)):
            caption, credit = _caption_and_credit(match[1].strip())
            work.caption = caption or credit
            work.credit = work.credit or (credit if caption else "")
            taken.add(at)
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


def _take_note(work: _Work) -> None:
    for at, block in enumerate(work.blocks):
        match = _NOTE.match(block.text)
        if not match:
            continue
        html = _unslanted(block.html)
        work.above_note = tuple(work.blocks[:at]) if at <= _MAX_ABOVE_NOTE else ()
        if match.end() < len(block.text):
            work.note = clean(_without_start(html, match.end()))
            del work.blocks[at]
        elif at + 1 < len(work.blocks):
            work.note = work.blocks[at + 1].html
            del work.blocks[at : at + 2]
        return


def _take_byline(work: _Work, reading: Reading) -> None:
    """Read the authors from a byline, then from the title; the bios come later."""
    if reading.byline:
        names, rest = byline_names(reading.byline)
        if not names:
            names, rest = split_names(reading.byline)
        work.names, work.byline_rest = names, rest
    for at, block in enumerate(work.blocks[:4]):
        names, rest = byline_names(block.text)
        if names and len(block.text) <= 300:
            work.names = work.names or names
            work.byline_rest = work.byline_rest or rest
            del work.blocks[at]
            break
    if not work.names and work.blocks:
        names, rest = byline_names(work.blocks[-1].text)
        if names and len(work.blocks) > 1:
            work.names, work.byline_rest = names, rest
            work.blocks.pop()
    if not work.names:
        work.names = names_asked(work.title)


def _settle_names(work: _Work, bios: list[Bio]) -> None:
    """Take the authors from the bios where neither byline nor title names them."""
    from_bios = [bio.name for bio in bios if bio.name]
    if not work.names:
        work.names = from_bios
        return
    strange = [name for name in from_bios if not any(same_person(name, n) for n in work.names)]
    if strange:
        said = _("the byline or title says %(names)s, but a bio speaks of %(others)s") % {
            "names": ", ".join(work.names),
            "others": ", ".join(strange),
        }
        work.unsure.append(Doubt(said, "authors"))


def same_person(one: str, other: str) -> bool:
    """Return whether two forms of a name in one document mean one person."""
    first, second = bare_name(one).casefold().split(), bare_name(other).casefold().split()
    return first == second or (
        bool(first and second) and first[-1] == second[-1] and first[0][0] == second[0][0]
    )


def _take_name_line(work: _Work) -> None:
    """Take a line under the title that holds only the author's name (and perhaps their place)."""
    for at, block in enumerate(work.blocks[:3]):
        if block.text.endswith((".", "?", "!", "”")) or len(block.text) > 200:
            continue
        names, rest = split_names(block.text)
        names = [name for name in names if is_name(name)]
        known = bool(names) and all(any(same_person(n, k) for k in work.names) for n in names)
        if known or (names and not work.names and len(work.blocks) > at + 1):
            if not known:
                said = _("the author was taken from the line “%(line)s”") % {"line": block.text}
                work.unsure.append(Doubt(said, "authors"))
                work.names = names
            work.byline_rest = work.byline_rest or rest
            del work.blocks[at]
            return


def _take_dek(work: _Work, reading: Reading) -> None:
    """Take the dek: marked as one, or a quotation, or a short paragraph before a longer text."""
    if reading.dek:
        work.dek = reading.dek
        return
    _trim(work.blocks)
    if len(work.blocks) < 2:
        return
    first = work.blocks[0]
    words = len(first.text.split())
    if first.tag not in {"p", "h2", "h3", "h4", "blockquote"} or words > _MAX_DEK_WORDS:
        return
    label = _LABEL.match(first.text)
    text = first.text[label.end() :] if label else first.text
    quoted = (
        text[:1] in _PAIRS
        and text.rstrip(".")[-1:] in _PAIRS.values()
        and _PAIRS[text[0]] not in text[1:-2]
    )
    slanted = bool(re.fullmatch(r"<p><(em|strong)>[^<]*</\1></p>", first.html))
    # Between title and editor's note there is nothing else that a paragraph could be.
    if not (quoted or label or first in work.above_note):
        following = [len(block.text.split()) for block in work.blocks[1:] if block.text]
        # Editors write deks about the author, authors write bodies about themselves.
        own = re.search(r"\b(?:I|[Mm]y|[Mm]e)\b", text)
        short = words <= _MAX_GUESSED_DEK_WORDS and sum(following) >= 60 and not own
        alone = len(following) >= 2 and words * 2 < max(following, default=0)
        heading = (
            first.tag != "p" and len(following) >= 1 and not _more_headings(work.blocks, first.tag)
        )
        if not (short and (slanted or heading or alone)):
            return
        said = _("the dek is a guess: “%(dek)s”") % {"dek": _shortened(text)}
        work.unsure.append(Doubt(said, "dek"))
    work.dek = text
    del work.blocks[0]


def _more_headings(blocks: list[Block], tag: str) -> bool:
    return any(block.tag == tag for block in blocks[1:])


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + "…"


def _trim(blocks: list[Block]) -> None:
    """Drop rules at either end."""
    while blocks and blocks[0].tag == "hr":
        blocks.pop(0)
    while blocks and blocks[-1].tag == "hr":
        blocks.pop()


def _unslanted(html: str) -> str:
    """Return a paragraph without emphasis that covers the whole of it."""
    match = re.fullmatch(r"<p><(em|strong)>(.*)</\1></p>", html, re.DOTALL)
    if match and f"<{match[1]}>" not in match[2]:
        return f"<p>{match[2]}</p>"
    return html


def _without_start(html: str, count: int) -> str:
    """Return markup without the first `count` characters of its text."""
    out: list[str] = []
    for token in TOKEN.split(html):
        if token.startswith("<") or count <= 0:
            out.append(token)
            continue
        # An entity is one character.
        characters = re.findall(r"&[#\w]+;|.", token, re.DOTALL)
        out.append("".join(characters[count:]))
        count -= len(characters)
    return "".join(out)


__all__ = ["opening_name", "recognise", "same_person"]
