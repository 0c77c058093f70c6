"""The dek: marked as one, or a quotation, or a short paragraph before a longer text."""

import re

from django.utils.translation import gettext as _

from articles.importers.reading import Block, Reading
from articles.importers.titles import LABEL
from articles.importers.work import NOTE, Work, shortened

_PAIRS = {"“": "”", "‘": "’", '"': '"', "«": "»", "„": "“", "״": "״", "「": "」", "『": "』"}
_MAX_WORDS = 60
_MAX_GUESSED_WORDS = 35
_HEADINGS = frozenset({"h2", "h3", "h4"})
_BY = re.compile(r"by\s+\S", re.IGNORECASE)
_MAX_BYLINE_WORDS = 12


def take_dek(work: Work, reading: Reading) -> None:
    """Take the dek, if there is one; one that is guessed is in doubt."""
    if reading.dek:
        work.dek = reading.dek
        return
    work.trim()
    if len(work.blocks) < 2:
        return
    first = work.blocks[0]
    words = len(first.text.split())
    # A dek is plain text: a paragraph with a note would lose it.
    if first.tag not in {"p", "blockquote", *_HEADINGS} or words > _MAX_WORDS or NOTE in first.html:
        return
    if _BY.match(first.text) and words <= _MAX_BYLINE_WORDS and not work.names:
        said = _("“%(line)s” may say whose text this is; it was left in the text")
        work.doubt(said % {"line": first.text}, "authors")
        return
    label = LABEL.match(first.text)
    text = first.text[label.end() :] if label else first.text
    # Between title and editor's note there is nothing else that a paragraph could be.
    if not (_is_quoted(text) or label or first in work.above_note):
        if not _may_be_guessed(work.blocks, text):
            return
        said = _("the dek is a guess: “%(dek)s”") % {"dek": shortened(text)}
        work.doubt(said, "dek")
    work.dek = text
    del work.blocks[0]


def _is_quoted(text: str) -> bool:
    return (
        text[:1] in _PAIRS
        and text.rstrip(".")[-1:] in _PAIRS.values()
        and _PAIRS[text[0]] not in text[1:-2]
    )


def _may_be_guessed(blocks: list[Block], text: str) -> bool:
    """Return whether the first block reads like a dek of the rest; `text` is what it says."""
    first = blocks[0]
    following = [len(block.text.split()) for block in blocks[1:] if block.text]
    words = len(text.split())
    # Editors write deks about the author, authors write bodies about themselves.
    if re.search(r"\b(?:I|[Mm]y|[Mm]e)\b", text):
        return False
    if words > _MAX_GUESSED_WORDS or sum(following) < 60:
        return False
    if first.tag in _HEADINGS:
        # One of several headings of a kind opens a part of the text.
        return not any(block.tag == first.tag for block in blocks[1:])
    slanted = bool(re.fullmatch(r"<p><(em|strong)>[^<]*</\1></p>", first.html))
    alone = len(following) >= 2 and words * 2 < max(following, default=0)
    return slanted or alone or first.tag == "blockquote"
