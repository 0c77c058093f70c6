"""Markup as a tree, for what cannot be done on text: footnotes that are moved, parts that are cut.

Only for documents on their way in, inside the worker with its limits: parsing hostile markup with
all its attributes can take any amount of time and memory.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import nh3

from contributors.markup import ALLOWED_TAGS, strip_control, word_set

Element = ET.Element

# Of pictures, a document brings none.
_WIDE_TAGS = set(ALLOWED_TAGS) - {"img"} | word_set(
    "h1 h5 h6 b i u strike del dl dt dd div section article main header footer nav form "
    "details summary address center kbd samp font"
)
_WIDE_ATTRIBUTES = {
    "*": {"id", "class", "style", "lang", "title", "role"},
    "a": {"href", "name", "hreflang"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_DROPPED = {"script", "style", "title", "textarea", "select", "iframe", "noscript", "template"}
_DROPPED |= {"svg", "math", "object", "audio", "video", "canvas", "button", "head", "xml"}
_VOID = frozenset({"br", "hr"})
_MAX_DEPTH = 200


def parse(html: str) -> Element:
    """Return a `div` that holds the parsed markup, at most 200 elements deep."""
    wide = nh3.clean(
        re.sub(r"<!\[[^<>]*\]>|</?[a-z]+:[^<>]*>", "", strip_control(html)),
        tags=_WIDE_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_WIDE_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    builder = _Builder()
    builder.feed(wide)
    builder.close()
    return builder.finished()


def serialise(element: Element) -> str:
    """Return the markup inside `element`, without its own tag and tail."""
    inner = ET.tostring(element, encoding="unicode", method="html")
    if element.tail:
        inner = inner[: -len(_escaped(element.tail))]
    return inner[inner.index(">") + 1 : inner.rindex("</")]


def text_of(element: Element) -> str:
    """Return the text inside `element`, whitespace evened out; a line break is a space."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield " "
        yield from _pieces(child)
        yield child.tail or ""


def classes(element: Element) -> set[str]:
    """Return the class names of `element`, in lower case."""
    return set(element.get("class", "").lower().split())


def remove(
    parents: dict[Element, Element], element: Element, instead: Element | None = None
) -> None:
    """Take `element` out of its parent, keeping the text behind it; `instead` takes its place."""
    parent = parents[element]
    at = list(parent).index(element)
    tail = element.tail or ""
    element.tail = None
    parent.remove(element)
    if instead is not None:
        instead.tail = tail
        parent.insert(at, instead)
        parents[instead] = parent
    elif at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def parent_map(root: Element) -> dict[Element, Element]:
    """Return the parent of each element under `root`."""
    return {child: parent for parent in root.iter() for child in parent}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Builder(HTMLParser):
    """A tree from nh3's output, in which every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = ET.TreeBuilder()
        self._builder.start("div", {})
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if self._depth < _MAX_DEPTH:
                self._builder.start(tag, {})
                self._builder.end(tag)
            return
        self._depth += 1
        if self._depth <= _MAX_DEPTH:
            self._builder.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._depth <= _MAX_DEPTH:
            self._builder.end(tag)
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def finished(self) -> Element:
        self._builder.end("div")
        return self._builder.close()
