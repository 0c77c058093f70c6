"""A document while it is recognised: its blocks are taken away one after another."""

import re
from dataclasses import dataclass, field

from articles.importers.documents import Doubt
from articles.importers.reading import Block
from contributors.markup import TOKEN
from contributors.text import plain

NOTE = '<span class="footnote">'
_MAX_SHOWN = 60


@dataclass(slots=True)
class Work:
    """What was recognised so far, and the blocks that are left: in the end, the body.

    `rests` is what a byline says of each author behind the name, such as "Professor at X".
    """

    blocks: list[Block]
    title: str = ""
    dek: str = ""
    note: str = ""
    above_note: tuple[Block, ...] = ()
    credit: str = ""
    caption: str = ""
    names: list[str] = field(default_factory=list)
    rests: dict[str, str] = field(default_factory=dict)
    unsure: list[Doubt] = field(default_factory=list)

    def doubt(self, said: str, part: str, of: str = "") -> None:
        """Let an editor look at a part; `of` names the author that it is about."""
        self.unsure.append(Doubt(said, part, of))

    def trim(self) -> None:
        """Drop rules at either end."""
        while self.blocks and self.blocks[0].tag == "hr":
            self.blocks.pop(0)
        while self.blocks and self.blocks[-1].tag == "hr":
            self.blocks.pop()


def shortened(text: str) -> str:
    """Return a text short enough to be quoted in a doubt."""
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1].rsplit(" ", 1)[0] + "…"


def notes_of(html: str) -> list[str]:
    """Return the footnotes in clean markup, as text."""
    parts = html.split(NOTE)[1:]
    return [plain(part.split("</span>")[0]) for part in parts]


def part_of(html: str, start: int, end: int | None = None) -> str:
    """Return markup with no more of its text than from `start` to `end`; its tags stay."""
    out: list[str] = []
    at = 0
    for token in TOKEN.split(html):
        if token.startswith("<"):
            out.append(token)
            continue
        kept = []
        # An entity is one character.
        for character in re.findall(r"&[#\w]+;|.", token, re.DOTALL):
            if at >= start and (end is None or at < end):
                kept.append(character)
            at += 1
        out.append("".join(kept))
    return "".join(out)
