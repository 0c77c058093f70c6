"""From bytes to blocks: each kind of document becomes the same short list of clean paragraphs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from articles.importers import docx, html, markdown, plaintext
from articles.importers.documents import DocumentError
from articles.importers.raw import Raw
from articles.importers.sources import check_kind, check_size
from contributors.figures import without_figures
from contributors.markup import INLINE, TOKEN, tag_name
from contributors.text import clean, plain, typographic


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list or the like. `html` is clean markup, `text` the same as text
    without footnotes."""

    tag: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document before it is recognised. What the format itself marks as title, dek or byline is
    set apart, as text; everything else is in `blocks`, in order."""

    blocks: tuple[Block, ...]
    title: str = ""
    dek: str = ""
    byline: str = ""
    remarks: tuple[str, ...] = ()


_READERS: dict[str, Callable[[bytes], Raw]] = {
    ".txt": plaintext.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".docx": docx.read,
}


def read(name: str, data: bytes) -> Reading:
    """Return what a document holds, its marks made typographic.

    `name` gives the kind by its ending. Raises DocumentError. Hostile input can take long and much
    memory: call it through `worker.Worker` for anything that came from outside.
    """
    suffix = PurePosixPath(name).suffix.lower()
    check_kind(suffix)
    check_size(len(data), suffix)
    raw = _READERS[suffix](data)
    blocks = split_blocks(without_figures(clean(raw.html)))
    markup = clean(_at_breaks("\n".join(block.html for block in blocks), first=not raw.title))
    return Reading(
        blocks=tuple(split_blocks(typographic(markup))),
        title=_line(raw.title),
        dek=_line(raw.dek),
        byline=_line(raw.byline),
        remarks=raw.remarks,
    )


def split_blocks(markup: str) -> list[Block]:
    """Return the top-level blocks of clean markup; loose text becomes paragraphs."""
    blocks: list[Block] = []
    pending: list[str] = []
    depth = 0

    def finish() -> None:
        markup = "".join(pending).strip()
        pending.clear()
        if markup and (not markup.startswith("<") or tag_name(markup) in INLINE | {"br"}):
            markup = clean(f"<p>{markup}</p>")
        text = plain(markup, notes=False)
        if text or tag_name(markup) == "hr":
            blocks.append(Block(tag_name(markup), markup, text))

    for token in TOKEN.split(markup):
        name = tag_name(token)
        block = bool(name) and name not in INLINE and name != "br"
        if block and not depth and not token.startswith("</"):
            finish()
        pending.append(token)
        if not block:
            continue
        if name != "hr":
            depth += -1 if token.startswith("</") else 1
        if not depth:
            finish()
    finish()
    return blocks


def _at_breaks(markup: str, *, first: bool) -> str:
    """Return markup with a new paragraph where somebody has broken the line twice.

    With `first`, each line of the first paragraph becomes one: it is a title, and what is under it.
    """
    out: list[str] = []
    opened: list[str] = []  # the inline tags that are open inside of a paragraph
    in_paragraph, paragraphs = False, 0
    begun = False  # a paragraph, by a break; further breaks at its beginning are dropped
    tokens = [token for token in TOKEN.split(markup) if token]
    for at, token in enumerate(tokens):
        name = tag_name(token)
        if begun and (name == "br" or not token.strip()):
            continue
        begun = False
        if name == "p":
            in_paragraph = not token.startswith("</")
            paragraphs += in_paragraph
            opened.clear()
        elif name in INLINE and in_paragraph:
            if token.startswith("</"):
                opened.pop()
            else:
                opened.append(token)
        elif name == "br" and in_paragraph and 'class="footnote"' not in "".join(opened):
            behind = at + 1
            while behind < len(tokens) - 1 and not tokens[behind].strip():
                behind += 1
            twice = tag_name(tokens[behind]) == "br" if behind < len(tokens) else False
            if twice or (first and paragraphs == 1):
                paragraphs += twice
                closing = "".join(f"</{tag_name(tag)}>" for tag in reversed(opened))
                token = f"{closing}</p><p>{''.join(opened)}"
                begun = True
        out.append(token)
    return "".join(out)


def _line(text: str) -> str:
    return typographic(re.sub(r"\s+", " ", text).strip())


__all__ = ["Block", "DocumentError", "Reading", "read", "split_blocks"]
