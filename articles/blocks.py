"""Clean markup as blocks: paragraphs, headings, lists, tables, one after the other.

What merges texts and what compares them both begin here. White space that no reader sees is gone
from a block, so that two editors' ways of writing the same paragraph are equal.
"""

import re
from dataclasses import dataclass, field

from contributors.markup import BLOCKS, TOKEN, VOID_BLOCKS, tag_name

_SPACE = re.compile(r"[ \t\n\r\f]+")
# Scripts without spaces between words count by the character: Chinese, Japanese.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")


@dataclass(slots=True)
class Block:
    """An element that stands as a block, with either blocks in it or text.

    `opening` is its start tag, and empty for text that stands between blocks without a tag of its
    own. `inner` is the text, as markup; it is empty where there are `children`.
    """

    name: str
    opening: str = ""
    inner: str = ""
    children: list["Block"] = field(default_factory=list)

    @property
    def closing(self) -> str:
        """The end tag."""
        return f"</{self.name}>" if self.opening and self.name not in VOID_BLOCKS else ""

    @property
    def markup(self) -> str:
        """The block as markup."""
        inner = "".join(child.markup for child in self.children) or self.inner
        return self.opening + inner + self.closing


def parse_blocks(html: str) -> list[Block]:
    """Return the top-level blocks of clean markup, each with the blocks in it.

    Text that stands at the top without a block around it becomes a paragraph. Nothing but white
    space and line breaks between blocks is dropped.
    """
    root = Block("")
    open_blocks = [root]
    loose: list[str] = []
    for token in TOKEN.split(html):
        name = tag_name(token)
        if name not in BLOCKS:
            loose.append(token)
            continue
        _settle(open_blocks[-1], loose)
        if name in VOID_BLOCKS:
            open_blocks[-1].children.append(Block(name, token))
        elif token.startswith("</"):
            if len(open_blocks) > 1:
                _close(open_blocks.pop())
        else:
            block = Block(name, token)
            open_blocks[-1].children.append(block)
            open_blocks.append(block)
    _settle(open_blocks[-1], loose)
    for block in reversed(open_blocks[1:]):
        _close(block)
    for block in root.children:
        block.opening = block.opening or "<p>"
    return root.children


def split_blocks(html: str) -> list[str]:
    """Return the top-level blocks of clean markup, as markup; lists and tables are one each."""
    return [block.markup for block in parse_blocks(html)]


def words(html: str) -> frozenset[str]:
    """Return the words of markup, in lower case, each once."""
    texts = (token for token in TOKEN.split(html) if not token.startswith("<"))
    return frozenset(_WORD.findall(" ".join(texts).casefold()))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of their words two texts share, from 0 to 1; without a word, 0."""
    together = len(one) + len(other)
    return 2 * len(one & other) / together if together else 0.0


def _settle(parent: Block, loose: list[str]) -> None:
    """Put the text that was read since the last block into `parent`."""
    if any(_says_something(token) for token in loose):
        within_pre = parent.name == "pre"
        text = "".join(
            token if within_pre or token.startswith("<") else _SPACE.sub(" ", token)
            for token in loose
        )
        parent.children.append(Block("p", inner=text if within_pre else text.strip(" ")))
    loose.clear()


def _says_something(token: str) -> bool:
    return not token.startswith("<") and bool(token.replace("&nbsp;", "").strip())


def _close(block: Block) -> None:
    """Text alone is the text of its block."""
    if len(block.children) == 1 and not block.children[0].opening and block.children[0].inner:
        block.inner = block.children.pop().inner
