"""Writing tokens back as markup, some of them marked as added or removed."""

import html as html_entities
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.difference.tokens import LINE, PARAGRAPH, Element, Token

_HREF = re.compile(r'\shref="([^"]*)"')


def opening(mark: str) -> str:
    """Return the start tag of a mark, `ins` or `del`, and what a screen reader says of it."""
    said = _("added") if mark == "ins" else _("removed")
    return f'<{mark}><span class="visually-hidden">{escape(said)} </span>'


@dataclass(slots=True)
class _Open:
    """An element that is open, and the marks of all that was written in it."""

    element: Element
    marks: set[str]


class Writer:
    """Writes tokens one after the other; elements are closed and opened as they need it.

    A mark is the innermost element of all, so that one word changed in a footnote does not make it
    two.
    """

    def __init__(self) -> None:
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._mark = ""

    def write(
        self,
        token: Token,
        mark: str = "",
        *,
        space: str | None = None,
        numbers: Mapping[int, Element] | None = None,
    ) -> None:
        """Write a token, marked `ins` or `del` or not at all.

        `space` stands in for the white space behind it. `numbers` says of the elements of removed
        text which of the new text they are; others are their own.
        """
        if token.break_ == PARAGRAPH:
            self._write("¶" if mark else "", (), mark)
            if mark == "del":
                self._write(" ", (), "")
            else:
                self._close(0)
                self._out.append("</p><p>")
            return
        text: str = escape(token.text)
        if token.break_ == LINE:
            text = ("↵" if mark else "") + ("" if mark == "del" else "<br>")
        self._write(text, _known(token.within, mark, numbers), mark)
        within = _known(token.space_within, mark, numbers)
        self._write(token.space if space is None else space, within, mark)

    def space(self, token: Token) -> None:
        """Write the white space behind a token, not marked."""
        self._write(token.space, token.space_within, "")

    def finish(self) -> str:
        """Close what is open, and return all that was written."""
        self._close(0)
        return "".join(self._out)

    def _write(self, text: str, within: tuple[Element, ...], mark: str) -> None:
        if not text:
            return
        same = 0
        for one, element in zip(self._open, within, strict=False):
            if one.element != element:
                break
            same += 1
        if same < len(self._open):
            self._close(same)
        for element in within[same:]:
            self._unmark()
            self._out.append(element.opening)
            self._open.append(_Open(element, set()))
        if mark != self._mark:
            self._unmark()
            self._out.append(opening(mark) if mark else "")
            self._mark = mark
        for one in self._open:
            one.marks.add(mark)
        self._out.append(text)

    def _close(self, keep: int) -> None:
        self._unmark()
        while len(self._open) > keep:
            one = self._open.pop()
            self._out.append(one.element.closing)
            link = _HREF.search(one.element.opening)
            if link and len(one.marks) == 1 and (mark := one.marks.pop()):
                # A link to another page looks the same: it has to say where it leads.
                target = escape(html_entities.unescape(link[1]))
                self._out.append(f'<{mark}> <code class="target">{target}</code></{mark}>')

    def _unmark(self) -> None:
        if self._mark:
            self._out.append(f"</{self._mark}>")
            self._mark = ""


def _known(
    within: tuple[Element, ...], mark: str, numbers: Mapping[int, Element] | None
) -> tuple[Element, ...]:
    if mark != "del":
        return within
    known = numbers or {}
    return tuple(known.get(one.number, Element(one.opening, -1 - one.number)) for one in within)
