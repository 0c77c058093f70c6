"""Text as the tokens that are compared: words, marks, breaks, each with the elements around it."""

import html as html_entities
import re
from dataclasses import dataclass, replace
from itertools import count

from articles.blocks import UNSPACED
from contributors.markup import TOKEN, tag_name

LINE = "br"
PARAGRAPH = "p"

_LETTER = rf"[^\W{UNSPACED}]"
_PIECE = re.compile(
    rf"(?P<line>\r?\n)|(?P<space>\s+?(?=[\r\n]|\S|$))|[{UNSPACED}]"
    rf"|{_LETTER}+(?:['’\u2010\u2011-]{_LETTER}+)*|."
)


@dataclass(frozen=True, slots=True)
class Element:
    """An inline element around a token: its start tag, and which one of them it is."""

    opening: str
    number: int

    @property
    def closing(self) -> str:
        """The end tag."""
        return f"</{tag_name(self.opening)}>"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a break: `LINE`, or `PARAGRAPH` between two of them.

    `space` is the white space behind it, and `space_within` the elements around that. It takes no
    part in the comparison: a comma put in after a word would change the word.
    """

    text: str
    within: tuple[Element, ...] = ()
    break_: str = ""
    space: str = ""
    space_within: tuple[Element, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two tokens equal."""
        return (self.text, self.break_, *(element.opening for element in self.within))


def text_tokens(text: str) -> list[Token]:
    """Return the tokens of plain text; a new line is a break."""
    tokens: list[Token] = []
    _read(text, (), tokens)
    return tokens


def markup_tokens(html: str, *, first: int = 0) -> list[Token]:
    """Return the tokens of clean markup that has no blocks in it; elements count from `first`."""
    tokens: list[Token] = []
    within: tuple[Element, ...] = ()
    numbers = count(first)
    for token in TOKEN.split(html):
        if not token.startswith("<"):
            _read(html_entities.unescape(token), within, tokens)
        elif tag_name(token) == "br":
            tokens.append(Token("", within, LINE))
        elif token.startswith("</"):
            within = within[:-1]
        else:
            within = (*within, Element(token, next(numbers)))
    return tokens


def _read(text: str, within: tuple[Element, ...], tokens: list[Token]) -> None:
    for piece in _PIECE.finditer(text):
        if piece["line"]:
            tokens.append(Token("", within, LINE))
        elif not piece["space"]:
            tokens.append(Token(piece[0], within))
        elif tokens:
            tokens[-1] = replace(tokens[-1], space=piece[0], space_within=within)
        else:
            tokens.append(Token("", within, space=piece[0], space_within=within))
